//! The signs beside a row: they are the stage's, lying on their side. Time runs downwards there, the
//! upper rail is the one at the start.

use super::super::crossings::ways;
use super::super::path::Path;
use crate::chronicle::Event;
use crate::date::Form;

/// Width of the gutter in which the rails run, in px; the stylesheet says the same.
pub const GUTTER: f64 = 68.0;
/// The least height of a row: date and one line of title.
pub const ROW: f64 = 60.0;
/// Where the rails run, from the gutter's start; the stylesheet says the same.
const RAILS: [f64; 2] = [24.0, 52.0];
/// How far below a row's start its mark is: between date and title.
const MARK: f64 = 27.0;
/// A bar or band reaches so far before and after its mark. Order is the scale: its length says
/// nothing, its ends do.
const REACH: f64 = 15.0;
/// From a rail to a bow's tip, and how far a bow swings out.
const TIP: f64 = 6.0;
const DEPTH: f64 = 7.0;
/// An arrowhead's length and half width.
const HEAD: (f64, f64) = (5.5, 3.4);

/// What is drawn in the gutter beside an event. All lengths in px from the start of gutter and row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowSign {
    /// Centre of the mark.
    pub mark: (f64, f64),
    /// Which mark it is.
    pub form: Form,
    /// The bar or band behind it.
    pub length: Option<Length>,
    /// What crosses to the other rail.
    pub across: Option<Across>,
}

/// A bar ("lasted") or a band ("once, somewhere in there").
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    /// Its start.
    pub top: f64,
    /// Its end.
    pub bottom: f64,
    /// It comes out of nothing.
    pub fades_in: bool,
    /// It goes into nothing.
    pub fades_out: bool,
    /// Firm bounds across its ends, and the chevron of what lasts on, as path data.
    pub bounds: String,
    /// A bar; else a band.
    pub solid: bool,
}

/// A bow or lens between the rails, or the ring alone for visitors.
#[derive(Clone, Debug, PartialEq)]
pub struct Across {
    /// The bows, as path data.
    pub line: String,
    /// Their heads, as path data.
    pub heads: String,
    /// Direction unknown, or a relic.
    pub dotted: bool,
    /// Centre of the small ring on the other rail, if there is one.
    pub ring: Option<(f64, f64)>,
}

/// The signs of an event.
#[must_use]
pub fn row_sign(event: &Event) -> RowSign {
    let lower = event.rail > 0;
    let [start, end] = RAILS;
    let (here, there) = if lower { (end, start) } else { (start, end) };
    RowSign {
        mark: (here, MARK),
        form: event.date.form(),
        length: length(event, here),
        across: across(event, there),
    }
}

fn length(event: &Event, x: f64) -> Option<Length> {
    let bounds = event.date.bounds();
    let (open_start, open_end) = (!bounds.earliest.is_finite(), !bounds.latest.is_finite());
    let form = event.date.form();
    let (fades_in, fades_out) = match form {
        Form::Span => (
            open_start || event.date.start_approximate(),
            open_end || event.date.end_approximate(),
        ),
        Form::Within | Form::Unspecified => (true, true),
        Form::By => (true, false),
        Form::From => (false, true),
        _ => return None,
    };
    let (top, bottom) = (MARK - REACH, MARK + REACH);
    let mut path = Path::default();
    let mut firm = |y: f64| {
        path.to('M', &[x - 5.0, y]).to('H', &[x + 5.0]);
    };
    match form {
        Form::By => firm(bottom),
        Form::From => firm(top),
        _ => {}
    }
    if form == Form::Span && open_end {
        path.to('M', &[x - 4.0, bottom])
            .to('L', &[x, bottom + 4.0])
            .to('L', &[x + 4.0, bottom]);
    }
    Some(Length {
        top,
        bottom,
        fades_in,
        fades_out,
        bounds: path.done(),
        solid: form == Form::Span,
    })
}

fn across(event: &Event, there: f64) -> Option<Across> {
    let (up, down, dotted) = ways(event.crossing)?;
    let (left, right) = (RAILS[0] + TIP, RAILS[1] - TIP);
    let third = 0.3 * (right - left);
    let (mut line, mut heads) = (Path::default(), Path::default());
    let mut arc = |y: f64| {
        line.to('M', &[left, MARK])
            .to('C', &[left + third, y, right - third, y, right, MARK]);
    };
    let mut head = |tip: f64, back: f64| {
        heads
            .to('M', &[tip + back, MARK - HEAD.1])
            .to('L', &[tip, MARK])
            .to('L', &[tip + back, MARK + HEAD.1]);
    };
    if up {
        arc(MARK - DEPTH);
        head(left, HEAD.0);
    }
    if down || dotted {
        arc(MARK + DEPTH);
    }
    if down {
        head(right, -HEAD.0);
    }
    Some(Across {
        line: line.done(),
        heads: heads.done(),
        dotted,
        ring: (!dotted).then_some((there, MARK)),
    })
}
