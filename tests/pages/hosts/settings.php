
// Appended to what MediaWiki's installer writes. A cookie says how the site is set up for the one
// who asks, so that one wiki does for all scenarios.
$setup = explode('-', $_COOKIE['setup'] ?? 'common');
$wgServer = 'http://' . ($_SERVER['HTTP_HOST'] ?? '127.0.0.1');
$wgScriptPath = $wgResourceBasePath = '/w';
$wgArticlePath = '/wiki/$1';
$wgJobRunRate = 0;
$wgMainCacheType = $wgParserCacheType = $wgMessageCacheType = CACHE_NONE;
$wgSessionCacheType = CACHE_DB;
// Nor may a browser keep the scripts of one setup for the next.
$wgResourceLoaderMaxage = ['versioned' => 0, 'unversioned' => 0];
$wgResourceLoaderStorageEnabled = false;
$wgUseSiteJs = in_array('common', $setup);
$wgDefaultUserOptions['uselivepreview'] = in_array('live', $setup) ? 1 : 0;
$wgDefaultUserOptions['visualeditor-enable'] = 1;
foreach (['Vector', 'MinervaNeue', 'MonoBook', 'Timeless'] as $skin) {
    wfLoadSkin($skin);
}
foreach (['Cite', 'VisualEditor', 'WikiEditor'] as $extension) {
    wfLoadExtension($extension);
}
if (in_array('gadget', $setup) || PHP_SAPI === 'cli') {
    wfLoadExtension('Gadgets');
}
if (in_array('csp', $setup)) {
    $wgCSPHeader = ['default-src' => true, 'unsafeFallback' => false];
}
