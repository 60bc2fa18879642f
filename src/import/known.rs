//! The names of all fields, so that a slip in one is told.

/// What a name begins with that its author keeps for other uses.
const OTHERS: [&str; 2] = ["x-", "$"];

/// The fields of the whole.
pub(super) const TOP: &[&str] = &[
    "format",
    "language",
    "title",
    "description",
    "today",
    "credits",
    "articles",
    "rails",
    "canons",
    "series",
    "eras",
    "factions",
    "people",
    "events",
    "links",
];

const EVENT: &[&str] = &[
    "id",
    "date",
    "wording",
    "reason",
    "title",
    "summary",
    "era",
    "factions",
    "people",
    "places",
    "ships",
    "universe",
    "crossing",
    "canon",
    "sources",
    "statements",
    "note",
    "important",
    "article",
    "picture",
    "sortYear",
    "sequence",
];

const SOURCE: &[&str] = &[
    "series", "season", "episode", "title", "game", "mission", "film", "year", "article",
    "released", "detail",
];

/// The fields of an entry of a list.
pub(super) fn of(list: &str) -> &'static [&'static str] {
    match list {
        "events" => EVENT,
        "links" => &["from", "to", "reason", "certainty", "backward", "pair"],
        "eras" => &[
            "id",
            "name",
            "short",
            "date",
            "definition",
            "colour",
            "glyph",
        ],
        "factions" => &["id", "name", "short", "definition", "colour", "glyph"],
        "people" => &["id", "name", "universe", "article"],
        _ => &["id", "name"],
    }
}

/// The fields of the objects in an entry's field; none of those that are no objects, or hold languages.
pub(super) fn within(field: &str) -> &'static [&'static str] {
    match field {
        "sources" => SOURCE,
        "picture" => &["address", "alt", "credit"],
        "colour" => &["light", "dark"],
        "glyph" => &["fill", "line"],
        _ => &[],
    }
}

/// Whether a name is read, or is kept for other uses.
pub(super) fn is_known(name: &str, known: &[&str]) -> bool {
    known.contains(&name) || OTHERS.iter().any(|other| name.starts_with(other))
}
