import { expect, test } from '@jest/globals';
import { createWatchdog } from './watchdog.ts';

const at = (next: number, end: number) => [{ topic: 'orders', partition: 0, next, end }];
const LIMIT = 60_000;

/** One look, or what happens between two. */
type Step = readonly [ms: number, what: 'wait' | 'done' | 'moved' | 'excuse'];

const calls = (steps: readonly Step[]) => {
  const dog = createWatchdog(LIMIT);
  return steps.flatMap(([ms, what]) => {
    if (what === 'moved') dog.moved();
    else if (what === 'excuse') dog.excuse();
    else return [dog.look(ms, what === 'wait' ? at(3, 7) : at(7, 7))];
    return [];
  });
};

test.each<[string, readonly Step[], string[]]>([
  [
    'nothing waits: well, however long',
    [
      [0, 'done'],
      [900_000, 'done'],
    ],
    ['well', 'well'],
  ],
  [
    'records have just begun to wait',
    [
      [0, 'wait'],
      [59_999, 'wait'],
    ],
    ['well', 'well'],
  ],
  [
    'they wait for a minute: a new consumer',
    [
      [0, 'wait'],
      [60_000, 'wait'],
    ],
    ['well', 'rebuild'],
  ],
  [
    'and for another one: the end',
    [
      [0, 'wait'],
      [60_000, 'wait'],
      [119_999, 'wait'],
      [120_000, 'wait'],
    ],
    ['well', 'rebuild', 'well', 'give-up'],
  ],
  [
    'something is fetched meanwhile',
    [
      [0, 'wait'],
      [30_000, 'moved'],
      [60_000, 'wait'],
      [119_999, 'wait'],
    ],
    ['well', 'well', 'well'],
  ],
  [
    'the new consumer fetches: it is forgiven',
    [
      [0, 'wait'],
      [60_000, 'wait'],
      [70_000, 'moved'],
      [80_000, 'wait'],
      [140_000, 'wait'],
    ],
    ['well', 'rebuild', 'well', 'rebuild'],
  ],
  [
    'Kafka itself does not answer for ten minutes',
    [
      [0, 'wait'],
      [10_000, 'excuse'],
      [610_000, 'wait'],
      [669_999, 'wait'],
    ],
    ['well', 'well', 'well'],
  ],
  [
    'everything is read in between',
    [
      [0, 'wait'],
      [30_000, 'done'],
      [60_000, 'wait'],
    ],
    ['well', 'well', 'well'],
  ],
])('%s', (_title, steps, expected) => {
  expect(calls(steps)).toEqual(expected);
});

test('partitions that nobody reads now are nobody’s fault', () => {
  const dog = createWatchdog(LIMIT);
  expect([dog.look(0, []), dog.look(LIMIT, [])]).toEqual(['well', 'well']);
});
