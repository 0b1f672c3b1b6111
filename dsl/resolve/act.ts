import type { CatalogVerb } from '../catalog.ts';
import type { ArgumentModel } from '../model/argument.ts';
import type { Call } from '../tree/call.ts';
import type { Until } from '../tree/statement.ts';
import type { CallModel } from './call.ts';
import type { WrittenLimits } from './limit.ts';
import type { Report } from './report.ts';

/** One action as its effect is judged: also one that has a message about something else. */
export interface Act {
  readonly call: Call;
  readonly verb: CatalogVerb;
  readonly args: readonly ArgumentModel[];
  /** False where arguments are missing because of a message about them: nothing is said of how many it reaches. */
  readonly isWhole: boolean;
  readonly limits: WrittenLimits;
  readonly until: Until | null;
  readonly undo: { readonly call: Call; readonly made: CallModel | null } | null;
  /** Of the file that it stands in. */
  readonly report: Report;
}

/** What is gathered while the statements of one playbook are resolved; routines add to it where they are called. */
export interface Tally {
  readonly acts: Act[];
  expansions: number;
}

/** Nothing gathered yet. */
export function createTally(): Tally {
  return { acts: [], expansions: 0 };
}

/** Whether a verb leaves anything changed in the world. */
export function isMutating(verb: CatalogVerb): boolean {
  return verb.changes !== 'nothing';
}
