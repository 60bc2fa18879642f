// Brings a chronicle in: fetches what is at an address, hands it over to the module in pieces, and has it
// read a little at a time, so that the page stays awake whatever the chronicle's size. Loaded only by widgets
// that show another chronicle than the one that the module carries.

/** At most so many characters or bytes are handed over at once. */
const PIECE = 1 << 18;
/** What is read in one go, in bytes of the text, and how long such goes may follow each other, in ms. */
const WORK = 1 << 15;
const SLICE = 24;

/** What a page gave, in pieces: texts or bytes, with their length together in bytes (of a text: at least).
    `signal` stops it; `tell` is told how much has come, from 0 to 1, where that is known. */
export async function piecesOf(source, base, signal, tell) {
  const streamed = (stream, length) => received(stream, length, signal, tell);
  if (source instanceof Blob) return streamed(source.stream(), source.size);
  if (source instanceof ArrayBuffer) return whole(new Uint8Array(source));
  if (ArrayBuffer.isView(source)) return whole(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
  const text = String(source);
  if (/^\s*[[{]/.test(text)) return whole(text);
  const answer = await fetch(new URL(text, base), { signal });
  if (!answer.ok) throw new Error(`The data file could not be fetched (${answer.status}).`);
  // Of a packed file it is the packed length: the bar is full a little early.
  const length = Number(answer.headers.get('content-length'));
  return { ...await streamed(answer.body, length), address: answer.url };
}

async function received(stream, expected, signal, tell) {
  const pieces = [];
  let length = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return { pieces, length };
    pieces.push(value);
    length += value.length;
    if (expected) tell(Math.min(length / expected, 1));
  }
}

/** Resolves when the page has had its turn. */
const turn = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(port1.close());
  port2.postMessage(0);
});

/** What is in one piece. */
const whole = (piece) => ({ pieces: [piece], length: piece.length });

/** A piece in bytes, cut small enough; no pair of code units is cut in two. What it yields of a text is
    overwritten by what comes next. */
function* cut(piece) {
  const encoder = new TextEncoder();
  const room = typeof piece === 'string' && new Uint8Array(3 * Math.min(PIECE, piece.length));
  for (let from = 0, to; from < piece.length; from = to) {
    to = Math.min(from + PIECE, piece.length);
    if (!room) yield piece.subarray(from, to);
    else {
      if (to < piece.length && (piece.charCodeAt(to - 1) & 0xfc00) === 0xd800) to -= 1;
      yield room.subarray(0, encoder.encodeInto(piece.slice(from, to), room).written);
    }
  }
}

/** Reads what was given; resolves to what a widget takes, or to null once `wanted` no longer holds.
    `tell` is told how much is done, from 0 to 1. */
export async function readPieces({ Reading }, { pieces, length }, wanted, tell) {
  const reading = new Reading(length);
  let until = performance.now() + SLICE;
  const rest = async () => {
    tell(reading.progress());
    await turn();
    until = performance.now() + SLICE;
    if (!wanted()) reading.free();
    return wanted();
  };
  for (const piece of pieces) {
    for (const bytes of cut(piece)) {
      reading.push(bytes);
      if (performance.now() > until && !await rest()) return null;
    }
  }
  while (!reading.step(WORK)) {
    if (performance.now() > until && !await rest()) return null;
  }
  return reading;
}
