// The command's options.
import { parseArgs } from 'node:util';

export const HELP = `cargo xtask bench [options]

  --peers a,b,…      candidates; --list shows them, "most" is the default, "all" are all
  --n 40,1000,…      numbers of events (default 40,1000,10000,100000,1000000)
  --slow-n 40,…      numbers of events for the throttled load (default: those of --n up to 1,000)
  --reps 3           repetitions, interleaved over the candidates
  --measures a,b,…   of load,slow,memory,filter,work,zoom,panwide,wheel,text (default: all)
  --limit 60         seconds after which a cell has not finished
  --baseline ID      the candidate that ratios are taken to (default mirror-bare)
  --note TEXT        a sentence for the report; may be repeated
  --append           adds repetitions and candidates to the last results
  --report           writes the report of the last results again
  --list, --help`;

/** One variant of each peer, and the floors. */
const MOST = [
  'mirror',
  'mirror-bare',
  'floor-empty',
  'floor-data',
  'floor-ol',
  'floor-ol-cv',
  'floor-canvas',
  'd3-milestones',
  'timelines-chart',
  'vis-fast',
  'timelinejs',
  'react-chrono-h',
  'markwhen',
];
const MEASURES = ['load', 'slow', 'memory', 'filter', 'work', 'zoom', 'panwide', 'wheel', 'text'];

/** Reads the command line. Throws what a person is to read. */
export function readOptions(words) {
  const text = (fallback) => ({ type: 'string', ...(fallback ? { default: fallback } : {}) });
  const { values } = parseArgs({
    args: words,
    options: {
      peers: text('most'),
      n: text('40,1000,10000,100000,1000000'),
      'slow-n': text(),
      reps: text('3'),
      measures: text(MEASURES.join(',')),
      limit: text('60'),
      baseline: text('mirror-bare'),
      note: { type: 'string', multiple: true, default: [] },
      chrome: text('chromium'),
      append: { type: 'boolean' },
      report: { type: 'boolean' },
      list: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const numbers = (list) => list.split(',').filter(Boolean).map(Number);
  const sizes = numbers(values.n);
  const measures = values.measures.split(',');
  const unknown = measures.find((measure) => !MEASURES.includes(measure));
  if (unknown) throw new Error(`there is no measure ${unknown}; there are ${MEASURES.join(', ')}`);
  return {
    ...values,
    sizes,
    slowSizes: values['slow-n'] === undefined ? sizes.filter((n) => n <= 1000) : numbers(values['slow-n']),
    reps: Number(values.reps),
    measures: new Set(measures),
    limit: Number(values.limit) * 1000,
    words,
  };
}

/** The ids that a word of `--peers` means. */
export function idsOf(word, all) {
  const ids = word === 'all' ? [...all.keys()] : word === 'most' ? MOST : word.split(',');
  const unknown = ids.find((id) => !all.has(id));
  if (unknown) throw new Error(`there is no candidate ${unknown}; there are ${[...all.keys()].join(', ')}`);
  return ids;
}
