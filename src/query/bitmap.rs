//! A set of events as one bit each, with the number of members before any place.

const BITS: usize = 64;

/// A set of positions below a fixed length.
///
/// ```
/// use mirror_timeline::query::Bitmap;
/// let set = Bitmap::from_positions(200, [3, 64, 199]);
/// assert_eq!(set.count(), 3);
/// assert_eq!(set.rank(65), 2);
/// assert_eq!(set.iter().collect::<Vec<_>>(), [3, 64, 199]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bitmap {
    words: Vec<u64>,
    /// Members before each word, and in all at the end.
    ranks: Vec<u32>,
    length: usize,
}

impl Bitmap {
    /// The set of all positions below `length`.
    #[must_use]
    pub fn full(length: usize) -> Self {
        let mut words = vec![u64::MAX; length.div_ceil(BITS)];
        if let Some(last) = words.last_mut()
            && !length.is_multiple_of(BITS)
        {
            *last = (1 << (length % BITS)) - 1;
        }
        Self::from_words(words, length)
    }

    /// The set of these positions; those at `length` and beyond are no positions.
    #[must_use]
    pub fn from_positions(length: usize, positions: impl IntoIterator<Item = usize>) -> Self {
        let mut words = vec![0; length.div_ceil(BITS)];
        for position in positions {
            if position < length {
                words[position / BITS] |= 1 << (position % BITS);
            }
        }
        Self::from_words(words, length)
    }

    fn from_words(words: Vec<u64>, length: usize) -> Self {
        let mut ranks = Vec::with_capacity(words.len() + 1);
        let mut members = 0;
        ranks.push(0);
        for word in &words {
            members += word.count_ones();
            ranks.push(members);
        }
        Self {
            words,
            ranks,
            length,
        }
    }

    /// How many positions there are, members or not.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// How many members there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ranks.last().map_or(0, |count| *count as usize)
    }

    /// Whether a position is a member.
    #[must_use]
    pub fn contains(&self, position: usize) -> bool {
        self.words
            .get(position / BITS)
            .is_some_and(|word| word & (1 << (position % BITS)) != 0)
    }

    /// How many members stand before a position: two look-ups, whatever the length.
    #[must_use]
    pub fn rank(&self, position: usize) -> usize {
        if position >= self.length {
            return self.count();
        }
        let below = self.words[position / BITS] & ((1 << (position % BITS)) - 1);
        (self.ranks[position / BITS] + below.count_ones()) as usize
    }

    /// The member with this rank: how many members stand before it.
    #[must_use]
    pub fn select(&self, rank: usize) -> Option<usize> {
        if rank >= self.count() {
            return None;
        }
        // The last word before which there are not more members than asked for.
        let index = self
            .ranks
            .partition_point(|before| *before as usize <= rank)
            - 1;
        let mut word = self.words[index];
        for _ in 0..rank - self.ranks[index] as usize {
            word &= word - 1;
        }
        Some(index * BITS + word.trailing_zeros() as usize)
    }

    /// The members both sets have.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    /// The members either set has.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    /// How many members both sets have, without building the set.
    #[must_use]
    pub fn count_and(&self, other: &Self) -> usize {
        let mut count = 0;
        for (a, b) in self.words.iter().zip(&other.words) {
            count += (a & b).count_ones() as usize;
        }
        count
    }

    /// How many members of a stretch both sets have, without building the set.
    #[must_use]
    pub fn count_within(&self, other: &Self, from: usize, to: usize) -> usize {
        let (mut index, mut count) = (from / BITS, 0);
        let mut meant = u64::MAX << (from % BITS);
        while index * BITS < to {
            let beyond = to - index * BITS;
            if beyond < BITS {
                meant &= (1 << beyond) - 1;
            }
            count += (self.block(index) & other.block(index) & meant).count_ones() as usize;
            meant = u64::MAX;
            index += 1;
        }
        count
    }

    /// The members that the other set lacks.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    /// The first member at a position or after it.
    #[must_use]
    pub fn first_from(&self, position: usize) -> Option<usize> {
        self.select(self.rank(position))
    }

    /// The last member before a position.
    #[must_use]
    pub fn last_before(&self, position: usize) -> Option<usize> {
        self.select(self.rank(position).checked_sub(1)?)
    }

    /// The first member in a stretch that the other set lacks.
    #[must_use]
    pub fn first_without(&self, other: &Self, from: usize, to: usize) -> Option<usize> {
        let mut index = from / BITS;
        // What stands before the stretch in its first word is not meant.
        let mut meant = u64::MAX << (from % BITS);
        while index * BITS < to {
            let rest = self.block(index) & !other.block(index) & meant;
            if rest != 0 {
                let found = index * BITS + rest.trailing_zeros() as usize;
                return (found < to).then_some(found);
            }
            meant = u64::MAX;
            index += 1;
        }
        None
    }

    /// So many neighbouring positions make a [`block`](Self::block).
    pub const BLOCK: usize = BITS;

    /// The members among 64 neighbouring positions, one bit each: for whoever looks at a stretch and
    /// can leave most of it out.
    #[must_use]
    pub fn block(&self, index: usize) -> u64 {
        self.words.get(index).copied().unwrap_or(0)
    }

    fn zip(&self, other: &Self, combine: fn(u64, u64) -> u64) -> Self {
        let mut words = Vec::with_capacity(self.words.len());
        for (a, b) in self.words.iter().zip(&other.words) {
            words.push(combine(*a, *b));
        }
        Self::from_words(words, self.length.min(other.length))
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.positions().into_iter()
    }

    /// The members in order, as a list. Found in one loop that is compiled once: an iterator over bits would
    /// be compiled anew into everything that is done with it.
    #[must_use]
    pub fn positions(&self) -> Vec<usize> {
        let mut positions = Vec::with_capacity(self.count());
        for (index, word) in self.words.iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                positions.push(index * BITS + rest.trailing_zeros() as usize);
                // Clears the lowest bit that is set.
                rest &= rest - 1;
            }
        }
        positions
    }
}
