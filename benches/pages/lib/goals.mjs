// What we promise of ours, and where it stands: one row a goal.
import { metricOf, valueOf } from './metrics.mjs';
import { short, slope } from './numbers.mjs';

const FRAME = 16.7;
const OURS = 'mirror-bare';

/** Rows of `[goal, bound, measured, verdict]`. */
export function goals(all) {
  const value = (metric, n, id = OURS) => valueOf(all, metricOf(metric), id, n);
  const sizes = Object.keys(all.cells[OURS] ?? {})
    .map(Number)
    .sort((a, b) => a - b);
  const at = (...wanted) => wanted.filter((n) => sizes.includes(n));
  const rows = [];
  const add = (goal, bound, found) => {
    if (!found) return;
    const none = found.unfinished ?? (found.value === null ? 'not measured' : null);
    const verdict = none
      ? none
      : found.value <= bound
        ? 'met'
        : `missed, ${short(found.value / bound)} times`;
    rows.push([goal, short(bound), short(found.value), verdict]);
  };
  for (const [id, what] of [
    ['mirror-own', 'the chronicle that the wasm carries'],
    [OURS, '40 events of the page’s own'],
  ]) {
    const table = all.answered?.[id]?.[40];
    const kilobytes = (kind) => ({ value: (table[kind]?.br ?? 0) / 1000 });
    if (!table) continue;
    add(`Download until the first filter has answered, ${what}, brotli (kB)`, 92, kilobytes('all'));
    add(`Of this code and styles, ${what} (kB)`, 79, kilobytes('code'));
  }
  for (const [measure, name] of [
    ['slow', 'slow'],
    ['load', 'unthrottled'],
  ]) {
    for (const n of at(40, 1000)) {
      const floor = value(`${measure}.firstList`, n, 'floor-ol')?.value;
      const ours = value(`${measure}.firstList`, n, 'mirror');
      if (floor && ours)
        add(`First event readable, ${name}, ${short(n)} events, against the static list`, 1.05, {
          ...ours,
          value: ours.value / floor,
        });
    }
  }
  for (const n of at(40, 1000))
    add(`Layout shift, slow, ${short(n)} events`, 0.02, value('slow.shift', n, 'mirror'));
  for (const n of sizes) {
    const bound = n > 100_000 ? 50 : FRAME;
    add(`Filter to one era, ${short(n)} events, median work (ms)`, bound, value('work.on', n));
    add(`Filter back to all, ${short(n)} events, median work (ms)`, bound, value('work.off', n));
  }
  for (const n of sizes) {
    add(`Zoom, ${short(n)} events, 95 % of frames, work (ms)`, FRAME, value('work.zoom95', n));
    add(`Pan, ${short(n)} events, 95 % of frames, work (ms)`, FRAME, value('work.pan95', n));
  }
  for (const n of at(100_000, 1_000_000))
    add(`Search, ${short(n)} events, 95 %, work (ms)`, 50, value('work.search95', n));
  for (const kind of ['off', 'zoom', 'pan']) {
    const points = sizes.filter((n) => n >= 1000).map((n) => [n, value(`work.${kind}`, n)?.value]);
    const measured = points.filter(([, work]) => work > 0);
    if (measured.length > 1) {
      const [first, last] = [measured[0][0], measured.at(-1)[0]];
      add(
        `Growth of a frame of ${kind === 'off' ? 'filtering' : kind}, ${short(first)} to ${short(last)} events (slope)`,
        0.1,
        { value: slope(measured) },
      );
    }
  }
  for (const n of at(100_000))
    add(`Load from text, ${short(n)} events, times JSON.parse`, 3, value('text.ratio', n));
  const [part, whole] = [value('text.searched', 100_000), value('text.searched', 1_000_000)];
  if (part?.value && whole?.value) {
    add('Load from text, 1,000,000 events, times that of 100,000', 12, {
      ...whole,
      value: whole.value / part.value,
    });
  }
  for (const n of at(100_000, 1_000_000))
    add(`Longest task of that load, ${short(n)} events (ms)`, 50, value('text.longest', n));
  for (const n of sizes) memory(n);
  for (const n of sizes) add(`Elements, ${short(n)} events`, 1500, value('memory.elements', n));
  return rows;

  function memory(n) {
    const [heap, wasm] = [value('memory.told', n), value('memory.wasm', n)];
    const empty = value('memory.told', 40, 'floor-empty')?.value ?? 0;
    const text = all.bytes[OURS]?.[n]?.data?.raw;
    if (!heap || !text) return;
    const used = heap.value === null ? null : heap.value + (wasm.value ?? 0) - empty;
    add(`Memory above an empty page, ${short(n)} events (MB)`, (2 * text) / 1e6 + 20, {
      ...heap,
      value: used,
    });
  }
}
