import { expect, test } from '@jest/globals';
import type { Bundle } from '../../rules/bundle.ts';
import { vocabularyOf } from './value.ts';

test('only percentiles are estimates', () => {
  const window = (id: string, value: Bundle['windows'][number]['value']): Bundle['windows'][number] => ({
    ...{ id, metric: id, title: null, source: 's', sourceKind: 'stream', value, by: [], windowMs: 1 },
    ...{ unit: { kind: 'duration' }, missingAsZero: false },
  });
  const bundle = {
    windows: [
      window('avg', { kind: 'pane', pane: 'p' }),
      window('p90', { kind: 'percentile', pane: 'p', rank: 0.9 }),
    ],
    ...{ probes: [], sources: [], words: {} },
  } as unknown as Bundle;
  const { isEstimate } = vocabularyOf(bundle);
  expect(['avg', 'p90', 'other'].map(isEstimate)).toEqual([false, true, false]);
});
