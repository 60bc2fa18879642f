// Deterministic synthetic data, the same for every candidate.
//
// N events over 2063..3200: one in five is a span, half of them gather about twenty moments, 8 eras
// that tile the time, 10 factions, titles of 20 to 60 characters, summaries of 100 to 300.
export const YEAR0 = 2063,
  YEAR1 = 3200;
const ERA_BOUNDS = [2063, 2151, 2259, 2371, 2502, 2688, 2840, 3001, 3201];
export const ERAS = ERA_BOUNDS.slice(0, 8).map((a, i) => ({
  id: i,
  name: `Era ${i + 1}`,
  start: a,
  end: ERA_BOUNDS[i + 1] - 1,
}));
export const FACTIONS = [
  'Concord',
  'Ashen Hand',
  'Lattice',
  'Free Belt',
  'Meridian',
  'Quiet Order',
  'Sunward',
  'Undertow',
  'Verge',
  'Ninefold',
];
const DAY = 86400000;

export function rng(seed) {
  // mulberry32
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function vocabulary(r) {
  const on = [
    'b',
    'br',
    'c',
    'cl',
    'd',
    'dr',
    'f',
    'g',
    'gr',
    'h',
    'k',
    'l',
    'm',
    'n',
    'p',
    'pr',
    'r',
    's',
    'st',
    't',
    'tr',
    'v',
    'w',
    'z',
  ];
  const vo = ['a', 'e', 'i', 'o', 'u', 'ae', 'ea', 'io', 'ou'];
  const co = ['', 'n', 'r', 's', 'l', 'nd', 'rk', 'st', 'm', 'th'];
  const out = new Set(['the', 'of', 'and', 'in', 'a', 'to', 'at', 'by', 'for', 'from']);
  while (out.size < 900) {
    let w = '';
    for (let k = 1 + Math.floor(r() * 3); k > 0; k--)
      w += on[(r() * on.length) | 0] + vo[(r() * vo.length) | 0] + co[(r() * co.length) | 0];
    out.add(w);
  }
  return [...out];
}

const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

export function generate(n, seed = 2063) {
  const r = rng(seed),
    V = vocabulary(r);
  // Zipf-like word choice, so that the text compresses like text
  const word = () => V[Math.min(V.length - 1, Math.floor(Math.pow(r(), 2.2) * V.length))];
  const text = (min, max) => {
    const want = min + Math.floor(r() * (max - min + 1));
    let s = word();
    while (s.length < want) s += ' ' + word();
    if (s.length > max) s = s.slice(0, max).trimEnd();
    while (s.length < min) s += 'e';
    return s[0].toUpperCase() + s.slice(1);
  };
  const t0 = Date.UTC(YEAR0, 0, 1),
    t1 = Date.UTC(YEAR1, 11, 31);
  const hot = Array.from({ length: 20 }, () => t0 + r() * (t1 - t0)); // bursts of history
  const ev = [];
  for (let i = 0; i < n; i++) {
    let s;
    if (r() < 0.5) s = t0 + r() * (t1 - t0);
    else {
      // around a hot spot, triangular, +-15 years
      s = hot[(r() * hot.length) | 0] + (r() + r() - 1) * 15 * 365.25 * DAY;
      if (s < t0) s = t0 + (t0 - s);
      if (s > t1) s = t1 - (s - t1);
    }
    s = Math.floor(s / DAY) * DAY;
    let e = null;
    const u = r();
    if (i % 5 === 2) {
      // exactly one in five is a span: log-uniform 30 days .. 60 years
      e = s + Math.floor(Math.exp(Math.log(30) + u * Math.log((60 * 365.25) / 30))) * DAY;
      if (e > t1) e = t1;
      if (e <= s) e = null;
    }
    const y = new Date(s).getUTCFullYear();
    const era = ERAS.findIndex((x) => y >= x.start && y <= x.end);
    ev.push({ s, e, era, faction: (r() * 10) | 0, title: text(20, 60), summary: text(100, 300) });
  }
  ev.sort((a, b) => a.s - b.s);
  const events = ev.map((x, i) => {
    const o = { id: 'e' + i, title: x.title, summary: x.summary, start: iso(x.s) };
    if (x.e !== null) o.end = iso(x.e);
    o.era = x.era;
    o.faction = x.faction;
    return o;
  });
  return { eras: ERAS, factions: FACTIONS, events };
}

// What a correct candidate shows: events of `era` (null: all) that meet [startYear, endYear].
export function expectedCount(data, era, startYear, endYear) {
  const a = yearMs(startYear),
    b = yearMs(endYear);
  let k = 0;
  for (const x of data.events) {
    if (era !== null && x.era !== era) continue;
    const s = Date.parse(x.start),
      e = x.end ? Date.parse(x.end) : s;
    if (e >= a && s <= b) k++;
  }
  return k;
}
// fractional year -> ms, linear inside the year
export function yearMs(y) {
  const f = Math.floor(y),
    a = Date.UTC(f, 0, 1);
  return a + (y - f) * (Date.UTC(f + 1, 0, 1) - a);
}
