import type { Do } from '../../rules/playbook.ts';
import { ceilingGuard } from '../plan/ceiling.ts';
import type { Skip } from '../plan/skip.ts';
import type { Desk } from './desk.ts';
import type { Watch } from './watch.ts';

/**
 * Whether a breaker stops a statement now (R25): a latch that has fallen, or the engine's own ceilings, which let it
 * fall. Staff are told all the same, unless it is the telling that is too much.
 *
 * @param wanted  targets that it has
 */
export function breakerNow(
  step: Do,
  wanted: number,
  { playbook, ledger }: Watch,
  { latches, verbs, atMs, nowMs }: Desk & { readonly atMs: number },
): Skip | null {
  const verb = verbs(step.verb);
  const tellsStaff = verb?.changes === 'nothing' && verb.isToldToStaff === true;
  const latch = latches.on(playbook.name);
  if (latch !== null && (latch.kind === 'ceiling' || !tellsStaff))
    return {
      reason: 'latched',
      words: `latch \`${latch.latch}\`: ${latch.words}`,
      wordsKo: `\`${latch.latch}\` 잠금: ${latch.wordsKo}`,
    };
  const mode = playbook.mode === 'live' ? 'live' : 'shadow';
  const permitted = latches.permitted(playbook.name, atMs);
  const over = ceilingGuard(ledger, { t: atMs, mode, playbook: playbook.name }, wanted, permitted);
  if (over !== null) latches.trip(playbook, over, atMs, nowMs);
  return over;
}

/** Whether why an act is not done makes a latch fall. */
export function breaks({ reason }: Skip): boolean {
  return reason === 'sanity' || reason === 'flapping' || reason === 'ceiling';
}
