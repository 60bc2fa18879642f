// The page that goes into frames: what its address says becomes attributes, and the page around it
// is told how high it is. The build puts the whole widget behind this, as a plain script: a frame
// with `sandbox="allow-scripts"` has no origin and may not load modules, not even its own.

const asked = new URLSearchParams(location.search);
const shown = document.querySelector('mirror-timeline');
for (const name of ['src', 'eras', 'factions', 'series', 'canon', 'universe', 'people', 'crossings', 'search',
  'from', 'to', 'selected', 'view', 'scale', 'watched', 'clock', 'heading', 'heading-level', 'description', 'controls',
  'problems', 'theme', 'lang', 'dir']) {
  if (asked.has(name)) shown.setAttribute(name, asked.get(name));
}
if (asked.has('theme')) document.documentElement.dataset.theme = asked.get('theme');
if (asked.has('lang')) document.documentElement.lang = asked.get('lang');

if (window.parent !== window) {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // A height is no secret, and a frame without an origin cannot know who is around it.
    window.parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
    window.parent.postMessage(`pymxPYMx${asked.get('childId') ?? ''}xPYMxheightxPYMx${height}`, '*');
  }).observe(document.body);
}
