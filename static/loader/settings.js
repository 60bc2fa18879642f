// The settings by name, as attributes and properties have them.

export const TAG = 'mirror-timeline';
export const NAMES = ['eras', 'factions', 'series', 'canon', 'universe', 'people', 'crossings', 'search',
  'from', 'to', 'selected', 'view', 'scale', 'watched', 'clock', 'heading', 'heading-level', 'description', 'controls', 'problems'];
export const LISTS = new Set(NAMES.slice(0, 6));
/** What the reader changes, and what a page can still ask of a widget that is taken off it. */
export const STATE = NAMES.slice(0, 15);
export const ASKED = ['eventCount', 'matchCount', 'filter', 'window', 'fragment', 'diagnostics'];

/** A setting's text from a property's value; missing means all. */
export function textOf(name, value) {
  if (value === undefined || value === null) return '';
  if (name === 'crossings') return value ? 'only' : '';
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** An attribute's text; one that is there without a value is still there. */
export function attributeText(element, name) {
  const text = element.getAttribute(name) ?? '';
  return name === 'crossings' && element.hasAttribute(name) ? 'only' : text;
}

/** Where a reader's own word on what they have watched is kept, for all timelines of the site. */
const MEMORY = 'mirror-timeline.watched';

/** What the reader has said to have watched, in this page or before it; storage may be refused. */
let remembered = null;
export function recall() {
  try {
    remembered ??= localStorage.getItem(MEMORY);
  } catch { /* Then it holds for this page. */ }
  return remembered ?? '';
}
export function remember(text) {
  remembered = text;
  try {
    if (text) localStorage.setItem(MEMORY, text);
    else localStorage.removeItem(MEMORY);
  } catch { /* As above. */ }
}
