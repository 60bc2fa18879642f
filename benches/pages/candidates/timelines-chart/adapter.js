(() => {
  const q = new URLSearchParams(location.search),
    n = q.get('n');
  let chart,
    factions,
    all,
    win = null;
  const y2d = (y) => {
    const f = Math.floor(y),
      a = Date.UTC(f, 0, 1);
    return new Date(a + (y - f) * (Date.UTC(f + 1, 0, 1) - a));
  };
  const pack = (ev) => {
    const g = factions.map((f) => ({ group: f, data: [{ label: f, data: [] }] }));
    for (const e of ev) g[e.faction].data[0].data.push(e.seg);
    return g.filter((x) => x.data[0].data.length);
  };
  const run = async () => {
    const data = await (await fetch(`/data/events-${n}.json`)).json();
    factions = data.factions;
    const eraName = data.eras.map((e) => e.name);
    all = data.events;
    for (const e of all)
      e.seg = { timeRange: [e.start, e.end ?? e.start], val: eraName[e.era], labelVal: e.title };
    chart = new TimelinesChart(document.getElementById('t'))
      .width(1280)
      .maxHeight(600)
      .maxLineHeight(52)
      .useUtc(true)
      .enableAnimations(false)
      .minSegmentWidth(3)
      .zQualitative(true)
      .data(pack(all))
      .zoomX([y2d(2063), y2d(3201)]);
    await new Promise((r) => {
      const t = () => (document.querySelector('.series-segment') ? r() : setTimeout(t, 4));
      t();
    }); // it renders in a debounced task
  };
  window.bench = {
    name: 'timelines-chart',
    ready: run(),
    countKind: 'exact',
    firstEvent: '.series-segment',
    setEraFilter(e) {
      chart.data(pack(e === null ? all : all.filter((x) => x.era === e))).zoomX([y2d(2063), y2d(3201)]);
    },
    zoomTo(a, b) {
      chart.zoomX([y2d(a), y2d(b)]);
    },
    visibleCount: () => document.querySelectorAll('.series-segment').length,
    viewKey: () => {
      const z = chart.zoomX();
      return `${+z[0]}:${+z[1]}`;
    },
    wheelTarget: () => null,
  };
})();
