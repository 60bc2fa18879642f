// One page in a browser process of its own.
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { Unfinished, within } from './limit.mjs';
import { cpuTicks, family } from './machine.mjs';

const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  // Memory can be asked for at once, not at the browser's leisure.
  '--enable-blink-features=ForceEagerMeasureMemory',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  // Chromium refuses to sandbox for root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
/** "Slow 4G" and a processor a quarter as fast: what Lighthouse takes for a phone. */
const SLOW = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SCRIPTS = ['observe', 'load', 'filter', 'steps', 'text'].map((name) =>
  fs.readFileSync(new URL(`page/${name}.js`, import.meta.url), 'utf8'),
);
const rest = (ms) => new Promise((done) => setTimeout(done, ms));

export class Session {
  constructor({ chrome, limit, origin }, candidate, n) {
    Object.assign(this, { chrome, limit, origin, candidate, n });
    this.told = [];
    this.elsewhere = new Set();
  }

  async open({ slow = false } = {}) {
    this.server = await chromium.launchServer({
      executablePath: this.chrome,
      headless: true,
      args: ARGUMENTS,
    });
    this.browser = await chromium.connect(this.server.wsEndpoint());
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 } });
    this.page = await context.newPage();
    this.page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(this.origin)) {
        this.elsewhere.add(request.url());
      }
    });
    this.page.on('crash', () => (this.crashed = true));
    this.cdp = await context.newCDPSession(this.page);
    // A binding's calls are only told while the domain is on.
    await this.cdp.send('Runtime.enable');
    this.cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__benchTell') this.told.push(JSON.parse(payload));
    });
    await this.cdp.send('Runtime.addBinding', { name: '__benchTell' });
    await this.cdp.send('Page.enable');
    const top = "if (window === window.top && location.protocol !== 'about:') {";
    const source = `${top}\n${SCRIPTS.join('\n')}\n}`;
    await this.cdp.send('Page.addScriptToEvaluateOnNewDocument', { source });
    await this.cdp.send('Network.enable');
    await this.cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    await this.cdp.send('Performance.enable');
    if (slow) {
      await this.cdp.send('Network.emulateNetworkConditions', { offline: false, ...SLOW });
      await this.cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    }
    await this.#calm();
  }

  /** Waits until the browser has finished starting: under a tenth of a core for a moment. */
  async #calm() {
    const pid = this.server.process().pid;
    const ticks = () => family(pid).reduce((sum, one) => sum + cpuTicks(one), 0);
    let before = ticks();
    for (let look = 0; look < 16; look++) {
      await rest(300);
      const now = ticks();
      if (now - before < 3) return;
      before = now;
    }
  }

  /** Evaluates in the page, and waits for the promise that it gives. */
  async eval(expression, { limit = this.limit, what = 'page' } = {}) {
    const asked = this.cdp.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = await within(limit, what, asked);
    if (exceptionDetails) {
      const { exception, text } = exceptionDetails;
      throw new Error((exception?.description ?? text).slice(0, 400));
    }
    return result.value;
  }

  async metrics() {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /**
   * Loads the candidate's page. With `answer`, the first question is asked as soon as it is ready, and
   * `answered` called when its answer is painted.
   */
  async load({ answer = null, answered = () => {} } = {}) {
    const started = Date.now();
    const left = () => ({ limit: Math.max(1, this.limit - (Date.now() - started)), what: 'load' });
    const address = this.origin + this.candidate.url(this.n);
    await within(this.limit, 'load', this.page.goto(address, { waitUntil: 'commit', timeout: 0 }));
    await this.eval('__bench.load()', left());
    const { TaskDuration } = await this.metrics();
    if (answer !== null) {
      await this.eval(`__bench.answer(${answer})`, left());
      answered();
    }
    const seen = await this.eval('__bench.settle()', { ...left(), what: 'load, until it was calm' });
    seen.busy = TaskDuration * 1000;
    // Time in which nothing was downloaded and nothing done: large where something waits.
    seen.idle = Math.max(0, seen.ready - seen.downloaded - seen.busy);
    return seen;
  }

  /** What the page told of these events, for a page that did not finish. */
  toldOf(event) {
    return this.told.filter((one) => one.event === event);
  }

  /** Ends this browser, and no other. */
  async close() {
    for (const one of [this.browser, this.server]) {
      try {
        await within(3000, 'close', Promise.resolve(one?.close()));
      } catch (error) {
        if (!(error instanceof Unfinished)) throw error;
        await this.server?.kill();
      }
    }
  }
}
