import type { ApprovalModel } from '../../dsl/model/limit.ts';
import type { Approval } from '../playbook.ts';
import { type Asker, compileCondition } from './condition.ts';

/**
 * What needs a person's yes, if anything.
 *
 * @param role  where it stands: a statement's path, `guard`
 */
export function compileApprovals(
  models: readonly ApprovalModel[],
  role: string,
  ask: Asker,
): { readonly approvals?: readonly Approval[] } {
  if (models.length === 0) return {};
  const approvals = models.map(({ from, when, withinMs, else: otherwise, text }, index): Approval => {
    const elseCalls = otherwise.kind === 'escalate' ? { elseCalls: otherwise.to } : {};
    const name = `approval ${role} ${index}`;
    const condition = when && compileCondition(when, `${role}.approval${index + 1}`, ask);
    return { from, when: condition && { name, condition }, withinMs, ...elseCalls, text };
  });
  return { approvals };
}
