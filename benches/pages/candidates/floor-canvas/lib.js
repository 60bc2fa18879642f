// The physical limit: no labels beyond 150 visible events, no accessibility, no layout. Pixels straight from typed arrays.
class FloorTimeline {
  constructor(canvas, events) {
    const n = (this.n = events.length);
    this.c = canvas;
    this.g = canvas.getContext('2d', { alpha: false });
    this.W = canvas.width;
    this.H = canvas.height;
    this.s = new Float64Array(n);
    this.e = new Float64Array(n);
    this.era = new Uint8Array(n);
    this.lane = new Uint16Array(n);
    this.col = new Uint32Array(n);
    this.title = new Array(n);
    this.maxDur = 0;
    this.filter = -1;
    this.count = 0;
    const pal = [
      0xff3b7dd8, 0xffd8713b, 0xff3bd88a, 0xff8a3bd8, 0xffd83b5e, 0xff3bd0d8, 0xff9cd83b, 0xff3b46d8,
      0xffd8c63b, 0xff777777,
    ];
    for (let i = 0; i < n; i++) {
      const x = events[i],
        s = Date.parse(x.start),
        e = x.end ? Date.parse(x.end) : s;
      this.s[i] = s;
      this.e[i] = e;
      if (e - s > this.maxDur) this.maxDur = e - s;
      this.era[i] = x.era;
      this.col[i] = pal[x.faction];
      this.title[i] = x.title;
      this.lane[i] = 4 + x.faction * 59 + (i % 9) * 6;
    }
    this.img = this.g.createImageData(this.W, this.H);
    this.px = new Uint32Array(this.img.data.buffer);
    this.pending = false;
    let drag = null;
    canvas.addEventListener(
      'wheel',
      (ev) => {
        ev.preventDefault();
        const f = Math.exp(ev.deltaY * 0.002),
          t = this.a + (ev.offsetX / this.W) * (this.b - this.a);
        this.window(t - (t - this.a) * f, t + (this.b - t) * f);
      },
      { passive: false },
    );
    canvas.addEventListener('pointerdown', (ev) => {
      drag = [ev.clientX, this.a, this.b];
    });
    canvas.addEventListener('pointermove', (ev) => {
      if (drag) {
        const d = ((ev.clientX - drag[0]) / this.W) * (drag[2] - drag[1]);
        this.window(drag[1] - d, drag[2] - d);
      }
    });
    canvas.addEventListener('pointerup', () => {
      drag = null;
    });
  }
  window(a, b) {
    this.a = a;
    this.b = b;
    this.touch();
  }
  setFilter(era) {
    this.filter = era;
    this.touch();
  }
  touch() {
    if (!this.pending) {
      this.pending = true;
      requestAnimationFrame(() => {
        this.pending = false;
        this.draw();
      });
    }
  }
  lower(t) {
    let lo = 0,
      hi = this.n;
    while (lo < hi) {
      const m = (lo + hi) >> 1;
      if (this.s[m] < t) lo = m + 1;
      else hi = m;
    }
    return lo;
  }
  draw() {
    const { s, e, era, lane, col, px, W, H, a, b, filter, g } = this;
    const k = W / (b - a),
      i0 = this.lower(a - this.maxDur),
      i1 = this.lower(b + 1);
    px.fill(0xffffffff);
    let n = 0;
    const lab = [];
    for (let i = i0; i < i1; i++) {
      if (e[i] < a || (filter >= 0 && era[i] !== filter)) continue;
      n++;
      let x0 = ((s[i] - a) * k) | 0,
        x1 = ((e[i] - a) * k) | 0;
      if (x0 < 0) x0 = 0;
      if (x1 < x0 + 3) x1 = x0 + 3;
      if (x1 > W) x1 = W;
      const y = lane[i],
        c = col[i];
      for (let r = 0; r < 5; r++) {
        const o = (y + r) * W;
        px.fill(c, o + x0, o + x1);
      }
      if (lab.length <= 300) lab.push(i, x1);
    }
    g.putImageData(this.img, 0, 0);
    g.fillStyle = '#222';
    if (n <= 150)
      for (let j = 0; j < lab.length; j += 2)
        g.fillText(this.title[lab[j]], lab[j + 1] + 3, lane[lab[j]] + 6);
    const y0 = 1970 + a / 31556952000,
      y1 = 1970 + b / 31556952000,
      step = Math.pow(10, Math.floor(Math.log10((y1 - y0) / 4)));
    for (let y = Math.ceil(y0 / step) * step; y < y1; y += step)
      g.fillText(String(Math.round(y)), ((y - y0) / (y1 - y0)) * W, H - 2);
    this.count = n;
    this.drawn = true;
  }
}
