// The loader of Mirror Timeline: defines <mirror-timeline>, fetches the rest when one is there.
//
// It owns what only JavaScript can: the element's class, the shadow root, the network and the
// promises. Everything else is in the WebAssembly module. Safe to load twice.
//
// The build puts the files of `loader/` into this one in place of the lines that import them.

import { bytesFrom, script, text, wasm } from './loader/files.js';
import { piecesOf, readPieces, whole } from './loader/reading.js';
import { ASKED, LISTS, NAMES, STATE, TAG, attributeText, recall, remember, textOf } from './loader/settings.js';
import { hosts, twin, twins, watch } from './loader/divs.js';
import { ENGLISH, isEnglish, placeOf, voiceOf } from './loader/voice.js';

/** After so long without a start the list is no longer kept short, in ms. */
const PATIENCE = 10_000;
/** What is read within so long shows no bar, in ms. */
const MOMENT = 150;
/** Settings that only the whole chronicle can answer: the first part of the module has its outline. */
const WHOLE = ['people', 'search', 'from', 'to', 'watched', 'clock', 'remembered'];
/** Who runs where the module stopped, as browsers write it. */
const OURS = /mirror[-_]timeline/i;
/** Below this width the widget has the phone's form, in px: its column comes with the second part. */
const PHONE = 560;
const HERE = new URL('.', import.meta.url);

/** What a page's widgets share: one module in two parts, two stylesheets, fetched once; and the
    applications of widgets that are gone, each with its root. */
const shared = { module: null, exports: null, later: null, sheet: null, elements: new Set(), resting: [],
  languages: new Set() };

/** Something of `shared` that is got once. What could not be got is tried anew by the next widget. */
function once(name, get) {
  shared[name] ??= get().catch((error) => {
    shared[name] = null;
    throw error;
  });
  return shared[name];
}

const loadModule = (base) => once('module', async () => {
  // On its way before the glue that compiles it has come.
  const file = wasm('mirror_timeline_bg.wasm', base);
  const coming = file instanceof URL ? fetch(file) : file;
  Promise.resolve(coming).catch(() => {});
  const glue = await script('mirror_timeline.js', base);
  shared.exports = await glue.default({ module_or_path: coming });
  glue.bringLaterBy(() => bringLater(base));
  for (const name of ['error', 'unhandledrejection']) {
    addEventListener(name, ({ error, reason }) => {
      // What an event of the page calls in the module ends there without a word.
      const stopped = error ?? reason;
      if (stopped instanceof WebAssembly.RuntimeError && OURS.test(stopped.stack)) breakAll(stopped.message);
    });
  }
  return glue;
});

async function newSheet(name, base) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await text(name, base));
  return sheet;
}

const loadSheet = (base) => once('sheet', () => newSheet('mirror-timeline.css', base));

/** The second part: cards, lists, search, gestures, the reader of files, the whole chronicle. It puts
    its functions into the first part's table. A build that was not split has no wasm to fetch.
    Resolves to the stylesheet of what it draws. */
const loadLater = (base) => once('later', async () => {
  const [sheet] = await Promise.all([newSheet('mirror-timeline-later.css', base), loadLaterModule(base)]);
  return sheet;
});

async function loadLaterModule(base) {
  await loadModule(base);
  if (shared.brought || !('~t0' in shared.exports)) return;
  // Compiled from bytes, it needs no MIME type.
  const file = wasm('mirror_timeline_later.wasm', base);
  const bytes = file instanceof URL ? await bytesFrom(file) : file;
  await WebAssembly.instantiate(bytes, { first: shared.exports });
}

/** Brings the second part before it returns, for a call of it that came before the part did. Nothing
    that readers are known to do leads here; the page stands still while it is fetched. */
function bringLater(base) {
  try {
    let bytes = wasm('mirror_timeline_later.wasm', base);
    if (bytes instanceof URL) {
      const request = new XMLHttpRequest();
      request.open('GET', bytes, false);
      // One that is waited for gives text only: here a character for each byte.
      request.overrideMimeType('text/plain;charset=x-user-defined');
      request.send();
      bytes = Uint8Array.from(request.response, (character) => character.charCodeAt(0));
    }
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { first: shared.exports });
    shared.brought = true;
  } catch (error) {
    breakAll(error.message);
    throw error;
  }
}

/** A panic ends the module: nothing in it may be called again, not even for a new widget. */
function breakAll(message) {
  if (shared.broken) return;
  shared.broken = true;
  const error = new Error(message);
  shared.module = Promise.reject(error);
  shared.module.catch(() => {});
  shared.later = shared.module;
  shared.resting = [];
  for (const element of [...shared.elements]) element[BREAK](error);
}

/** Resolves when the next frame is drawn; at once where no frame will be. */
const frame = () => new Promise((done) => {
  if (document.hidden) setTimeout(done);
  else requestAnimationFrame(() => done());
});

const BREAK = Symbol('break');

class MirrorTimeline extends HTMLElement {
  static observedAttributes = [...NAMES, 'theme', 'src', 'source'];

  /** Starts those that come within a screen of the reader. */
  static #nearing = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.#begin();
  }, { rootMargin: '100%' });

  /** The widget of an element or of a div that stands for one; null for anything else. */
  static of(host) {
    if (host instanceof MirrorTimeline) return host;
    return host instanceof HTMLDivElement ? twins.get(host) ?? twin(host) : null;
  }

  #root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  #list = document.createElement('div');
  #all = document.createElement('button');
  #note = document.createElement('p');
  #bar = document.createElement('progress');
  #mount = place();
  #widget = null;
  /** Which start counts, if any: one that was left off the page half-way is of no more use. */
  #started = null;
  #settled = false;
  #wanted = false;
  #last = null;
  #problems = [];
  #own = null;
  /** What the page gave before there was a widget, and what one is reading. */
  #waiting = null;
  #coming = null;
  /** Whether the widget shows another chronicle than the embedded one. */
  #foreign = false;
  #glue = null;
  #changed = new Set();
  /** The reader asked for the page's list although it may tell too much. */
  #insists = false;
  #held = false;
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #skin = null;
  #around = null;
  #voice = null;
  #said = [];
  #theme = () => this.#dress();
  #settle = {};
  #ready = null;

  constructor() {
    super();
    this.#promise();
    this.#note.className = 'note';
    this.#note.setAttribute('role', 'status');
    this.#bar.hidden = true;
    this.#note.hidden = true;
    this.#list.className = 'fallback';
    this.#list.append(document.createElement('slot'));
    this.#all.type = 'button';
    this.#all.addEventListener('click', () => {
      this.#insists = true;
      this.#wait(false);
      this.#list.hidden = false;
    });
    this.#root.replaceChildren(this.#note, this.#bar, this.#mount, this.#list);
  }

  connectedCallback() {
    shared.elements.add(this);
    this.#showList(true);
    this.#dark.addEventListener('change', this.#theme);
    this.#skin = new MutationObserver(this.#theme);
    for (const node of [document.documentElement, document.body]) {
      if (node) this.#skin.observe(node, { attributes: true });
    }
    this.#dress();
    this.#around = new MutationObserver(() => this.#hear());
    for (let root = this.getRootNode(); root; root = root.host?.getRootNode()) {
      this.#around.observe(root, { attributeFilter: ['lang', 'dir'], subtree: true });
    }
    this.#hear();
    for (const name of ['filter', 'selected', 'view', 'scale', 'watched', 'clock', 'chronicle']) this.#upgrade(name);
    if (this.#wanted || isNear(this)) this.#begin();
    else MirrorTimeline.#nearing.observe(this);
  }

  disconnectedCallback() {
    shared.elements.delete(this);
    this.#dark.removeEventListener('change', this.#theme);
    this.#skin?.disconnect();
    this.#around?.disconnect();
    MirrorTimeline.#nearing.unobserve(this);
    // A move is over at once. Whoever is still gone then is let go.
    setTimeout(() => this.isConnected || this.#leave().catch(() => {}));
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'theme') return void this.#dress();
    if (!this.#widget) return;
    if (name === 'src') return void (after !== null && this.load(after).catch(() => {}));
    if (name === 'source') return void this.#reread();
    // Several attributes set in a row are one change.
    if (this.#changed.size === 0) queueMicrotask(() => this.#describe());
    this.#changed.add(name);
  }

  // --- the public contract ---------------------------------------------------------------------

  /** Resolves once the first frame with events is drawn. Who asks does not wait for the reader to
      come near. */
  get ready() {
    this.#want();
    return this.#ready;
  }

  get eventCount() { return this.#ask('eventCount', 0); }
  get matchCount() { return this.#ask('matchCount', 0); }
  get window() { return this.#ask('window', null); }
  get fragment() { return this.#ask('fragment', ''); }
  get diagnostics() { return [...this.#ask('diagnostics', []), ...this.#problems]; }

  get filter() { return this.#ask('filter', null); }
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
  get watched() { return this.#get('watched') || 'all'; }
  set watched(watched) { this.#set([['watched', String(watched)]]); }
  get clock() { return this.#get('clock') || 'story'; }
  set clock(clock) { this.#set([['clock', String(clock)]]); }
  get theme() { return this.getAttribute('theme') ?? 'auto'; }
  set theme(theme) { this.setAttribute('theme', theme); }

  /** Shows a stretch of time, in decimal years; resolves after the frame is drawn. */
  async zoomTo(start, end) {
    await this.ready;
    await new Promise((done) => {
      this.#act(false, () => done(this.#call('zoomTo', Number(start), Number(end))));
    });
    await frame();
  }

  /** The chronicle as JSON; null before there is one, and where its text is none. The embedded one
      is there once all of it was needed; `load()` gets it. */
  get chronicle() {
    if (this.#own) return this.#own;
    try {
      return this.#call('whole') ? JSON.parse(this.#call('text')) : null;
    } catch {
      return null;
    }
  }
  set chronicle(chronicle) {
    const text = JSON.stringify(chronicle ?? {});
    this.#own = chronicle;
    this.#show(whole(text)).catch((error) => {
      // A start that fails has told so itself.
      if (this.#widget) this.#laterFailed(error);
    });
  }

  /** Loads text, bytes, a Blob or an address; resolves to what was wrong with it. Without one, gets
      the whole of the embedded chronicle. */
  async load(source) {
    if (source === undefined) {
      await this.ready;
      await this.#complete();
      return this.diagnostics;
    }
    try {
      const given = await piecesOf(source, document.baseURI);
      this.#own = null;
      this.#problems = [];
      await this.#show(given);
    } catch (error) {
      this.#fail('fetch-failed', error);
      throw error;
    }
    return this.diagnostics;
  }

  // --- inside ----------------------------------------------------------------------------------

  /** Starts the widget, whether or not the reader is near, as soon as it is in a page. */
  #want() {
    this.#wanted = true;
    if (this.isConnected) this.#begin();
  }

  #begin() {
    MirrorTimeline.#nearing.unobserve(this);
    if (!this.#started) this.#start(this.#started = {});
  }

  async #start(turn) {
    const counts = () => this.#started === turn;
    this.#say('busy');
    this.#wait(true);
    const patience = setTimeout(() => {
      if (!counts()) return;
      this.#wait(false);
      this.#showList(true);
      this.#say('failed');
    }, PATIENCE);
    try {
      const base = this.#base();
      const [glue, found] = await Promise.all([
        loadModule(base),
        this.#found(base),
        loadSheet(base).then((sheet) => this.#adopt(sheet)),
        this.#wants() && this.#loadLater(),
        this.#hear(),
      ]);
      // The page may have asked for more in the meantime.
      const all = this.#wants();
      if (all) await this.#loadLater();
      if (!counts()) return;
      this.#glue = glue;
      let given;
      let reading;
      do {
        given = this.#waiting ?? found;
        reading = given && await this.#readIn(given, () => counts() && (this.#waiting ?? found) === given);
        if (!counts()) return void reading?.free();
      } while ((this.#waiting ?? found) !== given);
      this.#waiting = null;
      this.#foreign = given !== undefined;
      const prefix = this.id && this.#shares() ? `${this.id}.` : '';
      const told = [this.#told(), reading, all, this.#asks(),
        this.getAttribute('permalink') === 'hash', prefix];
      const resting = shared.resting.pop();
      if (resting) {
        this.#mount.replaceWith(resting.mount);
        this.#mount = resting.mount;
        this.#dress();
        this.#widget = resting.application.wake(this, this.#root, ...told);
      } else {
        this.#widget = new glue.Widget(this, this.#root, this.#mount, ...told);
      }
      if (this.#last) this.#widget.set(this.#last.state);
      for (const { act } of this.#queue.splice(0)) act();
      await this.#drawn();
    } catch (error) {
      if (counts()) this.#fail('start-failed', error);
    } finally {
      clearTimeout(patience);
    }
  }

  /** What the widget calls. Made here, it holds on to nothing of a start. */
  #asks() { return (watched) => this.#asked(watched); }

  /** The widget asks for the whole chronicle, or hands over what the reader says to have watched. */
  #asked(watched) {
    if (watched === undefined) return void this.#complete().catch(() => {});
    remember(watched);
    for (const other of shared.elements) {
      if (other !== this) other.#act(true, () => other.#call('remind', watched));
    }
  }

  /** Whether the page's own list may tell what the reader has not watched. */
  get #guards() {
    const asked = this.getAttribute('watched')?.trim() || 'all';
    return !this.#insists && (asked !== 'all' || recall() !== '');
  }

  /** Shows the page's own list or not; one that may tell too much only if the reader wants it. */
  #showList(shown) {
    this.#held = shown && this.#guards;
    this.#list.hidden = !shown || this.#held;
    this.#say(...this.#said);
    if (this.#held) this.#list.after(this.#all);
  }

  /** Where our other files lie. */
  #base() {
    const base = this.getAttribute('base');
    return base === null ? HERE : new URL(base, document.baseURI);
  }

  /** The chronicle that the attributes name, in pieces; none for the embedded one. */
  async #found(base) {
    if (this.#waiting) return undefined;
    const [src, source] = [this.getAttribute('src'), this.getAttribute('source')];
    if (source !== null) return this.#read(source, base);
    return src === null ? undefined : piecesOf(src, document.baseURI);
  }

  /** Makes a chronicle of what stands in the page. */
  async #read(source, base) {
    const { readPage } = await script('mirror-timeline-source.js', base);
    const within = source === 'children' ? hosts.get(this) ?? this : document.querySelector(source);
    const { text, problems } = readPage(within, source);
    this.#problems = problems;
    return whole(text);
  }

  /** Reads the page again, after its list or the attribute changed. */
  async #reread() {
    const source = this.getAttribute('source');
    try {
      if (source !== null) await this.#show(await this.#read(source, this.#base()));
    } catch (error) {
      this.#fail('source-failed', error);
    }
  }

  /** Letting go is the second part's work. Should it not come, the widget stays as it is. */
  async #leave() {
    if (this.#widget) await loadLater(this.#base());
    if (!this.isConnected) this.#rest();
  }

  /** Gives the widget back and keeps what it showed, for a page that puts the element in again. */
  #rest() {
    if (this.#widget) {
      const last = {};
      for (const name of ASKED) last[name] = this.#call(name);
      last.state = STATE.map((name) => [name, this.#call('get', name) ?? '']);
      // It shows the same again when it comes back.
      if (this.#foreign) this.#waiting = whole(this.#call('text') ?? '');
      if (this.#coming) this.#waiting = this.#coming;
      this.#coming = null;
      const application = this.#call('rest');
      if (application) {
        this.#last = last;
        this.#widget = null;
        shared.resting.push({ application, mount: this.#mount });
        const empty = place();
        this.#mount.replaceWith(empty);
        this.#mount = empty;
        this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.slice(0, 1);
      }
    }
    this.#started = null;
    this.#say();
    this.#wait(false);
    this.#showList(true);
    // Who waits for a start that was cut off waits for the next.
    if (this.#settled) this.#promise();
  }

  /** Calls the widget. What it throws is the end of its module: it answers any input. */
  #call(name, ...given) {
    try {
      return this.#widget?.[name](...given);
    } catch (error) {
      if (this.#widget) breakAll(error.message);
      return undefined;
    }
  }

  #ask(name, otherwise) { return this.#call(name) ?? this.#last?.[name] ?? otherwise; }

  #queue = [];
  #completing = null;

  /** Whether the first frame already needs the whole chronicle, or another one. */
  #wants() {
    // The list's: before the stylesheet is there the element itself is no box.
    const width = this.#list.clientWidth;
    return width > 0 && width < PHONE || ['src', 'source', 'selected'].some((name) => this.hasAttribute(name))
      || this.getAttribute('view') === 'list' || this.getAttribute('scale') === 'true'
      || (this.#voice ? this.#voice.lines : !isEnglish(placeOf(this).tag))
      || this.#waiting !== null || this.#queue.some(({ needs }) => needs)
      || NAMES.some((name) => location.hash.includes(`${name}=`))
      || wantsWhole(this.#attributes()) || wantsWhole(this.#last?.state ?? []);
  }

  async #loadLater() {
    const sheet = await loadLater(this.#base());
    const sheets = this.#root.adoptedStyleSheets;
    if (!sheets.includes(sheet)) this.#root.adoptedStyleSheets = [...sheets, sheet];
  }

  /** Gets the whole chronicle in place of its outline; then what waited for it happens. */
  #complete() {
    this.#completing ??= this.#loadLater().then(() => {
      this.#call('complete');
      for (const { act } of this.#queue.splice(0)) act();
    }).catch((error) => {
      // What an outline can do is done all the same.
      for (const { needs, act } of this.#queue.splice(0)) if (!needs) act();
      this.#laterFailed(error);
      throw error;
    }).finally(() => { this.#completing = null; });
    return this.#completing;
  }

  #laterFailed(error) {
    this.#send('timeline-error', { code: 'later-failed', message: error.message, diagnostics: [] });
  }

  /** Whether several widgets of the page write to its address. */
  #shares() { return [...shared.elements].filter((one) => one.getAttribute('permalink') === 'hash').length > 1; }

  /** Shows a chronicle, now or once the module is there. What comes while one is read takes its place. */
  async #show(given) {
    if (!this.#widget) {
      this.#waiting = given;
      return this.ready;
    }
    this.#coming = given;
    await this.#loadLater();
    if (this.#settled) this.#promise();
    const reading = await this.#readIn(given, () => this.#widget && this.#coming === given);
    if (!reading) return this.#ready;
    this.#coming = null;
    this.#foreign = true;
    this.#call('load', reading);
    await this.#drawn();
  }

  /** Reads a chronicle in the module, with a bar; null once it is no longer wanted. */
  async #readIn(given, wanted) {
    await this.#loadLater();
    const shows = performance.now() + MOMENT;
    this.#bar.value = 0;
    try {
      return await readPieces(this.#glue, given, wanted, (share) => {
        if (performance.now() < shows) return;
        this.#bar.value = Math.max(this.#bar.value, share);
        if (!this.#bar.hidden) return;
        this.#bar.hidden = false;
        // Beside a timeline that is shown it is only said.
        this.#note.toggleAttribute('data-quiet', this.#widget !== null);
        this.#say('reading');
        this.#bar.setAttribute('aria-label', this.#note.textContent);
      });
    } catch (error) {
      breakAll(error.message);
      return null;
    } finally {
      if (!this.#bar.hidden && this.#widget) this.#say();
      this.#bar.hidden = true;
      this.#note.removeAttribute('data-quiet');
    }
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
      this.#say();
      this.#showList(true);
      this.#settled = true;
      this.#settle.reject(error);
      return;
    }
    this.#wait(false);
    // What could not be read of the page's own list stays in sight there.
    const unread = this.getAttribute('source') === 'children' ? this.#problems.length : 0;
    this.#showList(unread > 0);
    this.#say();
    if (unread > 0 && this.getAttribute('problems') !== 'hide') this.#say('unread', unread);
    this.#settled = true;
    this.#settle.resolve();
    this.#send('timeline-ready', { eventCount: this.eventCount });
    if (problems.length > 0) {
      this.#send('timeline-error', { code: problems[0].code, message: problems[0].message, diagnostics: problems });
    }
  }

  #promise() {
    this.#settled = false;
    this.#ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    // A page that never asks is not told of an unhandled rejection: it gets `timeline-error`.
    this.#ready.catch(() => {});
  }

  #fail(code, error) {
    this.#say('failed');
    this.#wait(false);
    this.#showList(true);
    this.#settled = true;
    this.#settle.reject(error);
    this.#send('timeline-error', { code, message: String(error?.message ?? error), diagnostics: [] });
  }

  [BREAK](error) {
    // The module is dead: its DOM goes, the list comes back. A start that is on its way counts no more.
    this.#widget = null;
    this.#started = {};
    this.#last = null;
    this.#mount.remove();
    this.#promise();
    this.#fail('panic', error);
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

  /** Says something over the list, or no longer. While the language is on its way it is not said in
      another that the widget loads. */
  #say(key, count) {
    this.#said = key ? [key, count] : [];
    const { words } = this.#voice ?? ENGLISH;
    this.#note.hidden = !key || (key === 'busy' && !this.#voice);
    this.#note.textContent = key ? words[`load.${key}`].replace('{count}', count) : '';
    this.#all.textContent = words[this.#held ? 'load.spoils' : 'load.all'];
  }

  /** Takes over the language of where the element stands. */
  async #hear() {
    const { tag } = placeOf(this);
    if (isEnglish(tag)) this.#voice ??= ENGLISH;
    const voice = await voiceOf(tag, this.#base());
    // The page may have changed it in the meantime.
    if (placeOf(this).tag !== tag) return;
    const changed = this.#voice !== voice;
    this.#voice = voice;
    this.#dress();
    if (!changed) return;
    this.#say(...this.#said);
    if (this.#widget) this.#act(Boolean(voice.lines), () => this.#call('describe', this.#told(), [['lang', this.#lang()]]));
  }

  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #attributes() {
    const told = NAMES.filter((name) => this.hasAttribute(name)).map((name) => [name, attributeText(this, name)]);
    return recall() ? [...told, ['remembered', recall()]] : told;
  }

  /** All that the page says, the language with it. */
  #told() {
    const lang = this.#lang();
    return [...this.#attributes(), ...(lang ? [['lang', lang]] : [])];
  }

  /** The language by which the module knows it; it is told of each once. */
  #lang() {
    const { tag, lines, say } = this.#voice ?? ENGLISH;
    if (!lines) return '';
    if (!shared.languages.has(tag)) this.#glue.language(tag, lines, say);
    shared.languages.add(tag);
    return tag;
  }

  #describe() {
    const changed = [...this.#changed].filter((name) => NAMES.includes(name));
    this.#changed.clear();
    // Read when it is their turn: what is set and taken away meanwhile is gone.
    const pairs = () => changed.map((name) => [name, attributeText(this, name)]);
    this.#act(wantsWhole(pairs()), () => this.#call('describe', this.#told(), pairs()));
  }

  #get(name) { return this.#call('get', name) ?? new Map(this.#last?.state).get(name) ?? ''; }

  #set(pairs) { this.#act(wantsWhole(pairs), () => this.#call('set', pairs)); }

  /** Acts at once where that can be; what needs the whole chronicle waits, and what follows it too. */
  #act(needs, act) {
    const waits = needs || this.#queue.length > 0;
    if (this.#widget && (!waits || this.#call('whole'))) return void act();
    this.#queue.push({ needs, act });
    if (this.#widget) this.#complete().catch(() => {});
  }

  /** A property set before the element was defined hides the accessor: it is set anew. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  /** Dark where the author says so, else where the page's text is lighter than mid grey; from right
      to left where the page says so, or by its language where it does not say. */
  #dress() {
    const theme = this.getAttribute('theme');
    const [red, green, blue] = (getComputedStyle(this).color.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
    const light = 0.299 * red + 0.587 * green + 0.114 * blue > 140;
    this.#mount.toggleAttribute('data-dark', theme === 'dark' || (theme !== 'light' && light));
    const { tag = 'en', rtl } = this.#voice ?? ENGLISH;
    const mirrored = getComputedStyle(this).direction === 'rtl' || (rtl && !placeOf(this).sided);
    for (const node of [this.#note, this.#mount, this.#all]) {
      node.dir = mirrored ? 'rtl' : 'ltr';
      node.lang = tag;
    }
  }
}

/** Whether some settings ask for more than an outline has. */
function wantsWhole(pairs) {
  return pairs.some(([name, text]) => text !== '' && WHOLE.includes(name));
}

/** Where an application draws. */
function place() {
  const place = document.createElement('div');
  place.className = 'root';
  place.setAttribute('part', 'root');
  return place;
}

/** Whether an element is shown within a screen of what the reader sees; the observer says the same,
    a frame later. */
function isNear(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return element.getClientRects().length > 0 && top < 2 * innerHeight && bottom > -innerHeight;
}

if (!customElements.get(TAG)) {
  customElements.define(TAG, MirrorTimeline);
  // For pages that cannot import: the only global name.
  globalThis.MirrorTimeline = MirrorTimeline;
  watch(MirrorTimeline.of);
}

export { MirrorTimeline };
