// The loader of Mirror Timeline: defines <mirror-timeline>, fetches the rest when one is there.
//
// It owns what only JavaScript can: the element's class, the shadow root, the network and the
// promises. Everything else is in the WebAssembly module. Safe to load twice.
//
// The build puts the files of `loader/` into this one in place of the lines that import them.

import { ALONE, script } from './loader/files.js';
import { ASKED, LISTS, NAMES, STATE, TAG, attributeText, recall, remember, textOf } from './loader/settings.js';
import { BREAK, PRINT, breakAll, laterNow, loadLater, loadModule, loadSheet, shared } from './loader/parts.js';
import { hosts, twin, twins, watch } from './loader/divs.js';
import { ENGLISH, isEnglish, placeOf, voiceOf } from './loader/voice.js';
import { Fallback } from './loader/fallback.js';
import { frame, isDark, isNear, place, speak } from './loader/dress.js';

/** After so long without a start the list is no longer kept short, in ms. */
const PATIENCE = 10_000;
/** What is read within so long shows no bar, in ms. */
const MOMENT = 150;
/** Settings that only the whole chronicle can answer: the first part of the module has its outline. */
const WHOLE = ['people', 'search', 'from', 'to', 'watched', 'clock', 'remembered'];
/** Below this width the widget has the phone's form, in px: its column comes with the second part. */
const PHONE = 560;
const HERE = new URL('.', import.meta.url);

/** What is in one piece. */
const whole = (piece) => ({ pieces: [piece], length: piece.length });

class MirrorTimeline extends HTMLElement {
  static observedAttributes = [...NAMES, 'theme', 'height', 'src', 'source'];

  /** Starts those that come within a screen of the reader. */
  static #nearing = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.#begin();
  }, { rootMargin: '100%' });

  /** The widget of an element or of a div that stands for one; null for anything else. */
  static of(host) {
    if (host instanceof MirrorTimeline) return host;
    if (!(host instanceof HTMLDivElement)) return null;
    return twins.get(host) ?? (host.classList.contains(TAG) ? twin(host) : null);
  }

  #root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  #fallback = new Fallback(this, () => (this.#work ? this.#work.stop.abort() : this.#again()));
  #work = null;
  #again = null;
  #mount = place();
  #widget = null;
  /** Which start counts, if any: one that was left off the page half-way is of no more use. */
  #started = null;
  #settled = false;
  #wanted = false;
  #last = null;
  /** What could not be read of a source in the page, while that is shown. */
  #problems = null;
  #own = null;
  /** What the page gave before there was a widget, and what one is reading. */
  #waiting = null;
  #coming = null;
  /** Where another chronicle than the embedded one came from, if one is shown; empty without an address. */
  #from = undefined;
  #glue = null;
  #changed = new Set();
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #skin = null;
  #around = null;
  #voice = null;
  #theme = () => this.#dress();
  #settle = {};
  #ready = null;

  constructor() {
    super();
    this.#promise();
    const { note, way, bar, list, place } = this.#fallback;
    this.#root.replaceChildren(note, way, bar, this.#mount, list);
    this.#root.adoptedStyleSheets = [place];
  }

  connectedCallback() {
    shared.elements.add(this);
    const div = hosts.get(this);
    if (div) div.shadowRoot.adoptedStyleSheets = [this.#fallback.place];
    // One that is only moved keeps what it shows.
    if (!this.#widget) this.#fallback.show(true);
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
    for (const name of ['theme', 'filter', 'selected', 'view', 'scale', 'watched', 'clock', 'chronicle']) this.#upgrade(name);
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
    if (name === 'theme' || name === 'height') return void this.#dress();
    if (name === 'src' || name === 'source') return this.#elsewhere();
    if (!this.#widget) {
      // What was shown before counts no more.
      if (this.#last) this.#last.state = this.#last.state.filter(([kept]) => kept !== name);
      return;
    }
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
  get diagnostics() { return [...this.#ask('diagnostics', []), ...this.#problems ?? []]; }

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
    const work = this.#bringing(() => { this.chronicle = chronicle; });
    this.#show(whole(text), work).catch((error) => {
      // A start that fails has told so itself.
      if (work.signal.aborted) this.#undone('', error, work);
      else if (this.#widget) this.#laterFailed(error);
    }).finally(work.end);
  }

  /** Loads text, bytes, a Blob or an address; resolves to what was wrong with it. Without one, gets
      the whole of the embedded chronicle. */
  async load(source) {
    if (source === undefined) {
      await this.ready;
      await this.#complete();
      return this.diagnostics;
    }
    const work = this.#bringing(() => this.load(source).catch(() => {}));
    try {
      const given = await this.#piecesOf(source, work);
      this.#own = null;
      this.#problems = null;
      await this.#show(given, work);
    } catch (error) {
      this.#undone('fetch-failed', error, work);
      throw error;
    } finally {
      work.end();
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
    let patient = true;
    const patience = setTimeout(() => {
      patient = false;
      if (!counts()) return;
      this.#fallback.wait(false, this.#work ? 'reading' : 'failed');
      this.#fallback.show(true);
    }, PATIENCE);
    // What the page is loading meanwhile goes on.
    this.#work?.end();
    const work = this.#reads() ? this.#bringing(() => this.#anew(), turn) : null;
    try {
      const base = this.#base();
      // On its way beside the first part.
      if (this.#wants()) loadLater(base).catch(() => {});
      const [glue, found] = await Promise.all([
        loadModule(base),
        this.#found(base, work),
        loadSheet(base).then((sheet) => {
          this.#adopt(sheet);
          if (counts() && patient) this.#fallback.wait(true, 'busy');
        }),
        this.#hear(),
      ]);
      // The page may have asked for more in the meantime.
      const all = this.#wants() && await this.#loadLater().then(() => true, (error) => this.#without(error));
      if (!counts()) return;
      this.#glue = glue;
      let given;
      let reading;
      do {
        given = this.#waiting ?? found;
        reading = given && await this.#readIn(given, () => counts() && (this.#waiting ?? found) === given, work);
        if (!counts()) return void reading?.free();
        work?.signal.throwIfAborted();
      } while ((this.#waiting ?? found) !== given);
      this.#waiting = null;
      this.#from = given && (given.address ?? '');
      const told = [this.#told(), reading, all, this.#asks(),
        this.getAttribute('permalink') === 'hash', this.#prefix()];
      const resting = shared.resting.pop();
      if (resting) {
        this.#mount.replaceWith(resting.mount);
        this.#mount = resting.mount;
        this.#dress();
        this.#widget = resting.application.wake(this, this.#root, ...told);
      } else {
        // It is measured before anything is in it.
        this.#mount.hidden = false;
        this.#widget = new glue.Widget(this, this.#root, this.#mount, ...told);
      }
      if (this.#last) this.#widget.set(this.#last.state);
      for (const { act } of this.#queue.splice(0)) act();
      await this.#drawn();
    } catch (error) {
      patient = false;
      if (counts() && work?.signal.aborted) this.#stopped(work);
      else if (counts()) this.#fail('start-failed', error);
    } finally {
      work?.end();
      clearTimeout(patience);
    }
  }

  /** What the widget calls. Made here, it holds on to nothing of a start. */
  #asks() { return (watched) => this.#asked(watched); }

  /** The widget asks for the whole chronicle (nothing) or for where things lie (null), or hands over what
      the reader says to have watched. */
  #asked(watched) {
    if (watched === undefined) return void this.#complete().catch(() => {});
    if (watched === null) return [import.meta.url, this.#base().href, ALONE, this.#from];
    remember(watched);
    for (const other of shared.elements) {
      if (other !== this) other.#act(true, () => other.#call('remind', watched));
    }
  }

  /** Where our other files lie. */
  #base() {
    const base = this.getAttribute('base');
    return base === null ? HERE : new URL(base, document.baseURI);
  }

  /** The chronicle that the attributes name, in pieces; none for the embedded one. */
  async #found(base, work) {
    if (this.#waiting) return undefined;
    const [src, source] = [this.getAttribute('src'), this.getAttribute('source')];
    if (source !== null) return this.#read(source, base);
    return src === null ? undefined : this.#piecesOf(src, work);
  }

  /** Makes a chronicle of what stands in the page. */
  async #read(source, base) {
    const { readPage } = await script('mirror-timeline-source.js', base);
    const within = source === 'children' ? hosts.get(this) ?? this : document.querySelector(source);
    const { text, problems } = readPage(within, source);
    this.#problems = problems;
    return whole(text);
  }

  /** The attributes name another chronicle, or none any more. */
  #elsewhere() {
    const [src, source] = [this.getAttribute('src'), this.getAttribute('source')];
    if (this.#widget && source !== null) return void this.#reread(source);
    if (this.#widget && src !== null) return void this.load(src).catch(() => {});
    this.#work?.drop();
    // The embedded one is what a start shows.
    if (this.#widget) this.#rest();
    this.#waiting = this.#last = null;
    this.#problems = null;
    if (this.isConnected && (this.#started || this.#wanted || this.#settled)) this.#anew();
  }

  /** Reads the page again. */
  async #reread(source) {
    const work = this.#bringing(() => this.#elsewhere());
    try {
      await this.#show(await this.#read(source, this.#base()), work);
    } catch (error) {
      this.#undone('source-failed', error, work);
    } finally {
      work.end();
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
      const last = this.#remembered();
      const application = this.#call('rest');
      const mount = this.#unmount();
      this.#last = last;
      if (application) shared.resting.push({ application, mount });
    }
    this.#started = null;
    this.#fallback.wait(false);
    this.#fallback.show(true);
    // Who waits for a start that was cut off waits for the next.
    if (this.#settled) this.#promise();
  }

  /** What the widget shows, as far as it says so. It shows the same again when it comes back. */
  #remembered() {
    const last = {};
    for (const name of ASKED) last[name] = this.#call(name);
    last.state = STATE.map((name) => [name, this.#call('get', name) ?? '']);
    if (this.#from !== undefined) this.#waiting = { ...whole(this.#call('text') ?? ''), address: this.#from };
    if (this.#coming) {
      this.#waiting = this.#coming;
      // The next start goes on with it: nothing else takes its place.
      this.#work?.end();
    }
    this.#coming = null;
    return last;
  }

  /** Takes the widget out of the element; returns where it drew. */
  #unmount() {
    const mount = this.#mount;
    this.#widget = null;
    this.#mount = place();
    mount.replaceWith(this.#mount);
    this.#dress();
    const sheets = this.#root.adoptedStyleSheets;
    this.#root.adoptedStyleSheets = sheets.slice(0, sheets.indexOf(this.#fallback.place) + 1);
    return mount;
  }

  /** Calls the widget. What it throws is the end of its module: it answers any input. */
  #call(name, ...given) {
    try {
      return this.#widget?.[name](...given);
    } catch (error) {
      if (this.#widget) breakAll(error.message, this.#glue);
      return undefined;
    }
  }

  #ask(name, otherwise) { return this.#call(name) ?? this.#last?.[name] ?? otherwise; }

  #queue = [];
  #completing = null;
  /** Whether the later part could not be got when it was last asked for, and whether the widget was
      begun without what the page asks of it. */
  #missing = false;
  #partial = false;

  /** Whether another chronicle is to be shown than the one that the module carries. */
  #reads() { return this.hasAttribute('src') || this.hasAttribute('source') || this.#waiting !== null; }

  /** Whether the first frame already needs the whole chronicle, or another one. */
  #wants() {
    // The list's: before the stylesheet is there the element itself is no box.
    const width = this.#fallback.list.clientWidth;
    return width > 0 && width < PHONE || this.#reads() || this.hasAttribute('selected')
      || this.getAttribute('view') === 'list' || this.getAttribute('scale') === 'true'
      || (this.#voice ? this.#voice.lines : !isEnglish(placeOf(this).tag))
      || this.#queue.some(({ needs }) => needs)
      || NAMES.some((name) => location.hash.includes(`${name}=`))
      || wantsWhole(this.#attributes()) || wantsWhole(this.#last?.state ?? []);
  }

  async #loadLater() {
    this.#wear(await loadLater(this.#base()));
  }

  #wear(sheet) {
    const sheets = this.#root.adoptedStyleSheets;
    if (!sheets.includes(sheet)) this.#root.adoptedStyleSheets = [...sheets, sheet];
  }

  /** Paper has the list of what passes the filter: what an outline lacks for that is waited for. Should
      it not come, the page's own list is printed. */
  [PRINT]() {
    if (this.#call('whole') !== false) return;
    try {
      this.#wear(laterNow(this.#base()));
    } catch {
      return;
    }
    this.#completed();
    this.#call('print');
  }

  /** Begins without the later part, where the outline is of use; whether it has come. */
  #without(error) {
    // Nor is anything said in a language that could not be got.
    if (this.#reads() || this.#voice?.lines) throw error;
    this.#partial = true;
    this.#laterFailed(error);
    return false;
  }

  /** Gets the whole chronicle in place of its outline; then what waited for it happens. */
  #complete() {
    this.#completing ??= this.#loadLater().then(() => this.#completed()).catch((error) => {
      // What an outline can do is done all the same; the rest waits for the next wish.
      const queue = this.#queue;
      this.#queue = queue.filter(({ needs }) => needs);
      for (const { needs, act } of queue) if (!needs) act();
      this.#laterFailed(error);
      throw error;
    }).finally(() => { this.#completing = null; });
    return this.#completing;
  }

  /** The later part is there. */
  #completed() {
    this.#call('complete');
    if (this.#partial) {
      const all = this.#told();
      this.#call('describe', all, all.filter(([name]) => WHOLE.includes(name)));
    }
    this.#partial = this.#missing = false;
    this.#dress();
    this.#tell();
    for (const { act } of this.#queue.splice(0)) act();
  }

  /** Tells the reader and the page; the next wish that needs the later part asks for it again. */
  #laterFailed(error) {
    this.#missing = true;
    this.#tell();
    this.#report('later-failed', error);
  }

  /** What tells this widget's part of the page's address from that of others. */
  #prefix() { return this.id && shared.elements.size > 1 ? `${this.id}.` : ''; }

  /** What brings chronicles in. */
  #bringer() { return script('mirror-timeline-reading.js', this.#base()); }

  /** What was given, in pieces; half of the work, where it has to be fetched. */
  async #piecesOf(source, { signal, tell }) {
    const { piecesOf } = await this.#bringer();
    return piecesOf(source, document.baseURI, signal, (share) => tell(share / 2));
  }

  /** Begins to bring a chronicle in. Once that takes a moment a bar shows how much is done, and a button
      stops it; after that the button does `again` what was stopped. */
  #bringing(again, turn) {
    this.#work?.drop();
    const stop = new AbortController();
    const shows = performance.now() + MOMENT;
    const { bar } = this.#fallback;
    const tell = (share) => {
      if (this.#work !== work) return;
      if (share !== undefined) bar.value = Math.max(bar.value, share);
      if (performance.now() < shows || !bar.hidden) return;
      // Beside a timeline that is shown it is only said.
      this.#fallback.progress(this.#widget !== null);
    };
    // What keeps silent shows the bar too.
    const silence = setTimeout(tell, MOMENT + 1);
    const end = () => {
      clearTimeout(silence);
      if (this.#work !== work) return;
      this.#work = null;
      if (!bar.hidden) this.#tell();
      this.#fallback.rest();
    };
    // Something else is wanted now: it ends without a word, and a start that was made for it too.
    const drop = () => {
      end();
      stop.abort(new DOMException('Another chronicle took its place.', 'AbortError'));
      if (turn && this.#started === turn) this.#started = null;
    };
    const work = { stop, signal: stop.signal, again, tell, end, drop };
    bar.removeAttribute('value');
    return this.#work = work;
  }

  /** What was to be brought in does not come. Beside a timeline that is shown it is only said. */
  #undone(code, error, work) {
    if (work.signal.aborted) return void (this.#work === work && this.#stopped(work));
    if (!this.#widget) return this.#fail(code, error);
    work.end();
    this.#again = work.again;
    this.#tell();
    this.#fallback.say('kept');
    this.#report(code, error);
  }

  /** The reader has stopped it: what was shown stays, and it can be had after all. */
  #stopped({ again, end, signal }) {
    const held = this.#root.activeElement === this.#fallback.way;
    end();
    this.#coming = null;
    this.#again = again;
    if (this.#widget) this.#tell();
    else {
      this.#fallback.wait(false);
      this.#fallback.show(true);
    }
    this.#fallback.say('stopped');
    if (held) this.#fallback.way.focus();
    this.#settled = true;
    this.#settle.reject(signal.reason);
    this.#report('stopped', signal.reason);
  }

  /** Starts once more. */
  #anew() {
    this.#started = null;
    if (this.#settled) this.#promise();
    this.#begin();
  }

  /** Shows a chronicle, now or once the module is there. What comes while one is read takes its place. */
  async #show(given, work) {
    work.signal.throwIfAborted();
    if (!this.#widget) {
      this.#waiting = given;
      if (this.#settled) this.#anew();
      return this.ready;
    }
    this.#coming = given;
    await this.#loadLater();
    if (this.#settled) this.#promise();
    const reading = await this.#readIn(given, () => this.#widget && this.#coming === given, work);
    work.signal.throwIfAborted();
    if (!reading) return this.#ready;
    this.#coming = null;
    this.#from = given.address ?? '';
    this.#call('load', reading);
    await this.#drawn();
  }

  /** Reads a chronicle in the module; null once it is no longer wanted. */
  async #readIn(given, wanted, work) {
    await this.#loadLater();
    const { readPieces } = await this.#bringer();
    const from = given.address ? 0.5 : 0;
    try {
      return await readPieces(this.#glue, given, () => wanted() && !work?.signal.aborted,
        (share) => work?.tell(from + share * (1 - from)));
    } catch (error) {
      breakAll(error.message);
      return null;
    }
  }

  /** In the first frame with events the list steps back; without events it stays. */
  async #drawn() {
    await frame();
    const problems = this.diagnostics;
    const none = this.eventCount === 0;
    const told = () => this.#send('timeline-error', { code: problems[0].code, message: problems[0].message, diagnostics: problems });
    this.#settled = true;
    if (none && problems.some(({ code }) => code !== 'unknown-setting')) {
      told();
      this.#fallback.wait(false);
      this.#fallback.show(true);
      this.#settle.reject(new Error(problems[0].message));
      return;
    }
    this.#fallback.wait(false);
    this.#fallback.show(this.#unread() > 0);
    this.#tell();
    this.#dress();
    this.#settle.resolve();
    this.#send('timeline-ready', { eventCount: this.eventCount });
    if (problems.length > 0) told();
  }

  /** How much of the page's own list could not be read, and so stays in sight there. */
  #unread() {
    if (!this.#problems || this.getAttribute('source') !== 'children') return 0;
    return this.diagnostics.filter(({ code, severity, path }) =>
      code === 'unread-row' || severity === 'error' && path.startsWith('events[')).length;
  }

  /** One line where something is missing: above the widget if it is about the list, else below, so
      that nothing moves under a pointer that is being pressed. */
  #tell() {
    if (!this.#widget) return;
    const unread = this.getAttribute('problems') === 'hide' ? 0 : this.#unread();
    if (unread === 0) this.#mount.after(this.#fallback.note);
    this.#fallback.say(unread > 0 ? 'unread' : this.#missing && 'part', unread);
  }

  #promise() {
    this.#settled = false;
    this.#ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    // A page that never asks is not told of an unhandled rejection: it gets `timeline-error`.
    this.#ready.catch(() => {});
  }

  #fail(code, error) {
    this.#fallback.wait(false, 'failed');
    this.#fallback.show(true);
    this.#settled = true;
    this.#settle.reject(error);
    this.#report(code, error);
  }

  #report(code, error) {
    this.#send('timeline-error', { code, message: String(error?.message ?? error), diagnostics: [] });
  }

  /** The module has stopped: its DOM goes, the list comes back, and with another instance what was
      shown, unless that has `ended` too. A start that is on its way counts no more. */
  [BREAK](error, ended) {
    // Between two calls what the module holds is sound, so that it can still say what it showed; and
    // what does not answer is lost.
    if (this.#widget) this.#last = this.#remembered();
    this.#call('destroy');
    this.#unmount();
    this.#queue = [];
    if (ended) {
      this.#started = {};
      this.#last = null;
      this.#promise();
      this.#fail('panic', error);
    } else if (this.#started) {
      this.#started = null;
      if (this.#settled) this.#promise();
      this.#fallback.show(true);
      this.#report('panic', error);
      this.#begin();
    }
  }

  #adopt(sheet) {
    const sheets = this.#root.adoptedStyleSheets;
    if (!sheets.includes(sheet)) this.#root.adoptedStyleSheets = [sheet, ...sheets];
  }

  /** Takes over the language of where the element stands. */
  async #hear() {
    const { tag } = placeOf(this);
    if (isEnglish(tag)) this.#fallback.voice = this.#voice ??= ENGLISH;
    const voice = await voiceOf(tag, this.#base());
    // The page may have changed it in the meantime.
    if (placeOf(this).tag !== tag) return;
    const changed = this.#voice !== voice;
    this.#voice = voice;
    this.#dress();
    if (!changed) return;
    this.#fallback.speak(voice);
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
    const waits = needs || this.#completing;
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

  /** Looks like the page around it, as far as that says. */
  #dress() {
    this.#mount.toggleAttribute('data-dark', isDark(this));
    const { style } = this.#mount;
    style.height = '';
    // Nothing that is no length comes through.
    style.height = this.getAttribute('height');
    style.overflow = style.height && 'auto';
    speak(this, this.#voice, [this.#mount, ...this.#fallback.spoken]);
    this.#call('dress');
  }
}

/** Whether some settings ask for more than an outline has. */
function wantsWhole(pairs) {
  return pairs.some(([name, text]) => text !== '' && WHOLE.includes(name));
}

if (!customElements.get(TAG)) {
  customElements.define(TAG, MirrorTimeline);
  // For pages that cannot import: the only global name.
  globalThis.MirrorTimeline = MirrorTimeline;
  watch(MirrorTimeline.of);
}

export { MirrorTimeline };
