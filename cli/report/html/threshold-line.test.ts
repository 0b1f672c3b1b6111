import { expect, test } from '@jest/globals';
import type { Test } from '../../../rules/window.ts';
import { thresholdLines } from './threshold-line.ts';

const baseline = { kind: 'previous', spanMs: 1 } as const;
const change = (
  direction: 'drop' | 'rise' | 'change',
  measure: 'ratio' | 'factor' | 'absolute',
  amount: number,
): Test => ({
  kind: 'change',
  direction,
  op: '>',
  measure,
  amount,
  baseline,
  atLeast: null,
});

test.each<[title: string, test: Test, usual: number | null, lines: readonly number[]]>([
  ['a constant', { kind: 'threshold', op: '<', value: 5, atLeast: null }, null, [5]],
  ['drop > 50% of 120', change('drop', 'ratio', 0.5), 120, [60]],
  ['rise > 50% of 120', change('rise', 'ratio', 0.5), 120, [180]],
  ['change > 50% has two', change('change', 'ratio', 0.5), 120, [60, 180]],
  ['a part of a value below nothing is of its size', change('drop', 'ratio', 0.5), -10, [-15]],
  ['rise > 3x', change('rise', 'factor', 3), 10, [30]],
  ['drop > 20pp', change('drop', 'absolute', 0.2), 0.5, [0.3]],
  ['nothing is usual yet', change('drop', 'ratio', 0.5), null, []],
  ['another metric', { kind: 'ofMetric', op: '<', ratio: 0.8, window: 'w' }, 5, []],
  ['no number', { kind: 'missing', not: false }, 5, []],
])('%s', (_title, one, usual, lines) => {
  expect(thresholdLines(one, usual)).toEqual(lines);
});
