import { expect, test } from '@jest/globals';
import type { LeafEvidence } from '../../engine/evidence.ts';
import { conditionTree } from './condition-tree.ts';

const leaf = (more: Partial<LeafEvidence>): LeafEvidence => ({
  kind: 'leaf',
  id: 'a',
  text: 'orders < 20',
  truth: false,
  now: 25,
  usual: null,
  change: null,
  measure: null,
  samples: 25,
  unit: null,
  why: null,
  ...more,
});

test.each([
  ['what is false is shown too, with its numbers', leaf({}), ['✗ orders < 20   now 25   samples 25']],
  [
    'too few samples say how many are needed',
    leaf({ id: 'few', truth: null, now: null, samples: 12, why: 'too-few-samples' }),
    ['? orders < 20   unknown: too few samples   samples 12 (at least 30)'],
  ],
  [
    'a hold says how much of it is over, and its condition stands below it',
    {
      kind: 'hold',
      id: 'h',
      text: 'for 5m',
      truth: false,
      of: leaf({ truth: true }),
      heldMs: 180_000,
      forMs: 300_000,
    },
    ['✗ for 5m   held 3m of 5m', '  ✓ orders < 20   now 25   samples 25'],
  ],
  [
    'of an `or` every part is shown',
    { kind: 'or', truth: true, of: [leaf({ truth: true }), leaf({ samples: null })] },
    ['✓ one of', '  ✓ orders < 20   now 25   samples 25', '  ✗ orders < 20   now 25'],
  ],
] as const)('%s', (_title, evidence, lines) => {
  expect(conditionTree(evidence, 'en', (id) => (id === 'few' ? 30 : null))).toEqual(lines);
});
