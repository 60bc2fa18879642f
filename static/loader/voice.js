// The language and the direction of the place where a widget stands.

import { script, text } from './files.js';

/** What the loader itself says. The other words of English are in the module. */
export const ENGLISH = {
  tag: 'en',
  words: {
    'load.busy': 'Loading the interactive timeline…',
    'load.cancel': 'Cancel',
    'load.stopped': 'Loading was cancelled.',
    'load.again': 'Try again',
    'load.kept': 'It could not be loaded. What was here before is still shown.',
    'load.reading': 'Reading the chronicle…',
    'load.failed': 'The interactive timeline could not start. The list has the same events.',
    'load.all': 'Show all events as a list',
    'load.spoils': 'Show the list, which may tell more than you have watched',
    'load.part': 'A part of the timeline could not be loaded. It is tried again when it is needed.',
    'load.unread': 'Entries of the list below that have no date that can be read: {count}.',
  },
};
const voices = new Map();

/** The nearest language, the element's own first, and whether the page says a direction as near. */
export function placeOf(element) {
  let sided = false;
  for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
    sided ||= node.hasAttribute('dir');
    const tag = node.getAttribute('lang');
    if (tag !== null) return { tag, sided };
  }
  return { tag: '', sided };
}

export const isEnglish = (tag) => /^(en(-.*)?)?$/i.test(tag);

/** Resolves to what is said in a language: English where we have no other, or it cannot be had. */
export async function voiceOf(tag, base) {
  if (isEnglish(tag)) return ENGLISH;
  if (!voices.has(tag)) voices.set(tag, heard(tag, base));
  return voices.get(tag);
}

async function heard(tag, base) {
  try {
    const { voice } = await script('mirror-timeline-languages.js', base);
    const found = await voice(tag, (name) => text(name, base));
    return { tag, ...(found.words ? {} : ENGLISH), ...found, words: { ...ENGLISH.words, ...found.words } };
  } catch {
    // What could not be got is tried anew by whoever comes next.
    voices.delete(tag);
    return ENGLISH;
  }
}
