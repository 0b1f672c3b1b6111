import type { Child, ParentRow, RunTemplate } from '../parent-run.ts';
import type { LeaseRow, RunRow } from '../store.ts';
import { QUIET_MS } from './undo.ts';

/** Runs of an act on many, in order: the same whenever they are made. */
export function childRuns({ key, template, children }: ParentRow): readonly RunRow[] {
  return children.map((child) => ({
    ...rowOf(key, template, child),
    spendings: child.spendings ?? [],
    key: childKey(template, child.target),
    args: argsOf(template, child.member),
  }));
}

/** R15: incident, step, target, as of every act; taken again after its undo it has a number. */
export function childKey(
  { incident, step, again }: Pick<RunTemplate, 'incident' | 'step' | 'again'>,
  target: string,
): string {
  return `${incident}/${step}/${target}${again}`;
}

/** Arguments of one call, in the order written. */
export function argsOf(
  { args, argument }: Pick<RunTemplate, 'args' | 'argument'>,
  member: Child['member'],
): RunTemplate['args'] {
  return argument === null ? args : { ...args, [argument]: member };
}

/**
 * Undos of those runs of an act that succeeded, or of which nobody knows (R18): one of these starts after the act's
 * deadline and a quiet time.
 *
 * @param act   the parent whose undo it is
 * @param acts  its runs
 */
export function undoRuns(undo: ParentRow, act: ParentRow, acts: readonly RunRow[]): readonly RunRow[] {
  const members = new Map(act.children.map((child) => [child.target, child]));
  return acts.flatMap((run) => {
    const child = members.get(run.target);
    if (child === undefined || !isHeld(run)) return [];
    const quietMs = run.status === 'unknown' ? (run.deadlineMs ?? 0) + QUIET_MS : 0;
    return [
      {
        ...rowOf(undo.key, undo.template, child),
        key: `${run.key}${undo.key.slice(act.key.length)}`,
        args: argsOf(undo.template, child.member),
        notBeforeMs: Math.max(undo.template.notBeforeMs, quietMs),
      },
    ];
  });
}

/** Whether what a run changed is, or may be, still there. */
export function isHeld({ status }: Pick<RunRow, 'status'>): boolean {
  return status === 'succeeded' || status === 'unknown';
}

/** What a run of an act on many leaves in force, its undo frozen with it (R18). */
export function childLease(
  { template, children }: ParentRow,
  index: number,
  undo: Pick<RunTemplate, 'verb' | 'args' | 'argument'>,
  capMs: number | null,
): LeaseRow | null {
  const child = children[index];
  if (child === undefined || child.effect === null) return null;
  return {
    target: child.target,
    effect: child.effect,
    incident: template.incident,
    runKey: childKey(template, child.target),
    undo: { verb: undo.verb, args: argsOf(undo, child.member) },
    capMs,
    status: 'stored',
  };
}

function rowOf(
  parent: string,
  { argument: _argument, again: _again, policy = null, ...common }: RunTemplate,
  { target, effect }: Child,
): RunRow {
  return {
    ...common,
    key: '',
    parent,
    target,
    effect,
    status: 'pending',
    attempts: 0,
    policy,
    spendings: [],
    outcome: null,
  };
}
