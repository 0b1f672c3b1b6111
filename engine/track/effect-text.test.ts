import { expect, test } from '@jest/globals';
import { effectText } from './effect-text.ts';

const tally = { reached: { n: 812, sum: 300, squares: 300 }, heldOut: { n: 90, sum: 25, squares: 25 } };
const effect = { value: 0.0623, low: 0.019, high: 0.104 };
const money = { kind: 'money', currency: 'KRW' } as const;

test.each<[string, string, string]>([
  [
    'shares in points',
    effectText(effect, tally, null, 'en'),
    '+6.2pp (95% interval 1.9pp to 10.4pp; 812 reached, 90 held out)',
  ],
  [
    'in Korean',
    effectText(effect, tally, null, 'ko'),
    '+6.2%p(95% 구간 1.9%p~10.4%p, 받은 대상 812, 남겨 둔 대상 90)',
  ],
  [
    'averages in the unit of the metric',
    effectText({ value: -500, low: -900, high: -100 }, tally, money, 'ko'),
    '-500원(95% 구간 -900원~-100원, 받은 대상 812, 남겨 둔 대상 90)',
  ],
  [
    'nothing to claim',
    effectText(null, tally, null, 'en'),
    'no effect can be claimed (812 reached, 90 held out; 30 a side are needed)',
  ],
])('%s', (_title, found, want) => {
  expect(found).toBe(want);
});
