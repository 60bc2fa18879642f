// Runs in every page before its own scripts, so that it costs no download: what is watched all along.
(() => {
  const bench = (window.__bench = { longTasks: [], memories: [], errors: [], shifts: [], marks: {} });
  const fail = (text) => bench.errors.push(String(text).slice(0, 300));
  addEventListener('error', (e) => fail(e.message || e.target?.src || e.target?.href || 'resource'), true);
  addEventListener('unhandledrejection', (e) => fail(`unhandled: ${e.reason?.stack || e.reason}`));
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('longtask', (entry) => bench.longTasks.push([entry.startTime, entry.duration]));
  observe('layout-shift', (entry) => {
    if (!entry.hadRecentInput) bench.shifts.push([entry.startTime, entry.value]);
  });

  // WebAssembly's memories, whichever way they come to life.
  const keep = (value) => {
    if (value instanceof WebAssembly.Memory && !bench.memories.includes(value)) bench.memories.push(value);
  };
  const scan = (instance) => (Object.values(instance.exports).forEach(keep), instance);
  const scanImports = (imports) =>
    Object.values(imports ?? {}).forEach((m) => Object.values(m).forEach(keep));
  const { instantiate, instantiateStreaming, Instance } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    scanImports(imports);
    const made = await instantiate(source, imports);
    scan(made.instance ?? made);
    return made;
  };
  WebAssembly.instantiateStreaming = async (source, imports) => {
    scanImports(imports);
    const made = await instantiateStreaming(source, imports);
    scan(made.instance);
    return made;
  };
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, given) => (scanImports(given[1]), scan(new target(...given))),
  });
  bench.wasmBytes = () => bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  bench.frame = () => new Promise((done) => requestAnimationFrame(() => done(performance.now())));
  /** The end of the next frame on the main thread: style, layout and paint done, the frame handed on. */
  bench.painted = () => new Promise((done) => requestAnimationFrame(() => afterTask(done)));
  bench.pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const afterTask = (done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  };
  /** Tells the harness at once: what a page that hangs has done until then still counts. */
  bench.tell = (what) => window.__benchTell?.(JSON.stringify(what));

  // The first frame in which a list item, and the first in which an event of the library is there.
  const watch = (name) => {
    const look = () => {
      if (!isThere(window.bench?.[name] ?? (name === 'firstList' ? 'main li, mirror-timeline li' : null))) {
        return requestAnimationFrame(look);
      }
      afterTask((t) => {
        bench.marks[name] ??= t;
        bench.tell({ event: name, t });
      });
    };
    requestAnimationFrame(look);
  };
  const isThere = (wanted) => {
    try {
      if (typeof wanted === 'function') return !!wanted();
      return !!wanted && document.querySelector(wanted)?.getClientRects().length > 0;
    } catch {
      return false;
    }
  };
  watch('firstList');
  watch('firstEvent');

  bench.domCount = () => {
    const walk = (root) =>
      [...root.querySelectorAll('*')].reduce(
        (count, element) =>
          count + 1 + (element.shadowRoot ? walk(element.shadowRoot) : 0) + framed(element, walk),
        0,
      );
    return walk(document);
  };
  const framed = (element, walk) =>
    element.tagName === 'IFRAME' && element.contentDocument ? walk(element.contentDocument) : 0;
  bench.userAgentMemory = async () => (await performance.measureUserAgentSpecificMemory?.())?.bytes ?? null;
})();
