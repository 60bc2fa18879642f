// The loader of Mirror Timeline: defines <mirror-timeline>, fetches the rest when one is there.
//
// It owns what only JavaScript can: the element's class, the shadow root, the network and the
// promises. Everything else is in the WebAssembly module. Safe to load twice.

const TAG = 'mirror-timeline';
const NAMES = ['eras', 'factions', 'series', 'canon', 'universe', 'people', 'crossings', 'search',
  'from', 'to', 'selected', 'view', 'scale', 'heading', 'heading-level', 'problems'];
const LISTS = new Set(NAMES.slice(0, 6));
const WORDS = {
  busy: 'Loading the interactive timeline…',
  failed: 'The interactive timeline could not start. The list has the same events.',
  all: 'Show all events as a list',
};
/** After so long without a start the list is no longer kept short, in ms. */
const PATIENCE = 10_000;
const HERE = new URL('.', import.meta.url);

/** Settings that only the whole chronicle can answer: the first part has its outline. */
const WHOLE = ['people', 'search', 'from', 'to'];
/** What a page's widgets share: one module in two parts, one stylesheet, fetched once. */
const shared = { module: null, exports: null, later: null, sheet: null, elements: new Set() };

function loadModule(base) {
  shared.module ??= (async () => {
    const glue = await import(new URL('mirror_timeline.js', base).href);
    shared.exports = await glue.default({ module_or_path: new URL('mirror_timeline_bg.wasm', base) });
    glue.start((message) => {
      // A panic ends the module: nothing in it may be called again.
      for (const element of [...shared.elements]) element[BREAK](message);
    });
    return glue;
  })();
  return shared.module;
}

/**
 * The second part: cards, lists, search, gestures, the reader of files, the whole chronicle. It puts
 * its functions into the first part's table. A build that was not split has no wasm to fetch. Resolves
 * to the stylesheet of what it draws.
 */
function loadLater(base) {
  shared.later ??= Promise.all([
    loadLaterModule(base),
    fetchSheet(new URL('mirror-timeline-later.css', base)),
  ]).then(([, sheet]) => sheet).catch((error) => {
    // The next one who asks tries again.
    shared.later = null;
    throw error;
  });
  return shared.later;
}

async function loadLaterModule(base) {
  await loadModule(base);
  if (!('~t0' in shared.exports)) return;
  const answer = await fetch(new URL('mirror_timeline_later.wasm', base));
  if (!answer.ok) throw new Error(`A part of the timeline could not be fetched (${answer.status}).`);
  // Compiled from bytes, it needs no MIME type.
  await WebAssembly.instantiate(await answer.arrayBuffer(), { first: shared.exports });
}

async function fetchSheet(address) {
  const sheet = new CSSStyleSheet();
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The stylesheet could not be fetched (${answer.status}).`);
  sheet.replaceSync(await answer.text());
  return sheet;
}

function loadSheet(base) {
  shared.sheet ??= fetchSheet(new URL('mirror-timeline.css', base));
  return shared.sheet;
}

/** Resolves when the next frame is drawn; at once where no frame will be. */
const frame = () => new Promise((done) => {
  if (document.hidden) setTimeout(done);
  else requestAnimationFrame(() => done());
});

const BREAK = Symbol('break');

class MirrorTimeline extends HTMLElement {
  static observedAttributes = [...NAMES, 'theme', 'lang', 'src'];

  #root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  #list = document.createElement('div');
  #all = document.createElement('button');
  #note = document.createElement('p');
  #mount = document.createElement('div');
  #widget = null;
  #started = false;
  #own = null;
  #text = null;
  #glue = null;
  #changed = new Set();
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #skin = null;
  #theme = () => this.#applyTheme();
  #settle = {};
  #ready = null;

  constructor() {
    super();
    this.#promise();
    this.#mount.className = 'root';
    this.#mount.setAttribute('part', 'root');
    this.#note.className = 'note';
    this.#note.hidden = true;
    this.#list.className = 'fallback';
    this.#list.append(document.createElement('slot'));
    this.#all.type = 'button';
    this.#all.textContent = WORDS.all;
    this.#all.addEventListener('click', () => this.#wait(false));
    this.#root.replaceChildren(this.#note, this.#mount, this.#list);
  }

  connectedCallback() {
    shared.elements.add(this);
    this.#dark.addEventListener('change', this.#theme);
    this.#skin = new MutationObserver(this.#theme);
    for (const node of [document.documentElement, document.body]) {
      if (node) this.#skin.observe(node, { attributes: true });
    }
    this.#applyTheme();
    if (!this.#started) {
      this.#started = true;
      for (const name of ['filter', 'selected', 'view', 'scale', 'chronicle']) this.#upgrade(name);
      this.#start();
    }
  }

  disconnectedCallback() {
    shared.elements.delete(this);
    this.#dark.removeEventListener('change', this.#theme);
    this.#skin?.disconnect();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'theme') return void this.#applyTheme();
    if (!this.#widget) return;
    if (name === 'src') return void (after !== null && this.load(after).catch(() => {}));
    // Several attributes set in a row are one change.
    if (this.#changed.size === 0) queueMicrotask(() => this.#describe());
    this.#changed.add(name);
  }

  // --- the public contract ---------------------------------------------------------------------

  /** Resolves once the first frame with events is drawn. */
  get ready() { return this.#ready; }

  get eventCount() { return this.#widget?.eventCount() ?? 0; }
  get matchCount() { return this.#widget?.matchCount() ?? 0; }
  get window() { return this.#widget?.window() ?? null; }
  get fragment() { return this.#widget?.fragment() ?? ''; }
  get diagnostics() { return this.#widget?.diagnostics() ?? []; }

  get filter() { return this.#widget?.filter() ?? null; }
  set filter(filter) {
    const wanted = filter ?? {};
    const all = [...LISTS, 'crossings', 'search'];
    this.#set(all.map((name) => [name, textOf(name, wanted[name])]));
  }

  get selected() { return this.#get('selected') || null; }
  set selected(id) { this.#set([['selected', id ?? '']]); }
  get view() { return this.#get('view') || 'timeline'; }
  set view(view) { this.#set([['view', String(view)]]); }
  get scale() { return this.#get('scale') || 'story'; }
  set scale(scale) { this.#set([['scale', String(scale)]]); }
  get theme() { return this.getAttribute('theme') ?? 'auto'; }
  set theme(theme) { this.setAttribute('theme', theme); }

  /** Shows a stretch of time, in decimal years; resolves after the frame is drawn. */
  async zoomTo(start, end) {
    await this.#ready;
    this.#widget?.zoomTo(Number(start), Number(end));
    await frame();
  }

  /**
   * The chronicle as JSON; null before there is one, and where its text is none. The embedded one
   * is there once all of it was needed; `load()` gets it.
   */
  get chronicle() {
    if (this.#own) return this.#own;
    try {
      return this.#widget?.whole() ? JSON.parse(this.#text ?? this.#glue.embedded()) : null;
    } catch {
      return null;
    }
  }
  set chronicle(chronicle) {
    const text = JSON.stringify(chronicle ?? {});
    this.#own = chronicle;
    this.#show(text);
  }

  /**
   * Loads text, bytes, a Blob or an address; resolves to what was wrong with it. Without one, gets
   * the whole of the embedded chronicle.
   */
  async load(source) {
    if (source === undefined) {
      await this.#ready;
      await this.#complete();
      return this.diagnostics;
    }
    try {
      const text = await textFrom(source, this.baseURI);
      this.#own = null;
      await this.#show(text);
    } catch (error) {
      this.#fail('fetch-failed', error);
      throw error;
    }
    return this.diagnostics;
  }

  // --- inside ----------------------------------------------------------------------------------

  async #start() {
    this.#say(WORDS.busy);
    this.#wait(true);
    setTimeout(() => {
      if (!this.#widget) {
        this.#wait(false);
        this.#say(WORDS.failed);
      }
    }, PATIENCE);
    try {
      const base = new URL(this.getAttribute('base') ?? '.', this.hasAttribute('base') ? this.baseURI : HERE);
      this.#base = base;
      const source = this.getAttribute('src');
      const whole = source !== null || this.#waiting !== null || location.hash.length > 1
        || this.hasAttribute('selected') || this.hasAttribute('view')
        || this.#queue.some(wantsWhole) || wantsWhole(this.#attributes());
      const [glue, text] = await Promise.all([
        loadModule(base),
        source === null ? undefined : textFrom(source, this.baseURI),
        loadSheet(base).then((sheet) => this.#adopt(sheet)),
        whole && this.#loadLater(),
      ]);
      const late = this.#waiting !== null || this.#queue.some(wantsWhole);
      if (late) await this.#loadLater();
      this.#glue = glue;
      this.#text = this.#waiting ?? text ?? null;
      const waiting = this.#waiting;
      this.#widget = new glue.Widget(this, this.#root, this.#mount, this.#attributes(), waiting ?? text,
        whole || late, () => this.#complete().catch(() => {}), this.getAttribute('permalink') === 'hash', this.id && this.#shares() ? `${this.id}.` : '');
      this.#waiting = null;
      for (const pairs of this.#queue.splice(0)) this.#widget.set(pairs);
      await this.#drawn();
    } catch (error) {
      this.#fail('start-failed', error);
    }
  }

  #base = HERE;
  #waiting = null;
  #queue = [];
  #completing = null;

  async #loadLater() {
    const sheet = await loadLater(this.#base);
    const sheets = this.#root.adoptedStyleSheets;
    if (!sheets.includes(sheet)) this.#root.adoptedStyleSheets = [...sheets, sheet];
  }

  /** Gets the whole chronicle in place of its outline; then what waited for it happens. */
  #complete() {
    this.#completing ??= this.#loadLater().then(() => {
      this.#widget?.complete();
      for (const act of this.#queue.splice(0)) this.#set(act);
    }).catch((error) => {
      this.#queue.length = 0;
      this.#send('timeline-error', { code: 'later-failed', message: error.message, diagnostics: [] });
      throw error;
    }).finally(() => { this.#completing = null; });
    return this.#completing;
  }

  /** Whether several widgets of the page write to its address. */
  #shares() { return document.querySelectorAll(`${TAG}[permalink=hash]`).length > 1; }

  /** Shows a chronicle's text, now or once the module is there. */
  async #show(text) {
    if (!this.#widget) {
      this.#waiting = text;
      return this.#ready;
    }
    this.#promise();
    await this.#loadLater();
    this.#text = text;
    this.#widget.load(text);
    await this.#drawn();
  }

  /** After the first frame with events the list steps back; without events it stays. */
  async #drawn() {
    await frame();
    const problems = this.diagnostics;
    const none = this.eventCount === 0;
    if (none && problems.some(({ code }) => code !== 'unknown-setting')) {
      const error = new Error(problems[0].message);
      this.#send('timeline-error', { code: problems[0].code, message: problems[0].message, diagnostics: problems });
      this.#wait(false);
      this.#note.hidden = true;
      this.#list.hidden = false;
      this.#settle.reject(error);
      return;
    }
    this.#wait(false);
    this.#list.hidden = true;
    this.#note.hidden = true;
    this.#settle.resolve();
    this.#send('timeline-ready', { eventCount: this.eventCount });
    if (problems.length > 0) {
      this.#send('timeline-error', { code: problems[0].code, message: problems[0].message, diagnostics: problems });
    }
  }

  #promise() {
    this.#ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    // A page that never asks is not told of an unhandled rejection: it gets `timeline-error`.
    this.#ready.catch(() => {});
  }

  #fail(code, error) {
    this.#say(WORDS.failed);
    this.#wait(false);
    this.#list.hidden = false;
    this.#settle.reject(error);
    this.#send('timeline-error', { code, message: String(error?.message ?? error), diagnostics: [] });
  }

  [BREAK](message) {
    // The module is dead: its DOM goes, the list comes back.
    this.#widget = null;
    this.#mount.remove();
    this.#fail('panic', new Error(message));
  }

  /** While the widget is on its way its list is kept short, with a button for all of it. */
  #wait(waiting) {
    this.#list.toggleAttribute('data-busy', waiting);
    this.#note.toggleAttribute('data-busy', waiting);
    if (waiting) this.#list.after(this.#all);
    else this.#all.remove();
  }

  #adopt(sheet) {
    const sheets = this.#root.adoptedStyleSheets;
    if (!sheets.includes(sheet)) this.#root.adoptedStyleSheets = [sheet, ...sheets];
  }

  #say(words) {
    this.#note.textContent = words;
    this.#note.hidden = false;
  }

  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #attributes() {
    return NAMES.filter((name) => this.hasAttribute(name)).map((name) => [name, attributeText(this, name)]);
  }

  #describe() {
    const changed = [...this.#changed].filter((name) => NAMES.includes(name));
    this.#changed.clear();
    const pairs = changed.map((name) => [name, attributeText(this, name)]);
    const describe = () => this.#widget?.describe(this.#attributes(), pairs);
    if (this.#widget?.whole() || !wantsWhole(pairs)) describe();
    else this.#complete().then(describe).catch(() => {});
  }

  #get(name) { return this.#widget?.get(name) ?? ''; }

  /** Sets at once what can be; what needs the whole chronicle waits, and what follows it too. */
  #set(pairs) {
    if (!this.#widget) return void this.#queue.push(pairs);
    if (this.#widget.whole() || (this.#queue.length === 0 && !wantsWhole(pairs))) {
      return void this.#widget.set(pairs);
    }
    this.#queue.push(pairs);
    this.#complete().catch(() => {});
  }

  /** A property set before the element was defined hides the accessor: it is set anew. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  /** Dark where the author says so, else where the page's text is lighter than mid grey. */
  #applyTheme() {
    const theme = this.getAttribute('theme');
    const [red, green, blue] = (getComputedStyle(this).color.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
    const light = 0.299 * red + 0.587 * green + 0.114 * blue > 140;
    this.#mount.toggleAttribute('data-dark', theme === 'dark' || (theme !== 'light' && light));
  }
}

/** Whether some settings ask for more than an outline has. */
function wantsWhole(pairs) {
  return pairs.some(([name, text]) => text !== '' && WHOLE.includes(name));
}

/** A setting's text from a property's value; missing means all. */
function textOf(name, value) {
  if (value === undefined || value === null) return '';
  if (name === 'crossings') return value ? 'only' : '';
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** An attribute's text; one that is there without a value is still there. */
function attributeText(element, name) {
  const text = element.getAttribute(name) ?? '';
  return name === 'crossings' && element.hasAttribute(name) ? 'only' : text;
}

async function textFrom(source, base) {
  if (source instanceof Blob) return source.text();
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return new TextDecoder().decode(source);
  const text = String(source);
  if (/^\s*[[{]/.test(text)) return text;
  const answer = await fetch(new URL(text, base));
  if (!answer.ok) throw new Error(`The data file could not be fetched (${answer.status}).`);
  return answer.text();
}

if (!customElements.get(TAG)) customElements.define(TAG, MirrorTimeline);

export { MirrorTimeline };
