import type { Severity } from '../model/playbook.ts';

/** From the least to the gravest. */
export const severityOrder: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/** Whether the first is graver. */
export function isGraver(one: Severity, other: Severity): boolean {
  return severityOrder.indexOf(one) > severityOrder.indexOf(other);
}
