// Filtering: from the call to the end of the first frame in which the library shows the right events.
(() => {
  const bench = window.__bench;
  const LONGEST = 10_000;

  /**
   * Sets one era after the other, `null` for all. Asking a library how many events it shows costs time in
   * some: two calls that are not counted find out how much, and how many frames the library takes.
   */
  bench.filter = async (eras, expected, limit) => {
    const { setEraFilter, countKind } = window.bench;
    const started = performance.now();
    const samples = [];
    let before = await bench.count();
    const want = (era) => expected[era ?? 'all'];
    const check = async (era) => {
      const got = await bench.count();
      return { got, ok: countKind === 'exact' ? got === want(era) : got !== before || before === want(era) };
    };
    const [frames, cheap] = await rehearse(check, (got) => (before = got));
    for (const era of eras) {
      if (performance.now() - started > limit) break;
      // Not always at the same moment of a frame.
      await bench.frame();
      await bench.pause(20 + 13 * Math.random());
      const t0 = performance.now();
      await setEraFilter.call(window.bench, era);
      let paint;
      let seen = { ok: false };
      for (let frame = 1; !seen.ok && performance.now() - t0 < LONGEST; frame++) {
        paint = (await bench.painted()) - t0;
        if (cheap || frame >= frames) seen = await check(era);
      }
      before = seen.got;
      const sample = { era, paint, verified: seen.ok ? countKind : 'NO' };
      samples.push(sample);
      bench.tell({ event: 'filter', sample });
    }
    return samples;
  };

  async function rehearse(check, remember) {
    let frames = 1;
    let dearest = 0;
    for (const era of [4, null]) {
      await window.bench.setEraFilter(era);
      const t0 = performance.now();
      for (let frame = 1; performance.now() - t0 < LONGEST; frame++) {
        await bench.painted();
        const asked = performance.now();
        const seen = await check(era);
        dearest = Math.max(dearest, performance.now() - asked);
        if (!seen.ok) continue;
        frames = Math.max(frames, frame);
        remember(seen.got);
        break;
      }
    }
    return [frames, dearest < 2];
  }
})();
