import { formatPercent } from '../../rules/format.ts';
import type { Share } from '../../rules/limit.ts';
import type { Do, Playbook } from '../../rules/playbook.ts';
import type { Facts } from '../facts.ts';
import type { LedgerRow } from '../store-ledger.ts';
import type { Asked, Ledger } from './ledger.ts';
import type { Skip } from './skip.ts';

/** Something of ours that is applied now, whichever playbook did it. */
export interface Applied {
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What it changes, without which one of them: `restaurant.open`. */
  readonly changes: string;
  /** Verb that did it, and the labels that name what it is on; absent: not known. */
  readonly verb?: string;
  readonly kinds?: readonly string[];
}

/** What shares are counted over. */
export interface ShareInput {
  readonly ledger: Ledger;
  /** In force over all playbooks of the act's mode, its own incident's too. */
  readonly applied: readonly Applied[];
  /** Numbers of the edge, populations among them. */
  readonly facts: Facts;
  /** How many values a dimension has by `define words`. */
  valuesOf(dimension: string): number;
}

/**
 * Shares of a population (R27): what is in force over all playbooks, the act with it, may not be more. So five percent
 * at a time comes to five percent. With `in 1h` the new ones of that time may not be more either.
 *
 * @param changes  what the act changes
 * @returns why the act is skipped, or null
 */
export function shareGuard(
  playbook: Playbook,
  step: Do,
  changes: string,
  asked: Asked,
  input: ShareInput,
): Skip | null {
  const own = step.limits.shares.map((share) => ({ share, path: step.path }));
  const guards = playbook.limits.shares.map((share) => ({ share, path: null }));
  for (const { share, path } of [...own, ...guards]) {
    const held = shareHolds(share, path, changes, asked, input);
    if (held !== null) return held;
  }
  return null;
}

function shareHolds(
  share: Share,
  path: string | null,
  changes: string,
  asked: Asked,
  { ledger, applied, facts, valuesOf }: ShareInput,
): Skip | null {
  const name = asked.labels[share.target];
  if (name === undefined) return null;
  const all = populationOf(share, facts, valuesOf);
  if (all === null) {
    return {
      reason: 'share',
      words: `\`${share.text}\`: how many there are is not known`,
      wordsKo: `\`${share.text}\`: 전체 수를 알 수 없습니다`,
    };
  }
  const inForce = namesIn(
    applied.filter((one) => one.changes === changes && isAmong(one, share, asked)),
    share,
  );
  const rows = share.inMs === null ? [] : (ledger.within({ inMs: share.inMs, per: share.per }, asked) ?? []);
  const fresh = namesIn(
    rows.filter((row) => (path === null || row.path === path) && !row.failed),
    share,
  );
  const most = Math.floor(share.most * all + 1e-9);
  const full = [inForce, fresh].find((names) => !names.has(name) && names.size + 1 > most);
  if (full === undefined) return null;
  const percent = formatPercent(all === 0 ? 0 : full.size / all);
  const isFresh = full === fresh && full !== inForce;
  return {
    reason: 'share',
    words: `\`${share.text}\` is used up: ${full.size} of ${all} (${percent}) ${isFresh ? 'in that time' : 'are in force'}, ${most} may be`,
    wordsKo: `\`${share.text}\` 한도를 다 썼습니다: 전체 ${all} 가운데 ${full.size}(${percent})에 ${isFresh ? '그동안 적용했고' : '적용 중이고'} ${most}까지 됩니다`,
  };
}

/** How many there are, null while nobody knows. */
export function populationOf(
  { population }: Share,
  facts: Facts,
  valuesOf: (dimension: string) => number,
): number | null {
  if (population.kind === 'dimension') return valuesOf(population.dimension) || null;
  const { known, ...reading } = facts.window(population.window);
  return known && 'value' in reading ? reading.value : null;
}

/**
 * Of a part of the population: that of the act's own region. What another playbook applied without saying of which
 * region is counted too, a limit may only hold back.
 */
function isAmong({ labels }: Applied, { within }: Share, asked: Asked): boolean {
  return within.every((label) => labels[label] === undefined || labels[label] === asked.labels[label]);
}

function namesIn(rows: readonly Pick<LedgerRow, 'labels'>[], { target }: Share): ReadonlySet<string> {
  return new Set(rows.flatMap(({ labels }) => labels[target] ?? []));
}
