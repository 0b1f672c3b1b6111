import { canonicalJson } from '../../rules/canonical.ts';
import { formatValue, type Language } from '../../rules/format.ts';
import type { Budget } from '../../rules/limit.ts';
import type { Do, Playbook } from '../../rules/playbook.ts';
import type { LedgerRow, Spending } from '../store-ledger.ts';
import type { Asked, Ledger } from './ledger.ts';
import type { Skip } from './skip.ts';

/** Percentages of a budget at which its owner hears (R25). */
const NEAR = 80;
const FULL = 100;

/** One limit on money, as far as it concerns one act. */
interface Counted {
  readonly name: string;
  readonly budget: Budget;
  /** Acts that count together with the act, within the budget's span. */
  readonly rows: readonly LedgerRow[];
  /** Minor units that they may cost at worst. */
  readonly used: number;
}

/** What an owner is told of a budget: once for each percentage, until what was told rolls out of it. */
export interface BudgetNotice {
  readonly name: string;
  readonly text: string;
  readonly percent: number;
  readonly used: number;
  readonly most: number;
  readonly currency: string;
  readonly words: string;
  readonly wordsKo: string;
}

/** What the budgets say of an act: held back or not, what its run reserves when it is claimed, what owners hear. */
export interface Spent {
  readonly skip: Skip | null;
  readonly spendings: readonly Spending[];
  readonly notices: readonly BudgetNotice[];
  /** Rows in which it is kept what was told; the act's own is not among them. */
  readonly told: readonly LedgerRow[];
  /** What the act's own row keeps. */
  readonly toldByAct: Readonly<Record<string, number>>;
}

/**
 * Budgets (R26): decided in event time over the worst case of every act that may have cost it, so that simulate and
 * run agree. The claim counts once more over what was really reserved.
 */
export function spend(playbook: Playbook, step: Do, ledger: Ledger, asked: Asked): Spent {
  const counted = budgetsOf(playbook, step).flatMap(({ name, budget, path }): readonly Counted[] => {
    if (asked.minor === 0 || budget.currency !== asked.currency) return [];
    const rows = ledger.within(budget, asked)?.filter((row) => path === null || row.path === path);
    if (rows === undefined) return [];
    const costly = rows.filter(({ currency }) => currency === budget.currency);
    return [{ name, budget, rows: costly, used: costly.reduce((sum, { minor }) => sum + minor, 0) }];
  });
  const full = counted.filter(({ budget, used }) => used + asked.minor > budget.most);
  const [first] = full;
  if (first !== undefined) {
    const unheard = full.filter((one) => heard(one) < FULL);
    return {
      skip: overspent(first, asked),
      spendings: [],
      notices: unheard.map((one) => notice(one, one.used, FULL)),
      told: unheard.flatMap((one) => markedLast(one)),
      toldByAct: {},
    };
  }
  const near = counted.flatMap((one) => {
    const after = one.used + asked.minor;
    const percent = after >= one.budget.most ? FULL : after * 100 >= one.budget.most * NEAR ? NEAR : 0;
    return percent > heard(one) ? [{ one, after, percent }] : [];
  });
  return {
    skip: null,
    spendings: counted.map(({ name, budget }) => spendingOf(name, budget, asked)),
    notices: near.map(({ one, after, percent }) => notice(one, after, percent)),
    told: [],
    toldByAct: Object.fromEntries(near.map(({ one, percent }) => [one.name, percent])),
  };
}

/** The action's own, then the playbook's; named by where they stand, so that a new text keeps what was spent. */
function budgetsOf(
  playbook: Playbook,
  step: Do,
): readonly { readonly name: string; readonly budget: Budget; readonly path: string | null }[] {
  return [
    ...step.limits.budgets.map((budget, i) => ({
      name: `${playbook.name}/${step.path}/${i + 1}`,
      budget,
      path: step.path,
    })),
    ...playbook.limits.budgets.map((budget, i) => ({
      name: `${playbook.name}/guard/${i + 1}`,
      budget,
      path: null,
    })),
  ];
}

function spendingOf(name: string, { most, inMs, currency, per, text }: Budget, asked: Asked): Spending {
  const values = per.map((label) => [label, asked.labels[label] ?? '']);
  const scope = canonicalJson({
    per: Object.fromEntries(values),
    incident: inMs === null ? asked.incident : null,
  });
  return { budget: name, scope, most, inMs, minor: asked.minor, currency, text };
}

/** The greatest percentage that was told of what still counts. */
function heard({ name, rows }: Counted): number {
  return Math.max(0, ...rows.map(({ told }) => told[name] ?? 0));
}

/** Where nothing was admitted yet, nothing can remember that it was told: then each refusal tells. */
function markedLast({ name, rows }: Counted): readonly LedgerRow[] {
  const last = [...rows].sort((a, b) => a.t - b.t || (a.key < b.key ? -1 : 1)).at(-1);
  return last === undefined ? [] : [{ ...last, told: { ...last.told, [name]: FULL } }];
}

function notice({ name, budget }: Counted, used: number, percent: number): BudgetNotice {
  const { text, most, currency } = budget;
  const amounts = (language: Language): string =>
    `${money(used, currency, language)} / ${money(most, currency, language)}`;
  return {
    ...{ name, text, percent, used, most, currency },
    words:
      percent === FULL
        ? `\`${text}\` is used up: ${amounts('en')}`
        : `\`${text}\` is used to ${percent}%: ${amounts('en')}`,
    wordsKo:
      percent === FULL
        ? `\`${text}\` 예산을 다 썼습니다: ${amounts('ko')}`
        : `\`${text}\` 예산의 ${percent}%를 썼습니다: ${amounts('ko')}`,
  };
}

/** Who used it up, what is left, what this one would have cost. */
function overspent({ budget, rows, used }: Counted, asked: Asked): Skip {
  const { text, most, currency } = budget;
  const say = (language: Language) => ({
    used: money(used, currency, language),
    left: money(Math.max(0, most - used), currency, language),
    cost: money(asked.minor, currency, language),
  });
  const [en, ko] = [say('en'), say('ko')];
  const by = new Set(rows.map(({ target }) => target));
  const names = [...by].slice(0, 3).join('; ');
  const more = by.size > 3 ? by.size - 3 : 0;
  return {
    reason: 'budget',
    words:
      `\`${text}\` has ${en.left} left, this costs ${en.cost}` +
      (by.size === 0 ? '' : `; ${en.used} went to ${names}${more === 0 ? '' : ` and ${more} more`}`),
    wordsKo:
      `\`${text}\` 예산이 ${ko.left} 남았는데 ${ko.cost}이 듭니다` +
      (by.size === 0 ? '' : ` (${names}${more === 0 ? '' : ` 외 ${more}곳`}에 ${ko.used}을 썼습니다)`),
  };
}

function money(minor: number, currency: string, language: Language): string {
  return formatValue(minor, { kind: 'money', currency }, language);
}
