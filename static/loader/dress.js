// Where a widget draws, and how the page around it wants that: light or dark, from left or from right.

import { ENGLISH, placeOf } from './voice.js';

/** Where an application draws. */
export function place() {
  const place = document.createElement('div');
  place.className = 'root';
  place.hidden = true;
  place.setAttribute('part', 'root');
  return place;
}

/** Whether an element is shown within a screen of what the reader sees; the observer says the same,
    a frame later. */
export function isNear(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return element.getClientRects().length > 0 && top < 2 * innerHeight && bottom > -innerHeight;
}

/** Resolves when the next frame is drawn; at once where no frame will be. */
export const frame = () => new Promise((done) => {
  if (document.hidden) setTimeout(done);
  else requestAnimationFrame(() => done());
});

/** Whether the author wants it dark, else whether the page's text is lighter than mid grey. */
export function isDark(element) {
  const theme = element.getAttribute('theme');
  const [red, green, blue] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
  const light = 0.299 * red + 0.587 * green + 0.114 * blue > 140;
  return theme === 'dark' || (theme !== 'light' && light);
}

/** Gives what stands in the shadow root the language of a voice, and the page's direction, or that of the
    language where the page does not say. */
export function speak(element, voice, nodes) {
  const { tag = 'en', rtl = false } = voice ?? ENGLISH;
  const mirrored = getComputedStyle(element).direction === 'rtl' || (rtl && !placeOf(element).sided);
  for (const node of nodes) {
    node.dir = mirrored ? 'rtl' : 'ltr';
    // What is said runs as its language does, whichever way the page is laid out. Where we have no words
    // in a language from the right they are English.
    node.toggleAttribute('data-crosswise', mirrored !== (rtl && tag !== 'en'));
    node.lang = tag;
  }
}
