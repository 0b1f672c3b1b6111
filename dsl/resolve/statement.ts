import type { BranchModel, ExpectModel, StepModel } from '../model/step.ts';
import type { DoStatement, ExpectStatement, IfStatement, Statement } from '../tree/statement.ts';
import { resolveCheck } from './check.ts';
import { resolveCondition } from './condition.ts';
import type { Context } from './context.ts';
import { resolveDo, withResult } from './do.ts';
import { whole } from './filter.ts';
import type { WrittenLimits } from './limit.ts';
import { type RoutineDefinition, resolveRoutineCall } from './routine.ts';
import type { Declaration } from './scope.ts';
import { resolveTrack } from './track.ts';
import { wordsOf } from './words-of.ts';

/** A block, and what those after it know. */
export interface Resolved {
  /** Null after a message about any of them. */
  readonly steps: readonly StepModel[] | null;
  readonly after: Context;
}

/**
 * The statements of a block in order; what a check makes known and `as` names holds for those after it. What a block
 * inside names ends with that block: whether it ran at all is not known outside.
 */
export function resolveBlock(
  statements: readonly Statement[],
  guard: WrittenLimits,
  context: Context,
): Resolved {
  const causes = context.causes ?? { names: new Map(), titles: new Map(), open: false, checks: [] };
  const checks = statements.filter((one) => one.kind === 'check');
  let at: Context = {
    ...context,
    causes:
      checks.length === 0
        ? causes
        : { ...causes, checks: [...causes.checks, ...checks.map((check) => ({ check, block: statements }))] },
  };
  const steps = statements.map((statement): StepModel | null => {
    const { step, after } = resolveStatement(statement, guard, at);
    at = after;
    return step && context.report.mark(step, statement.span);
  });
  return { steps: whole(steps), after: at };
}

/** The statements of a block whose results nobody outside may use; null after a message. */
export function resolveSteps(
  statements: readonly Statement[],
  guard: WrittenLimits,
  context: Context,
): readonly StepModel[] | null {
  return resolveBlock(statements, guard, context).steps;
}

function resolveStatement(
  statement: Statement,
  guard: WrittenLimits,
  context: Context,
): { readonly step: StepModel | null; readonly after: Context } {
  switch (statement.kind) {
    case 'check': {
      const { checks, causes, titles: own, open } = resolveCheck(statement, context);
      const names = new Map([...(context.causes?.names ?? []), ...causes]);
      const titles = new Map([...(context.causes?.titles ?? []), ...own]);
      const after = {
        ...context,
        causes: {
          names,
          titles,
          open: open || (context.causes?.open ?? false),
          checks: context.causes?.checks ?? [],
        },
      };
      return { step: checks && { kind: 'check', checks }, after };
    }
    case 'do': {
      const routine = routineOf(statement, context);
      if (routine !== null) {
        const block = (body: readonly Statement[], at: Context) => resolveSteps(body, guard, at);
        return { step: resolveRoutineCall(statement, routine, context, block), after: context };
      }
      const { step, result } = resolveDo(statement, guard, context, (body, at) =>
        resolveSteps(body, guard, at),
      );
      return { step, after: withResult(statement, result, context) };
    }
    case 'track': {
      const { step, result } = resolveTrack(statement, context);
      return { step, after: withResult(statement, result, context) };
    }
    default:
      return { step: resolveStep(statement, guard, context), after: context };
  }
}

/** Statements that make nothing known. */
function resolveStep(
  statement: Exclude<Statement, { kind: 'check' | 'do' | 'track' }>,
  guard: WrittenLimits,
  context: Context,
): StepModel | null {
  switch (statement.kind) {
    case 'if':
      return resolveIf(statement, guard, context);
    case 'otherwise':
    case 'always': {
      const body = resolveSteps(statement.body, guard, context);
      return body && { kind: statement.kind, body };
    }
    case 'expect':
      return resolveExpect(statement, guard, context);
    case 'escalate':
      return { kind: 'escalate', to: statement.to?.value ?? null };
    case 'wait':
      return { kind: 'wait', ms: statement.duration.ms };
    case 'hole':
      // A finding, not a fault: the playbook is whole enough to simulate, so nothing is spoiled.
      context.report.hole(statement.span);
      return { kind: 'hole' };
  }
}

/** `expect recovery within 30m else …`, in a body or beside `then`. */
export function resolveExpect(
  statement: ExpectStatement,
  guard: WrittenLimits,
  context: Context,
): ExpectModel | null {
  const condition = statement.condition && resolveCondition(statement.condition, context);
  const otherwise = statement.else && resolveSteps(statement.else, guard, context);
  const isWhole = (statement.condition === null || condition) && (statement.else === null || otherwise);
  if (!isWhole) return null;
  return context.report.mark<ExpectModel>(
    { kind: 'expect', condition, withinMs: statement.within.ms, else: otherwise },
    statement.span,
  );
}

/** All branches are looked at even where an earlier one failed. */
function resolveIf(statement: IfStatement, guard: WrittenLimits, context: Context): StepModel | null {
  const { report } = context;
  const branches = statement.branches.map((branch): BranchModel | null => {
    const { test } = branch;
    const text = wordsOf(report.file, test.span);
    const when =
      test.kind === 'recovered'
        ? report.mark({ kind: 'recovered' as const, text, not: test.negated }, test.span)
        : resolveCondition(test, context);
    const body = resolveSteps(branch.body, guard, context);
    return when && body && report.mark({ when, text, body }, branch.span);
  });
  const otherwise = statement.else && resolveSteps(statement.else, guard, context);
  if (statement.else !== null && otherwise === null) return null;
  const all = whole(branches);
  return all && { kind: 'if', branches: all, otherwise };
}

/** The routine that `do` calls; a connector's verb of that name comes first. */
function routineOf(
  { call }: DoStatement,
  { knowledge }: Context,
): (Declaration & { readonly node: RoutineDefinition }) | null {
  const declared = knowledge.scope.find(call.name.text);
  if (declared?.node.kind !== 'define-routine') return null;
  if (knowledge.catalog.verbs.some(({ name }) => name === call.name.text)) return null;
  return { ...declared, node: declared.node };
}
