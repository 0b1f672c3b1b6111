import { ceilingsOf } from '../../rules/ceilings.ts';
import type { Do } from '../../rules/playbook.ts';
import { ceilingGuard } from '../plan/ceiling.ts';
import { isNight, NIGHT_WORDS } from '../plan/contact.ts';
import type { Skip } from '../plan/skip.ts';
import type { Desk } from './desk.ts';
import { staleAt } from './freshness.ts';
import { heldActOf } from './held-act.ts';
import type { Incident } from './incident.ts';
import { momentOf } from './moment.ts';
import type { Watch } from './watch.ts';

/**
 * What stops a statement now, whatever its playbook says: a latch that has fallen (R25), a source that is silent (R30),
 * the night (R32), or the engine's own ceilings, which let a latch fall. Staff are told all the same, unless it is the
 * telling that is too much.
 *
 * @param wanted  targets that it has
 */
export function breakerNow(
  step: Do,
  wanted: number,
  incident: Incident,
  watch: Watch,
  desk: Desk & { readonly atMs: number },
): Skip | null {
  const { playbook, ledger } = watch;
  const { latches, verbs, atMs, nowMs, bundle } = desk;
  const verb = verbs(step.verb);
  const tellsStaff = verb?.changes === 'nothing' && verb.isToldToStaff === true;
  const latch = latches.on(playbook.name);
  if (latch !== null && (latch.kind === 'ceiling' || !tellsStaff))
    return {
      reason: 'latched',
      words: `latch \`${latch.latch}\`: ${latch.words}`,
      wordsKo: `\`${latch.latch}\` 잠금: ${latch.wordsKo}`,
    };
  // What was let go was looked at again then.
  const lookedMs = heldActOf(step.path, incident)?.letGoMs ?? momentOf(incident, desk).bodyMs;
  const stale = tellsStaff ? null : staleAt(watch, lookedMs, desk);
  if (stale !== null) return stale;
  if (verb?.isMarketing === true && isNight(bundle.zone, atMs)) return NIGHT_WORDS;
  const mode = playbook.mode === 'live' ? 'live' : 'shadow';
  const permitted = latches.permitted(playbook.name, atMs);
  const over = ceilingGuard(
    ledger,
    { t: atMs, mode, playbook: playbook.name },
    wanted,
    permitted,
    ceilingsOf(bundle),
  );
  if (over !== null) latches.trip(playbook, over, atMs, nowMs);
  return over;
}

/** Whether why an act is not done makes a latch fall. */
export function breaks({ reason }: Skip): boolean {
  return reason === 'sanity' || reason === 'flapping' || reason === 'ceiling';
}
