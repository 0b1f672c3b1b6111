import type { Condition } from '../../rules/condition.ts';
import { holdsIn } from '../check/root.ts';
import { type Snapshot, takeSnapshot } from '../check/snapshot.ts';
import type { Desk } from './desk.ts';
import type { Incident, Moment } from './incident.ts';
import type { Look } from './instance-look.ts';

/** What a statement of the body knows: the latest round, or the end of a wait before it where that came later. */
export function momentOf(incident: Incident, { moment }: Pick<Desk, 'moment'>): Moment {
  return moment !== undefined && moment.bodyMs > incident.bodyMs ? moment : incident;
}

/** Everything that the body may ask, as it is at the instant of this look; nothing is answered yet. */
export function momentAt({ watch, question, slot }: Look): Moment {
  const heldAt = (conditions: readonly Condition[]): Snapshot['holds'] =>
    Object.fromEntries(
      conditions
        .flatMap(holdsIn)
        .map(({ id }) => [id, { truth: question.hold(id), heldMs: slot.holds.get(id)?.elapsedMs ?? 0 }]),
    );
  return {
    bodyMs: question.facts.atMs,
    answers: {},
    snapshot: takeSnapshot(
      [watch.playbook.trigger, ...watch.bodyConditions],
      watch.playbook,
      question.facts,
      heldAt(watch.bodyConditions),
    ),
  };
}
