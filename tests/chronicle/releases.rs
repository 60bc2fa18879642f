//! When each source came out, and who says so.

use std::collections::{BTreeMap, BTreeSet};

use super::{chronicle, list, text};

/// A source's series, and its episode (`2x4`) or its title; its date; where that is written.
const RELEASES: &[(&str, &str, &str, &str)] = &[
    (
        "tos",
        "2x4",
        "1967-10-06",
        "Wikipedia, Crossover (Star Trek: Deep Space Nine)",
    ),
    ("tos", "3x9", "1968-11-15", "Wikipedia, The Tholian Web"),
    (
        "ds9",
        "2x23",
        "1994-05-15",
        "Wikipedia, Crossover (Star Trek: Deep Space Nine); tvrage.com",
    ),
    (
        "ds9",
        "3x19",
        "1995-04-17",
        "Wikipedia, Through the Looking Glass (Star Trek: Deep Space Nine); ditl.org",
    ),
    ("ds9", "4x20", "1996-04-22", "ditl.org, Shattered Mirror"),
    (
        "ds9",
        "6x8",
        "1997-11-17",
        "Wikipedia, Resurrection (Star Trek: Deep Space Nine)",
    ),
    (
        "ds9",
        "7x12",
        "1999-02-03",
        "Wikipedia, The Emperor's New Cloak",
    ),
    (
        "ent",
        "4x18",
        "2005-04-22",
        "Wikipedia, In a Mirror, Darkly; durfee.net",
    ),
    (
        "ent",
        "4x18-19",
        "2005-04-22/2005-04-29",
        "Wikipedia, In a Mirror, Darkly; durfee.net",
    ),
    (
        "ent",
        "4x19",
        "2005-04-29",
        "Wikipedia, In a Mirror, Darkly; durfee.net",
    ),
    (
        "dis",
        "1x10",
        "2018-01-07",
        "Wikipedia, List of Star Trek: Discovery episodes; jammersreviews.com",
    ),
    (
        "dis",
        "1x11",
        "2018-01-14",
        "Wikipedia, List of Star Trek: Discovery episodes; jammersreviews.com",
    ),
    (
        "dis",
        "1x12",
        "2018-01-21",
        "Wikipedia, List of Star Trek: Discovery episodes; jammersreviews.com",
    ),
    (
        "dis",
        "1x13",
        "2018-01-28",
        "Wikipedia, List of Star Trek: Discovery episodes; jammersreviews.com",
    ),
    (
        "dis",
        "1x14",
        "2018-02-04",
        "Wikipedia, List of Star Trek: Discovery episodes; jammersreviews.com",
    ),
    (
        "dis",
        "1x15",
        "2018-02-11",
        "Wikipedia, List of Star Trek: Discovery episodes; jammersreviews.com",
    ),
    (
        "dis",
        "3x5",
        "2020-11-12",
        "bleedingcool.com, 2020-11-12, on Die Trying",
    ),
    (
        "dis",
        "3x9-10",
        "2020-12-10/2020-12-17",
        "Wikipedia, Terra Firma (Star Trek: Discovery)",
    ),
    (
        "dis",
        "5x5",
        "2024-04-25",
        "trekmovie.com, 2024-04-22, on Mirrors",
    ),
    (
        "pro",
        "2x14",
        "2024-07-01",
        "blog.trekcore.com, 2024-07: all of season 2 in one day",
    ),
    (
        "s31",
        "Star Trek: Section 31",
        "2025-01-24",
        "dexerto.com, 2025-01-17; collider.com, 2024-12-07",
    ),
    (
        "sto",
        "Badlands Battlezone",
        "2015-10-27",
        "containsmoderateperil.com, 2015-10-29: New Dawn",
    ),
    (
        "sto",
        "Mirror of Discovery",
        "2019-01-23",
        "trekmovie.com, 2019-01-23",
    ),
    (
        "sto",
        "Firewall",
        "2021-09-14",
        "heavy.com, 2021-09-14: Reflections",
    ),
    (
        "sto",
        "Eye of the Storm",
        "2022-09-13",
        "gamespace.com, on Ascension",
    ),
    (
        "sto",
        "Bird Cage",
        "2023",
        "startrek.com, on Refractions; ufplanets.com, Terran Gambit recap",
    ),
    (
        "sto",
        "Fujiwhara Effect",
        "2023",
        "startrek.com, on Refractions; ufplanets.com, Terran Gambit recap",
    ),
];

/// What nobody says the date of: they have none, and the widget counts their events.
const UNDATED: &[&str] = &[
    "Build Dossier about the Mirror Emperor",
    "Connect with Rebel Cells Among Klingon-Cardassian-Bajoran Faction",
    "Counterpoint",
    "Jabberwocky",
    "Mirror Invasion",
    "Ragnarok",
    "Red Shift",
    "The Other Side",
];

#[test]
fn every_release_date_has_its_authority() {
    let known: BTreeMap<(&str, &str), &str> = RELEASES
        .iter()
        .map(|(series, what, date, _)| ((*series, *what), *date))
        .collect();
    assert_eq!(known.len(), RELEASES.len(), "one is there twice");
    let chronicle = chronicle();
    let mut found = BTreeMap::new();
    let mut undated = BTreeSet::new();
    for event in list(&chronicle, "events") {
        for source in list(event, "sources") {
            let (series, what) = if source.get("series").is_some() {
                let what = format!("{}x{}", source["season"], text(source, "episode"));
                (text(source, "series"), what)
            } else if source.get("film").is_some() {
                (text(source, "film"), text(source, "title").to_owned())
            } else if source.get("game").is_some() {
                (text(source, "game"), text(source, "mission").to_owned())
            } else {
                assert_eq!(text(source, "released"), "", "{source}");
                continue;
            };
            let released = text(source, "released");
            if released.is_empty() {
                undated.insert(what);
            } else {
                let before = found.insert((series, what), released);
                assert!(before.is_none_or(|before| before == released), "{source}");
            }
        }
    }
    let found: BTreeMap<(&str, &str), &str> = found
        .iter()
        .map(|((series, what), date)| ((*series, what.as_str()), *date))
        .collect();
    assert_eq!(found, known);
    assert_eq!(
        undated,
        UNDATED.iter().map(|one| (*one).to_owned()).collect()
    );
}

#[test]
fn every_source_of_a_series_has_its_season() {
    for event in list(&chronicle(), "events") {
        for source in list(event, "sources") {
            let of_series = source.get("series").is_some();
            assert_eq!(of_series, source.get("season").is_some(), "{source}");
        }
    }
}

/// The articles that the chronicle links to, each seen when the chronicle was written.
const ARTICLES: &[(&str, &str)] = &[
    ("alliance-rules", "Klingon-Cardassian_Alliance"),
    (
        "badlands-invasion",
        "https://memory-beta.fandom.com/wiki/Badlands_Battlezone",
    ),
    ("leeta-mirror", "Leeta_(mirror)"),
    (
        "leeta-true-way",
        "https://sto.fandom.com/wiki/Mission:_Jabberwocky",
    ),
    (
        "procyon-v",
        "https://memory-beta.fandom.com/wiki/Battle_of_Procyon_V",
    ),
    ("rebellion-begins", "Terran_Rebellion"),
    (
        "the-other-side",
        "https://memory-beta.fandom.com/wiki/The_Other_Side_(STO)",
    ),
];

#[test]
fn only_articles_that_are_known_are_linked() {
    let chronicle = chronicle();
    let all = list(&chronicle, "events")
        .iter()
        .chain(list(&chronicle, "people"));
    let linked: BTreeMap<&str, &str> = all
        .filter(|entry| entry.get("article").is_some())
        .map(|entry| (text(entry, "id"), text(entry, "article")))
        .collect();
    assert_eq!(linked, ARTICLES.iter().copied().collect());
}
