// All samples of a run, kept in a file as they come.
import fs from 'node:fs';
import path from 'node:path';
import { load } from './machine.mjs';

export class Results {
  constructor(file, append) {
    this.file = file;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const old = append && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
    this.all = old ?? { meta: { runs: [], candidates: {} }, cells: {}, bytes: {} };
  }

  save() {
    fs.writeFileSync(`${this.file}.new`, JSON.stringify(this.all));
    fs.renameSync(`${this.file}.new`, this.file);
  }

  /** The number of the next repetition. */
  nextRepetition() {
    const samples = Object.values(this.all.cells)
      .flatMap((sizes) => Object.values(sizes))
      .flatMap((measures) => Object.values(measures))
      .flatMap((cell) => cell.samples);
    return Math.max(-1, ...samples.map(({ rep }) => rep)) + 1;
  }

  cell(id, n, measure) {
    return (((this.all.cells[id] ??= {})[n] ??= {})[measure] ??= { samples: [] });
  }

  add(id, n, measure, rep, sample) {
    const cell = this.cell(id, n, measure);
    if (sample.unfinished) cell.unfinished ??= sample.unfinished;
    if (sample.absent) cell.absent ??= sample.absent;
    cell.samples.push({ rep, load: load(), ...sample });
  }

  /** A cell that did not finish is not tried again, nor its like at a larger number of events. */
  given(id, n, measure) {
    const sizes = this.all.cells[id] ?? {};
    for (const size of Object.keys(sizes)
      .map(Number)
      .sort((a, b) => a - b)) {
      if (size > n) break;
      const what = [measure, 'load'].find((name) => sizes[size][name]?.unfinished);
      if (!what) continue;
      if (size < n) this.cell(id, n, measure).unfinished ??= `not tried: ${what} did not finish at ${size}`;
      return true;
    }
    return false;
  }
}
