// Our page: the script in the head as the README says, the element with its list, the data preloaded as
// for every peer. Beyond 1,000 events no author writes a list into a page.
const LISTED = 1000;

export const generated = (dataFor) => [
  {
    re: /^\/gen\/mirror-(bare-)?(\d+)\.html$/,
    kind: 'html',
    type: 'text/html; charset=utf-8',
    make: ([, bare, n]) => Buffer.from(page(n, !bare && n <= LISTED ? dataFor(+n).events : [])),
  },
];

const page = (n, events) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>mirror</title>
<link rel="icon" href="data:,">
<script type="module" src="/mirror/mirror-timeline.js"></script>
<link rel="preload" href="/data/chronicle-${n}.json" as="fetch" crossorigin>
<style>body{margin:0;font:14px sans-serif}mirror-timeline{display:block}</style></head><body>
<mirror-timeline src="/data/chronicle-${n}.json">${list(events)}</mirror-timeline>
<script src="/c/mirror/adapter.js" defer></script></body></html>`;

const list = (events) => (events.length ? `<ol>${events.map(item).join('')}</ol>` : '');
const item = (event) =>
  `<li><time>${event.start}${event.end ? ` – ${event.end}` : ''}</time> <b>${event.title}</b> <p>${event.summary}</p>`;
