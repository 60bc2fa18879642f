<?php
// Runs the rules by which WordPress cleans an author's post, in its own file, on standard input.
// What that file asks of the rest of WordPress is answered here as an untouched site would.
[, $includes] = $argv;
function apply_filters($name, $value) { return $value; }
function did_action() { return 1; }
function add_filter() { return true; }
function add_action() { return true; }
function has_filter() { return false; }
function wp_allowed_protocols() { return ['http', 'https', 'mailto']; }
function _doing_it_wrong() {}
function wp_parse_url($url, $part = -1) { return parse_url($url, $part); }
function __($text) { return $text; }
define('ABSPATH', dirname($includes) . '/');
define('WPINC', 'wp-includes');
require "$includes/kses.php";
echo wp_kses(stream_get_contents(STDIN), wp_kses_allowed_html('post'));
