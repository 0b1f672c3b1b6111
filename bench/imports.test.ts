/** A bench measures what `run` runs: project text in, the pipeline, a store. No part of the engine by itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const folder = dirname(fileURLToPath(import.meta.url));
/** The pipeline, what it is given, and what it says. */
const ALLOWED = [
  'engine/adapters/manual-clock.ts',
  'engine/adapters/memory-store.ts',
  'engine/decision.ts',
  'engine/overview.ts',
  'engine/pipeline.ts',
  'engine/ports.ts',
];

const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

test.each(modules)('%s asks nothing of the engine but the pipeline', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) =>
    normalize(join('bench', dirname(name), path as string)),
  );
  const foreign = named.filter((path) => path.startsWith('engine/') && !ALLOWED.includes(path));
  expect(foreign).toEqual([]);
});
