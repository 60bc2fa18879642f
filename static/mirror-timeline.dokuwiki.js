/* Mirror Timeline on a DokuWiki: this goes into conf/userscript.js. mirror-timeline.single.js of the
   same release lies in lib/mirror-timeline/. A chronicle is written between <code mirror-timeline>
   and </code>. docs/embedding.md has the whole way. */
document.addEventListener( 'DOMContentLoaded', function () {
	var islands = document.querySelectorAll( 'pre.mirror-timeline' );
	for ( var place = 0; place < islands.length; place++ ) {
		var div = document.createElement( 'div' );
		div.className = 'mirror-timeline';
		div.setAttribute( 'data-source', 'children' );
		islands[ place ].parentNode.replaceChild( div, islands[ place ] );
		islands[ place ].classList.remove( 'mirror-timeline' );
		div.appendChild( islands[ place ] );
	}
	if ( document.querySelector( '.mirror-timeline' ) ) {
		var script = document.createElement( 'script' );
		script.type = 'module';
		script.src = DOKU_BASE + 'lib/mirror-timeline/mirror-timeline.single.js';
		document.head.appendChild( script );
	}
} );
