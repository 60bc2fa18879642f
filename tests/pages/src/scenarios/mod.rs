//! All scenarios, one file a matter.

mod address;
mod aids;
mod axe;
mod card;
mod crossings;
mod data;
mod element;
mod eras;
mod events;
mod facets;
mod failure;
mod fallback;
mod forms;
mod hands;
mod languages;
mod list;
mod manners;
mod mediawiki;
mod mirrored;
mod other_hosts;
mod phone;
mod pictures;
mod probe;
mod reader;
mod record;
mod search;
mod settings;
mod share;
mod sizes;
mod slow;
mod source;
mod start;
mod targets;
mod telling;
mod theme;
mod today;
mod tree;
mod window;

use crate::engine::Engine;
use crate::harness::Scenario;

/// The engines of a scenario: those named, else all.
macro_rules! engines {
    () => { &Engine::ALL };
    ($($engine:ident)+) => { &[$(Engine::$engine),+] };
}

/// Lists functions as scenarios, named after themselves and their files. They are run in every engine,
/// or in those that follow `in`.
macro_rules! scenarios {
    ($($module:ident::$function:ident $(in $($engine:ident)+)?),* $(,)?) => {
        &[$(Scenario {
            name: concat!(stringify!($module), "::", stringify!($function)),
            engines: engines!($($($engine)+)?),
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
    eras::the_first_filter_fetches_no_more,
    facets::every_value_says_what_it_would_give,
    facets::people_are_found_by_typing,
    search::typing_finds_and_marks,
    search::sources_are_searched,
    search::button_and_escape_empty_it,
    search::ribbon_counts_follow_it,
    search::nothing_found_offers_a_way_back,
    reader::matches_are_walked_by_buttons_and_by_enter,
    reader::the_pages_own_filter_comes_back,
    reader::an_infobox_has_few_controls_or_none,
    reader::cards_lead_to_articles_and_show_pictures,
    telling::what_comes_later_is_nowhere,
    telling::what_was_watched_is_remembered,
    telling::what_one_is_told_the_other_knows,
    telling::while_it_waits_and_when_it_fails_the_list_is_held,
    telling::the_other_clock_is_that_of_release_dates,
    card::mouse_opens_it_and_escape_closes_it,
    card::without_sources_it_names_none,
    card::all_thirteen_stand_beside_it,
    card::keyboard_walks_and_selects,
    card::keyboard_steps_between_eras_and_rails,
    card::brackets_go_to_cause_and_result,
    card::its_links_lead_to_cause_and_result,
    card::a_link_leaves_the_filter_that_hides_its_end,
    card::previous_and_next_walk_what_passes,
    crossings::each_end_leads_to_the_other,
    crossings::the_list_names_the_other_end,
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
    address::what_the_page_keeps_with_its_entry_stays,
    address::of_several_widgets_each_has_its_part,
    address::long_ago_and_far_ahead_are_harmless,
    list::holds_every_event_by_era,
    list::marks_what_is_searched_for,
    list::opens_and_closes_cards,
    list::of_a_long_one_what_is_in_sight_is_drawn,
    fallback::without_webassembly_the_list_stays,
    fallback::a_policy_against_webassembly_leaves_the_list,
    fallback::the_page_itself_holds_every_event,
    fallback::a_strict_policy_is_kept,
    start::nothing_moves_when_it_takes_over,
    start::the_place_is_not_kept_for_ever,
    start::without_the_later_part_it_draws_and_filters,
    start::no_first_wish_makes_the_page_stand_still,
    start::paper_waits_for_the_later_part,
    start::paper_without_the_later_part_has_the_pages_list,
    start::a_start_without_the_later_part_shows_the_outline,
    data::one_fault_costs_at_most_one_event,
    data::the_notice_opens_to_what_and_why,
    data::a_text_cut_short_shows_what_is_whole,
    data::nonsense_leaves_the_list,
    data::an_address_that_is_not_there_is_said,
    data::none_and_one_are_chronicles_too,
    data::every_way_in_takes_a_chronicle,
    data::words_of_the_data_stay_words,
    data::a_long_text_is_read_in_turns,
    data::what_comes_while_a_text_is_read_takes_its_place,
    slow::one_that_is_asked_for_leaves_what_is_shown,
    slow::one_of_the_start_leaves_the_list,
    slow::the_later_of_two_counts,
    slow::a_start_is_for_what_is_named_last,
    slow::what_is_on_its_way_goes_on_when_the_element_moves,
    element::it_says_when_it_is_ready,
    element::the_filter_is_read_and_set,
    element::what_is_not_understood_is_told_once,
    element::a_long_word_stays_in_the_heading,
    element::selection_view_and_scale_are_properties,
    element::the_window_is_told_once_a_gesture,
    element::attributes_count_when_they_change,
    element::two_on_a_page_keep_apart,
    element::it_may_be_moved_and_loaded_twice,
    sizes::from_wide_to_narrow_and_back,
    sizes::down_to_a_phone,
    sizes::at_200_and_400_percent_all_can_be_read,
    sizes::whatever_the_pages_text_measures,
    sizes::a_hidden_one_is_drawn_when_it_shows,
    sizes::fingers_pan_pinch_and_tap_twice,
    phone::eras_fold_and_unfold,
    phone::its_ribbon_filters_and_leads_there,
    phone::a_tap_opens_the_sheet_and_a_pull_closes_it,
    phone::a_pull_at_the_top_of_its_content_moves_the_sheet,
    phone::strokes_across_the_sheet_go_on_and_back,
    phone::the_platform_may_close_the_sheet,
    phone::keys_walk_the_column,
    phone::header_and_ribbon_stay_in_sight,
    phone::search_is_behind_a_button,
    phone::another_width_keeps_state_and_focus,
    phone::one_at_width_nothing_is_drawn_when_it_shows,
    phone::nothing_scrolls_sideways_at_any_width,
    phone::a_long_chronicle_is_drawn_in_part,
    phone::its_column_comes_with_the_first_view,
    theme::follows_the_words_of_the_page,
    theme::the_author_may_choose,
    today::it_is_marked_between_what_was_and_what_comes,
    theme::links_have_the_colour_of_the_page,
    aids::help_opens_and_gives_the_focus_back,
    aids::the_full_screen_is_taken_and_given_back,
    aids::paper_has_the_list_under_the_picture,
    share::opens_and_gives_the_focus_back,
    share::is_there_on_a_phone,
    share::what_it_hands_out_shows_the_same,
    share::a_text_is_copied_or_selected,
    share::what_there_cannot_be_is_said,
    languages::a_page_is_answered_in_its_language,
    languages::the_nearest_language_counts,
    languages::without_its_file_it_speaks_english,
    languages::a_chronicle_may_bring_translations,
    languages::what_a_chronicle_says_is_named_as_its_language,
    languages::no_name_of_a_language_stops_it,
    languages::years_before_the_era_say_so,
    mirrored::everything_stands_where_a_mirror_shows_it,
    mirrored::words_stand_as_they_are_read,
    mirrored::arrows_go_where_they_point,
    mirrored::hands_move_what_they_hold,
    mirrored::the_language_says_it_where_the_page_does_not,
    forms::a_div_is_upgraded_in_place,
    forms::late_and_replaced_divs_are_found,
    forms::only_divs_of_the_class_are_widgets,
    forms::a_height_that_the_page_gives_is_kept,
    forms::one_file_fetches_nothing,
    forms::a_frame_without_an_origin_works,
    forms::a_frame_keeps_a_strict_policy,
    forms::the_demo_pages_work,
    source::a_list_becomes_a_chronicle,
    source::a_table_becomes_a_chronicle,
    source::an_island_of_text_and_nothing_at_all,
    source::dates_are_read_as_tables_have_them,
    source::a_date_before_a_dash_may_have_dashes,
    source::a_table_may_have_a_title_row,
    source::the_rest_of_a_long_title_is_kept,
    source::a_row_with_a_bad_date_stays_in_sight,
    manners::far_away_it_loads_nothing,
    manners::ten_share_one_module,
    manners::a_hostile_page_breaks_nothing,
    manners::outside_itself_it_changes_nothing,
    manners::keys_outside_are_the_pages,
    manners::taken_out_and_put_back_it_shows_the_same,
    manners::five_hundred_leave_nothing_behind,
    failure::missing_files_leave_the_list,
    failure::files_cut_short_leave_the_list,
    failure::wrong_kinds_cost_no_more_than_they_must,
    failure::while_it_is_slow_the_list_is_there,
    failure::what_another_host_keeps_back_leaves_the_list,
    failure::after_a_panic_all_begin_anew_once,
    failure::what_is_called_too_early_is_brought,
    failure::what_cannot_be_brought_is_begun_anew_once,
    failure::a_start_cut_off_is_made_up_for,
    hands::tab_goes_through_and_out_again,
    hands::keys_alone_do_everything,
    hands::a_count_is_said_once,
    hands::the_same_count_is_said_again,
    hands::the_focus_stays_where_a_button_goes,
    hands::the_timeline_can_be_skipped,
    hands::f6_leads_to_the_card_and_back,
    hands::fingers_alone_press_everything in Chromium Firefox,
    settings::forced_colours_leave_nothing_out in Chromium,
    settings::without_movement_nothing_moves in Chromium,
    targets::a_mouse_finds_everything in Chromium Firefox,
    targets::a_finger_finds_everything in Chromium,
    axe::finds_nothing_where_wide in Chromium Firefox,
    axe::finds_nothing_where_narrow in Chromium Firefox,
    tree::of_each_state_is_as_it_was in Chromium,
    pictures::of_each_state_are_as_they_were in Chromium,
];

/// Those that need the software of others: `cargo xtask test hosts`.
pub const IN_HOSTS: &[Scenario] = scenarios![
    mediawiki::as_common_js,
    mediawiki::as_a_gadget,
    mediawiki::under_its_policy,
    mediawiki::in_a_preview,
    mediawiki::in_a_live_preview,
    mediawiki::the_list_is_what_others_get,
    mediawiki::a_wikitable_becomes_a_timeline,
    mediawiki::visual_editor_keeps_the_wikitext,
    mediawiki::visual_editor_saves_what_is_typed,
    mediawiki::in_narrow_and_folded_places,
    mediawiki::it_fits_every_skin,
    other_hosts::dokuwiki_without_a_plugin,
    other_hosts::wordpress_lets_the_div_through,
    other_hosts::a_yew_application_keeps_its_listeners,
    other_hosts::the_installed_package_works,
];

/// What `cargo xtask record` runs.
pub const RECORDING: &[Scenario] = scenarios![record::the_first_view];
