import type { Condition } from '../../rules/condition.ts';
import { rootName, wordsOf } from '../check/root.ts';
import type { Verdicts } from '../check/rules-engine.ts';
import type { Evidence } from '../evidence.ts';
import { type Desk, evidenceOf } from './desk.ts';
import type { Watch } from './watch.ts';

/** Why a true trigger does not fire now (R6): looked at again at every instant. */
export interface Holding {
  readonly reason: 'unless' | 'latched';
  readonly words: string;
  /** In Korean, where they are not the author's own. */
  readonly wordsKo?: string;
  readonly evidence: Evidence | null;
}

/** The first of all that forbids it; null: nothing does. */
export function holdingNow(watch: Watch, verdicts: Verdicts, desk: Desk): Holding | null {
  const condition = forbidding(watch, verdicts);
  if (condition !== null)
    return {
      reason: 'unless',
      words: wordsOf(condition),
      evidence: evidenceOf(condition, verdicts, watch),
    };
  return holdingWhole(watch, desk);
}

/** What holds a playbook as a whole, whatever the instance. */
export function holdingWhole({ playbook }: Watch, { latches }: Desk): Holding | null {
  const latch = latches.on(playbook.name);
  if (latch === null) return null;
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
