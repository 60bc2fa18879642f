const n = +new URLSearchParams(location.search).get('n');
let st,
  seq = 0;
const send = (type, params) =>
  window.postMessage({ type, request: true, id: 'markwhen_' + seq++, params }, location.origin);
const y2i = (y) => {
  const f = Math.floor(y),
    a = Date.UTC(f, 0, 1);
  return new Date(a + (y - f) * (Date.UTC(f + 1, 0, 1) - a)).toISOString();
};
const SEL = '.eventRow'; // the app draws only the rows that are on the screen
const scroller = () =>
  [...document.querySelectorAll('#app *')].find(
    (e) => e.scrollWidth > e.clientWidth + 50 && e.clientHeight > 300,
  );
const run = async () => {
  st = await (await fetch(`/gen/data/markwhen-${n}.json`)).json();
  window.__markwhen_initial_state = { rawText: st.rawText, parsed: st.parsed, transformed: st.parsed.events };
  await import('./app.bundle.mjs');
};
window.bench = {
  name: 'markwhen',
  ready: run(),
  countKind: 'clusters',
  firstEvent: SEL,
  setEraFilter(e) {
    const ev = st.parsed.events;
    send('markwhenState', {
      rawText: st.rawText,
      parsed: st.parsed,
      transformed:
        e === null ? ev : { ...ev, children: ev.children.filter((s) => s.title === `Era ${e + 1}`) },
    });
  },
  zoomTo(a, b) {
    send('jumpToRange', { dateRangeIso: { fromDateTimeIso: y2i(a), toDateTimeIso: y2i(b) } });
  },
  filteredCount: () => scroller()?.scrollHeight ?? 0, // rows are virtual: the height of the whole list tells that the set has changed
  visibleCount: () => document.querySelectorAll(SEL).length,
  viewKey: () => {
    const s = scroller();
    return s ? `${s.scrollLeft}:${s.scrollWidth}:${s.scrollTop}` : '';
  },
  wheelTarget: () => ({ x: 640, y: 300 }),
};
