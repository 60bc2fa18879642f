// What is measured of a loaded page. Each returns a sample; `unfinished` in it says what did not finish.
import { dataFor } from './data.mjs';
import { expectedCount } from './generate.mjs';
import { Unfinished } from './limit.mjs';
import { cpuTicks, privateMemory } from './machine.mjs';
import { traced, workOfCalls } from './trace.mjs';

const [FIRST, LAST] = [2063, 3201];
const MIDDLE = (FIRST + LAST) / 2 - 0.5;
const count = 60;
const steps = (make) => Array.from({ length: count }, (_, at) => make(at));
/** From 1,138 years to 10; ten years onwards by two; three centuries over the whole range. */
const WINDOWS = {
  zoom: steps((at) => around(1138 * (10 / 1138) ** (at / (count - 1)))),
  pan: steps((at) => [MIDDLE - 5 + 2 * (at + 1), MIDDLE + 5 + 2 * (at + 1)]),
  panwide: steps((at) => [FIRST + (838 * at) / (count - 1), FIRST + 300 + (838 * at) / (count - 1)]),
};
function around(width) {
  return [Math.max(FIRST, MIDDLE - width / 2), Math.min(LAST, MIDDLE + width / 2)];
}
/** To one era and back, ten times. */
const ERAS = Array.from({ length: 20 }, (_, at) => (at % 2 ? null : (at / 2) % 8));
/** A rare and a common word, one that is in nothing, several letters as they are typed. */
const SEARCHES = ['the', 'stra', 'strae', 'zzzz', 'of the', 'br'];

/** What each question's answer must count. */
export function expected(n) {
  const data = dataFor(n);
  const answers = { all: expectedCount(data, null, FIRST, LAST) };
  for (const { id } of data.eras) answers[id] = expectedCount(data, id, FIRST, LAST);
  return answers;
}

async function everything(session) {
  await session.eval(
    `(async () => { await bench.setEraFilter?.(null); await bench.zoomTo?.(${FIRST}, ${LAST});
      for (let i = 0; i < 3; i++) await __bench.frame(); await __bench.pause(150); })()`,
    { what: 'showing everything' },
  );
}

export async function filter(session) {
  await everything(session);
  session.told = [];
  const answers = JSON.stringify(expected(session.n));
  const samples = await partly(session, 'filter', (limit) =>
    session.eval(`__bench.filter(${JSON.stringify(ERAS)}, ${answers}, ${limit})`, { limit: limit + 3000 }),
  );
  const done = samples.value ?? session.toldOf('filter').map(({ sample }) => sample);
  return { samples: done, ...short(samples, done.length, ERAS.length, 'filter calls') };
}

export async function zoom(session, phases = ['zoom', 'pan']) {
  await everything(session);
  const sample = {};
  for (const phase of phases) {
    session.told = [];
    const windows = JSON.stringify(WINDOWS[phase]);
    const result = await partly(session, phase, (limit) =>
      session.eval(`__bench.steps('${phase}', ${windows}, ${limit})`, { limit: limit + 3000 }),
    );
    sample[phase] = result.value ?? { frames: session.toldOf(phase).map(({ frame }) => frame) };
    Object.assign(sample, short(result, sample[phase].frames.length, count, `steps of ${phase}`));
    if (sample.unfinished) break;
  }
  return sample;
}

/** The work of frames, from a trace: filter on and off, zoom, pan, search. */
export async function work(session) {
  await everything(session);
  const zooming = session.candidate.skip.has('zoom') ? {} : { zoom: calls('zoom'), pan: calls('pan') };
  const searches = (await session.eval("typeof window.bench.search === 'function'"))
    ? {
        search: SEARCHES.flatMap((text) => [
          ['search', text],
          ['search', ''],
        ]),
      }
    : {};
  const kinds = { filter: ERAS.map((era) => ['setEraFilter', era]), ...searches, ...zooming };
  const sample = {};
  for (const [kind, list] of Object.entries(kinds)) {
    session.told = [];
    const run = (limit) =>
      session.eval(`__bench.marked('${kind}', ${JSON.stringify(list)}, ${limit})`, { limit: limit + 3000 });
    const [result, events] = await traced(session.cdp, () => partly(session, kind, run));
    sample[kind] = workOfCalls(events, kind);
    const done = result.value ?? session.toldOf(kind).length;
    Object.assign(sample, short(result, done, list.length, `calls of ${kind}`));
    if (sample.unfinished) break;
    if (kind === 'filter') sample.agreement = await session.eval('window.bench.agreement?.() ?? null');
  }
  return sample;
}
const calls = (phase) => WINDOWS[phase].map((window) => ['zoomTo', ...window]);

/** Real wheel events, sent by the browser's own protocol, one every 16 ms. */
export async function wheel(session) {
  const at = await session.eval('window.bench.wheelTarget?.() ?? null');
  if (!at) return { absent: 'no wheel interaction' };
  await everything(session);
  await session.eval('__bench.wheelStart()');
  const { supports, wheel: how } = session.candidate;
  const scrolls = supports.wheel?.startsWith('scroll');
  const sent = [];
  for (let turn = 0; turn < 60; turn++) {
    const by = scrolls || turn >= 30 ? 120 : -120;
    const [deltaX, deltaY] = how.axis === 'x' ? [by, 0] : [0, by];
    const event = { type: 'mouseWheel', ...at, deltaX, deltaY, modifiers: how.modifiers ?? 0 };
    sent.push(session.cdp.send('Input.dispatchMouseEvent', event));
    await new Promise((done) => setTimeout(done, 16));
  }
  await Promise.race([Promise.all(sent), new Promise((done) => setTimeout(done, session.limit))]);
  const sample = await session.eval('__bench.wheelStop()');
  return sample.views < 2 ? { absent: `${sample.seen} wheel events did not move the view` } : sample;
}

/** After a collection: the heap, WebAssembly, DOM, and the page's own process. */
export async function memory(session) {
  for (let time = 0; time < 2; time++) await session.cdp.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize, Nodes } = await session.metrics();
  return {
    heap: JSHeapUsedSize,
    nodes: Nodes,
    wasm: await session.eval('__bench.wasmBytes()'),
    elements: await session.eval('__bench.domCount()'),
    told: await session.eval('__bench.userAgentMemory()').catch(() => null),
    process: await processMemory(session),
  };
}

/**
 * Memory of the page's process. Chromium runs other renderers, one of them larger than a small page: ours
 * is the one that works when the page is made to work.
 */
async function processMemory(session) {
  const browser = await session.browser.newBrowserCDPSession();
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  await browser.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const before = renderers.map(cpuTicks);
  await session.eval('(() => { const t = performance.now(); while (performance.now() - t < 400); })()');
  const had = renderers.map((pid, at) => cpuTicks(pid) - before[at]);
  const most = had.indexOf(Math.max(...had));
  const clear = had[most] >= 15 && had.every((ticks, at) => at === most || ticks < had[most] / 3);
  return clear ? privateMemory(renderers[most]) : null;
}

/** Loads a text that is in memory already. */
export async function text(session) {
  if (!(await session.eval("typeof window.bench.load === 'function'"))) return { absent: 'loads no text' };
  return session.eval(`__bench.text('/data/chronicle-${session.n}.json')`, { what: 'text' });
}

/** Runs under the session's limit; a page that hangs gives what it told until then. */
async function partly(session, what, run) {
  try {
    return { value: await run(session.limit) };
  } catch (error) {
    if (!(error instanceof Unfinished)) throw error;
    return { value: null, hung: true };
  }
}

function short({ hung }, done, wanted, what) {
  if (!hung && done >= wanted) return {};
  return { unfinished: `only ${done} of ${wanted} ${what} in time`, hung };
}
