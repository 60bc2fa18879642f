// One candidate at one number of events: a fresh browser for each load, what is asked for measured in it.
import * as measures from './measures.mjs';
import { Unfinished } from './limit.mjs';
import { byteTable } from './server.mjs';
import { Session } from './session.mjs';

/** Up to here the first question is asked the moment a page is ready: beyond, some take a minute. */
const ANSWERED = 1000;
/** What stands in a loaded page, in the order in which it is measured. */
const IN_PAGE = ['memory', 'filter', 'work', 'zoom', 'panwide', 'wheel'];
const ACTS = { ...measures, panwide: (session) => measures.zoom(session, ['panwide']) };

export class Runner {
  constructor(setup, server, results, say) {
    Object.assign(this, { setup, server, results, say });
  }

  /** Everything that is asked of one candidate at one size, once. */
  async cell(candidate, n, rep, { plain, slow }) {
    if (n > candidate.maxN) {
      this.results.cell(candidate.id, n, 'load').unfinished ??= `not tried above ${candidate.maxN}`;
      return;
    }
    if (plain) await this.#plain(candidate, n, rep);
    if (plain && this.setup.measures.has('text')) await this.#text(candidate, n, rep);
    if (slow && this.setup.measures.has('slow')) await this.#load(candidate, n, rep, 'slow');
  }

  async #plain(candidate, n, rep) {
    const wanted = IN_PAGE.filter((name) => this.setup.measures.has(name));
    if (this.results.given(candidate.id, n, 'load')) {
      for (const name of wanted) this.results.given(candidate.id, n, name);
      return;
    }
    this.server.takeLog();
    let session = await this.#load(candidate, n, rep, 'load', true);
    if (!session) return;
    try {
      for (const name of wanted) {
        if (this.#left(candidate, n, name)) continue;
        session ??= await this.#again(candidate, n);
        const sample = await this.#sample(() => ACTS[name](session));
        this.results.add(candidate.id, n, name, rep, sample);
        this.say(candidate.id, n, `rep ${rep}`, name, sample.unfinished ?? sample.absent ?? '');
        // A page that hangs is of no more use.
        if (sample.unfinished) {
          await session.close();
          session = null;
        }
      }
      const table = byteTable(this.server.takeLog());
      const bytes = (this.results.all.bytes[candidate.id] ??= {});
      bytes[n] ??= { ...table, elsewhere: session ? [...session.elsewhere] : [] };
    } finally {
      await session?.close();
    }
  }

  /** Whether a measure is not to be taken: the library has no such thing, or it was too slow before. */
  #left(candidate, n, name) {
    if (candidate.skip.has(name) || (name === 'panwide' && candidate.skip.has('zoom'))) {
      const why = candidate.supports[name === 'panwide' ? 'zoom' : name] ?? 'not supported';
      this.results.cell(candidate.id, n, name).absent = why;
      return true;
    }
    return this.results.given(candidate.id, n, name);
  }

  async #again(candidate, n) {
    const session = new Session(this.setup, candidate, n);
    await session.open();
    await session.load();
    return session;
  }

  /** Loads and notes what was seen; the session, if it is to stay open and did load. */
  async #load(candidate, n, rep, measure, stay = false) {
    if (this.results.given(candidate.id, n, measure)) return null;
    const session = new Session(this.setup, candidate, n);
    const asks = n <= ANSWERED && !candidate.skip.has('filter');
    const answer = asks ? measures.expected(n)[4] : null;
    let sample;
    try {
      await session.open({ slow: measure === 'slow' });
      const answered = () => stay && this.#answered(candidate.id, n);
      sample = await this.#sample(() => session.load({ answer, answered }));
      for (const event of sample.unfinished ? ['firstList', 'firstEvent', 'ready'] : []) {
        sample[event] ??= session.toldOf(event)[0]?.t;
      }
      if (session.crashed) sample.unfinished = 'the page crashed';
      this.results.add(candidate.id, n, measure, rep, sample);
      this.say(
        candidate.id,
        n,
        `rep ${rep}`,
        measure,
        sample.unfinished ?? `ready ${Math.round(sample.ready)}`,
      );
    } finally {
      if (!stay || !sample || sample.unfinished) await session.close();
    }
    return stay && !sample.unfinished ? session : null;
  }

  /** What a page fetched until its first question was answered, the least of all repetitions. */
  #answered(id, n) {
    const sizes = ((this.results.all.answered ??= {})[id] ??= {});
    const table = byteTable(this.server.seeLog());
    if (!sizes[n] || table.all.br < sizes[n].all.br) sizes[n] = table;
  }

  /** A text is loaded into a page that shows little, so that memory holds it once. */
  async #text(candidate, n, rep) {
    if (this.results.given(candidate.id, n, 'text')) return;
    if (!candidate.id.startsWith('mirror-bare')) return;
    const small = { ...candidate, url: () => candidate.url(40) };
    const session = new Session(this.setup, small, n);
    try {
      await session.open();
      session.n = 40;
      await session.load();
      session.n = n;
      const sample = await this.#sample(() => measures.text(session));
      const parse = session.toldOf('parse')[0]?.t;
      this.results.add(candidate.id, n, 'text', rep, { parse, ...sample });
      this.say(
        candidate.id,
        n,
        `rep ${rep}`,
        'text',
        sample.unfinished ?? `searched ${Math.round(sample.searched)}`,
      );
    } finally {
      await session.close();
    }
  }

  /** The sample, or why there is none: a cell must never end the run. */
  async #sample(act) {
    try {
      return await act();
    } catch (error) {
      const late = error instanceof Unfinished;
      return { unfinished: late ? error.message : `error: ${error.message.split('\n')[0]}` };
    }
  }
}
