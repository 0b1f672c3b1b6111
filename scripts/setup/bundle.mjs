/**
 * Bundles the program into `dist`: a command reads a few files at its start instead of some 700 modules.
 *
 *     node scripts/setup/bundle.mjs
 *
 * Each `import()` in the sources begins a chunk of its own, so a command reads only what it needs. Names and lines are
 * kept, for the report of a bug; with `node --enable-source-maps` it speaks of the sources.
 */
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** Packages that one command asks for late, or that find files of their own beside them: read from node_modules. */
const OUTSIDE = [
  '@electric-sql/pglite',
  '@sentry/node',
  '@viz-js/viz',
  'ioredis',
  'kafkajs',
  'pg',
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
// `npx ordersense` runs the file itself.
chmodSync(join(dist, 'cli', 'main.js'), 0o755);
