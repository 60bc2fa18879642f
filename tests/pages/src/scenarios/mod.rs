//! All scenarios, one file a matter.

mod probe;

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
];
