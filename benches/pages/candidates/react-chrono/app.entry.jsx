import { createElement as h, useState, useEffect, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { Chrono } from 'react-chrono';
import 'react-chrono/dist/style.css';
const q = new URLSearchParams(location.search),
  n = q.get('n'),
  mode = q.get('mode') || 'vertical';
let setEra;
function App({ items, onReady }) {
  const [era, set] = useState(null);
  setEra = set;
  const shown = useMemo(() => (era === null ? items : items.filter((x) => x.era === era)), [era, items]);
  useEffect(() => {
    onReady();
  }, []);
  return h(
    'div',
    { style: { width: 1280, height: 600 } },
    h(Chrono, {
      items: shown,
      mode,
      allowDynamicUpdate: true,
      layout: { timelineHeight: 600 },
      display: { toolbar: { enabled: false } },
    }),
  );
}
const run = async () => {
  const data = await (await fetch(`/data/events-${n}.json`)).json();
  const items = data.events.map((e) => ({
    id: e.id,
    title: e.end ? `${e.start} – ${e.end}` : e.start,
    cardTitle: e.title,
    cardDetailedText: e.summary,
    era: e.era,
  }));
  await new Promise((ok) => createRoot(document.getElementById('t')).render(h(App, { items, onReady: ok })));
};
const ITEM =
  mode === 'horizontal' ? '.timeline-horizontal-item' : '#timeline-main-wrapper li[role="listitem"]';
const scroller = () => document.getElementById('timeline-main-wrapper');
window.bench = {
  name: 'react-chrono',
  ready: run(),
  countKind: 'exact', // number of items in the list; horizontal mode shows one card at a time
  firstEvent: ITEM,
  setEraFilter: (e) => {
    flushSync(() => setEra(e));
  },
  zoomTo() {},
  visibleCount: () => document.querySelectorAll(ITEM).length,
  viewKey: () => {
    const s = scroller();
    return `${s.scrollLeft}:${s.scrollTop}`;
  },
  wheelTarget: () => {
    const r = scroller().getBoundingClientRect();
    return { x: r.left + r.width / 2, y: r.top + Math.min(r.height / 2, 250) };
  },
};
