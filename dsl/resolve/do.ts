import type { ArgumentModel } from '../model/argument.ts';
import type { DoModel, StepModel } from '../model/step.ts';
import type { DoStatement, Statement, Until } from '../tree/statement.ts';
import type { Act } from './act.ts';
import { type CallModel, resolveCall } from './call.ts';
import { resolveConsent } from './consent.ts';
import type { Context } from './context.ts';
import { checkCap, checkEnd, checkUndoReach } from './effect.ts';
import { modelOf, resolveLimits, type WrittenLimits } from './limit.ts';
import type { Report } from './report.ts';
import type { Result } from './result.ts';
import { checkSpending } from './spending.ts';
import { wordsOf } from './words-of.ts';

/** Resolves the statements of a block inside another statement; null after a message. */
export type Block = (statements: readonly Statement[], context: Context) => readonly StepModel[] | null;

/** One action with its limits, its end and its undo; null after a message about any part of it. */
export function resolveDo(
  statement: DoStatement,
  guard: WrittenLimits,
  context: Context,
  block: Block,
): { readonly step: DoModel | null; readonly result: Result } {
  const { report, tally } = context;
  const { call, until, timeout, retry } = statement;
  const made = resolveCall(call, context);
  const kinds = made && new Set(made.verb.arguments.flatMap(({ targets }) => targets ?? []));
  const limits = resolveLimits(statement.limits, 'action', kinds, context);
  const undo = statement.undo && { call: statement.undo, made: resolveCall(statement.undo, context) };
  const result = resultOf(made);
  if (made !== null) {
    const { verb, args, isWhole } = made;
    const act: Act = { call, verb, args, isWhole, limits, until, undo, report };
    checkEnd(act);
    checkUndoReach(act);
    // A routine that stands alone has no guard: how much it may do is judged where it is called.
    if (tally !== null) {
      tally.acts.push(act);
      checkCap(act, guard, context);
      checkSpending(act, guard, context);
    }
  }
  const onFailure = statement.onFailure && block(statement.onFailure, withResult(statement, result, context));
  const isWhole =
    made?.isWhole &&
    undo?.made?.isWhole !== false &&
    (undo === null || undo.made !== null) &&
    (statement.onFailure === null || onFailure !== null);
  if (!isWhole) return { step: report.spoil(), result };
  const step: DoModel = {
    kind: 'do',
    verb: made.verb.name,
    args: made.args,
    as: statement.as?.text ?? null,
    limits: modelOf(limits),
    until: until && report.mark(untilModel(until), until.span),
    isUndoWritten: undo !== null,
    consent: resolveConsent(made, context),
    isQuestion: made.verb.asksAmong !== null,
    timeoutMs: timeout?.ms ?? null,
    retry: retry && { times: retry.times.value, everyMs: retry.every?.ms ?? null },
    onFailure,
    undo: undo?.made
      ? report.mark({ verb: undo.made.verb.name, args: undo.made.args }, undo.call.name.span)
      : impliedUndo(made, until, context, report, call.name.span),
    text: wordsOf(report.file, call.span),
  };
  return { step: report.mark(step, call.name.span), result };
}

/** The context of what comes after an action that is named by `as`. */
export function withResult(
  { as }: { readonly as: DoStatement['as'] },
  result: Result,
  context: Context,
): Context {
  if (as === null) return context;
  return { ...context, results: new Map([...context.results, [as.text, result]]) };
}

/** Where the text names no undo, the verb's inverse takes it back with those of the arguments that it takes (R18). */
function impliedUndo(
  { verb, args }: CallModel,
  until: Until | null,
  { knowledge }: Context,
  report: Report,
  span: Until['span'],
): DoModel['undo'] {
  if (verb.inverse === null || until === null) return null;
  const inverse = knowledge.catalog.verbs.find(({ name }) => name === verb.inverse);
  const taken = (argument: ArgumentModel): boolean =>
    inverse === undefined || inverse.arguments.some(({ name }) => name === argument.name);
  return report.mark({ verb: verb.inverse, args: args.filter(taken) }, span);
}

function untilModel({ recovered, end }: Until): NonNullable<DoModel['until']> {
  return {
    recovered,
    afterMs: end?.kind === 'duration' ? end.ms : null,
    atMinutes: end?.kind === 'time' ? end.minutes % 1440 : null,
  };
}

/** What `as` names: how many succeeded, or which of the choices a person took. */
function resultOf(made: CallModel | null): Result {
  if (made === null) return { kind: 'unknown' };
  if (made.verb.asksAmong === null) return { kind: 'action' };
  const { asksAmong } = made.verb;
  const choices = made.args.find(({ name }) => name === asksAmong)?.value;
  if (choices?.kind !== 'list') return { kind: 'answer', among: null };
  const texts = choices.of.flatMap((item) =>
    item.kind === 'literal' && typeof item.value === 'string' ? [item.value] : [],
  );
  return { kind: 'answer', among: texts.length === choices.of.length ? texts : null };
}
