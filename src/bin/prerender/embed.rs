//! The oEmbed answer, as files: a page that is given the timeline's address finds in it how to show
//! the timeline in a frame. They hold whole addresses, so that they are made for one place.

use crate::Outcome;
use mirror_timeline::state::share::markup::escaped;
use std::fs;
use std::path::Path;

/// The frame that an answer proposes, in CSS pixels.
const SIZE: (u32, u32) = (960, 720);

/// Writes the answer, and into the pages where it is.
pub fn write_oembed(staging: &Path, address: &str, title: &str) -> Outcome<()> {
    let address = address.trim_end_matches('/');
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Err("MIRROR_TIMELINE_ADDRESS must be a whole address".into());
    }
    fs::write(staging.join("oembed.json"), answer(address, title))?;
    let mut link = String::from("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"");
    link.push_str(&escaped(address));
    link.push_str("/oembed.json\"></head>");
    for name in ["index.html", "embed.html"] {
        let page = staging.join(name);
        let html = fs::read_to_string(&page)?;
        fs::write(page, html.replacen("</head>", &link, 1))?;
    }
    Ok(())
}

/// The answer for the embedded chronicle.
fn answer(address: &str, title: &str) -> String {
    let (width, height) = SIZE;
    let mut frame = String::from("<iframe src=\"");
    frame.push_str(&escaped(address));
    frame.push_str(&format!(
        "/embed.html\" width=\"{width}\" height=\"{height}\" title=\""
    ));
    frame.push_str(&escaped(title));
    frame.push_str(
        "\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" \
         style=\"border:0;max-width:100%\"></iframe>",
    );
    format!(
        "{{\"version\":\"1.0\",\"type\":\"rich\",\"title\":{},\"provider_name\":\"Mirror Timeline\",\
         \"provider_url\":{},\"width\":{width},\"height\":{height},\"html\":{}}}\n",
        json(title),
        json(address),
        json(&frame)
    )
}

/// A text as JSON.
fn json(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '<' => json.push_str("\\u003c"),
            control if control.is_control() => json.push_str(&format!("\\u{:04x}", control as u32)),
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_json_with_a_frame() {
        let answer = answer("https://example.org/a\"b", "The \"mirror\" <universe>\n");
        let read: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(read["type"], "rich");
        assert_eq!(read["version"], "1.0");
        assert_eq!(read["title"], "The \"mirror\" <universe>\n");
        let html = read["html"].as_str().unwrap_or_default();
        assert!(
            html.starts_with("<iframe src=\"https://example.org/a&quot;b/embed.html\""),
            "{html}"
        );
        assert_eq!(html.matches('<').count(), 2, "{html}");
    }
}
