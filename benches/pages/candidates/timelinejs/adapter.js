(() => {
  const q = new URLSearchParams(location.search),
    n = q.get('n');
  let tl, data, all, eras, shown;
  const date = (s) => {
    const [year, month, day] = s.split('-').map(Number);
    return { year, month, day };
  };
  // a zoom level for every step of 12 %, so that zoomTo can be met closely by the library's own setZoom(level)
  const zoom_sequence = [];
  for (let f = 1; f < 130; f *= 1.12) zoom_sequence.push(f);
  const make = (events) =>
    new Promise((ok, no) => {
      shown = events;
      const o = new TL.Timeline(
        't',
        { events, eras },
        {
          font: null,
          duration: 1,
          zoom_sequence,
          scale_factor: 1,
          track_events: [],
          script_path: location.origin + '/nm/timelinejs/js/',
          hash_bookmark: false,
        },
      );
      o.on('ready', () => {
        tl = o;
        ok();
      });
      setTimeout(() => {
        if (!o.ready && o.config && !o.config.isValid()) no(new Error('config: ' + o.config.getErrors()));
      }, 30000);
    });
  const run = async () => {
    data = await (await fetch(`/data/events-${n}.json`)).json();
    all = data.events.map((e) => ({
      unique_id: e.id,
      start_date: date(e.start),
      ...(e.end ? { end_date: date(e.end) } : {}),
      text: { headline: e.title, text: e.summary },
      era: e.era,
      yr: +e.start.slice(0, 4),
    }));
    eras = data.eras.map((e) => ({
      start_date: { year: e.start },
      end_date: { year: e.end },
      text: { headline: e.name },
    }));
    await make(all);
  };
  window.bench = {
    name: 'timelinejs',
    ready: run(),
    countKind: 'exact',
    filteredCount: () => document.querySelectorAll('.tl-timemarker').length, // the whole strip is drawn, only a part of it is on the screen
    firstEvent: '.tl-timemarker',
    setEraFilter: (e) => make(e === null ? all : all.filter((x) => x.era === e)),
    zoomTo(a, b) {
      const span = shown[shown.length - 1].yr - shown[0].yr + 1,
        want = Math.max(1, span / (b - a)),
        mid = (a + b) / 2;
      let level = 0;
      for (let i = 0; i < zoom_sequence.length; i++)
        if (Math.abs(Math.log(zoom_sequence[i] / want)) < Math.abs(Math.log(zoom_sequence[level] / want)))
          level = i;
      let lo = 0,
        hi = shown.length - 1;
      while (lo < hi) {
        const m = (lo + hi) >> 1;
        if (shown[m].yr < mid) lo = m + 1;
        else hi = m;
      }
      if (level !== this.level) {
        tl.setZoom(level);
        this.level = level;
      }
      tl.goToId(shown[lo].unique_id);
    },
    visibleCount: () => {
      let k = 0;
      for (const m of document.querySelectorAll('.tl-timemarker')) {
        const r = m.getBoundingClientRect();
        if (r.right >= 0 && r.left <= 1280 && r.width) k++;
      }
      return k;
    },
    viewKey: () =>
      document.querySelector('.tl-timenav-slider')?.style.left +
      document.querySelector('.tl-timenav-slider')?.style.width,
    wheelTarget: () => {
      const r = document.querySelector('.tl-timenav').getBoundingClientRect();
      return { x: 640, y: r.top + 40 };
    },
  };
})();
