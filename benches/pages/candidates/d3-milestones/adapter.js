(() => {
  const q = new URLSearchParams(location.search),
    n = q.get('n'),
    v = q.get('v');
  let m,
    all,
    era = null,
    win = [2063, 3201],
    shown;
  const render = () => {
    shown = all.filter((e) => (era === null || e.era === era) && e.year >= win[0] && e.year <= win[1]);
    m.range([String(Math.floor(win[0])), String(Math.ceil(win[1]))]).render(shown);
  };
  const run = async () => {
    const data = await (await fetch(`/data/events-${n}.json`)).json();
    all = data.events.map((e) => ({ year: e.start.slice(0, 4), text: e.title, era: e.era }));
    m = milestones('#t')
      .mapping({ timestamp: 'year', text: 'text' })
      .parseTime('%Y')
      .aggregateBy('year')
      .optimize(v === 'opt');
    render();
  };
  window.bench = {
    name: 'd3-milestones',
    ready: run(),
    countKind: 'exact',
    firstEvent: '.milestones__group',
    setEraFilter(e) {
      era = e;
      render();
    },
    zoomTo(a, b) {
      win = [a, b];
      render();
    },
    visibleCount: () => document.querySelectorAll('.milestones-text-label').length,
    viewKey: () => String(scrollX) + ':' + scrollY,
    wheelTarget: () => null,
  };
})();
