// A time limit for what a page does: a cell that does not finish says so, and the run goes on.
export class Unfinished extends Error {}

/** The promise's value; an `Unfinished` error if it takes longer. */
export function within(ms, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    const seconds = Math.round(ms / 1000);
    timer = setTimeout(() => reject(new Unfinished(`${what}: did not finish in ${seconds} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
