(() => {
  const n = new URLSearchParams(location.search).get('n');
  let f;
  const ms = (y) => {
    const q = Math.floor(y),
      a = Date.UTC(q, 0, 1);
    return a + (y - q) * (Date.UTC(q + 1, 0, 1) - a);
  };
  const run = async () => {
    const data = await (await fetch(`/data/events-${n}.json`)).json();
    f = new FloorTimeline(document.getElementById('c'), data.events);
    f.window(ms(2063), ms(3201));
    f.draw();
  };
  window.bench = {
    name: 'floor-canvas',
    ready: run(),
    countKind: 'exact',
    firstEvent: () => f?.drawn,
    setEraFilter(e) {
      f.setFilter(e === null ? -1 : e);
    },
    zoomTo(a, b) {
      f.window(ms(a), ms(b));
    },
    visibleCount: () => f.count,
    viewKey: () => `${f.a}:${f.b}`,
    wheelTarget: () => ({ x: 640, y: 300 }),
  };
})();
