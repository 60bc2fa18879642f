//! What a reader has watched: the spoiler guard as a value.

use super::Named;

/// How much of the series, films and games a reader has watched.
///
/// ```
/// use mirror_timeline::chronicle::Watched;
/// let (watched, unknown) = Watched::parse("tos ds9:3");
/// assert!(unknown.is_empty());
/// assert!(watched.covers("ds9", Some(3)) && watched.covers("tos", None));
/// assert!(!watched.covers("ds9", Some(4)) && !watched.covers("ent", Some(1)));
/// assert_eq!(watched.text(), "ds9:3 tos");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Watched {
    /// Everything: nothing is hidden.
    #[default]
    All,
    /// These, by id and in the order of the ids; nothing of any other.
    Upto(Vec<Seen>),
}

/// How much of one series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Id of the series, film or game.
    pub series: String,
    /// The last season; none for all of it.
    pub season: Option<u32>,
}

impl Watched {
    /// Reads `ds9:3 tos`, `all` or `none`, and gives what could not be read of it.
    ///
    /// A series without a number is watched whole, with 0 not at all. What cannot be read counts as
    /// not watched.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<String>) {
        let (mut watched, mut unknown) = (Self::Upto(Vec::new()), Vec::new());
        let mut words = 0;
        for word in text.split(|sign: char| sign == ',' || sign.is_whitespace()) {
            if word.is_empty() {
                continue;
            }
            words += 1;
            match word.split_once(':') {
                None if word == "all" => return (Self::All, unknown),
                None if word == "none" => {}
                None => watched = watched.with(word, None),
                Some((series, season)) => match season.parse() {
                    Ok(season) if !series.is_empty() => {
                        watched = watched.with(series, Some(season));
                    }
                    _ => unknown.push(word.to_owned()),
                },
            }
        }
        if words == 0 {
            return (Self::All, unknown);
        }
        (watched, unknown)
    }

    /// As [`parse`](Self::parse) reads it; empty for everything.
    #[must_use]
    pub fn text(&self) -> String {
        let Self::Upto(seen) = self else {
            return String::new();
        };
        let mut text = String::new();
        for one in seen {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&one.series);
            if let Some(season) = one.season {
                text.push(':');
                text.push_str(&season.to_string());
            }
        }
        if text.is_empty() {
            text.push_str("none");
        }
        text
    }

    /// This with another answer for one series: up to a season, 0 for none of it, or all of it.
    #[must_use]
    pub fn with(self, series: &str, season: Option<u32>) -> Self {
        let Self::Upto(mut seen) = self else {
            return self;
        };
        seen.retain(|one| one.series != series);
        if season != Some(0) {
            let place = seen.partition_point(|one| one.series.as_str() < series);
            let series = series.to_owned();
            seen.insert(place, Seen { series, season });
        }
        Self::Upto(seen)
    }

    /// What is watched of a series; none if nothing of it is.
    #[must_use]
    pub fn of(&self, series: &str) -> Option<Option<u32>> {
        match self {
            Self::All => Some(None),
            Self::Upto(seen) => {
                let one = seen.iter().find(|one| one.series == series)?;
                Some(one.season)
            }
        }
    }

    /// Whether a source has been watched. Of a series that is not watched to its end, a source that
    /// does not say its season has not.
    #[must_use]
    pub fn covers(&self, series: &str, season: Option<u32>) -> bool {
        match self.of(series) {
            None => false,
            Some(None) => true,
            Some(Some(last)) => season.is_some_and(|season| season <= last),
        }
    }

    /// What both have watched: the stricter guard of the two.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Self {
        let (Self::Upto(seen), Self::Upto(_)) = (self, other) else {
            return match self {
                Self::All => other.clone(),
                Self::Upto(_) => self.clone(),
            };
        };
        let mut both = Vec::new();
        for one in seen {
            let Some(limit) = other.of(&one.series) else {
                continue;
            };
            let season = match (one.season, limit) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            both.push(Seen {
                series: one.series.clone(),
                season,
            });
        }
        Self::Upto(both)
    }

    /// What a reader's memory says of a chronicle with these series; everything if it does not know
    /// this chronicle.
    #[must_use]
    pub fn remembered(text: &str, series: &[Named]) -> Self {
        let mut ours = Vec::new();
        for word in text.split_whitespace() {
            if is_of(word, series) {
                ours.push(word);
            }
        }
        Self::parse(&ours.join(" ")).0
    }

    /// The memory after this was chosen for a chronicle with these series: what it says of other
    /// chronicles' series stays. Every series of this one is named, with 0 if nothing of it has been
    /// watched.
    #[must_use]
    pub fn to_remember(&self, old: &str, series: &[Named]) -> String {
        let mut words: Vec<String> = Vec::new();
        for word in old.split_whitespace() {
            if !is_of(word, series) {
                words.push(word.to_owned());
            }
        }
        if *self != Self::All {
            for one in series {
                words.push(match self.of(&one.id) {
                    None => [&one.id, ":0"].concat(),
                    Some(None) => one.id.clone(),
                    Some(Some(season)) => [&one.id, ":", &season.to_string()].concat(),
                });
            }
        }
        words.join(" ")
    }
}

/// Whether a word of a guard is about one of these series.
fn is_of(word: &str, series: &[Named]) -> bool {
    let id = word.split(':').next().unwrap_or_default();
    series.iter().any(|series| series.id == id)
}
