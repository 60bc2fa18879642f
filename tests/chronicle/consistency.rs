//! References, order, eras, links and labels.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{chronicle, ids, list, order, text, texts};

#[test]
fn it_is_complete() {
    let chronicle = chronicle();
    let counts = ["events", "eras", "factions", "links", "rails"]
        .map(|table| (table, list(&chronicle, table).len()));
    assert_eq!(
        counts,
        [
            ("events", 67),
            ("eras", 7),
            ("factions", 12),
            ("links", 66),
            ("rails", 2)
        ]
    );
}

#[test]
fn ids_are_unique_in_their_table() {
    let chronicle = chronicle();
    for table in [
        "rails", "canons", "series", "eras", "factions", "people", "events",
    ] {
        let ids = ids(&chronicle, table);
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{table}");
        assert!(!unique.contains(""), "{table}");
    }
}

#[test]
fn every_reference_resolves_and_nothing_is_left_over() {
    let chronicle = chronicle();
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut refer = |table, id| {
        used.entry(table).or_default().insert(id);
    };
    for event in list(&chronicle, "events") {
        refer("rails", text(event, "universe"));
        refer("canons", text(event, "canon"));
        refer("eras", text(event, "era"));
        texts(event, "factions")
            .into_iter()
            .for_each(|faction| refer("factions", faction));
        texts(event, "people")
            .into_iter()
            .for_each(|person| refer("people", person));
        for source in list(event, "sources") {
            for key in ["series", "game", "film"] {
                if source.get(key).is_some() {
                    refer("series", text(source, key));
                }
            }
        }
    }
    for person in list(&chronicle, "people") {
        refer("rails", text(person, "universe"));
    }
    for (table, used) in used {
        let declared: BTreeSet<&str> = ids(&chronicle, table).into_iter().collect();
        assert_eq!(used, declared, "{table}");
    }
    let events = ids(&chronicle, "events");
    for link in list(&chronicle, "links") {
        for end in ["from", "to"] {
            assert!(events.contains(&text(link, end)), "{link}");
        }
    }
}

/// The first and last year of an era's interval; open ends are the ends of time.
fn era_years(era: &Value) -> (i64, i64) {
    let date = text(era, "date").replace('~', "");
    let (start, end) = date.split_once('/').expect("an interval");
    let year = |end: &str, open| match end {
        ".." => open,
        year => year.parse().expect("a whole year"),
    };
    (year(start, i64::MIN), year(end, i64::MAX))
}

#[test]
fn eras_tile_time_and_hold_their_events() {
    let chronicle = chronicle();
    let eras: Vec<(&str, (i64, i64))> = list(&chronicle, "eras")
        .iter()
        .map(|era| (text(era, "id"), era_years(era)))
        .collect();
    assert_eq!(eras.first().map(|era| era.1.0), Some(i64::MIN));
    assert_eq!(eras.last().map(|era| era.1.1), Some(i64::MAX));
    for pair in eras.windows(2) {
        assert_eq!(
            pair[0].1.1 + 1,
            pair[1].1.0,
            "{} to {}",
            pair[0].0,
            pair[1].0
        );
    }
    for event in list(&chronicle, "events") {
        let (year, _) = order(event);
        let holder = eras.iter().find(|era| (era.1.0..=era.1.1).contains(&year));
        assert_eq!(holder.map(|era| era.0), Some(text(event, "era")), "{event}");
    }
}

#[test]
fn events_stand_in_order() {
    let chronicle = chronicle();
    for pair in list(&chronicle, "events").windows(2) {
        let [first, second] = [&pair[0], &pair[1]];
        assert!(
            order(first) < order(second),
            "{} comes before {}",
            text(first, "id"),
            text(second, "id")
        );
    }
}

#[test]
fn links_run_forward_but_for_the_guardian() {
    let chronicle = chronicle();
    let place: BTreeMap<&str, (i64, i64)> = list(&chronicle, "events")
        .iter()
        .map(|event| (text(event, "id"), order(event)))
        .collect();
    let ends = |link| (text(link, "from"), text(link, "to"));
    let links = list(&chronicle, "links");
    let backward: Vec<_> = links
        .iter()
        .filter(|link| place[text(link, "from")] >= place[text(link, "to")])
        .map(ends)
        .collect();
    let marked: Vec<_> = links
        .iter()
        .filter(|link| link["backward"] == true)
        .map(ends)
        .collect();
    assert_eq!(backward, [("georgiou-departs-3189", "godsend-2324")]);
    assert_eq!(backward, marked);
    let distinct: BTreeSet<_> = links.iter().map(ends).collect();
    assert_eq!(distinct.len(), links.len(), "a link is there twice");
}

#[test]
fn events_stand_on_the_rail_their_crossing_says() {
    for event in list(&chronicle(), "events") {
        let rail = match text(event, "crossing") {
            "to-prime" | "unknown" | "relic" => "prime",
            _ => "mirror",
        };
        assert_eq!(text(event, "universe"), rail, "{}", text(event, "id"));
    }
}

#[test]
fn counterparts_are_people_of_their_own() {
    let chronicle = chronicle();
    for person in list(&chronicle, "people") {
        let mirror = text(person, "universe") == "mirror";
        for (key, mark) in [("name", " (mirror)"), ("id", "-mirror")] {
            assert!(mirror || !text(person, key).ends_with(mark), "{person}");
        }
        assert_eq!(
            text(person, "name").ends_with(" (mirror)"),
            text(person, "id").ends_with("-mirror"),
            "{person}"
        );
    }
    let names: BTreeSet<&str> = list(&chronicle, "people")
        .iter()
        .map(|person| text(person, "name"))
        .collect();
    assert_eq!(names.len(), list(&chronicle, "people").len());
}

#[test]
fn the_retired_mission_is_labelled() {
    let chronicle = chronicle();
    let retired: Vec<&str> = list(&chronicle, "events")
        .iter()
        .filter(|event| text(event, "canon") == "game-retired")
        .map(|event| text(event, "id"))
        .collect();
    assert_eq!(retired, ["the-other-side"]);
}

#[test]
fn the_turning_points_are_marked() {
    let chronicle = chronicle();
    let important: Vec<&str> = list(&chronicle, "events")
        .iter()
        .filter(|event| event["important"] == true)
        .map(|event| text(event, "id"))
        .collect();
    assert_eq!(
        important,
        [
            "first-contact-2063",
            "defiant-captured",
            "mirror-mirror",
            "empire-falls",
            "crossover-2370",
            "terok-nor-captured",
            "regent-surrenders"
        ]
    );
}

#[test]
fn pairs_are_crossings_of_one_ship() {
    let chronicle = chronicle();
    let events: BTreeMap<&str, &Value> = list(&chronicle, "events")
        .iter()
        .map(|event| (text(event, "id"), event))
        .collect();
    let ships = |id: &str| {
        let ships = events[id]["ships"].as_array().expect("it has ships");
        ships.to_vec()
    };
    let mut count = 0;
    for link in list(&chronicle, "links") {
        if link["pair"] != true {
            continue;
        }
        count += 1;
        let (from, to) = (text(link, "from"), text(link, "to"));
        for end in [from, to] {
            assert_ne!(events[end]["crossing"], "none", "{end}");
            assert!(events[end]["crossing"].is_string(), "{end}");
        }
        let shared = ships(from)
            .into_iter()
            .any(|ship| ships(to).contains(&ship));
        assert!(shared, "{from} and {to}");
    }
    assert_eq!(count, 2);
}
