//! The day on which the page is read. The core knows no clock.

use crate::date::Day;
use js_sys::Date;

/// Today, by the reader's own calendar and zone.
#[inline(never)]
pub(super) fn today() -> Day {
    let now = Date::new_0();
    Day {
        year: now.get_full_year(),
        month: now.get_month() + 1,
        day: now.get_date(),
    }
}
