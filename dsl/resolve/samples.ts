import type { AtLeast } from '../tree/condition.ts';
import type { Report } from './report.ts';

/** Fewest samples of a guard; OS1201 where it is not a count. */
export function resolveAtLeast(atLeast: AtLeast, report: Report): number | null {
  const { value } = atLeast;
  if ((value.kind === 'number' && value.unit === null) || value.kind === 'count') return value.value;
  return report.error('OS1201', value.span, '`at least` counts samples', {
    help: 'write `at least 30 samples`',
  });
}
