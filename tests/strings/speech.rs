//! How a language other than English speaks: its words, its forms, what it asks `Intl` for.

use mirror_timeline::axis::TickLabel;
use mirror_timeline::date::Edtf;
use mirror_timeline::layout::tick_words;
use mirror_timeline::strings::{Key, Language, Locale, Say};

/// Says what it is asked, so that a test sees it. Its plural forms are those of Arabic.
struct Echo;

impl Locale for Echo {
    fn say(&self, what: Say, text: &str) -> String {
        if what != Say::Plural {
            return format!("<{what:?} {}>", text.replace('\n', "|"));
        }
        let n: usize = text.parse().expect("a number");
        let form = match (n, n % 100) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..) => "many",
            _ => "other",
        };
        form.to_owned()
    }
}

/// A language with these texts and no others.
fn language(texts: &[(Key, &str)]) -> Language {
    let line = |key: &Key| {
        let found = texts.iter().find(|(own, _)| own == key);
        found.map_or("", |(_, text)| *text)
    };
    let lines: Vec<&str> = Key::ALL.iter().map(line).collect();
    Language::add("xx".to_owned(), lines.join("\n"), Box::new(Echo))
}

#[test]
fn what_is_missing_is_said_in_english() {
    let german = language(&[(Key::ViewList, "Liste")]);
    assert_eq!(german.text(Key::ViewList), "Liste");
    assert_eq!(german.text(Key::CardClose), "Close");
    assert_eq!(
        german.count(Key::EventsOne, Key::Events, 1),
        "<Number 1> event"
    );
    assert_eq!(
        german.count(Key::EventsOne, Key::Events, 2),
        "<Number 2> events"
    );
    // A file of another version: too few lines, too many.
    let short = Language::add("de".to_owned(), "Suchen".to_owned(), Box::new(Echo));
    assert_eq!(short.text(Key::SearchLabel), "Suchen");
    assert_eq!(short.text(Key::CardClose), "Close");
    assert_eq!(Language::of("de"), short);
    assert_eq!(Language::of("it"), Language::English);
    let none = Language::add("fr".to_owned(), String::new(), Box::new(Echo));
    assert_eq!(none.text(Key::SearchLabel), "Search events");
}

#[test]
fn languages_are_the_same_only_if_they_are_one() {
    let (one, other) = (language(&[]), language(&[]));
    assert_eq!(one, one);
    assert_ne!(one, other);
    assert_ne!(one, Language::English);
    assert_eq!(Language::default(), Language::English);
}

#[test]
fn each_number_has_its_form() {
    let forms = "\tzero=none\tone=one\ttwo=two\tfew={n} few\tmany={n} many\tother={n} other";
    let arabic = language(&[(Key::Events, forms)]);
    for (n, text) in [
        (0, "none"),
        (1, "one"),
        (2, "two"),
        (3, "<Number 3> few"),
        (11, "<Number 11> many"),
        (100, "<Number 100> other"),
    ] {
        assert_eq!(arabic.count(Key::EventsOne, Key::Events, n), text);
    }
    // The last one stands in for those that are missing; one text alone is for every number.
    let few = language(&[(Key::Events, "\tone=one\tother={n} other")]);
    assert_eq!(
        few.count(Key::EventsOne, Key::Events, 3),
        "<Number 3> other"
    );
    let plain = language(&[(Key::Events, "{n}")]);
    assert_eq!(plain.count(Key::EventsOne, Key::Events, 1), "<Number 1>");
}

#[test]
fn a_counted_text_takes_other_values_too() {
    let values = [("from", "{n}"), ("to", "2375")];
    let text = Language::English.counted(Key::ClusterLabel, Key::ClusterLabel, 6, &values);
    assert_eq!(text, "6 more events, {n} to 2375");
}

#[test]
fn english_groups_its_digits_but_never_those_of_a_year() {
    for (n, text) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (12_034, "12,034"),
        (1_000_007, "1,000,007"),
    ] {
        assert_eq!(Language::English.number(n), text);
    }
    assert_eq!(Language::English.year(12_034), "12034");
}

#[test]
fn dates_are_left_to_the_language() {
    let other = language(&[
        (Key::DateAbout, "um {date}"),
        (Key::DateCentury, "{c}. Jahrhundert"),
        (Key::DateMonth, "{month} {year}"),
    ]);
    for (written, words) in [
        ("2372", "<Year 2372>"),
        ("-0043", "<Year 44> BCE"),
        ("2063-04-05", "<Date 2063 4 5>"),
        ("2063-04", "<Date 2063 4 >"),
        ("-0043-03-15", "<Date -43 3 15>"),
        ("2063-04-05~", "um <Date 2063 4 5>"),
        ("226X", "the <Digits 2260>s"),
        ("22XX", "<Digits 23>. Jahrhundert"),
        ("226X-12-25", "<Date  12 25>, the <Digits 2260>s"),
        ("XXXX-12-25", "<Date  12 25>"),
        ("2063-21", "Spring <Year 2063>"),
        ("2063-33", "<Digits 1>. quarter of <Year 2063>"),
        (
            "[2256,2257,2258]",
            "<OneOf <Year 2256>|<Year 2257>|<Year 2258>>",
        ),
        ("[2268..2349]", "within <Year 2268>–<Year 2349>"),
        ("{2370,2371}", "<Year 2370>, <Year 2371>"),
        ("Y300000-04", "<Date  4 > <Year 300000>"),
    ] {
        // A year of more than four digits can't have a month; the rest can be read.
        let Ok(date) = Edtf::parse(written) else {
            assert_eq!(written, "Y300000-04");
            continue;
        };
        assert_eq!(date.words(other), words, "{written}");
    }
}

#[test]
fn a_gap_is_larger_than_the_machine_counts() {
    let years = TickLabel::Years(4_600_000_000);
    assert_eq!(tick_words(years, Language::English), "4,600,000,000 yr");
    let other = language(&[(Key::Break, "\tone=one\tother={n} J")]);
    assert_eq!(tick_words(years, other), "<Number 4600000000> J");
}

#[test]
fn the_ruler_says_the_era_as_dates_do() {
    for (year, date) in [(-500, "-0500"), (-43, "-0043"), (0, "0000"), (10, "0010")] {
        for language in [Language::English, language(&[])] {
            let words = Edtf::parse(date).map(|date| date.words(language));
            assert_eq!(Ok(tick_words(TickLabel::Year(year), language)), words);
        }
    }
    assert_eq!(Language::English.year(0), "1 BCE");
}
