import type { AggregateName } from '../model/metric.ts';
import type { FilterModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Filter } from '../tree/filter.ts';
import type { Name, QName, Span } from '../tree/literal.ts';
import type { Arithmetic } from '../tree/metric.ts';
import { didYouMean } from './did-you-mean.ts';
import { fieldNamed, resolveFilter } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { describe } from './scope.ts';
import { isNumeric, nameOfFieldType, type ValueType, valueTypeOf } from './value.ts';

/** The word that is written, and the aggregate that runs. */
const BUILT: Readonly<Record<string, AggregateName>> = {
  count: 'count',
  sum: 'sum',
  avg: 'mean',
  share: 'share',
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
  readonly source: SourceModel;
  readonly field: string | null;
  readonly filter: FilterModel | null;
  readonly outOf: FilterModel | null;
  readonly unit: ValueType;
}

/** What is folded over which rows; null after OS0201, OS1101 or OS1201. */
export function resolveFold(fold: WrittenFold, knowledge: Knowledge, report: Report): FoldModel | null {
  const aggregate = Object.hasOwn(BUILT, fold.name.text) ? BUILT[fold.name.text]! : null;
  if (aggregate === null) {
    return report.notBuilt(fold.name.span, fold.name.text, {
      notes: [say`metrics are made with \`count\`, \`sum\`, \`avg\` and \`share\` so far`],
    });
  }
  if (fold.of.kind === 'binary') {
    return report.notBuilt(fold.of.span, `${fold.name.text} of (…)`, {
      label: say`arithmetic on each event`,
    });
  }
  if (fold.of.kind !== 'name') {
    return report.error('OS1201', fold.of.span, say`\`${fold.name.text}\` needs a stream or table`);
  }
  const found = sourceOf(fold.of.name, knowledge, report);
  if (found === null) return null;
  const { source, rest } = found;
  const filter = fold.where && resolveFilter(fold.where, source, knowledge, report);
  const outOf = fold.outOf && resolveFilter(fold.outOf, source, knowledge, report);
  const base = { aggregate, source, filter, outOf };

  if (aggregate === 'count' || aggregate === 'share') {
    if (rest !== null) {
      return report.error('OS1201', fold.of.span, say`\`${fold.name.text}\` counts whole events`, {
        help: say`write \`${fold.name.text} of ${source.name}\``,
      });
    }
    if (aggregate === 'share' && fold.where === null) {
      return report.error(
        'OS1201',
        fold.name.span,
        say`\`share\` does not say which events it is the share of`,
        {
          help: say`write \`share of … where … out of …\``,
        },
      );
    }
    if (aggregate === 'count' && fold.outOf !== null) {
      return report.error('OS1201', fold.outOf.span, say`\`out of\` belongs to \`share\``, {
        help: say`write \`share of …\``,
      });
    }
    return { ...base, field: null, unit: { kind: aggregate === 'count' ? 'count' : 'percent' } };
  }
  if (fold.outOf !== null) {
    return report.error('OS1201', fold.outOf.span, say`\`out of\` belongs to \`share\``);
  }
  if (rest === null) {
    const numbers = source.fields.filter((field) => isNumeric(valueTypeOf(field.type)));
    return report.error(
      'OS1201',
      fold.of.span,
      say`\`${fold.name.text}\` needs a field of \`${source.name}\``,
      {
        help: numbers[0] ? say`for example \`${fold.name.text} of ${source.name}.${numbers[0].name}\`` : null,
      },
    );
  }
  const field = fieldNamed(rest, source, knowledge, report);
  if (field === null) return null;
  const unit = valueTypeOf(field.type);
  if (!isNumeric(unit)) {
    return report.error(
      'OS1201',
      rest.span,
      say`\`${fold.name.text}\` needs a number, \`${field.name}\` is ${nameOfFieldType(field.type)}`,
    );
  }
  return { ...base, field: field.name, unit };
}

/** The source that a dotted name begins with, and the field after it. */
function sourceOf(
  name: QName,
  knowledge: Knowledge,
  report: Report,
): { readonly source: SourceModel; readonly rest: QName | null } | null {
  const words = name.text.split('.');
  for (let length = words.length; length > 0; length--) {
    const text = words.slice(0, length).join('.');
    const known = knowledge.sources.get(text);
    if (known) {
      if (!known.sound) report.spoil();
      const rest = words.slice(length).join('.');
      return { source: known.model, rest: rest === '' ? null : { text: rest, span: tail(name, rest) } };
    }
    const declared = knowledge.scope.find(text);
    if (declared?.node.kind === 'broken') return report.spoil();
    if (declared) {
      return report.error('OS1101', name.span, say`\`${text}\` is not a stream or table`, {
        notes: [say`it is ${describe(declared)}`],
      });
    }
  }
  const names = [...knowledge.sources.keys()];
  return report.error('OS1101', name.span, say`there is no stream or table called \`${name.text}\``, {
    label: say`not defined in this project`,
    ...didYouMean(name.text, name.span, names, knowledge.scope),
  });
}

/** The place of the field in `deliveries.total`; blanks around the dot only make it longer. */
function tail(name: QName, rest: string): Span {
  return { start: Math.max(name.span.start, name.span.end - rest.length), end: name.span.end };
}
