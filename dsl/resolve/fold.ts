import type { AggregateName, EventFormula } from '../model/metric.ts';
import type { FilterModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Filter } from '../tree/filter.ts';
import type { Name, QName, Span } from '../tree/literal.ts';
import type { Arithmetic } from '../tree/metric.ts';
import { resolveEventFormula } from './event-formula.ts';
import { fieldNamed, resolveFilter } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { sourceIn } from './source-name.ts';
import { isNumeric, nameOfFieldType, type ValueType, valueTypeOf } from './value.ts';

/** What an aggregate folds: whole events, a field of any type, or a field that is a number. */
type Folded = 'events' | 'anything' | 'numbers';

/** The word that is written, the aggregate that it is, and what it folds; `p50` … `p99.9` beside. */
export const foldWords: Readonly<Record<string, readonly [AggregateName, Folded]>> = {
  count: ['count', 'events'],
  share: ['share', 'events'],
  rate: ['rate', 'events'],
  distinct: ['distinct', 'anything'],
  latest: ['latest', 'anything'],
  sum: ['sum', 'numbers'],
  avg: ['mean', 'numbers'],
  min: ['min', 'numbers'],
  max: ['max', 'numbers'],
  median: ['median', 'numbers'],
  stddev: ['stddev', 'numbers'],
};

/** `avg of deliveries.total where …`, in a metric or on the spot. */
export interface WrittenFold {
  readonly name: Name;
  readonly of: Arithmetic;
  readonly where: Filter | null;
  readonly outOf: Filter | null;
  readonly span: Span;
}

/** What is folded, over which rows, and what the result means. */
export interface FoldModel {
  readonly aggregate: AggregateName;
  /** 95 for `p95`; null for every other aggregate. */
  readonly rank: number | null;
  readonly source: SourceModel;
  readonly field: string | null;
  readonly perEvent: EventFormula | null;
  readonly filter: FilterModel | null;
  readonly outOf: FilterModel | null;
  /** A rate is in events a minute. */
  readonly unit: ValueType;
}

/** What is folded over which rows; null after OS1101, OS1201 or a message about a filter. */
export function resolveFold(fold: WrittenFold, knowledge: Knowledge, report: Report): FoldModel | null {
  const word = fold.name.text;
  const [aggregate, folded] = Object.hasOwn(foldWords, word) ? foldWords[word]! : PERCENTILE;
  const rank = aggregate === 'percentile' ? Number(word.slice(1)) : null;
  const { of } = fold;
  if (of.kind === 'binary') {
    if (folded !== 'numbers') return takesNoArithmetic(fold, folded, report);
    const computed = resolveEventFormula(of, knowledge, report);
    if (computed === null) return null;
    const { source, formula, unit } = computed;
    const rows = rowsOf(fold, source, knowledge, report);
    return rows && { aggregate, rank, source, field: null, perEvent: formula, ...rows, unit };
  }
  if (of.kind !== 'name') {
    return report.error('OS1201', of.span, say`\`${word}\` needs a stream or table`);
  }
  const found = sourceIn(of.name, knowledge, report);
  if (found === null) return null;
  const { source, rest } = found;
  const rows = rowsOf(fold, source, knowledge, report);
  const base = { aggregate, rank, source, perEvent: null };
  if (folded === 'events') {
    const unit = wholeEvents(fold, source, rest, report);
    return unit && rows && { ...base, ...rows, field: null, unit };
  }
  const field = fieldOf(fold, folded, source, rest, report);
  if (field === null || rows === null) return null;
  const unit: ValueType = aggregate === 'distinct' ? { kind: 'count' } : field.unit;
  return { ...base, ...rows, field: field.name, unit };
}

const PERCENTILE = ['percentile', 'numbers'] as const;

/** Which rows are folded; `out of` belongs to shares. After a message about a filter it is as if unsaid. */
function rowsOf(
  fold: WrittenFold,
  source: SourceModel,
  knowledge: Knowledge,
  report: Report,
): { readonly filter: FilterModel | null; readonly outOf: FilterModel | null } | null {
  const filter = fold.where && resolveFilter(fold.where, source, knowledge, report);
  const outOf = fold.outOf && resolveFilter(fold.outOf, source, knowledge, report);
  if (fold.outOf !== null && fold.name.text !== 'share') {
    return report.error('OS1201', fold.outOf.span, say`\`out of\` belongs to \`share\``, {
      help: fold.name.text === 'count' ? say`write \`share of …\`` : null,
    });
  }
  return { filter, outOf };
}

/** The unit of a count, share or rate; null after OS1201. */
function wholeEvents(
  { name, of, where }: WrittenFold,
  source: SourceModel,
  rest: QName | null,
  report: Report,
): ValueType | null {
  if (rest !== null) {
    return report.error('OS1201', of.span, say`\`${name.text}\` counts whole events`, {
      help: say`write \`${name.text} of ${source.name}\``,
    });
  }
  switch (name.text) {
    case 'share':
      if (where !== null) return { kind: 'percent' };
      return report.error('OS1201', name.span, say`\`share\` does not say which events it is the share of`, {
        help: say`write \`share of … where … out of …\``,
      });
    case 'rate':
      if (source.kind === 'stream') return { kind: 'number', name: null };
      return report.error('OS1201', name.span, say`\`${source.name}\` is a table, and has no rate`, {
        label: say`events a minute`,
        help: say`write \`count of ${source.name}\` for its rows`,
      });
    default:
      return { kind: 'count' };
  }
}

/** The field that is folded and its unit; null after OS1101 or OS1201. */
function fieldOf(
  { name, of }: WrittenFold,
  folded: Folded,
  source: SourceModel,
  rest: QName | null,
  report: Report,
): { readonly name: string; readonly unit: ValueType } | null {
  if (rest === null) {
    const fitting = source.fields.filter(({ type }) => folded === 'anything' || isNumeric(valueTypeOf(type)));
    return report.error('OS1201', of.span, say`\`${name.text}\` needs a field of \`${source.name}\``, {
      help: fitting[0] ? say`for example \`${name.text} of ${source.name}.${fitting[0].name}\`` : null,
    });
  }
  const field = fieldNamed(rest, source, report);
  if (field === null) return null;
  const unit = valueTypeOf(field.type);
  if (folded === 'anything' || isNumeric(unit)) return { name: field.name, unit };
  // The type that could not be read is told where the field is declared.
  if (report.isBroken()) return null;
  return report.error(
    'OS1201',
    rest.span,
    say`\`${name.text}\` needs a number, \`${field.name}\` is ${nameOfFieldType(field.type)}`,
  );
}

function takesNoArithmetic({ name, of }: WrittenFold, folded: Folded, report: Report): null {
  return folded === 'events'
    ? report.error('OS1201', of.span, say`\`${name.text}\` counts whole events`, {
        help: say`write \`${name.text} of …\` and a source`,
      })
    : report.error('OS1201', of.span, say`\`${name.text}\` takes a field as it is`, {
        label: say`computed on each event`,
      });
}
