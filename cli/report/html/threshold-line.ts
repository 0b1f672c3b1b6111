import type { Test } from '../../../rules/window.ts';

/**
 * Where a value meets a test, in the metric's unit: one line, two for `change`, none where it is compared with
 * something that is not known here.
 */
export function thresholdLines(test: Test, usual: number | null): readonly number[] {
  if (test.kind === 'threshold') return [test.value];
  if (test.kind !== 'change' || usual === null) return [];
  const { direction, measure, amount } = test;
  if (measure === 'factor') return [usual * amount];
  const away = measure === 'ratio' ? Math.abs(usual) * amount : amount;
  switch (direction) {
    case 'drop':
      return [usual - away];
    case 'rise':
      return [usual + away];
    case 'change':
      return [usual - away, usual + away];
  }
}
