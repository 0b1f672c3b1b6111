import type { Audience } from '../../rules/audience.ts';
import type { Do } from '../../rules/playbook.ts';
import type { Incident } from '../incident/incident.ts';
import type { Child, RunTemplate, SelectionRow } from '../parent-run.ts';
import type { LedgerRow } from '../store-ledger.ts';
import { leaseConflict, type PlanInput, sharesOver } from './act.ts';
import { type BudgetNotice, spend } from './budget.ts';
import { argsOf, childKey } from './child-run.ts';
import { pinnedBy } from './forbidden.ts';
import { paceGuard } from './guard.ts';
import type { Asked } from './ledger.ts';
import type { Skip } from './skip.ts';
import type { TakenGuard } from './taken-guard.ts';
import type { VerbFact } from './verb-facts.ts';

/** Whom one limit left out, how many of them. */
export interface LeftOut extends Skip {
  readonly count: number;
}

/** Whom an act on many may reach, in the frozen order, and what is to be told of the others. */
export interface Admitted {
  readonly admitted: readonly Child[];
  readonly entries: readonly LedgerRow[];
  readonly left: readonly LeftOut[];
  readonly notices: readonly BudgetNotice[];
  readonly told: readonly LedgerRow[];
}

/**
 * Asks every limit for one target after the other, each as if those before it were decided: what a limit has no room for
 * is left out from the end of the order (R25, R26). Changes nothing.
 */
export function admitMembers(
  children: readonly Child[],
  step: Do,
  incident: Incident,
  input: PlanInput,
  of: {
    readonly audience: Audience;
    readonly selection: SelectionRow;
    readonly verb: VerbFact;
    readonly own: Pick<RunTemplate, 'args' | 'argument'>;
    readonly taken: TakenGuard;
  },
): Admitted {
  const { leases, ledger, values, atMs } = input;
  const { playbook } = values;
  const { audience, selection, verb, own, taken } = of;
  const share = leastShare(step, audience, selection);
  const admitted: Child[] = [];
  const entries: LedgerRow[] = [];
  const notices: BudgetNotice[] = [];
  const told: LedgerRow[] = [];
  const skips: Skip[] = [];
  const before = new Map<string, LedgerRow>();
  const mark = (row: LedgerRow): void => {
    const was = ledger.get(row.key);
    if (was !== null && !before.has(row.key)) before.set(row.key, was);
    ledger.put(row);
  };
  const mode = playbook.mode === 'live' ? 'live' : 'shadow';
  const shares = sharesOver(step, of.verb.changes, mode, input);
  const again = incident.flaps === 0 ? '' : `/${incident.flaps + 1}`;
  for (const child of children) {
    const args = argsOf(own, child.member);
    const conflict =
      child.effect === null ? null : leaseConflict(leases.on(child.target, child.effect), incident);
    const cost = verb.cost?.(args) ?? null;
    const asked: Asked = {
      key: childKey({ incident: incident.id, step: step.path, again }, child.target),
      playbook: incident.playbook,
      incident: incident.id,
      passage: incident.flaps,
      path: step.path,
      target: child.target,
      labels: { ...verb.reaches?.(args), ...incident.instance, [audience.kind]: String(child.member) },
      mode,
      t: atMs,
      minor: cost?.minor ?? 0,
      currency: cost?.currency ?? null,
    };
    const held =
      conflict?.skip ??
      (child.effect === null ? null : pinnedBy(input.orders, child.target, child.effect, atMs)) ??
      unpriced(step, asked) ??
      paceGuard(playbook, step, ledger, asked) ??
      shares.holds(asked) ??
      taken.holds(asked);
    if (held !== null) {
      skips.push(held);
      continue;
    }
    if (share !== null && admitted.length >= share.most) {
      skips.push({ reason: 'cap', words: share.words, wordsKo: share.wordsKo });
      continue;
    }
    const spent = spend(playbook, step, ledger, asked);
    notices.push(...spent.notices);
    told.push(...spent.told);
    for (const row of spent.told) mark(row);
    if (spent.skip !== null) {
      skips.push(spent.skip);
      continue;
    }
    const entry = { ...asked, failed: false, told: spent.toldByAct };
    ledger.put(entry);
    shares.admit(asked);
    taken.admit(asked);
    entries.push(entry);
    admitted.push(
      mode === 'live' && spent.spendings.length > 0 ? { ...child, spendings: spent.spendings } : child,
    );
  }
  // They are there for those after them; the act itself is decided by whoever asked.
  for (const row of before.values()) ledger.put(row);
  for (const { key } of entries) ledger.drop(key);
  return { admitted, entries, notices, told, left: leftOut(skips, children.length, step, audience) };
}

function unpriced(step: Do, { minor }: Asked): Skip | null {
  if (Number.isSafeInteger(minor) && minor >= 0) return null;
  return { reason: 'unknown-value', words: `what \`${step.verb}\` costs is not known` };
}

/** The least share that the action names; of what else there is nobody has counted the population, so it has no room. */
function leastShare(
  { shares = [] }: Do,
  { kind }: Audience,
  { population }: SelectionRow,
): { readonly most: number; readonly words: string; readonly wordsKo: string } | null {
  const rooms = shares.map((share) => ({
    most: share.kind === kind ? Math.floor(share.ratio * population) : 0,
    text: share.text,
  }));
  const [first, ...others] = rooms;
  if (first === undefined) return null;
  const { most, text } = others.reduce((least, room) => (room.most < least.most ? room : least), first);
  return {
    most,
    words: `\`${text}\` is ${most} of ${population} here`,
    wordsKo: `\`${text}\` 한도는 여기 ${population} 가운데 ${most}`,
  };
}

/** One for each reason, with how many; of several words for one the first. Who is private is never named. */
function leftOut(
  skips: readonly Skip[],
  all: number,
  step: Do,
  { private: isPrivate }: Audience,
): readonly LeftOut[] {
  const byReason = new Map<Skip['reason'], { first: Skip; count: number }>();
  for (const skip of skips) {
    const known = byReason.get(skip.reason);
    if (known === undefined) byReason.set(skip.reason, { first: skip, count: 1 });
    else known.count += 1;
  }
  return [...byReason.values()].map(({ first, count }) => {
    const { reason, words, wordsKo } = isPrivate || count > 1 ? unnamed(first, step) : first;
    return {
      reason,
      count,
      words: `${count} of ${all} are left out: ${words}`,
      ...(wordsKo === undefined ? {} : { wordsKo: `${all} 가운데 ${count} 제외: ${wordsKo}` }),
    };
  });
}

/** Words that speak of one target, said of several or of somebody private. */
function unnamed(skip: Skip, { verb, limits }: Do): Skip {
  switch (skip.reason) {
    case 'once': {
      const texts = limits.once.map(({ text }) => `\`${text}\``).join(', ');
      return { reason: 'once', words: `${texts}: they had it already`, wordsKo: `${texts}: 이미 받았습니다` };
    }
    case 'leased':
      return { ...skip, words: `\`${verb}\` is in force for other incidents` };
    case 'pinned':
      return {
        ...skip,
        words: `what \`${verb}\` changes was taken back by a person`,
        wordsKo: '담당자가 되돌린 대상입니다',
      };
    case 'in-force':
      return { ...skip, words: `\`${verb}\` is in force already` };
    default:
      return skip;
  }
}
