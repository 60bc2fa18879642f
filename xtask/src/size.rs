//! x
pub fn size(_: &[String]) -> anyhow::Result<()> {
    Ok(())
}
