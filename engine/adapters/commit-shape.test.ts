import { expect, test } from '@jest/globals';
import { commitOf } from '../commit-of.ts';
import { Fenced } from '../outside-error.ts';
import type { Commit } from '../store.ts';
import { leaseOf, partialOf, progressOf, T0 } from '../testing/store-samples.ts';
import { shapeCommit } from './commit-shape.ts';

const step = (from: number | null, to: number, clock = 'a') => ({ clock, from, to });

test.each<[string, Partial<Commit>, Partial<Commit>]>([
  ['an empty commit stays empty', {}, {}],
  [
    'rows with different names stay, in order',
    {
      partials: [
        partialOf(T0),
        partialOf(T0, { partition: 1 }),
        partialOf(T0, { source: 's' }),
        partialOf(T0 + 1),
      ],
    },
    {
      partials: [
        partialOf(T0),
        partialOf(T0, { partition: 1 }),
        partialOf(T0, { source: 's' }),
        partialOf(T0 + 1),
      ],
    },
  ],
  [
    'of rows with one name the last counts, where the first stood',
    { leases: [leaseOf('a'), leaseOf('b'), leaseOf('a', { status: 'undone' })] },
    { leases: [leaseOf('a', { status: 'undone' }), leaseOf('b')] },
  ],
  [
    'progress too',
    { partitions: [progressOf({ epoch: 1, readOffset: 5 }), progressOf({ epoch: 1, readOffset: 9 })] },
    { partitions: [progressOf({ epoch: 1, readOffset: 9 })] },
  ],
  [
    'names are told apart by their parts, not by their text',
    { tables: [table('a', 'b","c'), table('a","b', 'c')] },
    { tables: [table('a', 'b","c'), table('a","b', 'c')] },
  ],
  ['signals are consumed once', { consumed: [3, 1, 3] }, { consumed: [3, 1] }],
  ['steps of one clock become one', { through: [step(null, 1), step(1, 2)] }, { through: [step(null, 2)] }],
  [
    'steps of several clocks may be mixed',
    { through: [step(1, 2), step(5, 6, 'b'), step(2, 3)] },
    { through: [step(1, 3), step(5, 6, 'b')] },
  ],
  [
    'runs and messages are not touched: their order is theirs',
    { outbox: [message('1'), message('1')] },
    { outbox: [message('1'), message('1')] },
  ],
])('%s', (_title, given, shaped) => {
  expect(shapeCommit(commitOf(1, given))).toEqual(commitOf(1, shaped));
});

test.each<[string, Commit['through']]>([
  ['with a gap', [step(1, 2), step(3, 4)]],
  ['that start twice', [step(null, 1), step(null, 2)]],
  ['backwards', [step(2, 3), step(1, 2)]],
])('steps %s are refused by name', (_title, through) => {
  expect(() => shapeCommit(commitOf(1, { through }))).toThrow(Fenced);
  expect(() => shapeCommit(commitOf(1, { through }))).toThrow('clock of `a` was judged');
});

function table(source: string, key: string): Commit['tables'][number] {
  return { source, key, timeMs: T0, columns: null };
}

function message(value: string): Commit['outbox'][number] {
  return { topic: 't', key: 'k', value };
}
