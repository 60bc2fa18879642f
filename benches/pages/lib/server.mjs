// A server on 127.0.0.1: every body compressed beforehand, cross-origin isolated (memory can only be
// measured so), with a log of what was fetched.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { chronicleText, eventsText } from './data.mjs';
import { Store } from './store.mjs';

const TYPES = {
  '.html': ['text/html; charset=utf-8', 'html'],
  '.js': ['text/javascript; charset=utf-8', 'js'],
  '.mjs': ['text/javascript; charset=utf-8', 'js'],
  '.cjs': ['text/javascript; charset=utf-8', 'js'],
  '.css': ['text/css; charset=utf-8', 'css'],
  '.wasm': ['application/wasm', 'wasm'],
  '.json': ['application/json', 'data'],
  '.svg': ['image/svg+xml', 'img'],
  '.png': ['image/png', 'img'],
  '.gif': ['image/gif', 'img'],
  '.woff2': ['font/woff2', 'font'],
  '.woff': ['font/woff', 'font'],
  '.ttf': ['font/ttf', 'font'],
};
const DATA = { kind: 'data', data: true, type: 'application/json' };
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Timing-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Starts the server.
 * `mounts`: `[{url, dir, data}]`, folders; `generated`: `[{re, make, kind, data, type}]`, made on request.
 */
export function startServer({ cache, mounts, generated }) {
  const store = new Store(cache);
  const makers = [
    { ...DATA, re: /^\/data\/events-(\d+)\.json$/, make: (m) => eventsText(+m[1]) },
    { ...DATA, re: /^\/data\/chronicle-(\d+)\.json$/, make: (m) => chronicleText(+m[1]) },
    ...generated,
  ];
  const find = (url, n) => fromMaker(store, makers, url) ?? fromFolder(store, mounts, url, n);
  let log = [];
  const server = http.createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const file = decodeURIComponent(url.pathname);
    const hit = find(file, url.searchParams.get('n') ?? '0');
    if (!hit) {
      log.push({ path: file, status: 404 });
      response.writeHead(404, HEADERS).end('not found');
      return;
    }
    log.push({ path: file, status: 200, kind: hit.kind, ...hit.body.sizes });
    answer(response, hit, String(request.headers['accept-encoding'] ?? ''));
  });
  const handle = {
    find,
    takeLog: () => log.splice(0),
    /** What was fetched since the log was last taken. */
    seeLog: () => [...log],
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
  return new Promise((started) =>
    server.listen(0, '127.0.0.1', () =>
      started({ ...handle, origin: `http://127.0.0.1:${server.address().port}` }),
    ),
  );
}

function fromMaker(store, makers, url) {
  for (const maker of makers) {
    const match = maker.re.exec(url);
    if (match) return { ...maker, body: store.body(url, () => maker.make(match), !!maker.data) };
  }
  return null;
}

function fromFolder(store, mounts, url, n) {
  for (const mount of mounts) {
    if (!url.startsWith(mount.url)) continue;
    const file = path.join(mount.dir, url.slice(mount.url.length));
    const inside = file.startsWith(path.resolve(mount.dir) + path.sep);
    if (!inside || !fs.existsSync(file) || !fs.statSync(file).isFile()) continue;
    const extension = path.extname(file).toLowerCase();
    const [type, byType] = TYPES[extension] ?? ['application/octet-stream', 'other'];
    let kind = byType;
    // What joins a library to the benchmark is no part of it; nothing else is exempt.
    if (/[./]adapter\.m?js$/.test(file)) kind = 'adapter';
    if (mount.data?.some((pattern) => new RegExp(pattern).test(url))) kind = 'data';
    // A page can preload its data: its HTML names the number of events.
    const page = extension === '.html';
    const load = () =>
      page
        ? Buffer.from(fs.readFileSync(file, 'utf8').replaceAll('__N__', String(n)))
        : fs.readFileSync(file);
    return { kind, type, body: store.body(page ? `${file}:${n}` : file, load, kind === 'data') };
  }
  return null;
}

function answer(response, hit, accepted) {
  const { raw, brotli, gzip } = hit.body;
  let [body, encoding] = [raw, null];
  // What brotli cannot shrink (fonts, pictures) goes out as it is.
  if (/\bbr\b/.test(accepted) && brotli.length < raw.length) [body, encoding] = [brotli, 'br'];
  else if (/\bgzip\b/.test(accepted) && gzip) [body, encoding] = [gzip, 'gzip'];
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': hit.type,
    'Content-Length': body.length,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
    Vary: 'Accept-Encoding',
  });
  response.end(body);
}

/** Sums a log by kind; each file counts once. `code` is all but HTML, data and adapters, `all` is all but adapters. */
export function byteTable(log) {
  const seen = new Set();
  const table = {};
  const add = (name, row) => {
    const sum = (table[name] ??= { raw: 0, gzip: 0, br: 0, files: 0 });
    sum.raw += row.raw;
    sum.gzip += row.gzip ?? 0;
    sum.br += row.br;
    sum.files += 1;
  };
  for (const row of log) {
    if (row.status !== 200 || seen.has(row.path)) continue;
    seen.add(row.path);
    add(row.kind, row);
    if (['js', 'css', 'wasm', 'font', 'img', 'other'].includes(row.kind)) add('code', row);
    if (row.kind !== 'adapter') add('all', row);
  }
  table.missing = log.filter((row) => row.status === 404).map((row) => row.path);
  return table;
}
