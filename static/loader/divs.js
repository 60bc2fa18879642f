// `div.mirror-timeline` as a widget, for pages whose sanitizers refuse a tag of our own.
//
// The div gets a twin in its shadow root: an element of our class that has the div's `data-…` as
// attributes and shows the div's children where its own would be.

import { NAMES, TAG } from './settings.js';

/** The attributes that a div has as `data-…`, and the parts that it hands on to the page's styles. */
const ATTRIBUTES = [...NAMES, 'theme', 'height', 'lang', 'src', 'source', 'permalink', 'base'];
const PARTS = 'root share search-steps reset description card-article card-picture zoom clock guard undated missing status stage search scale ruler ribbon pulse problems message list-event'
  + ' list-era list key header footer filter-button facets facet-option facet event-title event-date'
  + ' era edge-tab drawing crossing credits count cluster-list cluster clear chip card-title'
  + ' card-source card-relations card-nav card-date card brush-handle brush arrow';

/** Divs with their twins, and twins with their divs. */
export const twins = new WeakMap();
export const hosts = new WeakMap();

/** Makes a div a widget. Its own attributes and children stay as they are. */
export function twin(div) {
  const twin = document.createElement(TAG);
  const copy = () => {
    for (const name of ATTRIBUTES) {
      const text = div.getAttribute(`data-${name}`);
      if (text === null) twin.removeAttribute(name);
      else if (text !== twin.getAttribute(name)) twin.setAttribute(name, text);
    }
    twin.id = div.id;
  };
  copy();
  new MutationObserver(copy).observe(div, { attributes: true });
  twin.setAttribute('exportparts', PARTS.replaceAll(' ', ', '));
  twin.append(document.createElement('slot'));
  // A block from the start, and as high as the div where the page says how high that is.
  Object.assign(twin.style, { display: 'block', height: '100%' });
  twins.set(div, twin);
  hosts.set(twin, div);
  (div.shadowRoot ?? div.attachShadow({ mode: 'open' })).replaceChildren(twin);
  return twin;
}

/** Divs of the class, now and whenever the page gets more: by a preview, by a script. */
export function watch(upgrade) {
  const divs = document.getElementsByClassName(TAG);
  const look = () => {
    for (const div of divs) {
      // What is being edited is left as it is: an editor would save what a script has done to it.
      if (!twins.has(div) && !div.isContentEditable && !div.closest('.ve-ce-surface')) upgrade(div);
    }
  };
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter: ['class'] });
}
