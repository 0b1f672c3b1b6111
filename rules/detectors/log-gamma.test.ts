import { expect, test } from '@jest/globals';
import { logGamma } from './log-gamma.ts';

test.each<[string, number, number]>([
  ['Γ(1) = 1', 1, 0],
  ['Γ(5) = 4!', 5, Math.log(24)],
  ['Γ(1/2) = √π', 0.5, Math.log(Math.PI) / 2],
  ['Γ(1/4), by reflection', 0.25, 1.2880225246980774],
  ['Γ(100) = 99!', 100, 359.1342053695754],
  ['far out', 1e6, 12815504.569147611],
])('%s', (_title, x, want) => {
  expect(Math.abs(logGamma(x) - want)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(want)));
});
