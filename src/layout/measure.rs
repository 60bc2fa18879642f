//! How wide texts are.

/// The ways in which the stage sets text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// Title of a label: 13 px on 16, weight 400.
    Title,
    /// Title of the selected label: as above, weight 600.
    SelectedTitle,
    /// Date of a label: 11.5 px on 14, weight 600, tabular figures.
    Date,
    /// "because of" after the date: 11.5 px, weight 400.
    Relation,
    /// A tick's label: 12 px, weight 400, tabular figures.
    Tick,
    /// The start of an era on the ruler: 12 px, weight 600.
    EraTick,
    /// The length of a break: 11 px, italic.
    Break,
}

/// Knows the page's fonts. In a browser that is a canvas, in tests a table.
pub trait Measure {
    /// The width of one line of `text`, in pixels.
    fn width(&self, text: &str, style: TextStyle) -> f64;
}
