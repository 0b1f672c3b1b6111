import { expect, test } from '@jest/globals';
import { givenFrom, waitFor } from './given-from.ts';

const START = 'given start 2026-03-06 18:00\n';

test.each<[rule: string, line: string, time: string, test: string, right: string | null, isWhole?: boolean]>([
  [
    'until then it is what it was',
    'given a is 3',
    '18:30',
    `${START}given a was 9 each 1m for 4w`,
    'given a is 9 each 1m for 30m then 3',
  ],
  [
    'of the same place',
    'given a in x is 3',
    '18:30',
    `${START}given a was 9\ngiven a in x was 8`,
    'given a in x is 8 for 30m then 3',
  ],
  [
    'the last of several steps counts',
    'given a is 3',
    '18:30',
    `${START}given a was 9 for 4w then 7 for 1w`,
    'given a is 7 for 30m then 3',
  ],
  ['at the start there is nothing before', 'given a is 3', '18:00', START, 'given a is 3'],
  [
    'a duration counts from the start',
    'given a is 3',
    '45m',
    `${START}given a was 9`,
    'given a is 9 for 45m then 3',
  ],
  [
    'what was before is left open where nothing says it',
    'given a is 3',
    '20:15',
    START,
    'given a is … for 2h15m then 3',
    false,
  ],
  ['a test without a start has no times', 'given a is 3', '18:30', 'given a was 9', null],
  ['history has no time of its own', 'given a was 3', '18:30', START, null],
  ['a comment is not moved', 'given a is 3 # low', '18:30', START, null],
])('%s', (_rule, line, time, text, right, isWhole = true) => {
  expect(givenFrom(line, time, text)).toEqual(right === null ? null : { line: right, isWhole });
});

test.each<[time: string, wait: string | null]>([
  ['18:00', ''],
  ['18:05', '5m'],
  ['19:30', '1h30m'],
  ['17:00', '23h'],
  ['20m', '20m'],
])('%s is %j after 18:00', (time, wait) => {
  expect(waitFor(time, START)).toBe(wait);
});
