//! All scenarios, one file a matter.

mod eras;
mod events;
mod probe;
mod search;

use crate::harness::Scenario;

/// Lists functions as scenarios, named after themselves and their files.
macro_rules! scenarios {
    ($($module:ident::$function:ident),* $(,)?) => {
        &[$(Scenario {
            name: concat!(stringify!($module), "::", stringify!($function)),
            run: |page| Box::pin($module::$function(page)),
        }),*]
    };
}

/// Every scenario, in the order in which they are run.
pub const ALL: &[Scenario] = scenarios![
    probe::mouse_reaches_the_page,
    probe::keys_reach_the_page,
    probe::wheel_reaches_the_page,
    probe::fingers_reach_the_page,
    probe::viewport_takes_any_size,
    probe::headers_and_paths_are_the_sites,
    events::all_are_shown_and_reachable,
    events::labels_keep_apart_and_inside,
    eras::each_alone_by_mouse,
    eras::several_at_once,
    eras::by_keyboard,
    search::typing_finds_and_marks,
    search::sources_are_searched,
    search::button_and_escape_empty_it,
    search::ribbon_counts_follow_it,
    search::nothing_found_offers_a_way_back,
];
