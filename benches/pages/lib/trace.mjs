// The work of a frame, from a trace: how long the page's main thread was busy between two marks.
//
// The time between frames can't fall below the screen's own 16.7 ms and hides what was done in it.

const CATEGORIES = ['toplevel', 'blink.user_timing'];

/** Traces what `act` does in the page; the answer's second half is the list of the trace's events. */
export async function traced(cdp, act) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordAsMuchAsPossible',
      includedCategories: CATEGORIES,
      excludedCategories: ['*'],
    },
  });
  let value;
  try {
    value = await act();
  } finally {
    const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
    await cdp.send('Tracing.end');
    await complete;
    cdp.off('Tracing.dataCollected', collect);
  }
  return [value, events];
}

/**
 * The work of each marked call, in order: `{work, processor}` in ms. `work` is the time in tasks of the
 * thread that set the marks; `processor` is what of it the thread really had, which other programs on
 * the machine do not lengthen.
 */
export function workOfCalls(events, kind) {
  const mark = new RegExp(`^bench:${kind}:(\\d+):(start|end)$`);
  const calls = [];
  let thread = null;
  for (const event of events) {
    const match = mark.exec(event.name);
    if (!match) continue;
    thread ??= event;
    (calls[match[1]] ??= {})[match[2]] = event.ts;
  }
  if (!thread) return [];
  const own = events.filter((event) => event.pid === thread.pid && event.tid === thread.tid);
  const tasks = outermost(own.filter((event) => event.ph === 'X' && event.name.endsWith('RunTask')));
  return calls.filter((call) => call?.end).map((call) => workBetween(tasks, call.start, call.end));
}

/** Tasks that are within no other one, in order. */
function outermost(tasks) {
  const found = [];
  for (const task of tasks.sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    const last = found.at(-1);
    if (!last || task.ts >= last.ts + last.dur) found.push(task);
  }
  return found;
}

function workBetween(tasks, start, end) {
  let work = 0;
  let processor = 0;
  for (const { ts, dur, tdur } of tasks) {
    const shared = Math.min(end, ts + dur) - Math.max(start, ts);
    if (shared <= 0) continue;
    work += shared;
    processor += (tdur ?? dur) * (shared / dur);
  }
  return { work: work / 1000, processor: processor / 1000 };
}
