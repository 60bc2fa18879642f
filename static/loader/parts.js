// What a page's widgets share: the module in two parts and their stylesheets, each fetched once; and
// the end of a module that stopped.

import { bytesFrom, script, text, textNow, wasm } from './files.js';

/** Who runs where the module stopped, as browsers write it. */
const OURS = /mirror[-_]timeline/i;

/** The parts, as promises, with the exports of the first; the widgets in the page; and the
    applications of widgets that are gone, each with its root. */
export const shared = { module: null, glue: null, exports: null, later: null, sheet: null,
  laterSheet: null, brought: false, elements: new Set(), resting: [], languages: new Set(), stops: 0 };

/** The elements' method that is called when their module has stopped. */
export const BREAK = Symbol('break');
/** That is called before the page is printed. */
export const PRINT = Symbol('print');

/** Something of `shared` that is got once. What could not be got is tried anew by the next widget. */
function once(name, get) {
  shared[name] ??= get().catch((error) => {
    shared[name] = null;
    throw error;
  });
  return shared[name];
}

/** A file on its way: its address is asked for at once, and read when its turn comes. */
function coming(name, base, read = fetch) {
  const file = wasm(name, base);
  const reading = file instanceof URL ? read(file) : file;
  Promise.resolve(reading).catch(() => {});
  return reading;
}

export const loadModule = (base) => once('module', async () => {
  // On its way before the glue that compiles it has come.
  const first = coming('mirror_timeline_bg.wasm', base);
  // The same script by another address is another instance.
  const glue = await script('mirror_timeline.js', base, shared.stops ? '#again' : '');
  const exports = await glue.default({ module_or_path: first });
  glue.bringLaterBy(() => bringLater(exports, base));
  shared.exports = exports;
  return shared.glue = glue;
});

/** What the second part takes from the first: things by name, and functions by their places in its table. */
const given = (exports) => ({
  first: new Proxy(exports, { get: (all, name) => all[name] ?? all['~t'].get(+name) }),
});

function sheetOf(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

const newSheet = async (name, base) => sheetOf(await text(name, base));

export const loadSheet = (base) => once('sheet', () => newSheet('mirror-timeline.css', base));

/** The second part: cards, lists, search, gestures, the reader of files, the whole chronicle. It puts
    its functions into the first part's table. Resolves to the stylesheet of what it draws. */
export const loadLater = (base) => once('later', async () => {
  // Compiled from bytes, it needs no MIME type.
  const later = shared.brought ? null : coming('mirror_timeline_later.wasm', base, async (file) => WebAssembly.compile(await bytesFrom(file)));
  const sheet = once('laterSheet', () => newSheet('mirror-timeline-later.css', base));
  sheet.catch(() => {});
  await loadModule(base);
  const module = await later;
  if (module && !shared.brought) await WebAssembly.instantiate(module, given(shared.exports));
  // Once, should its stylesheet have to be tried again.
  shared.brought = true;
  return sheet;
});

/** Brings the second part before it returns, for a call of it that came before the part did. Nothing
    that readers are known to do leads here; the page stands still while it is fetched. */
function bringLater(exports, base) {
  // Of a module that has stopped nothing more is wanted.
  if (exports !== shared.exports) throw new Error('stopped');
  try {
    bringNow(base);
  } catch (error) {
    breakAll(error.message);
    throw error;
  }
}

function bringNow(base) {
  const name = 'mirror_timeline_later.wasm';
  let bytes = wasm(name, base);
  // What is waited for comes as text only: here a character for each byte.
  if (bytes instanceof URL) bytes = Uint8Array.from(textNow(name, base, 'x-user-defined'), (character) => character.charCodeAt(0));
  new WebAssembly.Instance(new WebAssembly.Module(bytes), given(shared.exports));
  shared.brought = true;
}

/** As `loadLater`, before it returns. Printing waits anyway. */
export function laterNow(base) {
  if (!shared.brought) bringNow(base);
  const sheet = sheetOf(textNow('mirror-timeline-later.css', base));
  shared.laterSheet = Promise.resolve(sheet);
  return sheet;
}

addEventListener('beforeprint', () => { for (const element of shared.elements) element[PRINT](); });

/** A panic ends the module: nothing in it may be called again, not even for a new widget. The first
    time another instance takes its place; after that all show their lists. */
export function breakAll(message, glue = shared.glue) {
  if (shared.stops > 1 || glue !== shared.glue) return;
  shared.stops += 1;
  const error = new Error(message);
  const ended = shared.stops > 1;
  shared.glue = shared.exports = null;
  shared.brought = false;
  shared.module = ended ? Promise.reject(error) : null;
  shared.module?.catch(() => {});
  shared.later = shared.module;
  shared.resting = [];
  shared.languages.clear();
  for (const element of [...shared.elements]) element[BREAK](error, ended);
}

// What an event of the page calls in the module ends there without a word.
for (const name of ['error', 'unhandledrejection']) {
  addEventListener(name, ({ error, reason }) => {
    const stopped = error ?? reason;
    if (shared.glue && stopped instanceof WebAssembly.RuntimeError && OURS.test(stopped.stack)) {
      breakAll(stopped.message);
    }
  });
}
