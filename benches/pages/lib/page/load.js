// Loading: when something is seen, when everything is, when a first question is answered.
(() => {
  const bench = window.__bench;
  const wanted = () => Number(new URLSearchParams(location.search).get('n'));
  bench.count = () => (window.bench.filteredCount ?? window.bench.visibleCount).call(window.bench);

  /**
   * "Ready" is not taken on the page's word: its promise resolved, its first event painted and, where
   * it can count exactly, all events shown.
   */
  bench.load = async () => {
    while (!window.bench) {
      if (bench.errors.length && performance.now() > 5000) throw new Error(bench.errors.join(' | '));
      await bench.pause(5);
    }
    const { ready, firstEvent, countKind } = window.bench;
    await ready;
    for (;;) {
      const t = await bench.painted();
      await bench.pause(0);
      let right = firstEvent === undefined || bench.marks.firstEvent !== undefined;
      if (right && countKind !== 'none') {
        const count = await bench.count();
        right = countKind === 'exact' ? count === wanted() : count > 0;
      }
      if (right) {
        bench.marks.ready = Math.max(t, bench.marks.firstEvent ?? 0);
        break;
      }
    }
    bench.marks.firstEvent ??= bench.marks.ready;
    bench.tell({ event: 'ready', t: bench.marks.ready });
  };

  /** The first question, asked the moment everything is there: one era, until its frame is painted. */
  bench.answer = async (count) => {
    const before = await bench.count();
    bench.marks.asked = performance.now();
    await window.bench.setEraFilter(4);
    for (;;) {
      const t = await bench.painted();
      const now = await bench.count();
      if (window.bench.countKind === 'exact' ? now === count : now !== before) {
        bench.marks.answered = t;
        break;
      }
    }
    await window.bench.setEraFilter(null);
    await bench.painted();
  };

  /** Waits until half a second has passed without a long task, and returns what was seen. */
  bench.settle = async () => {
    const { marks } = bench;
    const quiet = 500;
    let last;
    do {
      await bench.pause(100);
      last = bench.longTasks.reduce((end, [start, took]) => Math.max(end, start + took), marks.ready);
    } while (performance.now() - last < quiet);
    const ends = performance.getEntriesByType('resource').map((entry) => entry.responseEnd);
    const page = performance.getEntriesByType('navigation')[0]?.responseEnd ?? 0;
    const untilReady = bench.longTasks.filter(([start]) => start <= marks.ready);
    return {
      ...marks,
      // What our own question moved is no fault of the page.
      shift: bench.shifts.reduce((sum, [t, value]) => sum + (t > (marks.asked ?? t) ? 0 : value), 0),
      interactive: last,
      longestTask: Math.max(0, ...untilReady.map(([, took]) => took)),
      blocking: untilReady.reduce((sum, [, took]) => sum + Math.max(0, took - 50), 0),
      downloaded: Math.max(page, ...ends.filter((end) => end <= marks.ready)),
      errors: bench.errors.slice(0, 5),
    };
  };
})();
