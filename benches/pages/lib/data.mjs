// The synthetic data as texts: JSON as the peers take it, and as a chronicle of our format.
import { generate } from './generate.mjs';

const made = new Map();

/** The data of `n` events, generated once. */
export function dataFor(n) {
  if (!made.has(n)) made.set(n, generate(n));
  return made.get(n);
}

/** What the peers read: `{eras, factions, events}`. */
export function eventsText(n) {
  const { eras, factions, events } = dataFor(n);
  return bytes({ eras, factions }, { events }, (event) => event);
}

/**
 * The same data as a chronicle (docs/chronicle-format.md). Spans are intervals, so that they lasted;
 * every third event stands on the lower rail, so that both are drawn.
 */
export function chronicleText(n) {
  const { eras, factions, events } = dataFor(n);
  const head = {
    format: 1,
    title: `${n} synthetic events`,
    rails: [
      { id: 'mirror', name: 'Mirror' },
      { id: 'prime', name: 'Prime' },
    ],
    eras: eras.map((era) => ({ id: eraId(era.id), name: era.name, date: `${era.start}/${era.end}` })),
    factions: factions.map((name, index) => ({ id: factionId(index), name })),
  };
  return bytes(head, { events }, (event, index) => ({
    id: event.id,
    date: event.end ? `${event.start}/${event.end}` : event.start,
    title: event.title,
    summary: event.summary,
    era: eraId(event.era),
    factions: [factionId(event.faction)],
    universe: index % 3 === 0 ? 'prime' : 'mirror',
  }));
}

const eraId = (index) => `era-${index + 1}`;
const factionId = (index) => `faction-${index + 1}`;

/** An object's JSON with one long list at its end, in pieces: a million events exceed one string. */
function bytes(head, list, shape) {
  const [[name, items]] = Object.entries(list);
  const pieces = [Buffer.from(`${JSON.stringify(head).slice(0, -1)},"${name}":[`)];
  const AT_ONCE = 10_000;
  for (let first = 0; first < items.length; first += AT_ONCE) {
    const part = items.slice(first, first + AT_ONCE).map((item, at) => shape(item, first + at));
    pieces.push(Buffer.from((first ? ',' : '') + JSON.stringify(part).slice(1, -1)));
  }
  pieces.push(Buffer.from(']}'));
  return Buffer.concat(pieces);
}
