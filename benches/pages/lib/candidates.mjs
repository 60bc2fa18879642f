// The candidates: one folder each under candidates/, some with several variants.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataFor } from './data.mjs';

/** Reads all folders: `{candidates, mounts, generated}`, candidates by id. */
export async function readCandidates(root) {
  const found = { candidates: new Map(), mounts: [], generated: [] };
  const folder = path.join(root, 'candidates');
  for (const name of fs.readdirSync(folder).sort()) await read(root, path.join(folder, name), name, found);
  return found;
}

async function read(root, folder, name, found) {
  const file = path.join(folder, 'candidate.json');
  if (!fs.existsSync(file)) return;
  const told = JSON.parse(fs.readFileSync(file, 'utf8'));
  const url = `/c/${name}/`;
  found.mounts.push({ url, dir: folder, data: told.data });
  for (const [mount, dir] of Object.entries(told.mounts ?? {})) {
    found.mounts.push({ url: mount, dir: path.resolve(root, dir), data: told.data });
  }
  const maker = path.join(folder, 'make.mjs');
  if (fs.existsSync(maker)) {
    const { generated } = await import(pathToFileURL(maker).href);
    found.generated.push(...generated(dataFor));
  }
  for (const [id, variant] of Object.entries(told.variants)) {
    const all = { ...told, ...variant };
    const page = (n) => variant.path?.replace('{n}', n) ?? url + (all.page ?? 'index.html');
    found.candidates.set(id, {
      id,
      title: variant.title,
      package: told.package,
      version: told.package ? versionOf(root, told.package) : null,
      supports: all.supports ?? {},
      skip: new Set(all.skip ?? []),
      wheel: all.wheel ?? {},
      warm: all.warm ?? [],
      maxN: all.maxN ?? Infinity,
      url: (n) => `${page(n)}?n=${n}${variant.query ? `&${variant.query}` : ''}`,
    });
  }
}

function versionOf(root, name) {
  const file = path.join(root, 'node_modules', name, 'package.json');
  return JSON.parse(fs.readFileSync(file, 'utf8')).version;
}
