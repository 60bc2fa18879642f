//! Reading chronicles: the sound, the slightly wrong, the broken and the hostile.

mod addresses;
mod breakage;
mod codes;
mod embedded;
mod hostile;
mod mistakes;
mod outline;
mod translations;

use mirror_timeline::chronicle::{Code, Entry};
use mirror_timeline::import::{self, Imported};
use std::rc::Rc;

/// The embedded chronicle's text.
const EMBEDDED: &str = include_str!("../../static/mirror-universe.json");

/// A small chronicle as people write it: one entry a line, some fields on lines of their own.
const SMALL: &str = r##"{
 "title": "Small",
 "rails": [
  { "id": "mirror", "name": "Mirror" },
  { "id": "prime", "name": "Prime" }
 ],
 "eras": [
  { "id": "early", "name": "Early", "date": "../2266", "colour": { "light": "#704400", "dark": "#e0b25c" } },
  { "id": "late", "name": "Late", "date": "2267/.." }
 ],
 "factions": [
  { "id": "empire", "name": "Empire" }
 ],
 "events": [
  { "id": "a", "date": "2063-04-05", "title": "Cochrane boards", "era": "early" },
  {
   "id": "b",
   "date": "[2256,2257]",
   "title": "Zwei é Schiffe",
   "factions": ["empire"],
   "sources": [
    { "season": 1, "title": "One" },
    { "season": 2, "title": "Two" }
   ]
  },
  { "id": "c", "date": "2267", "title": "Spock listens", "era": "late", "important": true },
  { "id": "d", "date": "2375", "title": "The Regent surrenders", "era": "late" }
 ],
 "links": [
  { "from": "a", "to": "b", "reason": "ships" }
 ]
}
"##;

fn ids(imported: &Imported) -> Vec<String> {
    let told = imported.chronicle.told();
    told.map(|(_, entry)| entry.id.clone()).collect()
}

/// What the chronicle says of its first event.
fn first(imported: &Imported) -> Rc<Entry> {
    imported.chronicle.entry(0).expect("an event")
}

fn codes(imported: &Imported) -> Vec<Code> {
    let diagnostics = imported.diagnostics.iter();
    diagnostics.map(|diagnostic| diagnostic.code).collect()
}

/// A chronicle of one sound event, `fields` put into it, and one sound event after it.
fn with_fields(fields: &str) -> Imported {
    import::from_text(&format!(
        r##"{{ "rails": [{{ "id": "mirror" }}, {{ "id": "prime" }}],
  "eras": [{{ "id": "rise", "date": "../2154" }}, {{ "id": "alliance", "date": "2155/.." }}],
  "factions": [{{ "id": "terran-empire", "name": "Terran Empire" }}],
  "people": [{{ "id": "kira", "name": "Kira" }}],
  "series": [{{ "id": "ds9", "name": "Deep Space Nine" }}],
  "canons": [{{ "id": "screen", "name": "On screen" }}],
  "events": [
   {{ {fields} }},
   {{ "id": "sound", "date": "3000", "title": "Sound" }}
  ] }}"##
    ))
}
