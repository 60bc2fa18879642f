import mermaid from '/nm/mermaid/mermaid.esm.min.mjs';
const n = new URLSearchParams(location.search).get('n');
let all,
  eras,
  k = 0;
const el = document.getElementById('t');
const draw = async (ev) => {
  let s = 'timeline\n',
    cur = -1,
    y = '';
  for (const e of ev) {
    if (e.era !== cur) {
      cur = e.era;
      s += `  section ${eras[cur].name}\n`;
      y = '';
    }
    const yy = e.start.slice(0, 4);
    s += yy === y ? `      : ${e.title}\n` : `    ${yy} : ${e.title}\n`;
    y = yy;
  }
  const { svg } = await mermaid.render('m' + k++, s);
  el.innerHTML = svg;
};
const run = async () => {
  const data = await (await fetch(`/data/events-${n}.json`)).json();
  all = data.events;
  eras = data.eras;
  mermaid.initialize({
    startOnLoad: false,
    maxTextSize: 1e9,
    securityLevel: 'loose',
    timeline: { useMaxWidth: false },
  });
  await draw(all);
};
window.bench = {
  name: 'mermaid',
  ready: run(),
  countKind: 'exact',
  firstEvent: '#t svg .timeline-node, #t svg .eventWrapper',
  setEraFilter: (e) => draw(e === null ? all : all.filter((x) => x.era === e)),
  zoomTo() {},
  visibleCount: () => document.querySelectorAll('#t svg .eventWrapper').length,
  viewKey: () => `${el.scrollLeft}:${el.scrollTop}`,
  wheelTarget: () => ({ x: 640, y: 300 }),
};
