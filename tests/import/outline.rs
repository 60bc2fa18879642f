//! The outline against the whole chronicle.

use mirror_timeline::chronicle::{Chronicle, Entry, Source, outline};
use mirror_timeline::import;

fn chronicle() -> Chronicle {
    import::from_text(include_str!("../../static/mirror-universe.json")).chronicle
}

#[test]
fn it_has_the_whole_chronicles_events_without_what_cards_say() {
    let whole = chronicle();
    let written = outline::write(&whole);
    let outline = outline::read(&written.bytes, &written.texts);
    assert_eq!(outline.events.len(), whole.events.len());
    assert_eq!(outline.events, whole.events);
    for ((_, entry), (_, whole)) in outline.told().zip(whole.told()) {
        let expected = Entry {
            id: whole.id.clone(),
            wording: whole.wording.clone(),
            title: whole.title.clone(),
            factions: whole.factions.clone(),
            sources: whole
                .sources
                .iter()
                .filter(|source| source.series.is_some())
                .map(|source| Source {
                    series: source.series,
                    ..Source::default()
                })
                .collect(),
            ..Entry::default()
        };
        assert_eq!(*entry, expected);
    }
}

#[test]
fn it_has_the_tables_that_the_first_view_names() {
    let whole = chronicle();
    let written = outline::write(&whole);
    let outline = outline::read(&written.bytes, &written.texts);
    assert_eq!(
        (&outline.title, &outline.credits, &outline.rails),
        (&whole.title, &whole.credits, &whole.rails)
    );
    assert_eq!(
        (&outline.series, &outline.canons),
        (&whole.series, &whole.canons)
    );
    for (era, whole) in outline.eras.iter().zip(&whole.eras) {
        assert_eq!(
            (
                &era.id,
                &era.name,
                &era.short,
                &era.date,
                &era.colour,
                &era.glyph
            ),
            (
                &whole.id,
                &whole.name,
                &whole.short,
                &whole.date,
                &whole.colour,
                &whole.glyph
            )
        );
    }
    let names = |chronicle: &Chronicle| {
        let factions = chronicle.factions.iter();
        let names = factions.map(|faction| (faction.id.clone(), faction.name.clone()));
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&outline), names(&whole));
    let links = outline.links.iter().zip(&whole.links);
    for (link, whole) in links {
        assert_eq!(
            (
                link.from,
                link.to,
                link.certainty,
                (link.backward, link.pair)
            ),
            (
                whole.from,
                whole.to,
                whole.certainty,
                (whole.backward, whole.pair)
            )
        );
    }
    assert_eq!(outline.links.len(), whole.links.len());
}

#[test]
fn any_bytes_read_as_some_chronicle() {
    let written = outline::write(&chronicle());
    for end in 0..written.bytes.len() {
        let texts = written.texts.get(..end).unwrap_or_default();
        assert!(outline::read(&written.bytes[..end], texts).outline);
    }
}
