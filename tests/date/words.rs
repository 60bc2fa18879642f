//! Forms, certainty and words.

use mirror_timeline::{
    date::{Edtf, Form},
    strings::{Key, Language},
};

fn of<T>(text: &str, ask: impl Fn(&Edtf) -> T) -> Result<T, String> {
    Edtf::parse(text)
        .map(|date| ask(&date))
        .map_err(|problem| problem.to_string())
}

/// The table "Dates, drawn honestly" of the design.
#[test]
fn the_table_of_the_design() {
    for (text, words, form) in [
        ("2372", "2372", Form::Exact),
        ("2063-04-05", "5 Apr 2063", Form::Exact),
        ("2411~", "c. 2411", Form::About),
        ("2324?", "2324?", Form::Uncertain),
        ("[2256,2257]", "2256 or 2257", Form::Either),
        ("[2268..2349]", "within 2268–2349", Form::Within),
        ("[..2267]", "by 2267", Form::By),
        ("[2268..]", "2268 or later", Form::From),
        ("22XX", "the 2200s", Form::Unspecified),
        ("2370/2371", "2370–2371", Form::Span),
        ("2350~/2375", "c. 2350–2375", Form::Span),
        ("../2155", "until 2155", Form::Span),
        ("2350~/..", "c. 2350 onwards", Form::Span),
    ] {
        assert_eq!(
            of(text, |date| date.words(Language::English)).as_deref(),
            Ok(words),
            "{text}"
        );
        assert_eq!(of(text, Edtf::form), Ok(form), "{text}");
    }
}

#[test]
fn other_words() {
    for (text, words) in [
        ("2155-01~", "c. Jan 2155"),
        ("2372%", "c. 2372?"),
        ("1950S2", "c. 1950"),
        ("237X", "the 2370s"),
        ("237X~", "c. the 2370s"),
        ("2XXX", "within 2000–2999"),
        ("-05XX", "within 600 BCE–501 BCE"),
        ("000X", "within 1 BCE–9"),
        ("XXXX", "date unknown"),
        ("XXXX-12-25", "25 Dec"),
        ("156X-12-25", "25 Dec, the 1560s"),
        ("2004-XX", "2004"),
        ("1985-04-XX", "Apr 1985"),
        ("-0043-03-15", "15 Mar 44 BCE"),
        ("0000", "1 BCE"),
        ("2001-21", "Spring 2001"),
        ("2001-31", "Autumn 2001"),
        ("2001-34", "2. quarter of 2001"),
        ("2001-37", "Jan–Apr 2001"),
        ("2001-41", "Jul–Dec 2001"),
        ("Y170000002", "170000002"),
        ("Y-17E20", "17×10²⁰ BCE"),
        ("1985-04-12T23:20:30Z", "12 Apr 1985, 23:20"),
        ("2267/2349~", "2267–c. 2349"),
        ("2063-04-05/2155", "5 Apr 2063 to 2155"),
        ("-0100/0100", "101 BCE to 100"),
        ("2004/2004", "2004"),
        ("/2155", "until 2155"),
        ("2350/", "2350 onwards"),
        ("..2350/2375..", "by 2350 to 2375 or later"),
        ("2350/2375..", "2350 to 2375 or later"),
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672"),
        ("[1667,1760-12..]", "1667 or Dec 1760 or later"),
        ("{1667,1670..1672}", "1667, 1670–1672"),
        ("{..1983,1985..}", "until 1983, 1985 onwards"),
        ("[2268~..2349]", "within c. 2268–2349"),
        ("[1984]", "1984"),
        ("{2371,2372}", "2371, 2372"),
        (
            "{2371,2372,2373,2374,2375,2376,2377}",
            "2371, 2372, 2373, 2374, 2375, 2376, …",
        ),
    ] {
        assert_eq!(
            of(text, |date| date.words(Language::English)).as_deref(),
            Ok(words),
            "{text}"
        );
    }
}

#[test]
fn forms() {
    for (text, form) in [
        ("2372%", Form::About),
        ("2372S3", Form::About),
        ("22XX~", Form::Unspecified),
        ("2372-XX", Form::Unspecified),
        ("2004-?06-11", Form::Uncertain),
        ("[2372?]", Form::Uncertain),
        ("[2256,2258..2260]", Form::Either),
        ("{2256,2257}", Form::Several),
        ("{2256..2258}", Form::Several),
        ("1985-04-12T23:20:30Z", Form::Exact),
    ] {
        assert_eq!(of(text, Edtf::form), Ok(form), "{text}");
    }
}

#[test]
fn reasons() {
    for (text, reason) in [
        ("2372", Key::WhyExact),
        ("2411~", Key::WhyAbout),
        ("2324?", Key::WhyUnsure),
        ("[2256,2257]", Key::WhyEither),
        ("[2268..2349]", Key::WhyWithin),
        ("[..2267]", Key::WhyBy),
        ("[2268..]", Key::WhyFrom),
        ("22XX", Key::WhyCentury),
        ("237X", Key::WhyWithin),
        ("2372-XX", Key::WhyExact),
        ("2370/2371", Key::WhySpan),
        ("{2256,2257}", Key::WhyExact),
    ] {
        assert_eq!(
            of(text, |date| date.reason(true)),
            Ok(Some(reason)),
            "{text}"
        );
        // Without a source an exact date is not said to come from one.
        let own = (reason != Key::WhyExact).then_some(reason);
        assert_eq!(of(text, |date| date.reason(false)), Ok(own), "{text}");
    }
}

#[test]
fn certainty_of_the_ends() {
    let ends = |date: &Edtf| {
        (
            date.start_approximate(),
            date.end_approximate(),
            date.open_start(),
            date.open_end(),
        )
    };
    for (text, expected) in [
        ("2372~", (true, true, false, false)),
        ("2372-05-~03", (true, true, false, false)),
        ("2350~/2375", (true, false, false, false)),
        ("2267/2349%", (false, true, false, false)),
        ("2350~/..", (true, false, false, true)),
        ("/2349~", (false, true, true, false)),
        ("[..2267~]", (false, true, true, false)),
        ("[2268~..]", (true, false, false, true)),
        ("[2256,2257~]", (false, true, false, false)),
    ] {
        assert_eq!(of(text, ends), Ok(expected), "{text}");
    }
}
