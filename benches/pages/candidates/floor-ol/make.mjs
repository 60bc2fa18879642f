export const generated = (dataFor) => [
  {
    re: /^\/gen\/(ol|olcv)-(\d+)\.html$/,
    kind: 'data',
    data: true,
    type: 'text/html; charset=utf-8',
    make: (m) => {
      const d = dataFor(+m[2]),
        cv = m[1] === 'olcv';
      const css =
        'body{margin:0;font:14px sans-serif}' +
        d.eras.map((e) => `.f${e.id} .e:not(.e${e.id}){display:none}`).join('') +
        (cv ? '.e{content-visibility:auto;contain-intrinsic-size:auto 4000px}' : '');
      let s = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>floor-ol</title><link rel="icon" href="data:,"><style>${css}</style></head><body><main id="t">`;
      // one <ol> per era, in pages of 100 for content-visibility
      for (const e of d.eras) {
        const ev = d.events.filter((x) => x.era === e.id),
          chunk = cv ? 100 : Infinity;
        for (let i = 0; i < ev.length; i += chunk) {
          s += `<section class="e e${e.id}" data-n="${Math.min(chunk, ev.length - i)}">${i ? '' : `<h2>${e.name}</h2>`}<ol>`;
          for (const x of ev.slice(i, i + chunk))
            s += `<li><time>${x.start}${x.end ? ' – ' + x.end : ''}</time> <b>${x.title}</b> <p>${x.summary}</p>`;
          s += '</ol></section>';
        }
      }
      s += `</main><script>window.bench={name:'floor-ol',ready:Promise.resolve(),countKind:'exact',firstEvent:'li',setEraFilter(e){document.getElementById('t').className=e===null?'':'f'+e},zoomTo(){},visibleCount(){let k=0;for(const s of document.querySelectorAll('.e'))if(s.getClientRects().length)k+=+s.dataset.n;return k},viewKey:()=>String(scrollY),wheelTarget:()=>({x:640,y:400})}</script></body></html>`;
      return Buffer.from(s);
    },
  },
];
