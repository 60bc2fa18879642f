// Where the loader's other files come from: the network, or the file itself in the one-file form.

/** The other files by name, where this one brings them along: the build of the one-file form writes
    them here. A script is a function that runs it, a wasm file is base64, any other file is text. */
const INSIDE = {};
/** Whether it brings them along. */
export const ALONE = 'mirror_timeline.js' in INSIDE;
export const script = (name, base, again = '') => INSIDE[name]?.() ?? import(new URL(name, base).href + again);
export const wasm = (name, base) => (INSIDE[name]
  ? Uint8Array.from(atob(INSIDE[name]), (character) => character.charCodeAt(0))
  : new URL(name, base));
export const text = (name, base) => INSIDE[name] ?? fetched(new URL(name, base), name);

const fetched = async (address, what) => (await answered(address, what)).text();
export const bytesFrom = async (address) => (await answered(address, 'code')).arrayBuffer();

/** A file's text before it returns: the page stands still while it is fetched. */
export function textNow(name, base, charset = 'utf-8') {
  if (INSIDE[name]) return INSIDE[name];
  const request = new XMLHttpRequest();
  request.open('GET', new URL(name, base), false);
  request.overrideMimeType(`text/plain;charset=${charset}`);
  request.send();
  if (request.status > 299) refuse(name, request);
  return request.response;
}

export async function answered(address, what) {
  const answer = await fetch(address);
  if (!answer.ok) refuse(what, answer);
  return answer;
}

function refuse(what, { status }) { throw new Error(`The ${what} could not be fetched (${status}).`); }
