// Production bundles of the peers that come in parts, as their users would make them.
import { build } from 'esbuild';
import fs from 'node:fs';

const PRODUCTION = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};
const bundle = (entry, outfile) => build({ ...PRODUCTION, entryPoints: [entry], outfile });

await bundle('candidates/vis/vis.entry.mjs', 'candidates/vis/vis.bundle.js');
await bundle('candidates/react-chrono/app.entry.jsx', 'candidates/react-chrono/app.bundle.js');

// Markwhen ships one HTML file: its script and style are taken out as they are, so that they load and
// are counted like anyone else's.
const html = fs.readFileSync('node_modules/@markwhen/timeline/dist/index.html', 'utf8');
const [, script] = /<script type="module" crossorigin>([\s\S]*?)<\/script>/.exec(html);
const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style]) => style);
fs.writeFileSync('candidates/markwhen/app.bundle.mjs', script);
fs.writeFileSync('candidates/markwhen/app.bundle.css', styles.join('\n'));
