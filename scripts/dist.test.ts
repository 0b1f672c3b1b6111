/** The built files in plain Node: Jest resolves named imports of CommonJS packages that Node refuses. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const main = join('cli', 'main.js');
const builtFiles = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.js'),
);

const load = `
const failed = [];
for (const url of process.argv.slice(1))
  await import(url).catch((error) => failed.push(url.split('/dist/')[1] + ': ' + error.message));
console.log(JSON.stringify(failed));
process.exit(0);`;

test('every module of dist loads', () => {
  const modules = builtFiles
    .filter((name) => name !== main)
    .map((name) => pathToFileURL(join(dist, name)).href);
  expect(modules.length).toBeGreaterThan(0);
  const args = ['--input-type=module', '--eval', load, ...modules];
  expect(
    JSON.parse(
      execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
    ),
  ).toEqual([]);
});

/** What a built file imports, and what its `import()`s ask for. */
function importsOf(file: string): { readonly atStart: readonly string[]; readonly later: readonly string[] } {
  const text = readFileSync(file, 'utf8');
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  return {
    atStart: named(/^(?:import|export)\b[^'"();]*["']([^"']+)["'];$/gm),
    later: named(/\bimport\(["']([^"']+)["']\)/g),
  };
}

/** The built files that are read before the first line of this one runs. */
function readAtStart(file: string, read: Set<string> = new Set()): ReadonlySet<string> {
  if (read.has(file)) return read;
  read.add(file);
  for (const name of importsOf(file).atStart)
    if (name.startsWith('.')) readAtStart(join(dirname(file), name), read);
  return read;
}

test('help needs few files, and no package', () => {
  const files = [...readAtStart(join(dist, main))];
  expect(files.length).toBeGreaterThan(1);
  expect(files.length).toBeLessThan(30);
  const outside = files.flatMap((file) =>
    importsOf(file).atStart.filter((name) => !/^(\.|node:)/.test(name)),
  );
  expect(outside).toEqual([]);
});

test('of zod, only what is used is bundled: it is imported as `* as z`', () => {
  const sources = builtFiles.flatMap(
    (name) => JSON.parse(readFileSync(join(dist, `${name}.map`), 'utf8')).sources,
  );
  expect(sources.filter((source: string) => source.includes('/zod/')).length).toBeGreaterThan(0);
  expect(sources.filter((source: string) => /\/zod\/.*\/locales\/(?!en\.js$)/.test(source))).toEqual([]);
});

test('packages that are not bundled are dependencies', () => {
  const { dependencies } = JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8'));
  const asked = builtFiles.flatMap((name) => {
    const { atStart, later } = importsOf(join(dist, name));
    return [...atStart, ...later].filter((from) => !/^(\.|node:)/.test(from) && !isBuiltin(from));
  });
  const packages = new Set(asked.map((from) => /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from));
  expect(packages.size).toBeGreaterThan(0);
  expect([...packages].filter((name) => !(name in dependencies))).toEqual([]);
});

test('the program starts', () => {
  expect(execFileSync(process.execPath, [join(dist, main), '--version'], { encoding: 'utf8' })).toMatch(
    /\d+\.\d+\.\d+/,
  );
});

test('the documents that come with the product say the same as JSON', () => {
  const documents = join(dist, '..', 'connectors', 'openapi');
  const names = readdirSync(documents).filter((name) => name.endsWith('.yaml'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const json = readFileSync(join(dist, 'connectors', name.replace(/yaml$/, 'json')), 'utf8');
    expect(JSON.parse(json)).toEqual(parse(readFileSync(join(documents, name), 'utf8')));
  }
});
