// What a reader has where there is no timeline, or where something is missing beside it: the page's own
// list, a line, a bar, and the buttons that belong to them.

import { ENGLISH } from './voice.js';
import { recall } from './settings.js';

export class Fallback {
  list = document.createElement('div');
  note = document.createElement('p');
  bar = document.createElement('progress');
  /** Stops what is being brought in, or brings it in again. */
  way = document.createElement('button');
  /** Shows all of the list. */
  all = document.createElement('button');
  /** What it says to the page's own styles: whether they keep the place that the timeline will take
      (`mirror-timeline-place.css`). */
  place = new CSSStyleSheet();
  /** In which language it speaks, once that is known. */
  voice = null;
  #host;
  #said = [];
  /** The list is kept back, because it may tell too much; and the reader asked for it all the same. */
  #held = false;
  #insists = false;

  constructor(host, press) {
    this.#host = host;
    this.note.className = 'note';
    this.note.setAttribute('role', 'status');
    this.note.hidden = this.bar.hidden = this.way.hidden = true;
    this.way.type = this.all.type = 'button';
    this.way.addEventListener('click', press);
    this.list.className = 'fallback';
    // Its margins stay its own from the start.
    this.list.style.display = 'flow-root';
    this.list.append(document.createElement('slot'));
    this.all.addEventListener('click', () => {
      this.#insists = true;
      this.wait(false, ...this.#said);
      this.list.hidden = false;
    });
  }

  /** All that speaks. */
  get spoken() { return [this.note, this.way, this.all]; }

  /** Shows the page's own list or not; one that may tell what the reader has not watched only if they
      want it. */
  show(shown) {
    const asked = this.#host.getAttribute('watched')?.trim() || 'all';
    this.#held = shown && !this.#insists && (asked !== 'all' || recall() !== '');
    this.list.hidden = !shown || this.#held;
    this.say(...this.#said);
    if (this.#held) this.list.after(this.all);
  }

  /** While the widget is on its way its list is kept short, with a line and a button for all of it
      below; otherwise a line may stand above. */
  wait(waiting, key, count) {
    this.place.replaceSync(`:host{--mt-lift:none;${waiting ? '' : '--mt-place:none'}}`);
    this.list.toggleAttribute('data-busy', waiting);
    this.note.toggleAttribute('data-busy', waiting);
    if (waiting) this.list.after(this.all, this.note);
    else this.list.parentNode.prepend(this.note);
    if (!waiting) this.all.remove();
    this.say(key, count);
  }

  /** Says something over the list, or no longer. While the language is on its way it is not said in
      another that the widget loads. */
  say(key, count) {
    this.#said = key ? [key, count] : [];
    const { words } = this.voice ?? ENGLISH;
    this.note.hidden = !key || (key === 'busy' && !this.voice);
    this.note.textContent = key ? words[`load.${key}`].replace('{count}', count) : '';
    const way = { reading: 'cancel', stopped: 'again', kept: 'again' }[key];
    this.way.hidden = !way;
    if (way) this.way.textContent = words[`load.${way}`];
    // One that stays where it is keeps the focus.
    if (this.note.nextSibling !== this.way) this.note.after(this.way);
    this.all.textContent = words[this.#held ? 'load.spoils' : 'load.all'];
  }

  /** Says what it says in another language. */
  speak(voice) {
    this.voice = voice;
    this.say(...this.#said);
  }

  /** Shows how much of something has come. `quietly`, the line is for screen readers only. */
  progress(quietly) {
    this.bar.hidden = false;
    this.note.toggleAttribute('data-quiet', quietly);
    this.say('reading');
    this.bar.setAttribute('aria-label', this.note.textContent);
  }

  /** Nothing comes any more. */
  rest() {
    this.bar.hidden = true;
    this.note.removeAttribute('data-quiet');
  }
}
