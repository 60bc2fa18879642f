#!/usr/bin/env node
// The benchmark of whole pages: README.md beside this says what is measured and how far to trust it.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCandidates } from './lib/candidates.mjs';
import { machine } from './lib/machine.mjs';
import { HELP, idsOf, readOptions } from './lib/options.mjs';
import { report } from './lib/report.mjs';
import { Results } from './lib/results.mjs';
import { Runner } from './lib/run.mjs';
import { startServer } from './lib/server.mjs';
import { Session } from './lib/session.mjs';

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const OUT = path.join(ROOT, 'out', 'results.json');
const REPORT = path.join(ROOT, '..', 'RESULTS.md');

const began = Date.now();
const say = (...words) =>
  console.error(`[${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s]`, ...words);

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(HELP);
  const { candidates, mounts, generated } = await readCandidates(ROOT);
  if (options.list) return list(candidates);
  const ids = idsOf(options.peers, candidates);
  const results = new Results(OUT, options.append || options.report);
  if (!options.report) await measure(options, ids, { candidates, mounts, generated }, results);
  const text = report(results.all);
  fs.writeFileSync(REPORT, text);
  console.log(text);
}

async function measure(options, ids, { candidates, mounts, generated }, results) {
  const server = await startServer({ cache: path.join(ROOT, '.cache'), mounts, generated });
  const setup = { ...options, origin: server.origin };
  const { meta } = results.all;
  const run = { started: new Date().toISOString(), words: options.words.filter(notThePath), ...machine() };
  meta.runs.push({ ...run, notes: options.note });
  meta.baseline = options.baseline;
  meta.limit = options.limit;
  for (const id of ids) {
    const { title, package: name, version } = candidates.get(id);
    meta.candidates[id] = { title, package: name, version };
  }
  const session = new Session(setup, candidates.get(ids[0]), 40);
  try {
    await session.open();
    meta.browser = session.browser.version();
  } finally {
    await session.close();
  }
  const sizes = [...new Set([...options.sizes, ...options.slowSizes])].sort((a, b) => a - b);
  const chosen = ids.map((id) => candidates.get(id));
  await warm(setup, server, chosen, sizes);
  say('warm: every file is compressed and in memory; candidates:', ids.join(' '));

  const runner = new Runner(setup, server, results, say);
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
    say('ends after this cell');
  });
  const first = results.nextRepetition();
  for (let rep = first; rep < first + options.reps; rep++) {
    for (const n of sizes) {
      for (const id of inTurn(ids, rep)) {
        const wanted = { plain: options.sizes.includes(n), slow: options.slowSizes.includes(n) };
        await runner
          .cell(candidates.get(id), n, rep, wanted)
          .catch((error) => say('harness:', id, n, error.stack));
        results.save();
        if (interrupted) break;
      }
      if (interrupted) break;
    }
    if (interrupted) break;
  }
  meta.runs.at(-1).ended = new Date().toISOString();
  results.save();
  await server.close();
}

/** Another start each time, and back and forth, so that no candidate always follows the same one. */
function inTurn(ids, rep) {
  const turned = ids.map((_, at) => ids[(at + rep * 3) % ids.length]);
  return rep % 2 ? turned.reverse() : turned;
}

/**
 * Compresses everything before the clock runs: brotli's best takes seconds. Pages and data are known; what
 * else a page fetches shows when it is loaded and used once.
 */
async function warm(setup, server, candidates, sizes) {
  for (const n of sizes) {
    for (const candidate of candidates.filter(({ maxN }) => n <= maxN)) {
      for (const address of [candidate.url(n), ...candidate.warm.map((file) => file.replace('{n}', n))]) {
        server.find(new URL(address, server.origin).pathname, n);
      }
    }
    server.find(`/data/events-${n}.json`, n);
    server.find(`/data/chronicle-${n}.json`, n);
  }
  for (const candidate of candidates) {
    const session = new Session(setup, candidate, 40);
    try {
      await session.open();
      await session.load();
      await session.eval('window.bench.setEraFilter?.(4)');
    } catch (error) {
      say('warming', candidate.id, error.message);
    } finally {
      await session.close();
    }
  }
  server.takeLog();
}

/** The browser's path is this machine's own affair. */
const notThePath = (word, at, words) => word !== '--chrome' && words[at - 1] !== '--chrome';

function list(candidates) {
  for (const { id, package: name, version, title } of candidates.values()) {
    console.log(id.padEnd(20), (name ? `${name} ${version}` : '').padEnd(34), title);
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
