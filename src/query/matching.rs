//! The answer to a filter: which events, how many of each value, and what to take away.

use super::{Bitmap, Constraint, Facet, Filter, Index, Terms};

/// Everything the views show of a filter's answer, worked out once when the filter changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// The events that pass every condition.
    pub selection: Bitmap,
    /// The search's words, for marking them.
    pub terms: Terms,
    /// How many events the search finds, whatever the other conditions say.
    pub hits: usize,
    counts: [Vec<usize>; Facet::ALL.len()],
    /// How many events "crossings only" gives with every other condition applied.
    pub crossings: usize,
}

impl Matches {
    /// Answers a filter.
    #[must_use]
    pub fn new(index: &Index, filter: &Filter) -> Self {
        // An outline can't be searched: everything is found until the whole chronicle is there.
        let (terms, found) = if filter.search.trim().is_empty() || !index.searchable() {
            (Terms::default(), Bitmap::full(index.length()))
        } else {
            let terms = Terms::new(&filter.search);
            let found = index.search(&terms);
            (terms, found)
        };
        let mut chosen: [Option<Bitmap>; Facet::ALL.len()] = Default::default();
        for facet in Facet::ALL {
            chosen[facet as usize] = index.any_of(filter, facet);
        }
        let crossing = filter.crossings.then(|| index.crossings());
        // Every condition but one facet's own: what that facet's counts are taken from.
        let all_but = |left_out: Option<Facet>| {
            let mut answer = found.clone();
            for facet in Facet::ALL {
                if Some(facet) != left_out
                    && let Some(any) = &chosen[facet as usize]
                {
                    answer = answer.and(any);
                }
            }
            answer
        };
        let with_crossings = |answer: Bitmap| match crossing {
            Some(crossing) => answer.and(crossing),
            None => answer,
        };
        let mut counts: [Vec<usize>; Facet::ALL.len()] = Default::default();
        for facet in Facet::ALL {
            let others = with_crossings(all_but(Some(facet)));
            for members in index.values(facet) {
                counts[facet as usize].push(members.count_and(&others));
            }
        }
        let uncrossed = all_but(None);
        Self {
            crossings: uncrossed.count_and(index.crossings()),
            selection: with_crossings(uncrossed),
            hits: found.count(),
            counts,
            terms,
        }
    }

    /// How many events a value would give with every other facet's conditions applied.
    #[must_use]
    pub fn count(&self, facet: Facet, value: u16) -> usize {
        let counts = &self.counts[facet as usize];
        counts.get(usize::from(value)).copied().unwrap_or(0)
    }
}

/// A condition whose removal alone brings events back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The condition to take away.
    pub constraint: Constraint,
    /// How many events there are without it.
    pub events: usize,
}

impl Remedy {
    /// What to take away from a filter that nothing passes, best first.
    #[must_use]
    pub fn all(index: &Index, filter: &Filter) -> Vec<Self> {
        let constraints = filter.constraints().into_iter();
        let mut remedies: Vec<Self> = constraints
            .map(|constraint| Self {
                constraint,
                events: Matches::new(index, &filter.clone().without(constraint))
                    .selection
                    .count(),
            })
            .filter(|remedy| remedy.events > 0)
            .collect();
        crate::order::sort_by(&mut remedies, &|a, b| b.events.cmp(&a.events));
        remedies
    }
}
