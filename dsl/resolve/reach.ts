import type { ArgumentValueModel } from '../model/argument.ts';
import type { CapModel } from '../model/limit.ts';
import type { Act } from './act.ts';
import type { Context } from './context.ts';
import type { WrittenLimits } from './limit.ts';

/** How many an action can reach in one run. */
export interface Reached {
  /** Null where nothing of the call says. */
  readonly most: number | null;
  /** An audience of any number of rows: limits on runs and times say nothing of how many it reaches. */
  readonly isOpen: boolean;
  /** Kinds of its targets as the manifest names them; empty where it names none. */
  readonly kinds: readonly string[];
}

/** An audience's `at most` and a single bound target count; where the manifest names no targets, anything bound is one. */
export function reachedBy({ verb, args }: Act, context: Context): Reached {
  const targets = verb.arguments.filter((argument) => argument.targets !== null);
  const kinds = targets.flatMap((argument) => argument.targets ?? []);
  if (targets.length === 0) {
    const isOne = args.some(({ value }) => namesOne(value));
    return { most: isOne ? 1 : null, isOpen: false, kinds };
  }
  const given = args.filter(({ name }) => targets.some((argument) => argument.name === name));
  const counts = given.map(({ value }) => countOf(value, context));
  const isKnown = counts.length > 0 && !counts.includes(null);
  return {
    most: isKnown ? counts.reduce((product: number, count) => product * (count ?? 1), 1) : null,
    isOpen: counts.includes(null),
    kinds,
  };
}

/** Limits that bound how many targets one run reaches, the action's own first. */
export function targetCaps(limits: readonly WrittenLimits[], kinds: readonly string[]): readonly CapModel[] {
  return limits
    .flatMap(({ caps }) => caps)
    .filter(({ noun, target }) => {
      if (noun !== 'targets' && noun !== 'share') return false;
      return target === null || kinds.length === 0 || kinds.includes(target);
    });
}

function countOf(value: ArgumentValueModel, { knowledge }: Context): number | null {
  if (value.kind === 'audience') return knowledge.audiences.get(value.audience)?.model.atMost ?? null;
  return value.kind === 'list' ? value.of.length : 1;
}

/** Whether what is given is one bound thing, alone in its list or anywhere in a record. */
function namesOne(value: ArgumentValueModel): boolean {
  switch (value.kind) {
    case 'dimension':
    case 'field':
      return true;
    case 'list':
      return value.of.length === 1 && value.of.every(namesOne);
    case 'record':
      return value.of.some((entry) => namesOne(entry.value));
    default:
      return false;
  }
}
