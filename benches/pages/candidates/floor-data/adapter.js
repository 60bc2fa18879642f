(() => {
  const n = new URLSearchParams(location.search).get('n');
  const run = async () => {
    window.DATA = await (await fetch(`/data/events-${n}.json`)).json();
    document.getElementById('t').textContent = DATA.events[0].title + ' … ' + DATA.events.length;
  };
  window.bench = {
    name: 'floor-data',
    ready: run(),
    countKind: 'none',
    firstEvent: () => document.getElementById('t').textContent,
    setEraFilter() {},
    zoomTo() {},
    visibleCount: () => 0,
  };
})();
