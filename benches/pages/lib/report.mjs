// The report: Markdown from all samples, with every cell that did not finish.
import { goals } from './goals.mjs';
import { GROUPS, valueOf } from './metrics.mjs';
import { median, short } from './numbers.mjs';

export function report(all) {
  const ids = Object.keys(all.meta.candidates);
  const sizes = [...new Set(ids.flatMap((id) => Object.keys(all.cells[id] ?? {})))]
    .map(Number)
    .sort((a, b) => a - b);
  const parts = [head(all, ids), ours(all), downloads(all, ids)];
  for (const group of GROUPS) parts.push(section(all, group, ids, sizes));
  parts.push(failures(all, ids, sizes));
  return `${parts
    .flat()
    .filter((line) => line !== null)
    .join('\n')}\n`;
}

function head(all, ids) {
  const { meta } = all;
  const last = meta.runs.at(-1);
  const notes = [...new Set(meta.runs.flatMap(({ notes }) => notes))];
  const samples = Object.values(all.cells)
    .flatMap((bySize) => Object.values(bySize))
    .flatMap((cell) => Object.values(cell))
    .flatMap(({ samples }) => samples);
  const loads = samples.map(({ load }) => load).sort((a, b) => a - b);
  return [
    '# Where the timelines stand',
    '',
    'Written by `cargo xtask bench`; [pages/README.md](pages/README.md) says what is measured and how far to',
    'trust it. Compare within a table: absolute times hold for this machine and run.',
    '',
    `- Machine: ${last.processor}, ${last.cores} cores, ${short(last.memory / 1e9)} GB, ${last.system}`,
    `- Chromium ${meta.browser}, Node ${last.node}, viewport 1280 by 800`,
    `- System load while measuring: ${short(loads[0])} to ${short(loads.at(-1))}`,
    ...meta.runs.map(
      (run) =>
        `- \`${command(run.words)}\`, ${run.started.slice(0, 16)} to ${run.ended?.slice(0, 16) ?? 'its interruption'} UTC`,
    ),
    ...notes.map((note) => `- ${note}`),
    '',
    `Cells are medians over repetitions. In brackets: as a multiple of ${meta.baseline}, above 1 is more. DNF: did not finish in ${meta.limit / 1000} s; "partial" is the median of what did. n/a: the library has no such thing. *: the library never showed the right number.`,
    '',
    '| candidate | what | version |',
    '|---|---|---|',
    ...ids.map((id) => `| ${id} | ${meta.candidates[id].title} | ${meta.candidates[id].version ?? ''} |`),
    '',
  ];
}

/** The command as a person would type it; its notes are lines of their own. */
function command(words) {
  const own = words.filter((word, at) => word !== '--note' && words[at - 1] !== '--note');
  return ['cargo xtask bench', ...own.map((word) => (word === '' ? '""' : word))].join(' ');
}

function ours(all) {
  const rows = goals(all);
  if (rows.length === 0) return [];
  return [
    '## Ours against its goals',
    '',
    '| goal | at most | measured | |',
    '|---|---:|---:|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    ...agreement(all),
  ];
}

/** Whether the numbers that a reader sees in one frame agree. */
function agreement(all) {
  const lines = [];
  for (const [n, cell] of Object.entries(all.cells['mirror-bare'] ?? {})) {
    const seen = cell.work?.samples.map(({ agreement }) => agreement).find(Boolean);
    if (seen)
      lines.push(
        `| ${short(Number(n))} | ${Object.values(seen)
          .map((count) => short(count))
          .join(' | ')} |`,
      );
  }
  if (lines.length === 0) return [];
  const title = 'Numbers that one measured frame shows, after filtering back to all:';
  return [
    title,
    '',
    '| events | matchCount | status line | ribbon | marks and clusters |',
    '|---:|---:|---:|---:|---:|',
    ...lines,
    '',
  ];
}

function downloads(all, ids) {
  const rows = [];
  for (const id of ids) {
    const sizes = Object.keys(all.bytes[id] ?? {})
      .map(Number)
      .sort((a, b) => a - b);
    if (sizes.length === 0) continue;
    const table = all.bytes[id][sizes[0]];
    const kilobytes = (kind, of = table) => short((of[kind]?.br ?? 0) / 1000);
    const first = all.answered?.[id]?.[sizes[0]];
    const answered = first ? `${kilobytes('code', first)} | ${kilobytes('all', first)}` : 'n/a | n/a';
    const kinds = ['js', 'css', 'wasm', 'font', 'img'].map(kilobytes).join(' | ');
    rows.push(
      `| ${id} | ${answered} | ${kilobytes('code')} | ${kinds} | ${kilobytes('html')} | ${kilobytes('data')} | ${sizes[0]} |`,
    );
  }
  return [
    '## Download, brotli 11 (kB of 1,000 bytes)',
    '',
    'What the server sent, each file once, until the first question was answered, and until the last measure was done. Code is scripts, styles, WebAssembly, fonts and pictures; all is that with HTML and data.',
    '',
    '| candidate | code, first answer | all, first answer | code | scripts | styles | wasm | fonts | pictures | HTML | data | at N |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows,
    '',
  ];
}

function section(all, group, ids, sizes) {
  const tables = group.metrics.map((metric) => table(all, metric, ids, sizes)).filter(Boolean);
  if (tables.length === 0) return [];
  return [`## ${group.title}`, '', ...(group.text ? [group.text, ''] : []), ...tables.flat()];
}

function table(all, metric, ids, sizes) {
  const measured = sizes.filter((n) => ids.some((id) => valueOf(all, metric, id, n)));
  const rows = [];
  for (const id of ids) {
    const cells = measured.map((n) => cell(all, metric, id, n));
    if (cells.some((text) => text !== '' && text !== 'n/a')) rows.push(`| ${id} | ${cells.join(' | ')} |`);
  }
  if (rows.length === 0) return null;
  return [
    `### ${metric.title}`,
    '',
    `| candidate | ${measured.map(short).join(' | ')} |`,
    `|---|${measured.map(() => '---:').join('|')}|`,
    ...rows,
    '',
  ];
}

function cell(all, metric, id, n) {
  const found = valueOf(all, metric, id, n);
  if (!found) return '';
  if (found.absent) return 'n/a';
  if (found.unfinished) return found.value === null ? 'DNF' : `DNF (${short(found.value)} partial)`;
  if (found.value === null) return '';
  const base = valueOf(all, metric, all.meta.baseline, n);
  const compared = id !== all.meta.baseline && found.value && base?.value && !base.unfinished;
  const ratio = compared ? ` (×${short(found.value / base.value)})` : '';
  return `${short(found.value)}${found.doubtful ? '*' : ''}${ratio}`;
}

function failures(all, ids, sizes) {
  const lines = [];
  for (const id of ids) {
    for (const n of sizes) {
      for (const [measure, { unfinished, samples }] of Object.entries(all.cells[id]?.[n] ?? {})) {
        if (unfinished) lines.push(`- ${id}, ${short(n)} events, ${measure}: ${unfinished}`);
        // A page that mostly waits is more often a fault of the benchmark than slowness.
        const waited = median(samples.map(({ idle }) => idle));
        if (measure === 'load' && waited > 250 && waited > 0.35 * median(samples.map(({ ready }) => ready))) {
          lines.push(
            `- CHECK ${id}, ${short(n)} events: ${short(waited)} ms before "ready" were neither download nor work`,
          );
        }
        const error = samples.find(({ errors }) => errors?.length)?.errors[0];
        if (error) lines.push(`- ${id}, ${short(n)} events: the page reported "${error.slice(0, 120)}"`);
      }
    }
  }
  return lines.length ? ['## What did not finish, and errors', '', ...new Set(lines)] : [];
}
