//! What a reader asks for.

/// A property of events that a filter chooses values of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// The era of the sort year.
    Era,
    /// Who acts.
    Faction,
    /// Where it is told.
    Series,
    /// Its canon level.
    Canon,
    /// The rail it stands on.
    Universe,
    /// Who takes part.
    Person,
}

impl Facet {
    /// Every facet, in the order of the panel.
    pub const ALL: [Self; 6] = [
        Self::Era,
        Self::Faction,
        Self::Series,
        Self::Canon,
        Self::Universe,
        Self::Person,
    ];

    /// Its name in attributes and addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Era => "eras",
            Self::Faction => "factions",
            Self::Series => "series",
            Self::Canon => "canon",
            Self::Universe => "universe",
            Self::Person => "people",
        }
    }
}

/// One condition of a filter: what a chip stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// One chosen value of a facet, by its position in the chronicle's table.
    Value(Facet, u16),
    /// Only events that cross.
    Crossings,
    /// The search text.
    Search,
}

/// A whole filter. Its default asks for nothing and lets everything pass.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    chosen: [Vec<u16>; Facet::ALL.len()],
    /// Only events that cross between the universes.
    pub crossings: bool,
    /// Text that must be found; empty for none.
    pub search: String,
}

impl Filter {
    /// The chosen values of a facet, ascending; none means all.
    #[must_use]
    pub fn chosen(&self, facet: Facet) -> &[u16] {
        &self.chosen[facet as usize]
    }

    /// This filter with other values of one facet.
    #[must_use]
    pub fn with(mut self, facet: Facet, values: Vec<u16>) -> Self {
        let chosen = &mut self.chosen[facet as usize];
        chosen.clear();
        for value in values {
            // The values of a facet are few, and mostly given in their order.
            if let Err(place) = chosen.binary_search(&value) {
                chosen.insert(place, value);
            }
        }
        self
    }

    /// This filter with one value pressed, or let go if it was pressed.
    #[must_use]
    pub fn toggled(mut self, facet: Facet, value: u16) -> Self {
        let chosen = &mut self.chosen[facet as usize];
        match chosen.binary_search(&value) {
            Ok(place) => {
                chosen.remove(place);
            }
            Err(place) => chosen.insert(place, value),
        }
        self
    }

    /// This filter without one of its conditions.
    #[must_use]
    pub fn without(mut self, constraint: Constraint) -> Self {
        match constraint {
            Constraint::Value(facet, value) => {
                if self.chosen(facet).binary_search(&value).is_ok() {
                    return self.toggled(facet, value);
                }
            }
            Constraint::Crossings => self.crossings = false,
            Constraint::Search => self.search.clear(),
        }
        self
    }

    /// Its conditions, in the order of their chips.
    #[must_use]
    pub fn constraints(&self) -> Vec<Constraint> {
        let mut constraints = Vec::new();
        if !self.search.trim().is_empty() {
            constraints.push(Constraint::Search);
        }
        for facet in Facet::ALL {
            for value in self.chosen(facet) {
                constraints.push(Constraint::Value(facet, *value));
            }
        }
        if self.crossings {
            constraints.push(Constraint::Crossings);
        }
        constraints
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.constraints().is_empty()
    }
}
