//! The article that the chronicle grew from, statement by statement.

use std::collections::BTreeMap;

use super::{chronicle, list, text, texts};

/// Each statement of the article behind the chronicle: its number, the events that carry it, and
/// words of the statement that must stand in them.
type Statement = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// The article, statement by statement, in its own order.
const STATEMENTS: &[Statement] = &[
    // Caption: Alliance forces battling the Terran Empire.
    (
        "S1",
        &["alliance-formed", "alliance-invades"],
        &["forces of the Alliance attack", "Terran Empire"],
    ),
    // A faction of Klingons and Cardassians, dating back to at least the 24th century.
    (
        "S2",
        &["alliance-formed", "alliance-rules"],
        &[
            "Alliance of Klingons and Cardassians",
            "dates back to at least the 24th century",
        ],
    ),
    // Formed in response to the threat of the Empire during its height.
    (
        "S3",
        &["alliance-formed"],
        &[
            "form the Alliance",
            "in response to the threat of the Terran Empire",
            "during the Empire's height",
        ],
    ),
    // Sometime after 2267 the Imperial Starfleet officer Spock became Emperor.
    (
        "S4",
        &[
            "kirk-challenges-spock",
            "mirror-mirror",
            "spock-leads-empire",
        ],
        &[
            "Sometime after 2267",
            "officer of the Imperial Starfleet",
            "Spock",
            "becomes its Emperor",
        ],
    ),
    // His reforms made the Empire more tolerant to non-Terrans.
    (
        "S5",
        &["spock-reforms"],
        &["Spock's reforms", "more tolerant of non-Terrans"],
    ),
    // They left it vulnerable to an invasion by the Alliance.
    (
        "S6",
        &["alliance-invades", "spock-reforms"],
        &[
            "reforms",
            "vulnerable to an invasion",
            "The Alliance invades",
        ],
    ),
    // By the mid-24th century the Empire had been conquered.
    (
        "S7",
        &["empire-falls"],
        &["By the mid-24th century", "the Terran Empire is conquered"],
    ),
    // The Alliance controlled much of the Alpha Quadrant.
    (
        "S8",
        &["alliance-rules"],
        &["controls much of the Alpha Quadrant"],
    ),
    // Terrans and Vulcans became slaves.
    (
        "S9",
        &["terrans-vulcans-enslaved"],
        &["Terrans and Vulcans are made slaves", "of the Alliance"],
    ),
    // The Bajorans successfully petitioned for membership.
    (
        "S10",
        &["bajor-joins"],
        &["the Bajorans successfully petition for membership"],
    ),
    // 2370: Bashir and Kira cross to the mirror Terok Nor via the wormhole.
    (
        "S11",
        &["crossover-2370"],
        &[
            "2370",
            "Julian Bashir and Kira Nerys",
            "wormhole",
            "mirror universe",
            "Terok Nor",
        ],
    ),
    // They inspire the Terran slaves to fight against the Alliance.
    (
        "S12",
        &["slaves-inspired-2370"],
        &["inspires the slaves to fight the Alliance"],
    ),
    // The following year the Rebellion begins.
    (
        "S13",
        &["rebellion-begins"],
        &["The Terran Rebellion begins", "following year", "2370–71"],
    ),
    // It is led by Miles O'Brien's counterpart.
    (
        "S14",
        &["mirror-sisko-killed", "obrien-leads"],
        &["the Rebellion is led by Miles O'Brien's counterpart"],
    ),
    // 2372: the Alliance loses Terok Nor to the rebels.
    (
        "S15",
        &["battle-terok-nor", "terok-nor-captured"],
        &["2372", "The Alliance loses Terok Nor to the rebels"],
    ),
    // They build a Defiant-class starship of the prime universe's kind.
    (
        "S16",
        &["mirror-defiant-built"],
        &[
            "the rebels build a Defiant-class starship",
            "prime universe",
        ],
    ),
    // They use stolen schematics.
    (
        "S17",
        &["defiant-plans-stolen"],
        &["schematics of USS Defiant", "stolen"],
    ),
    // 2374: Kira's counterpart tries to steal an Orb to unite the Bajorans against the Alliance.
    (
        "S18",
        &["orb-theft-2374"],
        &[
            "2374",
            "Kira's counterpart",
            "to steal",
            "Orb of Prophecy and Change",
            "to unite the Bajorans against the Alliance",
        ],
    ),
    // 2375: Regent Worf surrenders to the I.S.S. Defiant.
    (
        "S19",
        &["regent-surrenders"],
        &["2375", "Regent Worf surrenders", "I.S.S. Defiant"],
    ),
    // By 2409 the newly reformed Terran Empire has conquered the Alliance.
    (
        "S20",
        &["alliance-conquered", "empire-reformed"],
        &[
            "newly reformed Terran Empire",
            "By 2409 the reformed Terran Empire has conquered",
            "Alliance",
        ],
    ),
    // What survives concentrates on avoiding Imperial detection …
    (
        "S21",
        &["alliance-remnants"],
        &[
            "surviving Alliance forces",
            "avoiding Imperial detection",
            "2409",
        ],
    ),
    // … and on new colonies outside Terran-controlled space.
    (
        "S22",
        &["alliance-remnants"],
        &["founding new colonies outside Terran-controlled space"],
    ),
];

#[test]
fn every_statement_is_carried_by_its_events_and_no_others() {
    let chronicle = chronicle();
    let mut carried: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for event in list(&chronicle, "events") {
        for statement in texts(event, "statements") {
            carried
                .entry(statement)
                .or_default()
                .push(text(event, "id"));
        }
    }
    for carriers in carried.values_mut() {
        carriers.sort_unstable();
    }
    let pinned: BTreeMap<&str, Vec<&str>> = STATEMENTS
        .iter()
        .map(|&(statement, events, _)| (statement, events.to_vec()))
        .collect();
    assert_eq!(pinned.len(), 22);
    assert_eq!(carried, pinned);
}

#[test]
fn the_words_of_the_events_say_their_statements() {
    let chronicle = chronicle();
    for &(statement, events, words) in STATEMENTS {
        let said = list(&chronicle, "events")
            .iter()
            .filter(|event| events.contains(&text(event, "id")))
            .flat_map(|event| ["wording", "title", "summary", "note"].map(|key| text(event, key)))
            .collect::<Vec<_>>()
            .join("\n")
            .to_lowercase();
        for word in words {
            assert!(
                said.contains(&word.to_lowercase()),
                "{statement}: nothing says {word:?} in\n{said}"
            );
        }
    }
}

#[test]
fn every_event_has_a_source_and_those_of_the_article_name_it() {
    for event in list(&chronicle(), "events") {
        let id = text(event, "id");
        assert!(!list(event, "sources").is_empty(), "{id} has no source");
        let names_the_article = list(event, "sources").iter().any(|source| {
            text(source, "article") == "Star Trek Online wiki: Klingon-Cardassian Alliance"
        });
        let carries_a_statement = !list(event, "statements").is_empty();
        assert_eq!(names_the_article, carries_a_statement, "{id}");
    }
}
