import { parse } from 'mw-parser-015';
// the app gets its state from its host already parsed: parsing is not the timeline's work, and is left out
export const generated = (dataFor) => [
  {
    re: /^\/gen\/data\/markwhen-(\d+)\.json$/,
    kind: 'data',
    data: true,
    type: 'application/json',
    make: (m) => {
      const d = dataFor(+m[1]);
      let t = 'title: bench\n\n',
        c = -1;
      for (const e of d.events) {
        if (e.era !== c) {
          if (c >= 0) t += 'endSection\n\n';
          c = e.era;
          t += `section ${d.eras[c].name}\n`;
        }
        t += `${e.start}${e.end ? ' / ' + e.end : ''}: ${e.title} #f${e.faction}\n`;
      }
      t += 'endSection\n';
      const { cache, parser, ...p } = parse(t);
      return Buffer.from(
        JSON.stringify({ rawText: t, parsed: p, eras: p.events.children.map((x) => x.title) }),
      );
    },
  },
];
