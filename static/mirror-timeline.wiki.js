/* Mirror Timeline on a MediaWiki: this goes into MediaWiki:Common.js, or into a gadget of its own.
   MediaWiki:MirrorTimeline.js holds what mirror-timeline.single.js of the same release holds. Wikis
   check their scripts by old rules and refuse import() or arrows here; what a script of type module
   brings is not checked. docs/embedding.md has the whole way. */
( function () {
	var address = mw.config.get( 'wgScript' ) +
		'?title=MediaWiki:MirrorTimeline.js&action=raw&ctype=text/javascript';
	var wanted = true;
	/* Pages without a timeline load nothing. The hook runs for each page and each live preview, whose
	   content may not be in the page yet; what comes after the first is found by the module itself. */
	mw.hook( 'wikipage.content' ).add( function ( $content ) {
		if ( wanted && ( $content.find( '.mirror-timeline' ).length || document.querySelector( '.mirror-timeline' ) ) ) {
			var script = document.createElement( 'script' );
			wanted = false;
			script.type = 'module';
			script.src = address;
			document.head.appendChild( script );
		}
	} );
}() );
