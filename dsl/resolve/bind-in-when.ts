import type { DiagnosticDetails } from '../diagnostic.ts';
import { say } from '../say.ts';
import type { Condition, Signal } from '../tree/condition.ts';
import type { Filter } from '../tree/filter.ts';
import type { Context } from './context.ts';
import { wordsOf } from './words-of.ts';

/**
 * What makes a `when` that is about some places of a dimension (`orders in 강남구`, `where region is 강남구`) bind it;
 * null where it is about none of them, and what is meant is not certain.
 */
export function bindInWhen(
  dimension: string,
  { trigger, knowledge, report }: Pick<Context, 'trigger' | 'knowledge' | 'report'>,
): Pick<DiagnosticDetails, 'help' | 'fix'> | null {
  const signal = trigger === null ? null : signalOf(trigger);
  const metric = signal === null ? undefined : knowledge.metrics.get(signal.name.text)?.model;
  if (signal === null || metric?.per.includes(dimension) !== true || signal.slice.per !== null) return null;
  const { where } = signal.slice;
  const isPlaced = signal.slice.in !== null || (where !== null && asks(where, dimension));
  if (!isPlaced) return null;
  const { end } = signal.span;
  return {
    help: say`write \`${`${wordsOf(report.file, signal.span)} per ${dimension}`}\` in \`when\``,
    fix: { span: { start: end, end }, text: ` per ${dimension}`, safe: false },
  };
}

/** What the only test of a trigger looks at; null where there are several. */
function signalOf(condition: Condition): Signal | null {
  switch (condition.kind) {
    case 'test':
      return condition.signal;
    case 'not':
    case 'held':
      return signalOf(condition.part);
    default:
      return null;
  }
}

function asks(filter: Filter, field: string): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.some((part) => asks(part, field));
    case 'not':
      return asks(filter.part, field);
    default:
      return filter.field.text === field;
  }
}
