import type { Kill } from '../../engine/control/kill.ts';
import type { Decision, Instance } from '../../engine/decision.ts';
import type { Evidence } from '../../engine/evidence.ts';
import type { RunRow } from '../../engine/store.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';

/** All that an answer to "why" is read from; event time, epoch ms. */
export interface WhyAnswer {
  readonly bundle: Bundle;
  readonly playbook: Playbook;
  readonly atMs: number;
  /** What was judged last; the numbers of other instants are gone from a store. */
  readonly throughMs: number;
  /** The instances that are meant, in the order of their names. */
  readonly places: readonly WhyPlace[];
  /** Of other incidents too, where something of this one rests on them, and of sources that fell silent. */
  readonly others: readonly Decision[];
  /** Runs that a kill switch holds back now; absent: nothing is known of any, as in a recording. */
  readonly held?: readonly HeldRun[];
}

/** A run that was decided and is not sent, and the switch that holds it. */
export interface HeldRun {
  readonly run: Pick<RunRow, 'incident' | 'step' | 'verb'>;
  readonly kill: Kill;
}

export interface WhyPlace {
  readonly instance: Instance;
  /** Where the trigger stood at the instant; null: nobody knows any more. */
  readonly trigger: Evidence | null;
  /** Of this playbook and instance, in order, earlier and later ones. */
  readonly decisions: readonly Decision[];
}

/** Decisions of the incident that an instant falls into; empty where none was open. */
export function incidentAt({ decisions }: WhyPlace, atMs: number): readonly Decision[] {
  const [...ids] = new Set(decisions.filter(({ t }) => t <= atMs).map(({ incident }) => incident));
  const last = ids.at(-1);
  const own = decisions.filter(({ incident }) => incident === last);
  const closed = own.findLast(({ what }) => what === 'closed');
  return closed !== undefined && closed.t < atMs ? [] : own;
}

/** Where an incident stands at an instant, by the last decision that says so. */
export function standingAt(own: readonly Decision[], atMs: number): 'none' | 'held' | 'fired' | 'recovered' {
  const last = own.findLast(
    ({ what, t }) => t <= atMs && ['opened', 'reopened', 'held', 'recovered'].includes(what),
  );
  if (last === undefined) return 'none';
  return last.what === 'held' ? 'held' : last.what === 'recovered' ? 'recovered' : 'fired';
}
