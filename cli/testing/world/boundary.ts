import type { StateStore } from '../../../engine/store.ts';

/** Calls of the store that a run makes. */
export const STORE_CALLS = [
  'open',
  'claimEvaluator',
  'assign',
  'load',
  'commit',
  'signals',
  'signal',
  'outbox',
  'published',
  'now',
  'claim',
  'sent',
  'finish',
  'runs',
  'unexpanded',
  'expand',
  'children',
  'endedParents',
  'endParent',
  'overdueLeases',
  'dueTimers',
] as const satisfies readonly (keyof StateStore)[];

/** Where a process meets the world: it may be killed or paused before it asks, and before it hears. */
export const BOUNDARIES = [
  ...STORE_CALLS.map((name) => `store.${name}` as const),
  'log.join',
  'log.fetch',
  'log.lag',
  'log.committed',
  'log.send',
  'kv.get',
  'kv.set',
  'remote.act',
  'remote.undo',
  'remote.lookup',
  'remote.probe',
] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** What befalls a process, or its connection, at a boundary. */
export const MISHAPS = ['kill', 'pause'] as const;
export type Mishap = (typeof MISHAPS)[number] | 'outage';

/** One thing that will go wrong. */
export interface Fault {
  readonly boundary: Boundary;
  readonly mishap: Mishap;
  /** Before the question leaves, or after it was answered and before the answer is heard. */
  readonly when: 'before' | 'after';
  /** Not before, ms since the world began. */
  readonly fromMs: number;
  /** Once this many calls passed. */
  readonly passing: number;
}
