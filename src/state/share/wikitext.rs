//! Wikitext as MediaWiki reads it: a text in a line or in an attribute stays a text.

use super::{Line, State, article, date_words, sources, written};
use crate::strings::joined;

/// Writes a text of one line so that nothing of it is markup: no tag, link, template, table, quotes that
/// slant, signature, magic word, nor an address that becomes a link by itself. Any run of white space is
/// one space.
///
/// ```
/// use mirror_timeline::state::share::wikitext;
/// assert_eq!(wikitext::text("[[a]] & Kira's"), "&#91;&#91;a&#93;&#93; &amp; Kira's");
/// assert_eq!(wikitext::text("''b''"), "&#39;&#39;b&#39;&#39;");
/// ```
#[must_use]
pub fn text(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    let mut before = None;
    let mut rest = words.trim().chars().peekable();
    while let Some(character) = rest.next() {
        let next = rest.peek().copied();
        if character.is_whitespace() || character.is_control() {
            // Numbers of standards and books become links by themselves, unless another space is there.
            let named = ["RFC", "PMID", "ISBN"];
            let named = named.iter().any(|name| written.ends_with(name));
            match next {
                Some(next) if next.is_whitespace() || next.is_control() => continue,
                Some(next) if named && next.is_ascii_digit() => written.push_str("&#32;"),
                _ => written.push(' '),
            }
            before = Some(' ');
            continue;
        }
        // Alone, within a word, each of these is a letter like any other; two of them, or one beside our
        // own markup, are not.
        let doubles = before == Some(character) || next == Some(character);
        let ends = before.is_none() || next.is_none();
        // An address begins with a colon and goes on at once.
        let begins = next.is_some_and(|next| !next.is_whitespace());
        let harmless = match character {
            '&' | '<' | '>' | '[' | ']' | '{' | '}' | '|' | '~' | '\u{ff3f}' => false,
            '\'' | '_' | '!' | '-' => !doubles && !ends,
            // As the first sign of a line each begins a list or a heading.
            '*' | '#' | ';' | '=' => !ends,
            ':' => !ends && !begins,
            _ => true,
        };
        if harmless {
            written.push(character);
        } else {
            entity(&mut written, character);
        }
        before = Some(character);
    }
    written
}

/// Writes a text as the value of a quoted attribute, from which MediaWiki makes the same text again.
///
/// ```
/// use mirror_timeline::state::share::wikitext;
/// assert_eq!(wikitext::value("a  <\"b\"> "), "a &#32;&lt;&quot;b&quot;&gt;&#32;");
/// ```
#[must_use]
pub fn value(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    let mut before = None;
    let mut rest = words.chars().peekable();
    while let Some(character) = rest.next() {
        let next = rest.peek();
        match character {
            // Spaces at the ends and all but one of a run are taken away, unless they are written out.
            ' ' if before.is_some() && before != Some(' ') && next.is_some() => written.push(' '),
            '"' => written.push_str("&quot;"),
            '&' | '<' | '>' | '[' | ']' | '{' | '}' | '|' | '~' | '\'' | '_' | ':' | '\u{ff3f}' => {
                entity(&mut written, character);
            }
            '\t' | '\n' | '\r' | ' ' => entity(&mut written, character),
            // The others have no entities.
            control if control.is_control() => written.push_str("&#32;"),
            plain => written.push(plain),
        }
        before = Some(character);
    }
    written
}

/// Writes an address as the first word of a link: what would end it, or become markup, as percents.
#[must_use]
pub fn address(address: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut written = String::with_capacity(address.len());
    let mut before = None;
    for character in address.chars() {
        let doubles = character == '_' && before == Some('_');
        match character {
            '&' => written.push_str("&amp;"),
            '<' | '>' | '[' | ']' | '{' | '}' | '|' | '~' | '\'' | '"' | '\\' | '^' | '`' => {
                percent(&mut written, character, HEX);
            }
            _ if doubles || character == '\u{ff3f}' => percent(&mut written, character, HEX),
            _ if character.is_whitespace() || character.is_control() => {
                percent(&mut written, character, HEX);
            }
            _ => written.push(character),
        }
        before = Some(character);
    }
    written
}

fn percent(written: &mut String, character: char, hex: &[u8; 16]) {
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        written.push('%');
        written.push(char::from(hex[usize::from(byte >> 4)]));
        written.push(char::from(hex[usize::from(byte & 15)]));
    }
}

fn entity(written: &mut String, character: char) {
    match character {
        '&' => written.push_str("&amp;"),
        '<' => written.push_str("&lt;"),
        '>' => written.push_str("&gt;"),
        other => {
            let number = u32::from(other).to_string();
            written.push_str(&joined(&["&#", &number, ";"]));
        }
    }
}

/// An event as an item of the list: its date, its title with a link, what it says and where that is told.
/// With `dated` its date is there for machines too.
pub(super) fn item(state: &State, position: usize, dated: bool) -> Option<String> {
    let chronicle = &state.book.chronicle;
    let (event, entry) = (chronicle.events.get(position)?, chronicle.entry(position)?);
    let words = text(&date_words(state, position)?);
    let date = match dated {
        true => {
            let date = value(&event.date.text());
            written(Line::Date, &[("date", &*date), ("words", &*words)])
        }
        false => words,
    };
    let title = text(&entry.title);
    let title = match article(state, position) {
        Some(link) => joined(&["[", &address(&link), " ", &title, "]"]),
        None => title,
    };
    let mut item = joined(&["* ", &date, ": '''", &title, "'''"]);
    let summary = text(&entry.summary);
    if !summary.is_empty() {
        item.push_str(&joined(&[". ", &summary]));
    }
    let sources = text(&sources(state, position));
    if !sources.is_empty() {
        item.push_str(&joined(&[" <small>", &sources, "</small>"]));
    }
    item.push('\n');
    Some(item)
}
