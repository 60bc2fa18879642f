//! What readers have set in their systems: colours of their own, no movement, more contrast.

use anyhow::Result;
use serde_json::json;

use crate::page::Page;

/// For scripts: the contrast of two colours, as WCAG reckons it.
const CONTRAST: &str = r#"
const light = (colour) => {
  const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
};
"#;

pub async fn forced_colours_leave_nothing_out(page: &Page<'_>) -> Result<()> {
    page.prefer(&[("forced-colors", "active")]).await?;
    for scheme in ["light", "dark"] {
        page.prefer(&[
            ("forced-colors", "active"),
            ("prefers-color-scheme", scheme),
        ])
        .await?;
        page.open("fixtures/states.html#eras=rebellion&selected=regent-surrenders")
            .await?;
        page.wait_until("find('[part~=card]') && matchMedia('(forced-colors: active)').matches")
            .await?;
        let faint = page
            .run(&format!(
                r#"{CONTRAST}
                const ground = getComputedStyle(find("[role=region]")).backgroundColor;
                const faint = [];
                const look = (selector, property) => {{
                  const found = root.querySelectorAll(selector);
                  if (found.length === 0) faint.push(`no ${{selector}}`);
                  for (const element of found) {{
                    const colour = getComputedStyle(element)[property];
                    if (colour === "none" || contrast(colour, ground) < 3) faint.push(`${{selector}}: ${{property}} ${{colour}} on ${{ground}}`);
                  }}
                }};
                for (const text of ["[part~=event-title]", "[part~=event-date]", "[part~=tick]", "[part~=card-title]", "[part~=count]", "[part~=chip]"]) look(text, "color");
                for (const line of [".drawing .pole", ".drawing .bow", ".arrow"]) look(line, "stroke");
                for (const edge of ["[part~=filter-button]", "[part~=brush]"]) look(edge, "borderTopColor");
                // What is pressed differs from what is not by more than its words.
                const era = (pressed) => getComputedStyle(find(`[part~=era][aria-pressed=${{pressed}}]`)).backgroundColor;
                if (era(true) === era(false)) faint.push("a pressed era looks as any other");
                const selected = getComputedStyle(find("[part~=event][part~=selected]"));
                if (selected.outlineStyle === "none") faint.push("the selected event looks as any other");
                return [...new Set(faint)];"#
            ))
            .await?;
        assert_eq!(faint, json!([]), "{scheme}");
    }
    page.is_well().await
}

pub async fn without_movement_nothing_moves(page: &Page<'_>) -> Result<()> {
    for (preference, moves) in [("no-preference", true), ("reduce", false)] {
        page.prefer(&[("prefers-reduced-motion", preference)])
            .await?;
        page.open("fixtures/states.html").await?;
        page.drawn().await?;
        page.run(
            "window.moved = [];
             window.longest = 0;
             for (const kind of ['animationstart', 'transitionrun']) root.addEventListener(kind, ({ target, animationName, propertyName }) => {
               moved.push(`${target.className} ${animationName ?? propertyName}`);
               for (const animation of target.getAnimations()) window.longest = Math.max(longest, animation.effect.getComputedTiming().endTime);
             });",
        )
        .await?;
        // A filter, a window, a card, a list and back.
        page.click("[part~=era][data-id=rebellion]").await?;
        page.matches(13).await?;
        page.run("return host.zoomTo(2370, 2376)").await?;
        page.click("[part~=stage] [data-event=regent-surrenders]")
            .await?;
        page.wait_until("find('[part~=card]')").await?;
        page.run("host.view = 'list'").await?;
        page.wait_until("find('[part~=list-event]')").await?;
        page.run("host.view = 'timeline'").await?;
        page.wait_until("find('[part~=stage] [data-stop]')").await?;
        // Two frames later the browser has told of what began in the last one.
        let moved = page
            .run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(moved))))")
            .await?;
        let moved = moved.as_array().map_or(0, Vec::len);
        assert_eq!(moved > 0, moves, "{preference}: {moved} movements");
        let longest = page.run("return longest").await?;
        assert!(
            longest.as_f64().is_some_and(|longest| longest <= 250.0),
            "a movement of {longest} ms"
        );
    }
    page.is_well().await
}
