<?php
// Gives MediaWiki the addresses that a web server would give it.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$root = getenv('MW_ROOT');
if (preg_match('#^/w/(index|load|api|rest|thumb)\.php(/.*)?$#', $path, $found)) {
    [$file, $_SERVER['PATH_INFO']] = [$found[1], $found[2] ?? ''];
} elseif (preg_match('#^/wiki/#', $path) || $path === '/') {
    [$file, $_SERVER['PATH_INFO']] = ['index', ''];
} else {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = "/w/$file.php";
$_SERVER['SCRIPT_FILENAME'] = "$root/$file.php";
chdir($root);
require "$root/$file.php";
