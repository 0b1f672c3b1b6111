import type { MetricModel, MetricUse } from '../model/metric.ts';
import type { FilterModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Slice } from '../tree/condition.ts';
import type { Atom, DurationLiteral, Span } from '../tree/literal.ts';
import { constantFor, textOf } from './constant.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { resolveFilter, whole } from './filter.ts';
import { isUnsound, wordsFor } from './knowledge.ts';
import { windowMs } from './window.ts';

/** How one place reads a metric. */
export interface WrittenUse {
  readonly metric: MetricModel;
  /** Where the metric is named: messages about what is absent point here. */
  readonly span: Span;
  /** From the name itself: `orders.region`. */
  readonly per: readonly string[] | null;
  readonly slice: Slice | null;
  readonly overall: boolean;
  readonly over: DurationLiteral | null;
  /** In a text or an argument, where `overall` has no place. */
  readonly isBare?: boolean;
}

/**
 * The metric as read here: which dimensions stay, which rows count, over which window. Null after OS1107 (not
 * bound), OS1101, OS1104, OS1301 or OS1309.
 */
export function resolveUse(use: WrittenUse, context: Context): MetricUse | null {
  const { metric } = use;
  const { knowledge, report } = context;
  if (metric.kind === 'combined') return report.spoil();
  const source = knowledge.sources.get(metric.source)!.model;
  const place = use.slice?.in ? placeIn(use.slice.in, metric, source, context) : undefined;
  if (place === null) return null;
  // A metric made on the spot has taken its `where` already: it is part of the fold.
  const isDeclared = knowledge.metrics.has(metric.name);
  const where =
    use.slice?.where && isDeclared ? resolveFilter(use.slice.where, source, knowledge, report) : undefined;
  if (where === null) return null;
  const by = dimensionsOf(use, place?.dimension ?? null, context);
  if (by === null) return null;
  const overMs = use.over === null ? metric.overMs : windowMs(use.over, report);
  if (use.over !== null && overMs === null) return null;
  if (overMs === null && source.kind === 'stream') {
    if (isUnsound(metric, knowledge)) return report.spoil();
    return report.error('OS1301', use.span, say`nothing says over which time \`${metric.name}\` is counted`, {
      label: say`no window`,
      help: say`write \`over 15m\` after the comparison, or \`over 15m\` at the metric`,
    });
  }
  const slices = [where, place?.filter].filter((filter) => filter !== undefined);
  const slice: FilterModel | null = slices.length > 1 ? { kind: 'all', of: slices } : (slices[0] ?? null);
  return { metric, by, slice, overMs };
}

/** Written dimensions, else those of the playbook that the metric has; a place fixed by `in` is none any more. */
function dimensionsOf(use: WrittenUse, fixed: string | null, context: Context): readonly string[] | null {
  const { metric } = use;
  const { report, bound } = context;
  const written = use.slice?.per ?? null;
  for (const name of written ?? []) {
    if (metric.per.includes(name.text)) continue;
    if (isUnsound(metric, context.knowledge)) return report.spoil();
    return report.error('OS1101', name.span, say`\`${metric.name}\` is not counted per \`${name.text}\``, {
      label: say`unknown dimension`,
      notes: [
        metric.per.length === 0
          ? say`\`${metric.name}\` has no dimensions`
          : say`it is counted per ${listed(metric.per)}`,
      ],
      ...didYouMean(name.text, name.span, metric.per),
    });
  }
  if (use.overall || use.slice?.overall) return [];
  const said = written?.map((name) => name.text) ?? use.per;
  if (said !== null && said !== undefined) return [...new Set(said)].sort();
  const at = bound ?? metric.per;
  const by = at.filter((name) => metric.per.includes(name) && name !== fixed).sort();
  if (by.length === 0 && at.length > 0 && fixed === null) return unbound(use, at, context);
  return by;
}

/** OS1107: reading a whole city's number in a district's incident must be said. */
function unbound(use: WrittenUse, bound: readonly string[], { knowledge, report }: Context): null {
  const { metric } = use;
  if (isUnsound(metric, knowledge)) return report.spoil();
  const has =
    metric.per.length === 0
      ? say`\`${metric.name}\` has no dimensions`
      : say`\`${metric.name}\` is counted per ${listed(metric.per)}`;
  return report.error(
    'OS1107',
    use.span,
    say`\`${metric.name}\` is not counted per \`${bound.join(', ')}\``,
    {
      label: say`this playbook is per ${bound.join(', ')}`,
      notes: [has],
      help: use.isBare
        ? say`texts and arguments read only metrics per \`${bound.join(', ')}\``
        : say`write \`${metric.name} overall\` if all of it is meant`,
      fix: use.isBare
        ? null
        : { span: { start: use.span.end, end: use.span.end }, text: ' overall', safe: false },
    },
  );
}

/** The dimension and the wire values behind `in 강남구`; null after OS1104. */
function placeIn(
  atoms: readonly Atom[],
  metric: MetricModel,
  source: SourceModel,
  context: Context,
): { readonly dimension: string; readonly filter: FilterModel } | null {
  const { knowledge, report } = context;
  const [first] = atoms;
  const said = first && textOf(first);
  if (first === undefined || said === null || said === undefined) {
    return report.error(
      'OS1201',
      first?.span ?? { start: 0, end: 0 },
      say`\`in\` takes the name of a place or another dimension`,
    );
  }
  const knows = (dimension: string): boolean => {
    const words = wordsFor(knowledge, dimension);
    return words !== null && (Object.hasOwn(words, said) || Object.values(words).includes(said));
  };
  // Where no dimension has words, a single one can be meant; where one has, a slip must not name another.
  const single =
    metric.per.length === 1 && wordsFor(knowledge, metric.per[0]!) === null ? metric.per[0] : undefined;
  const dimension = metric.per.find(knows) ?? single;
  const field = source.fields.find((candidate) => candidate.name === dimension);
  if (field === undefined) return unknownPlace(said, first, metric, context);
  const values = whole(atoms.map((atom) => constantFor(atom, field, knowledge, report)));
  return values && { dimension: field.name, filter: { kind: 'in', field: field.name, values } };
}

/** OS1104: a place that no `define words` of this metric's dimensions knows. */
function unknownPlace(said: string, atom: Atom, metric: MetricModel, { knowledge, report }: Context): null {
  const known = metric.per.flatMap((dimension) => Object.keys(wordsFor(knowledge, dimension) ?? {}));
  return report.error('OS1104', atom.span, say`\`${metric.name}\` is not known in \`${said}\``, {
    label: say`no \`define words\` knows it`,
    notes: known.length === 0 ? [] : [say`there is ${listed(known)}`],
    help: say`write \`where ${metric.per[0] ?? 'region'} is "…"\`, or add it to \`define words\``,
    ...didYouMean(said, atom.span, known),
  });
}

/** `previous <window>`, where neither the use nor the metric names a baseline. */
export function ownBaseline(use: MetricUse): { readonly kind: 'previous'; readonly spanMs: number } | null {
  return use.overMs === null ? null : { kind: 'previous', spanMs: use.overMs };
}
