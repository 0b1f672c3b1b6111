import type { ResultUse } from '../../rules/condition.ts';
import type { Expect } from '../../rules/playbook.ts';
import { leavesIn } from '../check/root.ts';
import type { Facts } from '../facts.ts';
import { resultOf } from '../plan/result.ts';
import type { Desk } from './desk.ts';
import { isExpecting, stepExpects } from './expectation.ts';
import type { Incident } from './incident.ts';
import { inOrder, isTracking } from './track.ts';
import type { Slot, Watch } from './watch.ts';

/** Whether an expectation is about what `track` came to. */
export function expectsEffect({ condition }: Expect, { effects }: Watch): boolean {
  return (
    condition !== null &&
    leavesIn(condition).some(
      ({ operand }) => operand.kind === 'result' && effects.named(operand.name) !== null,
    )
  );
}

/** Whether another incident stands for it now, or the time of this one's own target has passed, or never began. */
export function isExpectedElsewhere({ path }: Expect, incident: Incident, watch: Watch): boolean {
  if (incident.expects?.[path] !== undefined) return false;
  if (!isTracking(incident)) return true;
  return [...watch.expecting.values()].some(
    ({ incident: other }) => other !== incident && other?.expects?.[path]?.status === 'open',
  );
}

/** Keeps an incident about an event in mind while something is expected of it. */
export function noteExpecting(incident: Incident, watch: Watch): void {
  const slot = watch.slots.get(incident.key);
  if (watch.playbook.occasion !== undefined && slot !== undefined && isExpecting(incident))
    watch.expecting.set(incident.id, slot);
}

/** Judges what is expected of incidents about events at an instant; those whose body has something to do now. */
export async function stepExpected(
  watch: Watch,
  factsOf: (slot: Slot) => Facts,
  desk: Desk,
): Promise<readonly Incident[]> {
  const judged: Incident[] = [];
  for (const [id, slot] of inOrder(watch.expecting)) {
    const incident = slot.incident as Incident;
    const facts = factsOf(slot);
    const question = {
      ...watch.question,
      facts,
      result: (use: ResultUse) => resultOf(use, incident, watch.playbook, watch.effects.named),
    };
    await stepExpects(incident, { slot, watch, desk, question, trigger: null, recovery: null });
    if (isExpecting(incident)) continue;
    watch.expecting.delete(id);
    judged.push(incident);
  }
  return judged;
}
