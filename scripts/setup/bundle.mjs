/**
 * Bundles the program into `dist`: a command reads a few files at its start instead of some 700 modules.
 *
 *     node scripts/setup/bundle.mjs
 *
 * Each `import()` in the sources begins a chunk of its own, so a command reads only what it needs. Names and lines are
 * kept, for the report of a bug; with `node --enable-source-maps` it speaks of the sources.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { parse } from 'yaml';

/** Packages that one command asks for late, or that find files of their own beside them: read from node_modules. */
const OUTSIDE = [
  '@electric-sql/pglite',
  '@sentry/node',
  '@viz-js/viz',
  'fzstd',
  'ioredis',
  'kafkajs',
  'lz4js',
  'nodemailer',
  'pg',
  'snappyjs',
  'undici',
  'vscode-languageserver',
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
buildSync({
  absWorkingDir: root,
  entryPoints: ['cli/main.ts'],
  outbase: '.',
  outdir: dist,
  // All chunks stand beside main.js: whatever finds a file of the package does so from two folders below its root.
  chunkNames: 'cli/[name]-[hash]',
  bundle: true,
  splitting: true,
  external: OUTSIDE,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // What CommonJS packages ask for by `require` are Node's own modules.
  banner: {
    js: "import { createRequire as requireBeside } from 'node:module';\nconst require = requireBeside(import.meta.url);",
  },
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
});
// The documents that come with the product are YAML for people; a program reads their JSON ten times as fast.
const documents = join(root, 'connectors', 'openapi');
mkdirSync(join(dist, 'connectors'), { recursive: true });
for (const name of readdirSync(documents).filter((file) => file.endsWith('.yaml')))
  writeFileSync(
    join(dist, 'connectors', name.replace(/yaml$/, 'json')),
    JSON.stringify(parse(readFileSync(join(documents, name), 'utf8'))),
  );
// `npx ordersense` runs the file itself.
chmodSync(join(dist, 'cli', 'main.js'), 0o755);
