//! Which eras of the column are open.

/// An era's place in the chronicle's table; none for events without one.
type Era = Option<u16>;

/// With more matching events than this only one era is open at first.
const FEW: usize = 24;

/// What was opened and folded; the rest follows from how many events there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    /// The era that is open at first, in place of the one with most events.
    lead: Option<Era>,
    /// Eras that were opened (`true`) or folded since.
    turned: Vec<(Era, bool)>,
}

impl Folds {
    /// Opens an era or folds it.
    pub fn turn(&mut self, era: Era, open: bool) {
        for turned in &mut self.turned {
            if turned.0 == era {
                turned.1 = open;
                return;
            }
        }
        self.turned.push((era, open));
    }

    /// Makes sure that an era is open. As long as nothing was opened it becomes the one that is open
    /// at first.
    pub fn reveal(&mut self, era: Era) {
        if self.lead.is_none() && self.turned.is_empty() {
            self.lead = Some(era);
        } else if self.lead != Some(era) || !self.turned.is_empty() {
            self.turn(era, true);
        }
    }

    /// Whether an era is open in a column of `count` events, most of which are of the era `most`.
    #[must_use]
    pub fn is_open(&self, era: Era, count: usize, most: Era) -> bool {
        // What belongs to no era has no row that could stand for it.
        if era.is_none() {
            return true;
        }
        for turned in &self.turned {
            if turned.0 == era {
                return turned.1;
            }
        }
        count <= FEW || era == self.lead.unwrap_or(most)
    }
}
