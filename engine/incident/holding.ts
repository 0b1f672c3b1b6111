import type { Condition } from '../../rules/condition.ts';
import { rootName, wordsOf } from '../check/root.ts';
import type { Verdicts } from '../check/rules-engine.ts';
import type { Evidence } from '../evidence.ts';
import { isNight, NIGHT_WORDS } from '../plan/contact.ts';
import { type Desk, evidenceOf } from './desk.ts';
import { staleAt } from './freshness.ts';
import { instanceOf } from './incident.ts';
import { ownActOn } from './own-act.ts';
import type { Watch } from './watch.ts';

/** Why a true trigger does not fire now (R6): looked at again at every instant. */
export interface Holding {
  readonly reason: 'unless' | 'latched' | 'stale' | 'contact-hours' | 'own-act';
  readonly words: string;
  /** In Korean, where they are not the author's own. */
  readonly wordsKo?: string;
  readonly evidence: Evidence | null;
}

/** The first of all that forbids it; null: nothing does. */
export function holdingNow(
  watch: Watch,
  verdicts: Verdicts,
  atMs: number,
  key: string,
  desk: Desk,
): Holding | null {
  const condition = forbidding(watch, verdicts);
  if (condition !== null)
    return {
      reason: 'unless',
      words: wordsOf(condition),
      evidence: evidenceOf(condition, verdicts, watch),
    };
  const whole = holdingWhole(watch, atMs, desk);
  if (whole !== null) return whole;
  const own = ownActOn(watch, instanceOf(watch.playbook.by, key), desk);
  return own === null ? null : { ...own, evidence: null };
}

/** What holds a playbook as a whole, whatever the instance. */
export function holdingWhole(watch: Watch, atMs: number, desk: Desk): Holding | null {
  const { playbook, isMarketing } = watch;
  const latch = desk.latches.on(playbook.name);
  if (latch === null) {
    const stale = staleAt(watch, atMs, desk);
    if (stale !== null) return { ...stale, evidence: null };
    const isHeld = playbook.occasion !== undefined && isMarketing && isNight(desk.bundle.zone, atMs);
    return isHeld ? { ...NIGHT_WORDS, evidence: null } : null;
  }
  return {
    reason: 'latched',
    words: `latch \`${latch.latch}\`: ${latch.words}`,
    wordsKo: `\`${latch.latch}\` 잠금: ${latch.wordsKo}`,
    evidence: null,
  };
}

/** First `unless` that is true; an unknown one does not hold back. */
function forbidding(watch: Watch, verdicts: Verdicts): Condition | null {
  return (
    watch.playbook.unless.find((_condition, i) => verdicts.truths.get(rootName.unless(i)) === true) ?? null
  );
}
