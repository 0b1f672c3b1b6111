import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { askedOf } from './lab.ts';
import { FAULTS } from './list.ts';

const here = new URL('.', import.meta.url);

test('every fault is a file of its name and a line of the list, by number', () => {
  const names = FAULTS.map(({ name }) => name);
  const files = readdirSync(here).filter((file) =>
    readFileSync(new URL(file, here), 'utf8').includes(': Fault = {'),
  );
  expect(files.filter((file) => file !== 'list.test.ts').sort()).toEqual(
    names.map((name) => `${name}.ts`).sort(),
  );
  const numbers = FAULTS.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});

test('docs/faults.md has a line for each', () => {
  const page = readFileSync(new URL('../docs/faults.md', here), 'utf8');
  const rows = [...page.matchAll(/^\| (\d+) \| `(\w+)` \|/gm)].map(([, number, name]) => [
    Number(number),
    name,
  ]);
  expect(rows).toEqual(FAULTS.map(({ number, name }) => [number, name]));
});

test.each<[string, readonly string[], string]>([
  ['a name', ['zombie'], 'zombie'],
  ['a number', ['2'], 'zombie'],
  ['everything', ['all'], FAULTS.map(({ name }) => name).join()],
  ['a count', ['1', '--count', '100'], 'kill'],
])('%s is understood', (_title, args, names) => {
  const asked = askedOf(args);
  expect(asked.kind === 'run' ? asked.faults.map(({ name }) => name).join() : asked).toBe(names);
});

test.each<[string, readonly string[], RegExp]>([
  ['nothing', [], /name one fault/],
  ['two faults', ['1', '2'], /name one fault/],
  ['one that is not there', ['storm'], /no fault is called `storm`/],
  ['a count that is none', ['1', '--count', 'many'], /whole numbers/],
  ['no repetition at all', ['1', '--count', '0'], /whole numbers/],
  ['an option that is none', ['1', '--twice'], /--twice/],
])('%s is refused with what is wrong', (_title, args, why) => {
  expect(askedOf(args)).toMatchObject({ kind: 'wrong', why: expect.stringMatching(why) });
});

test('what was counted and timed is passed on', () => {
  expect(askedOf(['5', '--seconds', '600', '--count', '2'])).toMatchObject({ seconds: 600, count: 2 });
  expect(askedOf(['5'])).toMatchObject({ seconds: null, count: null });
  expect(askedOf(['list'])).toEqual({ kind: 'list' });
});
