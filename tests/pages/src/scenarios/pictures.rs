//! What the main states look like, in Chromium, against `snapshots/*.png`.

use anyhow::{Context as _, Result};
use serde_json::json;

use crate::page::Page;
use crate::server::Site;
use crate::snapshots;
use crate::states::STATES;

/// How many blocks of 4 by 4 pixels may differ, in thousandths: edges of letters are not the same
/// with every version of a browser.
const SLACK: f64 = 2.0;

/// Compares two pictures and returns how many thousandths of their blocks differ in colour by more than an
/// eye would pass over; all, if their sizes do.
const COMPARE: &str = r#"
const pixels = async (address) => {
  const image = await createImageBitmap(await (await fetch(address, { cache: "no-store" })).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
};
return Promise.all(given.map(pixels)).then(([kept, taken]) => {
  if (kept.width !== taken.width || kept.height !== taken.height) return 1000;
  let differing = 0, blocks = 0;
  for (let y = 0; y + 4 <= kept.height; y += 4) {
    for (let x = 0; x + 4 <= kept.width; x += 4) {
      const sums = [0, 0, 0];
      for (let down = 0; down < 4; down += 1) {
        for (let across = 0; across < 4; across += 1) {
          const at = ((y + down) * kept.width + x + across) * 4;
          for (let channel = 0; channel < 3; channel += 1) sums[channel] += kept.data[at + channel] - taken.data[at + channel];
        }
      }
      blocks += 1;
      if (sums.some((sum) => Math.abs(sum) > 16 * 24)) differing += 1;
    }
  }
  return (1000 * differing) / blocks;
});
"#;

pub async fn of_each_state_are_as_they_were(page: &Page<'_>) -> Result<()> {
    let folder = |folder: &str| Site {
        folder: Some(folder.into()),
        ..Site::default()
    };
    let kept = page.serve("kept", folder(snapshots::FOLDER));
    let taken = page.serve("taken", folder(snapshots::FAILURES));
    // Nothing is taken in the middle of a movement.
    page.prefer(&[("prefers-reduced-motion", "reduce")]).await?;
    let mut differing = Vec::new();
    for state in STATES.iter().filter(|state| state.picture) {
        page.enter(state).await?;
        page.wait_until(
            "document.fonts.status === 'loaded' && document.fonts.check('16px \"DejaVu Sans\"')",
        )
        .await?;
        // What is measured and observed after a frame has its frame.
        page.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
            .await?;
        let name = format!("{}.png", state.name);
        let picture = page.client.screenshot().await?;
        if snapshots::writes() {
            snapshots::leave(snapshots::FOLDER, &name, &picture)?;
            continue;
        }
        let file = snapshots::leave(snapshots::FAILURES, &name, &picture)?;
        page.open("fixtures/blank.html").await?;
        let given = [&kept, &taken].map(|site| json!(format!("{site}{name}")));
        let share = page.run_with(COMPARE, given.to_vec()).await?;
        let share = share.as_f64().context("no picture to compare with")?;
        if share > SLACK {
            differing.push(format!("{name}: {share:.1} thousandths differ"));
        } else {
            std::fs::remove_file(file)?;
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    Ok(())
}
