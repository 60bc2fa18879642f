// Zooming and panning, one step a frame; real wheel events; and steps marked for a trace.
(() => {
  const bench = window.__bench;
  const overlapping = (from, to) =>
    bench.longTasks.filter(([start, took]) => start + took > from && start < to).map(([, took]) => took);

  /** One `zoomTo` a frame; the time between frames can't fall below the screen's own. */
  bench.steps = async (phase, windows, limit) => {
    const frames = [];
    await bench.frame();
    let last = await bench.frame();
    const started = last;
    for (const [from, to] of windows) {
      if (last - started > limit) break;
      await window.bench.zoomTo(from, to);
      const t = await bench.frame();
      frames.push(t - last);
      bench.tell({ event: phase, frame: t - last });
      last = t;
    }
    await bench.painted();
    // The browser reports long tasks a little later.
    await bench.pause(60);
    const long = overlapping(started, last);
    return { frames, wall: last - started, longTasks: long.length, longest: Math.max(0, ...long) };
  };

  /** Calls marked in the trace, each up to the end of its frame; the harness reads the work between. */
  bench.marked = async (kind, calls, limit) => {
    const started = performance.now();
    let at = 0;
    for (const [method, ...given] of calls) {
      if (performance.now() - started > limit) break;
      await bench.frame();
      await bench.pause(5);
      performance.mark(`bench:${kind}:${at}:start`);
      await window.bench[method](...given);
      await bench.painted();
      performance.mark(`bench:${kind}:${at}:end`);
      bench.tell({ event: kind });
      at += 1;
    }
    return at;
  };

  let wheel = null;
  bench.wheelStart = () => {
    const key = () => String(window.bench.viewKey?.() ?? '');
    const own = (wheel = { on: true, frames: [], latencies: [], views: new Set([key()]), seen: 0 });
    let last = null;
    const look = (t) => {
      if (!own.on) return;
      if (last !== null && own.seen > 0) own.frames.push(t - last);
      last = t;
      own.views.add(key());
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    own.hear = (event) => {
      own.seen += 1;
      bench.painted().then((t) => own.latencies.push(t - event.timeStamp));
    };
    addEventListener('wheel', own.hear, { capture: true, passive: true });
  };
  bench.wheelStop = async () => {
    await bench.painted();
    wheel.on = false;
    removeEventListener('wheel', wheel.hear, { capture: true });
    const { frames, latencies, views, seen } = wheel;
    return { frames, latencies, seen, views: views.size };
  };
})();
