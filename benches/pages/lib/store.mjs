// Bodies with their raw, gzip and brotli sizes, compressed once and kept on disk by content.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/** Above this a text of data is compressed lightly: brotli's best would take minutes. */
const LARGE = 4e6;

export class Store {
  constructor(folder) {
    this.folder = folder;
    this.bodies = new Map();
    fs.mkdirSync(folder, { recursive: true });
  }

  /** The body under a key; `load` makes it the first time. */
  body(key, load, data) {
    if (!this.bodies.has(key)) this.bodies.set(key, this.#make(load(), data));
    return this.bodies.get(key);
  }

  #make(raw, data) {
    const hash = crypto.createHash('sha1').update(raw).digest('hex');
    const large = data && raw.length > LARGE;
    const quality = large ? 5 : data ? 9 : 11;
    const parameters = {
      [zlib.constants.BROTLI_PARAM_QUALITY]: quality,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
      [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
    };
    const brotli = this.#cached(`${hash}.${quality}.br`, () =>
      zlib.brotliCompressSync(raw, { params: parameters }),
    );
    const gzip = large ? null : this.#cached(`${hash}.gz`, () => zlib.gzipSync(raw, { level: 9 }));
    const sizes = { raw: raw.length, gzip: gzip?.length ?? null, br: Math.min(brotli.length, raw.length) };
    return { raw, brotli, gzip, sizes };
  }

  #cached(name, make) {
    const file = path.join(this.folder, name);
    if (fs.existsSync(file)) return fs.readFileSync(file);
    const made = make();
    fs.writeFileSync(file, made);
    return made;
  }
}
