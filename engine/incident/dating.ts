import type { Step } from '../../rules/playbook.ts';
import { statementsIn } from '../check/root.ts';
import type { Desk } from './desk.ts';
import type { Incident } from './incident.ts';

/**
 * Instant of event time that a statement's decisions are dated: the body's, or, in the block of a statement that waited
 * for somebody, the end of that wait. Blocks that start together do not date each other, so that the order in which
 * answers arrive changes no decision (E7).
 */
export function datedIn(incident: Incident, desk: Pick<Desk, 'atMs'>): number {
  return desk.atMs ?? incident.bodyMs;
}

/** The same for what follows these statements. */
export function dateAfter(group: readonly Step[], incident: Incident, desk: Pick<Desk, 'atMs'>): number {
  const ends = statementsIn(group).flatMap(({ path }) => incident.ended?.[path] ?? []);
  return Math.max(datedIn(incident, desk), ...ends);
}
