// Our page as docs/embedding.md has it: the place's stylesheet copied into that of the page, so that nothing
// more is asked for, the rest on its way before the loader asks, the element with its list. The data is
// preloaded as for every peer. Beyond 1,000 events no author writes a list into a page.
import fs from 'node:fs';

const LISTED = 1000;
const PLACE = new URL('../../../../dist/mirror-timeline-place.css', import.meta.url);

export const generated = (dataFor) => [
  {
    re: /^\/gen\/mirror-own\.html$/,
    kind: 'html',
    type: 'text/html; charset=utf-8',
    make: () => Buffer.from(page('', '<mirror-timeline></mirror-timeline>')),
  },
  {
    re: /^\/gen\/mirror-(bare-)?(\d+)\.html$/,
    kind: 'html',
    type: 'text/html; charset=utf-8',
    make: ([, bare, n]) => Buffer.from(withData(n, !bare && n <= LISTED ? dataFor(+n).events : [])),
  },
];

/** With a chronicle of the page's own, the later part is needed from the start, and what reads it. */
const LATER = [
  '<link rel="modulepreload" href="/mirror/mirror-timeline-reading.js">\n',
  ...['mirror_timeline_later.wasm', 'mirror-timeline-later.css'].map((name) => fetched(`/mirror/${name}`)),
];

const withData = (n, events) =>
  page(
    LATER.join('') + fetched(`/data/chronicle-${n}.json`),
    `<mirror-timeline src="/data/chronicle-${n}.json">${list(events)}</mirror-timeline>`,
  );

const page = (preloads, timeline) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>mirror</title>
<link rel="icon" href="data:,">
<style>body{margin:0;font:14px sans-serif}${fs.readFileSync(PLACE, 'utf8')}</style>
<script type="module" src="/mirror/mirror-timeline.js"></script>
<link rel="modulepreload" href="/mirror/mirror_timeline.js">
${fetched('/mirror/mirror_timeline_bg.wasm')}${fetched('/mirror/mirror-timeline.css')}${preloads}</head><body>
${timeline}
<script src="/c/mirror/adapter.js" defer></script></body></html>`;

function fetched(address) {
  return `<link rel="preload" href="${address}" as="fetch" crossorigin>\n`;
}

const list = (events) => (events.length ? `<ol>${events.map(item).join('')}</ol>` : '');
const item = (event) =>
  `<li><time>${event.start}${event.end ? ` – ${event.end}` : ''}</time> <b>${event.title}</b> <p>${event.summary}</p>`;
