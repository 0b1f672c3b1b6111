import type { Step } from '../../rules/playbook.ts';
import { statementsIn } from '../check/root.ts';
import type { Desk } from './desk.ts';
import type { Incident } from './incident.ts';
import { momentOf } from './moment.ts';

/**
 * Instant of event time that a statement's decisions are dated: the body's, or, in the block of a statement that waited
 * for somebody, the end of that wait. Blocks that start together do not date each other, so that the order in which
 * answers arrive changes no decision (E7).
 */
export function datedIn(incident: Incident, desk: Pick<Desk, 'atMs'>): number {
  return desk.atMs ?? incident.bodyMs;
}

/** The desk for what follows these statements: its date, and what is known at the end of their last wait. */
export function deskAfter(group: readonly Step[], incident: Incident, desk: Desk): Desk {
  const paths = statementsIn(group).map(({ path }) => path);
  const ends = paths.flatMap((path) => incident.ended?.[path] ?? []);
  const moments = paths.flatMap((path) => incident.waits?.[path]?.moment ?? []);
  const moment = moments.reduce(
    (last, one) => (one.bodyMs > last.bodyMs ? one : last),
    momentOf(incident, desk),
  );
  return { ...desk, atMs: Math.max(datedIn(incident, desk), ...ends), moment };
}
