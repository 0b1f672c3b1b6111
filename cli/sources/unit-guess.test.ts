import { describe, expect, test } from '@jest/globals';
import { english } from '../../dsl/say.ts';
import type { FieldType } from '../../rules/source.ts';
import { secondsGuess, unitGuess } from './unit-guess.ts';

const twelve = (of: (i: number) => unknown): readonly unknown[] =>
  Array.from({ length: 12 }, (_, i) => of(i));
const percent = (wire: 'percent' | 'fraction'): FieldType => ({ kind: 'percent', wire });
const duration = (wire: 'ms' | 's' | 'm' | 'h'): FieldType => ({ kind: 'duration', wire });

describe('numbers that look as if they were of another unit', () => {
  test.each<[title: string, type: FieldType, values: readonly unknown[], write: string | null]>([
    ['fractions under percent', percent('percent'), twelve((i) => i / 12), 'x is percent(fraction)'],
    ['percentages under percent', percent('percent'), twelve((i) => i * 8), null],
    ['zeros and ones can be either', percent('percent'), twelve((i) => i % 2), null],
    ['percentages under fraction', percent('fraction'), twelve((i) => i * 8), 'x is percent(percent)'],
    ['a share a little above one is a share', percent('fraction'), twelve((i) => 0.9 + i / 100), null],
    ['milliseconds under seconds', duration('s'), twelve((i) => 600_000 + i), 'x is duration(ms)'],
    ['half an hour in seconds', duration('s'), twelve((i) => 1_800 + i), null],
    ['seconds under milliseconds', duration('ms'), twelve((i) => 300 + i), 'x is duration(s)'],
    ['milliseconds with decimals', duration('ms'), twelve((i) => 300.5 + i), null],
    ['milliseconds under minutes', duration('m'), twelve(() => 600_000), 'x is duration(ms)'],
    [
      'metres under kilometres',
      { kind: 'distance', wire: 'km' },
      twelve((i) => 2_000 + i),
      'x is distance(m)',
    ],
    ['kilometres', { kind: 'distance', wire: 'km' }, twelve((i) => 2 + i), null],
    ['no unit, no guess', { kind: 'count' }, twelve((i) => i), null],
    ['too few values', percent('percent'), [0.1, 0.2], null],
    ['texts are no numbers', percent('percent'), twelve(() => '0.5'), null],
  ])('%s', (_title, type, values, write) => {
    const found = unitGuess({ name: 'x', type }, values);
    expect(found?.level ?? null).toBe(write === null ? null : 'warning');
    if (write !== null) expect(english(found!.help!)).toBe(`if so, declare it as \`field ${write}\``);
  });

  test('what was seen is told', () => {
    const found = unitGuess(
      { name: 'fee', type: percent('percent') },
      twelve((i) => i / 16),
    );
    expect(english(found!.message)).toBe(
      '`fee` is declared percent(percent) and looks like percent(fraction): 0 to 0.6875, half of them below 0.375',
    );
  });
});

test.each<[string, readonly unknown[], boolean]>([
  ['seconds', [1_772_791_560, 1_772_791_561], true],
  ['milliseconds', [1_772_791_560_000], false],
  ['one of them is milliseconds', [1_772_791_560, 1_772_791_560_000], false],
  ['texts', ['2026-03-06T18:00:00Z'], false],
  ['nothing', [], false],
])('a time in %s', (_title, values, is) => {
  expect(secondsGuess('at', values)?.level).toBe(is ? 'error' : undefined);
});
