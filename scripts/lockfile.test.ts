/** What the lockfile must hold so that `npm ci` works on every platform and against every registry. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const packages: Readonly<Record<string, Locked>> = read('package-lock.json').packages;

/** Where Node would look for a package that `path` names, nearest first. */
function placesOf(path: string, name: string): readonly string[] {
  const parts = path === '' ? [] : path.split('/node_modules/');
  const nested = parts.map(
    (_, i) => `${parts.slice(0, parts.length - i).join('/node_modules/')}/node_modules/${name}`,
  );
  return [...nested, `node_modules/${name}`];
}

test('every optional dependency has an entry, of any platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesOf(path, name).some((place) => place in packages))
      .map((name) => `${path} → ${name}`),
  );
  expect(missing).toEqual([]);
});

test('it names no download addresses', () => {
  const named = Object.entries(packages).filter(([, { resolved = '' }]) => /^[a-z+]+:/i.test(resolved));
  expect(named.map(([path]) => path)).toEqual([]);
});

test('package.json pins exact versions, and the lockfile agrees', () => {
  const { dependencies, devDependencies } = read('package.json') as Required<Locked>;
  const wanted = { ...dependencies, ...devDependencies };
  expect(Object.values(wanted).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  const locked = Object.keys(wanted).map((name) => [name, packages[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(wanted);
});
