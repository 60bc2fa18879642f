//! All scenarios, one file a matter.

mod address;
mod card;
mod eras;
mod events;
mod fallback;
mod list;
mod probe;
mod search;
mod window;

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
    card::mouse_opens_it_and_escape_closes_it,
    card::all_thirteen_stand_beside_it,
    card::keyboard_walks_and_selects,
    card::keyboard_steps_between_eras_and_rails,
    card::brackets_go_to_cause_and_result,
    card::its_links_lead_to_cause_and_result,
    card::a_link_leaves_the_filter_that_hides_its_end,
    card::previous_and_next_walk_what_passes,
    window::buttons_zoom,
    window::keys_zoom,
    window::control_and_wheel_zoom_about_the_pointer,
    window::plain_wheel_scrolls_the_page,
    window::dragging_pans,
    window::a_drag_over_a_label_selects_nothing,
    window::double_click_zooms_in,
    window::brush_moves_by_drag_and_by_keys,
    window::zoom_to_and_the_scale_switch_agree,
    window::clusters_open,
    address::comes_back_after_a_reload,
    address::is_gone_with_the_last_difference,
    address::back_and_forward_restore,
    address::window_and_search_make_no_history,
    address::a_new_fragment_by_hand_is_read,
    address::is_never_trusted,
    address::keys_of_others_are_kept,
    address::long_ago_and_far_ahead_are_harmless,
    list::holds_every_event_by_era,
    list::marks_what_is_searched_for,
    list::opens_and_closes_cards,
    fallback::without_webassembly_the_list_stays,
    fallback::a_policy_against_webassembly_leaves_the_list,
    fallback::the_page_itself_holds_every_event,
    fallback::a_strict_policy_is_kept,
];
