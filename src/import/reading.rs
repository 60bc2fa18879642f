//! Reading a text a little at a time, so that whatever else there is to do gets its turns.

use super::Imported;
use super::assemble::Assembly;
use super::told::LONGEST;
use mirror_timeline_json::{Elements, Walk, Walked};
use std::borrow::Cow;
use std::mem;
use std::rc::Rc;

/// A text that is being read.
///
/// ```
/// use mirror_timeline::import::Reading;
/// let mut reading = Reading::default();
/// reading.push(br#"[{ "id": "a", "date": "2372", "#);
/// reading.push(br#""title": "Rebels take Terok Nor" }]"#);
/// while !reading.step(4096) {}
/// assert_eq!(reading.finish().chronicle.events.len(), 1);
/// ```
#[derive(Debug)]
pub struct Reading {
    /// What was handed over so far.
    coming: String,
    /// The first bytes of a character whose other bytes have not come yet.
    cut: Vec<u8>,
    text: Rc<Cow<'static, str>>,
    language: String,
    stage: Stage,
    assembly: Assembly,
}

/// What is being done.
#[derive(Debug)]
enum Stage {
    /// The text is being handed over.
    Coming,
    /// Where does what stand?
    Walk(Walk),
    /// One list after the other: how many of its entries were read.
    Lists(std::vec::IntoIter<(&'static str, Elements)>, Option<List>),
    Done,
}

#[derive(Debug)]
struct List {
    name: &'static str,
    elements: Elements,
    read: usize,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            coming: String::new(),
            cut: Vec::new(),
            text: Rc::default(),
            language: "en".to_owned(),
            stage: Stage::Coming,
            assembly: Assembly::default(),
        }
    }
}

impl Reading {
    /// Reads a text that is there, where it is there in several languages in that of a tag.
    #[must_use]
    pub fn of(text: Cow<'static, str>, language: &str) -> Self {
        let mut reading = Self {
            language: language.to_owned(),
            ..Self::default()
        };
        reading.begin(match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Cow::Owned(mut text) => {
                if text.starts_with('\u{feff}') {
                    text.remove(0);
                }
                Cow::Owned(text)
            }
        });
        reading
    }

    /// Makes room for a text of so many bytes that is going to be handed over.
    pub fn expect(&mut self, bytes: usize) {
        self.coming.reserve_exact(bytes.min(LONGEST));
    }

    /// Takes the next bytes of the text. What is not UTF-8 becomes replacement characters, and what is
    /// beyond a gigabyte is cut off.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.cut.is_empty() {
            self.take(bytes);
        } else {
            let mut whole = mem::take(&mut self.cut);
            whole.extend_from_slice(bytes);
            self.take(&whole);
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() && self.coming.len() + rest.len() <= LONGEST {
            let (sound, wrong) = match str::from_utf8(rest) {
                Ok(_) => (rest.len(), Some(0)),
                Err(error) => (error.valid_up_to(), error.error_len()),
            };
            let (before, after) = rest.split_at(sound);
            self.coming
                .push_str(str::from_utf8(before).unwrap_or_default());
            match wrong {
                Some(0) => return,
                Some(length) => {
                    self.coming.push(char::REPLACEMENT_CHARACTER);
                    rest = after.get(length..).unwrap_or_default();
                }
                None => {
                    self.cut = after.to_vec();
                    return;
                }
            }
        }
    }

    fn begin(&mut self, text: Cow<'static, str>) {
        self.text = Rc::new(text);
        self.assembly = Assembly::new(self.text.clone(), self.language.clone());
        self.stage = Stage::Walk(Walk::new(&self.text));
    }

    /// Does some more of the work: what about so many bytes of the text take. `true` when all is done.
    pub fn step(&mut self, work: usize) -> bool {
        let text = self.text.clone();
        let text: &str = &text;
        match &mut self.stage {
            Stage::Coming => {
                let mut coming = mem::take(&mut self.coming);
                if !mem::take(&mut self.cut).is_empty() {
                    coming.push(char::REPLACEMENT_CHARACTER);
                }
                if coming.starts_with('\u{feff}') {
                    coming.remove(0);
                }
                self.begin(Cow::Owned(coming));
            }
            Stage::Walk(walk) => {
                let sound = match walk.step(text, walk.at() + work * 8) {
                    Walked::On => return false,
                    Walked::Sound => Some(walk.members(text)),
                    Walked::Broken => None,
                };
                let lists = self.assembly.top(text, sound);
                self.stage = Stage::Lists(lists.into_iter(), None);
            }
            Stage::Lists(lists, current) => {
                let Some(list) = current else {
                    // What the list that comes next may refer to is complete.
                    match lists.next() {
                        Some((name, elements)) => {
                            *current = Some(List {
                                name,
                                elements,
                                read: 0,
                            });
                        }
                        None => self.stage = Stage::Done,
                    }
                    return false;
                };
                let until = list.elements.at.saturating_add(work);
                while list.elements.at < until {
                    let (name, read) = (list.name, list.read);
                    if !self.assembly.read(text, name, read, &mut list.elements) {
                        if self.assembly.ended(name) {
                            *current = None;
                        }
                        return false;
                    }
                    list.read += 1;
                }
            }
            Stage::Done => return true,
        }
        false
    }

    /// How much of the work is done, from 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        let share = |at: usize| {
            #[expect(clippy::cast_precision_loss, reason = "of a bar some pixels long")]
            let share = at as f64 / self.text.len().max(1) as f64;
            share
        };
        match &self.stage {
            Stage::Coming => 0.0,
            Stage::Walk(walk) => share(walk.at()) * 0.1,
            Stage::Lists(_, current) => {
                let at = current.as_ref().map_or(0, |list| list.elements.at);
                0.1 + share(at) * 0.9
            }
            Stage::Done => 1.0,
        }
    }

    /// The chronicle, once all is done.
    #[must_use]
    pub fn finish(mut self) -> Imported {
        while !self.step(usize::MAX / 16) {}
        self.assembly.finish()
    }
}
