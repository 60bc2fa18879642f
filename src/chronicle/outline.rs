//! The outline of a chronicle: what the timeline itself shows of it, without what a card says.
//!
//! The build writes it for the chronicle that the widget carries, so that the first view needs
//! neither the reader of files nor the long texts. Events, their order and all tables that filters
//! count by (but for people) are the whole chronicle's; summaries, reasons, people, places,
//! ships, notes and the words of sources are not in it.

use super::{
    Certainty, Chronicle, Colour, Crossing, Entry, Era, Event, Faction, Glyph, Link, Named,
    RailName, Source,
};
use crate::bytes::{Reader, Writer, push_number, push_signed};
use crate::date::Edtf;

/// The outline, for [`read`].
#[must_use]
pub fn write(chronicle: &Chronicle) -> Writer {
    let mut writer = Writer::default();
    let out = &mut writer;
    out.text(&chronicle.language);
    out.text(&chronicle.title);
    out.text(&chronicle.credits);
    push_number(&mut out.bytes, chronicle.rails.len() as u64);
    for rail in &chronicle.rails {
        out.text(&rail.id);
        out.text(&rail.name);
    }
    push_number(&mut out.bytes, chronicle.eras.len() as u64);
    for era in &chronicle.eras {
        for text in [&era.id, &era.name, &era.short] {
            out.text(text);
        }
        out.bytes.push(u8::from(era.date.is_some()));
        if let Some(date) = &era.date {
            date.write(&mut out.bytes);
        }
        let colour = era.colour.as_ref();
        out.text(colour.map_or("", |colour| &colour.light));
        out.text(colour.map_or("", |colour| &colour.dark));
        let glyph = era.glyph.as_ref();
        out.text(glyph.map_or("", |glyph| &glyph.fill));
        out.text(glyph.map_or("", |glyph| &glyph.line));
    }
    let factions = chronicle.factions.iter();
    write_named(out, factions.map(|faction| (&faction.id, &faction.name)));
    let series = chronicle.series.iter();
    write_named(out, series.map(|series| (&series.id, &series.name)));
    let canons = chronicle.canons.iter();
    write_named(out, canons.map(|canon| (&canon.id, &canon.name)));
    push_number(&mut out.bytes, chronicle.events.len() as u64);
    // Column by column: what is alike stands together and is sent smaller.
    for event in &chronicle.events {
        event.date.write(&mut out.bytes);
    }
    let entries = || (0..chronicle.events.len()).filter_map(|event| chronicle.entry(event));
    for entry in entries() {
        out.text(&entry.id);
    }
    for entry in entries() {
        out.text(&entry.title);
    }
    for entry in entries() {
        out.text(entry.wording.as_deref().unwrap_or_default());
    }
    for event in &chronicle.events {
        push_number(
            &mut out.bytes,
            event.era.map_or(0, |era| u64::from(era) + 1),
        );
        push_number(
            &mut out.bytes,
            event.canon.map_or(0, |canon| u64::from(canon) + 1),
        );
        out.bytes.push(event.rail << 1 | u8::from(event.important));
        let crossing = Crossing::NAMES
            .iter()
            .position(|(_, of)| *of == event.crossing);
        push_number(&mut out.bytes, crossing.unwrap_or_default() as u64);
    }
    for event in 0..chronicle.events.len() {
        write_entries(&mut out.bytes, chronicle.series_of.of(event));
        write_entries(&mut out.bytes, chronicle.factions_of.of(event));
    }
    for event in &chronicle.events {
        push_signed(&mut out.bytes, event.sort_year);
        push_number(&mut out.bytes, u64::from(event.sequence));
    }
    push_number(&mut out.bytes, chronicle.links.len() as u64);
    for link in &chronicle.links {
        push_number(&mut out.bytes, link.from as u64);
        push_number(&mut out.bytes, link.to as u64);
        let inferred = link.certainty == Certainty::Inferred;
        let flags = u8::from(link.pair) << 2 | u8::from(inferred) << 1;
        out.bytes.push(flags | u8::from(link.backward));
    }
    writer
}

fn write_named<'a>(
    out: &mut Writer,
    entries: impl ExactSizeIterator<Item = (&'a String, &'a String)>,
) {
    push_number(&mut out.bytes, entries.len() as u64);
    for (id, name) in entries {
        out.text(id);
        out.text(name);
    }
}

fn write_entries(bytes: &mut Vec<u8>, entries: &[u16]) {
    push_number(bytes, entries.len() as u64);
    for entry in entries {
        push_number(bytes, u64::from(*entry));
    }
}

/// Reads an outline.
#[must_use]
pub fn read(bytes: &[u8], texts: &str) -> Chronicle {
    let reader = &mut Reader::new(bytes, texts);
    let mut chronicle = Chronicle {
        language: reader.text(),
        title: reader.text(),
        credits: reader.text(),
        outline: true,
        ..Chronicle::default()
    };
    for _ in 0..reader.count() {
        let (id, name) = (reader.text(), reader.text());
        chronicle.rails.push(RailName { id, name });
    }
    for _ in 0..reader.count() {
        chronicle.eras.push(read_era(reader));
    }
    for Named { id, name } in read_named(reader) {
        chronicle.factions.push(Faction {
            id,
            short: name.clone(),
            name,
            definition: String::new(),
            colour: None,
            glyph: None,
        });
    }
    chronicle.series = read_named(reader);
    chronicle.canons = read_named(reader);
    read_events(reader, &mut chronicle);
    for _ in 0..reader.count() {
        let (from, to) = (reader.position(), reader.position());
        let flags = reader.byte();
        chronicle.links.push(Link {
            from,
            to,
            reason: String::new(),
            certainty: match flags & 2 {
                0 => Certainty::Stated,
                _ => Certainty::Inferred,
            },
            backward: flags & 1 > 0,
            pair: flags & 4 > 0,
        });
    }
    chronicle
}

fn read_named(reader: &mut Reader<'_>) -> Vec<Named> {
    let mut entries = Vec::new();
    for _ in 0..reader.count() {
        let (id, name) = (reader.text(), reader.text());
        entries.push(Named { id, name });
    }
    entries
}

fn read_entries(reader: &mut Reader<'_>) -> Vec<u16> {
    let mut entries = Vec::new();
    for _ in 0..reader.count() {
        entries.push(reader.entry());
    }
    entries
}

fn read_era(reader: &mut Reader<'_>) -> Era {
    let (id, name, short) = (reader.text(), reader.text(), reader.text());
    let date = match reader.byte() {
        0 => None,
        _ => Some(Edtf::read(reader)),
    };
    let (light, dark) = (reader.text(), reader.text());
    let (fill, line) = (reader.text(), reader.text());
    Era {
        id,
        name,
        short,
        date,
        definition: String::new(),
        colour: (!light.is_empty()).then_some(Colour { light, dark }),
        glyph: (!fill.is_empty() || !line.is_empty()).then_some(Glyph { fill, line }),
    }
}

fn read_events(reader: &mut Reader<'_>, chronicle: &mut Chronicle) {
    let mut events = Vec::new();
    let count = reader.count();
    for _ in 0..count {
        let date = Edtf::read(reader);
        events.push((Event::at(date), Entry::default()));
    }
    for (_, entry) in &mut events {
        entry.id = reader.text();
    }
    for (_, entry) in &mut events {
        entry.title = reader.text();
    }
    for (_, entry) in &mut events {
        entry.wording = reader.some_text();
    }
    for (event, _) in &mut events {
        event.era = reader.entry().checked_sub(1);
        event.canon = reader.entry().checked_sub(1);
        let flags = reader.byte();
        (event.rail, event.important) = (flags >> 1, flags & 1 > 0);
        let crossing = Crossing::NAMES.get(reader.position());
        event.crossing = crossing.map_or(Crossing::None, |(_, crossing)| *crossing);
    }
    for (_, entry) in &mut events {
        for series in read_entries(reader) {
            entry.sources.push(Source {
                series: Some(series),
                ..Source::default()
            });
        }
        entry.factions = read_entries(reader);
    }
    for (mut event, entry) in events {
        event.sort_year = reader.signed();
        event.sequence = u32::try_from(reader.number()).unwrap_or(u32::MAX);
        chronicle.push(event, entry);
    }
}
