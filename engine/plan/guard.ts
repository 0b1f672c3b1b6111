import { formatDuration } from '../../rules/format.ts';
import type { Cap, Cooldown, Limits, Once } from '../../rules/limit.ts';
import type { Do, Playbook } from '../../rules/playbook.ts';
import type { LedgerRow } from '../store-ledger.ts';
import type { Asked, Ledger } from './ledger.ts';
import type { Skip } from './skip.ts';

/** How long acts must be remembered for a playbook's limits, ms of event time. */
export function memoryMs(playbook: Playbook, dos: readonly Do[]): number {
  const all = [playbook.limits, ...dos.map((step) => step.limits)];
  const reaches = all.flatMap(({ cooldown, caps, budgets, once }) => [
    cooldown?.ms ?? 0,
    ...[...caps, ...budgets, ...once].map(({ inMs }) => inMs ?? 0),
  ]);
  return Math.max(0, ...reaches);
}

/**
 * Limits of kind pace (R25): decided here, in event time, by the one evaluator, so that simulate and run agree.
 *
 * @param told  the labels of the act as people may read them; absent: none is private
 * @returns why the act is skipped, or null
 */
export function paceGuard(
  playbook: Playbook,
  step: Do,
  ledger: Ledger,
  asked: Asked,
  told: Asked['labels'] = asked.labels,
): Skip | null {
  return ofAction(step.limits, ledger, asked, told) ?? ofPlaybook(playbook, ledger, asked, told);
}

/** An action's own limits count the acts of that step; its several targets are one time. */
function ofAction(
  { cooldown, caps, once }: Limits,
  ledger: Ledger,
  asked: Asked,
  told: Asked['labels'],
): Skip | null {
  const isBefore = (row: LedgerRow): boolean => row.path === asked.path && !isSameTime(row, asked);
  if (cooldown !== null) {
    const before = ledger.within({ inMs: cooldown.ms, per: cooldown.per }, asked)?.find(isBefore);
    if (before !== undefined) return cooling(cooldown, before, asked, told);
  }
  for (const one of once) {
    const before = ledger
      .within(one, asked)
      ?.find((row) => row.path === asked.path && !row.failed && (one.per.length > 0 || isBefore(row)));
    if (before !== undefined) return onceBefore(one, before, told);
  }
  for (const cap of caps) {
    const rows = ledger.within(cap, asked)?.filter((row) => row.path === asked.path) ?? null;
    const held = cap.noun === 'targets' ? targetsCap(cap, rows, asked) : countCap(cap, rows, asked, timeOf);
    if (held !== null) return held;
  }
  return null;
}

/** A playbook's limits count its bodies as they run: several acts of one passage are one run. */
function ofPlaybook({ limits }: Playbook, ledger: Ledger, asked: Asked, told: Asked['labels']): Skip | null {
  const isBefore = (row: LedgerRow): boolean => runOf(row) !== runOf(asked);
  const { cooldown, caps, once } = limits;
  if (cooldown !== null) {
    const first = othersFirst(cooldown, ledger, asked);
    if (first !== null) return cooling(cooldown, first, asked, told);
  }
  for (const one of once) {
    const before = ledger.within(one, asked)?.find((row) => !row.failed && isBefore(row));
    if (before !== undefined) return onceBefore(one, before, told);
  }
  for (const cap of caps) {
    const rows = ledger.within(cap, asked);
    const held =
      cap.noun === 'targets'
        ? targetsCap(cap, rows, asked)
        : countCap(cap, rows, asked, cap.noun === 'runs' ? runOf : timeOf);
    if (held !== null) return held;
  }
  return null;
}

/** First act of another incident's cooldown that covers the act, or null. An incident's own is R8: it reopens. */
function othersFirst({ ms, per }: Cooldown, ledger: Ledger, asked: Asked): LedgerRow | null {
  // It began with that incident's first act, which may be older than the cooldown.
  const rows = ledger.within({ inMs: Number.POSITIVE_INFINITY, per }, asked) ?? [];
  const firsts = new Map<string, LedgerRow>();
  for (const row of rows) {
    const known = firsts.get(row.incident);
    if (known === undefined || row.t < known.t) firsts.set(row.incident, row);
  }
  for (const first of firsts.values())
    if (first.incident !== asked.incident && asked.t < first.t + ms) return first;
  return null;
}

/** One passage of one incident's body. */
const runOf = ({ incident, passage }: Pick<Asked, 'incident' | 'passage'>): string =>
  JSON.stringify([incident, passage]);
/** One execution of one step. */
const timeOf = ({ incident, passage, path }: Pick<Asked, 'incident' | 'passage' | 'path'>): string =>
  JSON.stringify([incident, passage, path]);

function isSameTime(row: LedgerRow, asked: Asked): boolean {
  return timeOf(row) === timeOf(asked);
}

/** Runs or times, those that the act belongs to already not counted again. */
function countCap(
  cap: Cap,
  rows: readonly LedgerRow[] | null,
  asked: Asked,
  nameOf: (row: Pick<Asked, 'incident' | 'passage' | 'path'>) => string,
): Skip | null {
  if (rows === null) return null;
  const before = new Set(rows.map(nameOf));
  before.delete(nameOf(asked));
  return before.size >= cap.most ? usedUp(cap, before.size) : null;
}

/** Targets of a kind, each once; who was reached already within the cap's span may be reached again. */
function targetsCap(cap: Cap, rows: readonly LedgerRow[] | null, asked: Asked): Skip | null {
  const nameOf = ({ labels, target }: Pick<Asked, 'labels' | 'target'>): string | undefined =>
    cap.target === null ? target : labels[cap.target];
  const own = nameOf(asked);
  if (rows === null || own === undefined) return null;
  const reached = new Set(rows.flatMap((row) => nameOf(row) ?? []));
  return !reached.has(own) && reached.size >= cap.most ? usedUp(cap, reached.size) : null;
}

function usedUp({ text, most }: Cap, used: number): Skip {
  return {
    reason: 'cap',
    words: `\`${text}\` is used up: ${used} of ${most}`,
    wordsKo: `\`${text}\` 한도를 다 썼습니다 (${most} 가운데 ${used})`,
  };
}

function cooling({ ms, per }: Cooldown, first: LedgerRow, { t }: Asked, told: Asked['labels']): Skip {
  const whose = per.map((label) => told[label]).join(', ');
  const left = first.t + ms - t;
  const [length, rest] = [formatDuration(ms, 'en'), formatDuration(left, 'en')];
  const [lengthKo, restKo] = [formatDuration(ms, 'ko'), formatDuration(left, 'ko')];
  return {
    reason: 'cooldown',
    words:
      per.length === 0
        ? `a cooldown of ${length} is running for another ${rest}`
        : `the cooldown of ${length} for ${whose} is running for another ${rest}`,
    wordsKo: `${per.length === 0 ? '플레이북' : whose}의 재실행 대기 ${lengthKo} 가운데 ${restKo} 남았습니다`,
  };
}

function onceBefore({ text, per }: Once, { incident }: LedgerRow, told: Asked['labels']): Skip {
  const whom = per.map((label) => told[label]).join(', ');
  return {
    reason: 'once',
    words: `\`${text}\`: ${whom === '' ? 'it was done' : `${whom} had it`} already, in incident ${incident}`,
    wordsKo: `\`${text}\`: ${whom === '' ? '' : `${whom} - `}사건 ${incident}에서 이미 했습니다`,
  };
}
