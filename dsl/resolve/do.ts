import type { DoModel } from '../model/step.ts';
import { say } from '../say.ts';
import type { DoStatement, Until } from '../tree/statement.ts';
import { resolveCall } from './call.ts';
import type { Context } from './context.ts';
import { checkEffect } from './effect.ts';
import { resolveLimits, type WrittenLimits } from './limit.ts';
import { lastWords, wordsOf } from './words-of.ts';

/** One action with its limits, its end and its undo; null after a message about any part of it. */
export function resolveDo(statement: DoStatement, guard: WrittenLimits, context: Context): DoModel | null {
  const { report, knowledge } = context;
  const { call } = statement;
  reportUnbuilt(statement, context);
  const limits = resolveLimits(statement.limits, 'action', context);
  const verb = knowledge.catalog.verbs.find((candidate) => candidate.name === call.name.text);
  if (verb) checkEffect(statement, verb, [guard, limits], context);
  const made = resolveCall(call, context);
  const until = statement.until && resolveUntil(statement.until, context);
  const undone = statement.undo && resolveCall(statement.undo, context);
  if (
    made === null ||
    (statement.until !== null && until === null) ||
    (statement.undo !== null && undone === null)
  ) {
    return report.spoil();
  }
  // Where the text names no undo, the verb's inverse takes it back with the same arguments (R18).
  const inverse =
    made.verb.inverse !== null && until !== null ? { verb: made.verb.inverse, args: made.args } : null;
  return {
    kind: 'do',
    verb: made.verb.name,
    args: made.args,
    as: null,
    limits: { cooldown: null, caps: limits.caps, once: [], approvals: [] },
    until,
    isUndoWritten: undone !== null,
    timeoutMs: null,
    retry: null,
    onFailure: null,
    undo: undone ? { verb: undone.verb.name, args: undone.args } : inverse,
    text: wordsOf(report.file, call.span),
  };
}

/** `until 09:00` needs the effect clock's zone and is not built. */
function resolveUntil(until: Until, { report }: Context): DoModel['until'] {
  if (until.end?.kind === 'time')
    return report.notBuilt(until.end.span, `until ${until.end.raw}`, { label: say`a time of day` });
  return { recovered: until.recovered, afterMs: until.end?.ms ?? null, atMinutes: null };
}

/** The tree keeps the clause's value, not its word, so the word is looked up in the text after the call. */
function reportUnbuilt(
  { as, timeout, retry, onFailure, call, span }: DoStatement,
  { report }: Context,
): void {
  const { file } = report;
  const from = call.span.end;
  if (as) report.notBuilt(lastWords(file, from, as.span.start, 'as', as.span), 'as');
  if (timeout) report.notBuilt(lastWords(file, from, timeout.span.start, 'timeout', timeout.span), 'timeout');
  if (retry)
    report.notBuilt(lastWords(file, retry.span.start, retry.times.span.start, 'retry', retry.span), 'retry');
  if (onFailure) {
    const end = onFailure[0]?.span.start ?? span.end;
    report.notBuilt(lastWords(file, from, end, 'on failure', call.name.span), 'on failure');
  }
}
