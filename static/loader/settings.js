// The settings by name, as attributes and properties have them.

export const TAG = 'mirror-timeline';
export const NAMES = ['eras', 'factions', 'series', 'canon', 'universe', 'people', 'crossings', 'search',
  'from', 'to', 'selected', 'view', 'scale', 'heading', 'heading-level', 'problems'];
export const LISTS = new Set(NAMES.slice(0, 6));
/** What the reader changes, and what a page can still ask of a widget that is taken off it. */
export const STATE = NAMES.slice(0, 13);
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
