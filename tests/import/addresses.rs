//! Addresses that a reader may be led to, and pictures that may be fetched.

use mirror_timeline::chronicle::{Chronicle, Code};
use mirror_timeline::import::from_text;

/// A chronicle of one event with these members, and what was wrong with it.
fn read(top: &str, members: &str) -> (Chronicle, Vec<Code>) {
    let text = format!(
        r#"{{ {top} "people": [{{ "id": "p", "name": "P", "article": "P_(mirror)" }}],
            "events": [{{ "id": "a", "date": "2372", "title": "A", {members} }}] }}"#
    );
    let imported = from_text(&text);
    let codes = imported.diagnostics.iter().map(|problem| problem.code);
    (imported.chronicle, codes.collect())
}

/// Where the event's article leads.
fn article(chronicle: &Chronicle) -> Option<String> {
    let entry = chronicle.entry(0)?;
    chronicle.article_address(entry.article.as_ref()?)
}

#[test]
fn an_article_needs_only_its_page_where_there_is_a_base() {
    const BASE: &str = r#""articles": "https://wiki.example/wiki/","#;
    for (page, address) in [
        (
            "Terran_Rebellion",
            "https://wiki.example/wiki/Terran_Rebellion",
        ),
        ("Mission:_A", "https://wiki.example/wiki/Mission:_A"),
        (
            "javascript:alert(1)",
            "https://wiki.example/wiki/javascript:alert(1)",
        ),
        ("https://other.example/A", "https://other.example/A"),
    ] {
        let (chronicle, problems) = read(BASE, &format!(r#""article": "{page}""#));
        assert_eq!(problems, []);
        assert_eq!(article(&chronicle).as_deref(), Some(address));
        let person = chronicle.people[0].article.as_deref();
        let person = person.and_then(|page| chronicle.article_address(page));
        assert_eq!(
            person.as_deref(),
            Some("https://wiki.example/wiki/P_(mirror)")
        );
    }
}

#[test]
fn without_a_base_of_the_web_only_addresses_of_the_web_are_linked() {
    for top in [
        "",
        r#""articles": "javascript:","#,
        r#""articles": "//wiki/","#,
    ] {
        for page in [
            "Terran_Rebellion",
            "javascript:alert(1)",
            "//x.example/",
            "ftp://x/",
        ] {
            let (chronicle, problems) = read(top, &format!(r#""article": "{page}""#));
            assert_eq!(problems, [Code::Unsafe; 2], "{top} {page}");
            assert_eq!(article(&chronicle), None);
        }
    }
}

#[test]
fn a_picture_is_of_the_web_or_beside_the_page_and_says_what_it_shows() {
    for (address, alt, sound) in [
        ("https://x.example/a.png", "A ship", true),
        ("pictures/a.png", "A ship", true),
        ("/a.png?b=c:d", "A ship", true),
        ("javascript:alert(1)", "A ship", false),
        ("data:image/svg+xml,x", "A ship", false),
        ("//x.example/a.png", "A ship", false),
        ("a.png", " ", false),
        ("", "A ship", false),
    ] {
        let picture = format!(
            r#""picture": {{ "address": "{address}", "alt": "{alt}", "credit": "Someone" }}"#
        );
        let (chronicle, problems) = read(r#""articles": "https://x.example/","#, &picture);
        let entry = chronicle.entry(0).expect("the event is kept");
        assert_eq!(entry.picture.is_some(), sound, "{address}");
        assert_eq!(problems.is_empty(), sound, "{address}");
    }
}
