//! What is said of texts that are no dates: where, what, and how to write it.

use mirror_timeline::date::Edtf;

fn check(table: &[(&str, usize, &str)]) {
    for &(text, position, message) in table {
        let problem = Edtf::parse(text).map(|date| date.to_string());
        let said = problem.map_err(|problem| (problem.position, problem.to_string()));
        assert_eq!(said, Err((position, message.to_owned())), "{text}");
    }
}

#[test]
fn known_mistakes() {
    check(&[
        ("", 0, "There is no date here. Write a year, such as 2372."),
        (
            "2255-13",
            5,
            "There is no month 13. Write YYYY-MM, or [2255,2256] for “one year or the other”.",
        ),
        (
            "2255-58",
            5,
            "There is no month 58. Write YYYY-MM, or [2255,2258] for “one year or the other”.",
        ),
        (
            "2255-13~",
            5,
            "There is no month 13. Write YYYY-MM, the month from 01 to 12.",
        ),
        (
            "2255-0X/2255-5X",
            13,
            "There is no month 5X. Write YYYY-MM, the month from 01 to 12.",
        ),
        (
            "1985-02-30",
            8,
            "There is no day 30 in this month. Write a day from 01 to 28.",
        ),
        (
            "1984-02-30",
            8,
            "There is no day 30 in this month. Write a day from 01 to 29.",
        ),
        (
            "1985-04-00",
            8,
            "There is no day 00 in this month. Write a day from 01 to 30.",
        ),
        (
            "1985-02-3X",
            8,
            "There is no day 3X in this month. Write a day from 01 to 28.",
        ),
        (
            "X900-02-29",
            8,
            "There is no day 29 in this month. Write YYYY, YYYY-MM or YYYY-MM-DD.",
        ),
        (
            "2001-21-05",
            8,
            "There is no day 05 in a season. Write 2001-21.",
        ),
        (
            "1985-04-12T23:20",
            11,
            "This is not a time of day: 23:20. Write 1985-04-12T23:20:00.",
        ),
        (
            "1985-04-12T24:00:00",
            11,
            "This is not a time of day: 24:00:00. Write hh:mm:ss, from 00:00:00 to 23:59:59.",
        ),
        (
            "1985-04-12T23:20:30+15:00",
            19,
            "This is not an offset from UTC: +15:00. Write Z, +hh:mm or -hh:mm, up to 14:00.",
        ),
        (
            "1985-04-12T23:20:30-00:00",
            19,
            "This is not an offset from UTC: -00:00. Write Z, +hh:mm or -hh:mm, up to 14:00.",
        ),
        (
            "1985-04-12T23:20:30/1986",
            10,
            "Only a day on its own can have a time: T23:20:30. Write 1985-04-12/1986.",
        ),
        (
            "[1985-04-12T23:20:30,1986]",
            11,
            "Only a day on its own can have a time: T23:20:30,1986]. Write [1985-04-12,1986].",
        ),
        (
            "Y1985",
            0,
            "Y is for years of more than four digits: Y1985. Write 1985.",
        ),
        (
            "Y99999999999999999999",
            0,
            "This year is too far away: Y99999999999999999999. \
             Write up to 18 digits, or a power of ten, such as Y17E20.",
        ),
        (
            "2370/Y9E999",
            5,
            "This year is too far away: Y9E999. \
             Write up to 18 digits, or a power of ten, such as Y17E20.",
        ),
        ("-0000", 0, "There is no year -0000. Write 0000."),
        (
            "1985S5",
            5,
            "This year can't have 5 significant digits. Write S1 to S4.",
        ),
        (
            "1985S0",
            5,
            "This year can't have 0 significant digits. Write S1 to S4.",
        ),
        (
            "2375/2370",
            5,
            "This ends before it starts: 2375/2370. Write 2370/2375.",
        ),
        (
            "2376/2375",
            5,
            "This ends before it starts: 2376/2375. Write 2375/2376.",
        ),
        (
            "[2375..2370]",
            7,
            "This ends before it starts: [2375..2370]. Write the earlier date first.",
        ),
        (
            "../..",
            0,
            "An interval needs a date at one end: ../... Write 2370/.. or ../2370.",
        ),
        (
            "[2256,2257",
            0,
            "This list is not closed: [2256,2257. Write [2256,2257].",
        ),
        (
            "{2256,,2257}",
            6,
            "A date is missing in this list: {2256,,2257}. Write {2256,2257}.",
        ),
        (
            "[]",
            1,
            "A date is missing in this list: []. Write [2256,2257].",
        ),
    ]);
}

#[test]
fn other_ways_to_write_a_date() {
    for (text, position, suggestion) in [
        ("c. 2372", 0, "2372~"),
        ("ca. 2372", 0, "2372~"),
        ("Circa 2372", 0, "2372~"),
        ("about 2372-05", 0, "2372-05~"),
        ("perhaps 2372", 0, "2372?"),
        ("after 2267", 0, "[2268..]"),
        ("after 2267-05", 0, "[2267-05..]"),
        ("before 2267", 0, "[..2266]"),
        ("since 2267", 0, "[2267..]"),
        ("by 2267", 0, "[..2267]"),
        ("2267 or later", 4, "[2267..]"),
        ("2267 onwards", 4, "2267/.."),
        ("2370-2375", 5, "2370/2375"),
        ("2370–2375", 4, "2370/2375"),
        ("2370–75", 4, "2370/2375"),
        ("2370/75", 5, "2370/2375"),
        ("2370 to 2375", 4, "2370/2375"),
        ("2256 or 2257", 4, "[2256,2257]"),
        ("between 2268 and 2349", 0, "[2268..2349]"),
        ("within 2268–2349", 0, "[2268..2349]"),
        ("2268..2349", 4, "[2268..2349]"),
        ("[2355/2356]", 5, "[2355..2356]"),
        ("[1667, 1668]", 6, "[1667,1668]"),
        (" 2372 ", 0, "2372"),
        ("2370s", 4, "237X"),
        ("the 2370s", 0, "237X"),
        ("2200s", 4, "22XX"),
        ("24th century", 0, "23XX"),
        ("1st century", 0, "00XX"),
        ("22xx", 0, "22XX"),
        ("44 BCE", 0, "-0043"),
        ("44 bc", 0, "-0043"),
        ("987", 0, "0987"),
        ("12345", 0, "Y12345"),
        ("19850412", 0, "1985-04-12"),
        ("2372-5-3", 5, "2372-05-03"),
        ("2372.05.03", 4, "2372-05-03"),
        ("1985-04-12 23:20:30", 10, "1985-04-12T23:20:30"),
        ("y170000002", 0, "Y170000002"),
    ] {
        check(&[(
            text,
            position,
            &format!("This is not a date the timeline knows: {text}. Write {suggestion}."),
        )]);
    }
}

#[test]
fn nothing_to_suggest() {
    for (text, position) in [
        ("hello", 0),
        ("..", 0),
        ("[..]", 3),
        ("2372-", 5),
        ("stardate 41153.7", 0),
        ("2372 and then some", 4),
        ("пять", 0),
        ("2004-06-11T..", 11),
    ] {
        let problem = Edtf::parse(text).map(|date| date.to_string());
        let said = problem.map_err(|problem| (problem.position, problem.suggestion));
        assert_eq!(said, Err((position, None)), "{text}");
    }
}

#[test]
fn a_long_text_is_cut() {
    let problem = Edtf::parse(&"я".repeat(1_000_000)).map(|date| date.to_string());
    assert_eq!(
        problem.map_err(|problem| problem.found.chars().count()),
        Err(80)
    );
}

#[test]
fn a_long_year_is_told_its_y_before_and_after_the_era() {
    for (text, meant) in [
        ("12000", "Y12000"),
        ("-10000", "Y-10000"),
        ("-500", "-0500"),
    ] {
        let problem = Edtf::parse(text).expect_err(text);
        assert_eq!(problem.suggestion.as_deref(), Some(meant), "{text}");
    }
}
