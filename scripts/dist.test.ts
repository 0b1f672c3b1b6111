/** The built modules in plain Node: Jest resolves named imports of CommonJS packages that Node refuses. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const main = join('cli', 'main.js');

const load = `
const failed = [];
for (const url of process.argv.slice(1))
  await import(url).catch((error) => failed.push(url.split('/dist/')[1] + ': ' + error.message));
console.log(JSON.stringify(failed));
process.exit(0);`;

test('every module of dist loads', () => {
  const modules = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && name !== main)
    .map((name) => pathToFileURL(join(dist, name)).href);
  expect(modules.length).toBeGreaterThan(0);
  const args = ['--input-type=module', '--eval', load, ...modules];
  expect(
    JSON.parse(
      execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
    ),
  ).toEqual([]);
});

test('the parser library loads from one file', () => {
  const found = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', `console.log(import.meta.resolve('chevrotain', process.argv[1]))`],
    { encoding: 'utf8', cwd: join(dist, 'dsl') },
  );
  expect(found.trim()).toMatch(/dist\/node_modules\/chevrotain\/chevrotain\.mjs$/);
});

test('the program starts', () => {
  expect(execFileSync(process.execPath, [join(dist, main), '--version'], { encoding: 'utf8' })).toMatch(
    /\d+\.\d+\.\d+/,
  );
});
