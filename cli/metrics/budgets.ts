import { dosIn } from '../../engine/check/root.ts';
import type { BudgetUse } from '../../engine/store-figures.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Budget } from '../../rules/limit.ts';
import type { Family } from './exposition.ts';

/** A budget of the project by the name that the store has for it (`engine/plan/budget.ts`). */
export interface NamedBudget {
  readonly name: string;
  readonly budget: Budget & { readonly inMs: number };
}

/** Budgets with a span: those of one incident end with it. */
export function budgetsIn({ playbooks }: Pick<Bundle, 'playbooks'>): readonly NamedBudget[] {
  return playbooks.flatMap(({ name, limits, body }) => {
    const guard = limits.budgets.map((budget, i) => ({ name: `${name}/guard/${i + 1}`, budget }));
    const own = dosIn(body).flatMap((step) =>
      step.limits.budgets.map((budget, i) => ({ name: `${name}/${step.path}/${i + 1}`, budget })),
    );
    return [...guard, ...own].flatMap(({ name: named, budget }): readonly NamedBudget[] =>
      budget.inMs === null ? [] : [{ name: named, budget: { ...budget, inMs: budget.inMs } }],
    );
  });
}

/** How much of each budget is used: of what counts together (`per`), the part that is used most. */
export function budgetFamilies(
  budgets: readonly NamedBudget[],
  uses: readonly BudgetUse[],
): readonly Family[] {
  const greatest = ({ name }: NamedBudget): number =>
    Math.max(0, ...uses.filter(({ budget }) => budget === name).map(({ minor }) => minor));
  const labels = ({ name, budget }: NamedBudget) => ({ budget: name, currency: budget.currency });
  return [
    {
      name: 'ordersense_budget_limit_minor_units',
      type: 'gauge',
      help: 'Most that a budget allows in its span, in minor units of its currency.',
      samples: budgets.map((one) => ({ labels: labels(one), value: one.budget.most })),
    },
    {
      name: 'ordersense_budget_used_minor_units',
      type: 'gauge',
      help: 'What is reserved or spent of a budget in its span, of the place that has used most of it.',
      samples: budgets.map((one) => ({ labels: labels(one), value: greatest(one) })),
    },
  ];
}
