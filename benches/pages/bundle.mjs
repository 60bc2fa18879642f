// Production bundles of the peers that have to be bundled (react-chrono; vis esnext) and the CSS bundle.
import { build } from 'esbuild';
import fs from 'node:fs';
const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};
await build({
  ...common,
  entryPoints: ['candidates/vis/vis.entry.mjs'],
  format: 'iife',
  outfile: 'candidates/vis/vis.bundle.js',
});
await build({
  ...common,
  entryPoints: ['candidates/react-chrono/app.entry.jsx'],
  format: 'iife',
  outfile: 'candidates/react-chrono/app.bundle.js',
});
// @markwhen/timeline ships one HTML file: its script and style are taken out unchanged, so that they load like anyone else's
{
  const html = fs.readFileSync('node_modules/@markwhen/timeline/dist/index.html', 'utf8');
  const js = /<script type="module" crossorigin>([\s\S]*?)<\/script>/.exec(html)[1];
  const css = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((m) => m[1]).join('\n');
  fs.writeFileSync('candidates/markwhen/app.bundle.mjs', js);
  fs.writeFileSync('candidates/markwhen/app.bundle.css', css);
}
for (const f of [
  'candidates/markwhen/app.bundle.mjs',
  'candidates/markwhen/app.bundle.css',
  'candidates/vis/vis.bundle.js',
  'candidates/react-chrono/app.bundle.js',
  'candidates/react-chrono/app.bundle.css',
])
  console.log(f, fs.statSync(f).size);
