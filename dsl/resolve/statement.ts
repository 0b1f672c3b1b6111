import type { BranchModel, StepModel } from '../model/step.ts';
import type { IfStatement, Statement } from '../tree/statement.ts';
import { resolveCheck } from './check.ts';
import { resolveCondition } from './condition.ts';
import type { Context } from './context.ts';
import { resolveDo } from './do.ts';
import { whole } from './filter.ts';
import type { WrittenLimits } from './limit.ts';
import { firstWords, wordsOf } from './words-of.ts';

/**
 * The statements of a block in order; what a check makes known holds for those after it. Null after a
 * message.
 */
export function resolveSteps(
  statements: readonly Statement[],
  guard: WrittenLimits,
  context: Context,
): readonly StepModel[] | null {
  let at: Context = { ...context, causes: context.causes ?? { names: new Map(), open: false } };
  const steps = statements.map((statement): StepModel | null => {
    if (statement.kind !== 'check') return resolveStep(statement, guard, at);
    const { checks, causes, open } = resolveCheck(statement, at);
    const names = new Map([...(at.causes?.names ?? []), ...causes]);
    at = { ...at, causes: { names, open: open || (at.causes?.open ?? false) } };
    return checks && { kind: 'check', checks };
  });
  return whole(steps);
}

/** Whether a hole stands anywhere in these statements. */
export function hasHole(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case 'hole':
        return true;
      case 'if':
        return statement.branches.some((branch) => hasHole(branch.body)) || hasHole(statement.else ?? []);
      case 'otherwise':
      case 'always':
        return hasHole(statement.body);
      default:
        return false;
    }
  });
}

/** Statements that are not built are not looked into: one message for each. */
function resolveStep(
  statement: Exclude<Statement, { kind: 'check' }>,
  guard: WrittenLimits,
  context: Context,
): StepModel | null {
  const { report } = context;
  switch (statement.kind) {
    case 'do':
      return resolveDo(statement, guard, context);
    case 'if':
      return resolveIf(statement, guard, context);
    case 'otherwise': {
      const body = resolveSteps(statement.body, guard, context);
      return body && { kind: 'otherwise', body };
    }
    case 'hole':
      // A finding, not a fault: the playbook is whole enough to simulate, so nothing is spoiled.
      report.hole(statement.span);
      return { kind: 'hole' };
    case 'always':
    case 'expect':
    case 'track':
    case 'escalate':
    case 'wait':
      return report.notBuilt(firstWords(report.file, statement.span), statement.kind);
  }
}

/** All branches are looked at even where an earlier one failed. */
function resolveIf(statement: IfStatement, guard: WrittenLimits, context: Context): StepModel | null {
  const { report } = context;
  const branches = statement.branches.map((branch): BranchModel | null => {
    const { test } = branch;
    const when =
      test.kind === 'recovered'
        ? report.notBuilt(test.span, test.negated ? 'if not recovered' : 'if recovered')
        : resolveCondition(test, context);
    const body = resolveSteps(branch.body, guard, context);
    return when && body && { when, text: wordsOf(report.file, test.span), body };
  });
  const otherwise = statement.else && resolveSteps(statement.else, guard, context);
  if (statement.else !== null && otherwise === null) return null;
  const all = whole(branches);
  return all && { kind: 'if', branches: all, otherwise };
}
