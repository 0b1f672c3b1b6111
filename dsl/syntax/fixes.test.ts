import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { fixed, meaningOf, saidOf } from '../testing/meaning.ts';

// What a fix promises: `--fix` and `--unsafe-fixes` write a text that is read as the author's sentence was meant to be.

/** The text after all fixes, and what is still said of it. */
function repaired(text: string): { readonly text: string; readonly left: readonly string[] } {
  const { file, diagnostics } = parse(text, 'a.play');
  const done = fixed(file.text, diagnostics);
  return { text: done, left: saidOf(parse(done, 'a.play').diagnostics) };
}

test.each([
  ['when a drop > 5% in 15m then ...', 'when a drop > 5% over 15m then ...'],
  ['when a drop > 5% within 15m then ...', 'when a drop > 5% over 15m then ...'],
  ['when a drop > 5% over 15 then ...', 'when a drop > 5% over 15m then ...'],
  ['when a==1 then ...', 'when a is 1 then ...'],
  ['when a ="x" then ...', 'when a is "x" then ...'],
  ['when a!= 1 then ...', 'when a is not 1 then ...'],
  ['when a\n=\n1 then ...', 'when a\nis\n1 then ...'],
  ['when a drop by 5% then ...', 'when a drop > 5% then ...'],
  ['when a > 1 do x()', 'when a > 1 then do x()'],
  ['when count orders > 1 then ...', 'when count of orders > 1 then ...'],
  ['metric m = p95 d.total', 'metric m = p95 of d.total'],
  ['when a > 1 then do x() until recovered at most 2h', 'when a > 1 then do x() until recovered or 2h'],
  ['when a > 1 then do x() at most 2h', 'when a > 1 then do x() until recovered or 2h'],
  ['when a > 1 then do x() at most 4 runs within 1h', 'when a > 1 then do x() at most 4 runs in 1h'],
  ['when a > 1 then do x() at most 4 runs over 1h', 'when a > 1 then do x() at most 4 runs in 1h'],
  [
    'when a > 1 then do x() until recovered or tomorrow 09:00',
    'when a > 1 then do x() until recovered or 09:00',
  ],
  ['when a > 1 then do x() at most 10% of shops in region', 'when a > 1 then do x() at most 10% of shops'],
  ['when a > 1 then do x(a: 1 b: 2)', 'when a > 1 then do x(a: 1, b: 2)'],
  ['when a > 1 then if cause is a or b then ...', 'when a > 1 then if cause is a or cause is b then ...'],
  [
    'when a > 1 then if cause is a or b or c then ...',
    'when a > 1 then if cause is a or cause is b or cause is c then ...',
  ],
  ['when cause is "a" or "b" then ...', 'when cause is "a" or cause is "b" then ...'],
  [
    'when a > 1 then check c { because out of stock when b > 2 }',
    'when a > 1 then check c { because "out of stock" when b > 2 }',
  ],
  ['when each e where a is 1 and b is 2 then ...', 'when each e where (a is 1 and b is 2) then ...'],
  [
    'when each e where a is 1 and b is 2 or c is 3 then ...',
    'when each e where (a is 1 and b is 2 or c is 3) then ...',
  ],
  ['when a > 1 and b > 2 for 5m then ...', 'when (a > 1 and b > 2) for 5m then ...'],
  ['when a == "x" then ...', 'when a is "x" then ...'],
  ['when a != "x" then ...', 'when a is not "x" then ...'],
  ['metric change = a', 'metric `change` = a'],
  ['playbok p { when a > 1 then ... }', 'playbook p { when a > 1 then ... }'],
  ['조두 a > 1 소두 ...', 'when a > 1 then ...'],
])('%s becomes %s', (text, right) => {
  expect(repaired(text)).toEqual({ text: right, left: [] });
});

test.each([
  'when a drop > 5% in 15m then ...',
  'when a drop > 5% within 15m then ...',
  'when a drop > 5% over 15 then ...',
  'when a > 1 then do x() at most 4 runs within 1h',
  'when cause is "a" or "b" then ...',
  'when cause is not a and b then ...',
  'when each e where a is 1 and b is 2 then ...',
  'when each e where a is 1 or b is 2 then ...',
  'when a == "x" or b != 5 then ...',
  '조두 a > 1 소두 ...',
])('%s is read as what its fix writes', (text) => {
  const { file } = parse(text, 'a.play');
  const right = parse(repaired(text).text, 'a.play');
  expect(meaningOf(file)).toBe(meaningOf(right.file));
});

test.each([
  ['a window, as `in` could have meant a limit', 'when a drop > 5% in 15m then ...', false],
  ['a unit that nobody wrote', 'when a > 1 over 15 then ...', false],
  ['a group that was not written', 'when a > 1 and b > 2 for 5m then ...', false],
  ['parentheses around a filter', 'when each e where a is 1 and b is 2 then ...', false],
  ['an end in time that nobody asked for', 'when a > 1 then do x() at most 2h', false],
  ['the other end of `until recovered`', 'when a > 1 then do x() until recovered at most 2h', true],
  ['the one preposition a limit has', 'when a > 1 then do x() at most 4 runs within 1h', true],
  ['a second cause', 'when cause is a or b then ...', true],
  ['a second cause behind `not`: and or or?', 'when cause is not a or b then ...', false],
  ['another spelling of equality', 'when a == 1 then ...', true],
  ['a word typed with the Korean keyboard on', '조두 a > 1 then ...', true],
  ['a word that was misspelled', 'wehn a > 1 then ...', false],
  ['a comma', 'when a > 1 then do x(a: 1 b: 2)', false],
  ['a name in backticks', 'metric test = a', false],
  ['a `then`', 'when a > 1 do x()', false],
])('`--fix` asks before it writes what may mean something else: %s', (_title, text, safe) => {
  const fixes = parse(text, 'a.play').diagnostics.flatMap(({ fix }) => (fix === null ? [] : [fix.safe]));
  expect(fixes).toEqual([safe]);
});
