// What the report shows: each metric with the measure it comes from and how a sample gives it.
import { median, quantile } from './numbers.mjs';

const MB = 1e6;
const on = (samples) => samples.filter(({ era }) => era !== null);
const off = (samples) => samples.filter(({ era }) => era === null);
const paints = (samples) => samples.map(({ paint }) => paint);
// The calls alternate: to one era, back to all.
const even = (calls) => calls?.filter((_, at) => at % 2 === 0) ?? [];
const odd = (calls) => calls?.filter((_, at) => at % 2 === 1) ?? [];
const works = (calls) => (calls ?? []).map(({ processor }) => processor);
const walls = (calls) => (calls ?? []).map(({ work }) => work);

const view = (measure, where) => [
  {
    measure,
    id: `${measure}.firstList`,
    title: `First event readable as text, ${where} (ms)`,
    of: (s) => s.firstList,
  },
  {
    measure,
    id: `${measure}.firstEvent`,
    title: `First event drawn by the library, ${where} (ms)`,
    of: (s) => s.firstEvent,
  },
  { measure, id: `${measure}.ready`, title: `All events shown, ${where} (ms)`, of: (s) => s.ready },
  {
    measure,
    id: `${measure}.answered`,
    title: `First filter answered, asked as soon as all is shown, ${where} (ms)`,
    of: (s) => s.answered,
  },
  {
    measure,
    id: `${measure}.longest`,
    title: `Longest task until all is shown, ${where} (ms; 0: none over 50)`,
    of: (s) => s.longestTask,
  },
  { measure, id: `${measure}.shift`, title: `Layout shift until all is shown, ${where}`, of: (s) => s.shift },
];

const worked = (kind, title, pick) => [
  {
    measure: 'work',
    id: `work.${kind}`,
    title: `${title}: median work (ms)`,
    of: (s) => median(works(pick(s))),
  },
  {
    measure: 'work',
    id: `work.${kind}95`,
    title: `${title}: 95 % of frames within (ms)`,
    of: (s) => quantile(works(pick(s)), 0.95),
  },
];

const framed = (measure, phase, title) => [
  { measure, id: `${phase}.p50`, title: `${title}: median (ms)`, of: (s) => median(s[phase]?.frames ?? []) },
  {
    measure,
    id: `${phase}.p95`,
    title: `${title}: 95 % within (ms)`,
    of: (s) => quantile(s[phase]?.frames ?? [], 0.95),
  },
];

/** Groups of metrics, in the order of the report. */
export const GROUPS = [
  {
    title: 'First view on slow 4G with a processor a quarter as fast',
    metrics: view('slow', 'slow'),
  },
  { title: 'First view, unthrottled', metrics: view('load', 'unthrottled') },
  {
    title: 'Work of a frame',
    text:
      'Time that the page’s main thread had a processor in tasks, from the call to the painted frame, from a ' +
      'trace. Tables “with waiting” are how long these tasks lasted: other programs lengthen them.',
    metrics: [
      ...worked('on', 'Filter to one era', (s) => even(s.filter)),
      ...worked('off', 'Filter back to all', (s) => odd(s.filter)),
      ...worked('search', 'Search for a word', (s) => even(s.search)),
      ...worked('zoom', 'Zoom from 1,138 years to 10', (s) => s.zoom),
      ...worked('pan', 'Pan ten years by two', (s) => s.pan),
      {
        measure: 'work',
        id: 'wall.off',
        title: 'Filter back to all, with waiting: median (ms)',
        of: (s) => median(walls(odd(s.filter))),
      },
      {
        measure: 'work',
        id: 'wall.zoom',
        title: 'Zoom, with waiting: 95 % of frames within (ms)',
        of: (s) => quantile(walls(s.zoom), 0.95),
      },
    ],
  },
  {
    title: 'Time from call to painted frame, and between frames',
    text: 'Without a trace. Nothing can score below 16.7 ms between frames.',
    metrics: [
      {
        measure: 'filter',
        id: 'filter.on',
        title: 'Filter to one era: median (ms)',
        of: (s) => median(paints(on(s.samples))),
      },
      {
        measure: 'filter',
        id: 'filter.off',
        title: 'Filter back to all: median (ms)',
        of: (s) => median(paints(off(s.samples))),
      },
      ...framed('zoom', 'zoom', 'Zoom, between frames'),
      ...framed('zoom', 'pan', 'Pan, between frames'),
      ...framed('panwide', 'panwide', 'Pan three centuries over the whole range, between frames'),
      {
        measure: 'wheel',
        id: 'wheel.p95',
        title: '60 turns of a wheel, event to painted frame: 95 % within (ms)',
        of: (s) => quantile(s.latencies ?? [], 0.95),
      },
    ],
  },
  {
    title: 'A text in memory',
    metrics: [
      { measure: 'text', id: 'text.parse', title: 'JSON.parse of the text (ms)', of: (s) => s.parse },
      {
        measure: 'text',
        id: 'text.drawn',
        title: 'Text to painted frame with all events (ms)',
        of: (s) => s.drawn,
      },
      {
        measure: 'text',
        id: 'text.searched',
        title: 'Text to the first search answered (ms)',
        of: (s) => s.searched,
      },
      {
        measure: 'text',
        id: 'text.ratio',
        title: 'The same, as a multiple of JSON.parse',
        of: (s) => s.searched / s.parse,
      },
      { measure: 'text', id: 'text.longest', title: 'Longest task meanwhile (ms)', of: (s) => s.longest },
    ],
  },
  {
    title: 'Memory after a collection, and the document',
    metrics: [
      { measure: 'memory', id: 'memory.heap', title: 'JavaScript heap (MB)', of: (s) => s.heap / MB },
      {
        measure: 'memory',
        id: 'memory.told',
        title: 'JavaScript with its texts outside the heap, by the browser’s own count (MB)',
        of: (s) => (s.told ? s.told / MB : null),
      },
      {
        measure: 'memory',
        id: 'memory.wasm',
        title: 'WebAssembly memory (MB)',
        of: (s) => (s.wasm ? s.wasm / MB : null),
      },
      {
        measure: 'memory',
        id: 'memory.process',
        title: 'The page’s process, private (MB)',
        of: (s) => (s.process === null ? null : s.process / MB),
      },
      {
        measure: 'memory',
        id: 'memory.elements',
        title: 'Elements in the document and its shadow roots',
        of: (s) => s.elements,
      },
    ],
  },
];

/** A metric's value in one cell: `{value, count, unfinished, absent, doubtful}`; null if not measured. */
export function valueOf(all, metric, id, n) {
  const cell = all.cells[id]?.[n]?.[metric.measure];
  if (!cell) return null;
  const values = cell.samples.map((sample) => tolerant(metric.of, sample)).filter(Number.isFinite);
  const doubtful =
    metric.measure === 'filter' &&
    cell.samples.some(({ samples }) => samples?.some(({ verified }) => verified === 'NO'));
  const { unfinished, absent } = cell;
  return { value: median(values), count: values.length, unfinished, absent, doubtful };
}

/** A sample that did not finish lacks parts. */
function tolerant(read, sample) {
  try {
    return read(sample);
  } catch {
    return null;
  }
}

export const metricOf = (id) => GROUPS.flatMap(({ metrics }) => metrics).find((metric) => metric.id === id);
