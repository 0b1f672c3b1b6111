import type { DiagnosticDetails } from '../diagnostic.ts';
import type { MetricModel, MetricUse } from '../model/metric.ts';
import type { FilterModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Slice } from '../tree/condition.ts';
import type { Filter } from '../tree/filter.ts';
import type { DurationLiteral, QName, Span } from '../tree/literal.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { resolveFilter } from './filter.ts';
import { isUnsound, type Knowledge, wordsFor } from './knowledge.ts';
import { foldsOf, probesOf } from './metric-parts.ts';
import { type Placed, placeIn } from './place.ts';
import { dimensionsOf } from './probe.ts';
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
  const place = use.slice?.in ? placeIn(use.slice.in, placedOf(metric, knowledge), context) : undefined;
  if (place === null) return null;
  // A metric made on the spot has taken its `where` already: it is part of the fold.
  const isDeclared = knowledge.metrics.has(metric.name);
  const where = use.slice?.where && isDeclared ? whereOf(use.slice.where, metric, context) : undefined;
  if (where === null) return null;
  const by = dimensionsOfUse(use, place?.dimension ?? null, context);
  if (by === null) return null;
  if (!isEachAskable(use, [...by, ...(place === undefined ? [] : [place.dimension])], context)) return null;
  const overMs = use.over === null ? metric.overMs : windowMs(use.over, report);
  if (use.over !== null && overMs === null) return null;
  if (overMs === null && lacksWindow(metric, knowledge)) {
    if (isUnsound(metric, knowledge)) return report.spoil();
    if (!report.isFirstWithout(`window of ${metric.name}`)) return null;
    return report.error('OS1301', use.span, say`nothing says over which time \`${metric.name}\` is counted`, {
      label: say`no window`,
      help: say`write \`over 15m\` after the comparison, or \`over 15m\` at the metric`,
    });
  }
  const slices = [where, place?.filter].filter((filter) => filter !== undefined);
  const slice: FilterModel | null = slices.length > 1 ? { kind: 'all', of: slices } : (slices[0] ?? null);
  return report.mark({ metric, by, slice, overMs }, use.span);
}

/** The sources that a metric folds, each once. */
function sourcesOf(metric: MetricModel, { sources }: Knowledge): readonly SourceModel[] {
  const names = new Set(foldsOf(metric).map((fold) => fold.source));
  return [...names].flatMap((name) => sources.get(name)?.model ?? []);
}

/** The dimensions of a metric as its sources declare them; what only a probe is asked for names a place. */
function placedOf(metric: MetricModel, knowledge: Knowledge): Placed {
  const fields = sourcesOf(metric, knowledge).flatMap((source) => source.fields);
  const per = metric.per.map(
    (name) => fields.find((field) => field.name === name) ?? { name, type: { kind: 'place' as const } },
  );
  return { name: metric.name, per };
}

/** One filter for every source that the metric folds: it must mean the same in all of them. */
function whereOf(where: Filter, metric: MetricModel, { knowledge, report }: Context): FilterModel | null {
  const sources = sourcesOf(metric, knowledge);
  const [probe] = probesOf(metric);
  if (probe !== undefined) {
    return report.error('OS1201', where.span, say`\`where\` cannot choose among the answers of a probe`, {
      label: say`\`${metric.name}\` asks \`${probe.probe}\``,
      help: say`make a metric of the rest, and write \`where\` there`,
    });
  }
  const [first, ...others] = sources;
  const filter = first === undefined ? report.spoil() : resolveFilter(where, first, knowledge, report);
  for (const source of filter === null ? [] : others) {
    const other = resolveFilter(where, source, knowledge, report);
    if (other === null) return null;
    if (JSON.stringify(other) !== JSON.stringify(filter)) {
      return report.error('OS1201', where.span, say`this \`where\` does not mean the same in both sources`, {
        label: say`\`${metric.name}\` is made of ${listed([first!.name, source.name])}`,
        help: say`filter where each of them is folded`,
      });
    }
  }
  return filter;
}

/** Whether the metric names no time at all for something that only counts over one. */
function lacksWindow(metric: MetricModel, { sources }: Pick<Knowledge, 'sources'>): boolean {
  if (metric.overMs !== null) return false;
  if (metric.kind === 'fold') return sources.get(metric.source)?.model.kind === 'stream';
  const lacks = (formula: typeof metric.formula): boolean => {
    switch (formula.kind) {
      case 'metric':
        return lacksWindow(formula.metric, { sources });
      case 'binary':
        return lacks(formula.left) || lacks(formula.right);
      case 'probe':
      case 'constant':
        return false;
    }
  };
  return lacks(metric.formula);
}

/** Whether all probes in the metric can be asked with what is known here; OS1107 if not. */
function isEachAskable(
  { metric, span }: WrittenUse,
  known: readonly string[],
  { knowledge, report, bound }: Context,
): boolean {
  for (const { probe } of probesOf(metric)) {
    const asked = knowledge.probes.get(probe);
    const lacking = asked ? dimensionsOf(asked.model).filter((name) => !known.includes(name)) : [];
    if (lacking.length === 0) continue;
    const isTold = bound?.length === 0 && report.isWithout(lacking.join(', '));
    if (isTold || asked?.sound === false || isUnsound(metric, knowledge)) report.spoil();
    else {
      report.isFirstWithout(lacking.join(', '));
      report.error(
        'OS1107',
        span,
        say`\`${metric.name}\` asks \`${probe}\`, which needs a \`${lacking.join(', ')}\``,
        {
          label: say`not bound here`,
          help: say`write \`per ${lacking.join(', ')}\` in \`when\``,
        },
      );
    }
    return false;
  }
  return true;
}

/** Written dimensions, else those of the playbook that the metric has; a place fixed by `in` is none any more. */
function dimensionsOfUse(use: WrittenUse, fixed: string | null, context: Context): readonly string[] | null {
  const { metric } = use;
  const { report, bound } = context;
  const written = use.slice?.per ?? null;
  for (const name of written ?? []) {
    if (metric.per.includes(name.text)) {
      report.refer(name.span, 'dimension', name.text);
      continue;
    }
    if (isUnsound(metric, context.knowledge)) return report.spoil();
    if (!report.isFirstWithout(`per ${name.text}`)) return null;
    return report.error('OS1101', name.span, say`\`${metric.name}\` is not counted per \`${name.text}\``, {
      label: say`unknown dimension`,
      notes: [
        metric.per.length === 0
          ? say`\`${metric.name}\` has no dimensions`
          : say`it is counted per ${listed(metric.per)}`,
      ],
      ...(placeInstead(name, metric, context) ?? didYouMean(name.text, name.span, metric.per)),
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

/** `per 강남구`: one of a dimension, where the dimension is due. */
function placeInstead(
  { text, span }: QName,
  { per }: MetricModel,
  { knowledge, report }: Context,
): Pick<DiagnosticDetails, 'help' | 'fix'> | null {
  const dimension = per.find((one) => Object.hasOwn(wordsFor(knowledge, one) ?? {}, text));
  if (dimension === undefined) return null;
  const right = `in ${text} per ${dimension}`;
  const before = /\bper\s+$/.exec(report.file.text.slice(0, span.start))?.[0];
  return {
    help: say`write \`${right}\``,
    fix:
      before === undefined
        ? null
        : { span: { start: span.start - before.length, end: span.end }, text: right, safe: false },
  };
}

/**
 * OS1107: reading a whole city's number in a district's incident must be said. It is a warning where `overall` is what
 * is read now and can be written; texts and arguments cannot say it.
 */
function unbound(
  use: WrittenUse,
  bound: readonly string[],
  { knowledge, report }: Context,
): readonly string[] | null {
  const { metric, span } = use;
  if (isUnsound(metric, knowledge)) return report.spoil();
  // No `overall` gives what a probe must be asked for: `isEachAskable` says what it needs.
  if (!use.isBare && probesOf(metric).length > 0) return [];
  const has =
    metric.per.length === 0
      ? say`\`${metric.name}\` has no dimensions`
      : say`\`${metric.name}\` is counted per ${listed(metric.per)}`;
  const message = say`\`${metric.name}\` is not counted per \`${bound.join(', ')}\``;
  const said = { label: say`this playbook is per ${bound.join(', ')}`, notes: [has] };
  if (use.isBare) {
    return report.error('OS1107', span, message, {
      ...said,
      help: say`texts and arguments read only metrics per \`${bound.join(', ')}\``,
    });
  }
  report.warn('OS1107', span, message, {
    ...said,
    help: say`write \`${metric.name} overall\` if all of it is meant`,
    fix: { span: { start: span.end, end: span.end }, text: ' overall', safe: false },
  });
  return [];
}

/**
 * `previous <window>`, where neither the use nor the metric names a baseline. A combined metric without a window of
 * its own is as long as the longest part.
 */
export function ownBaseline(use: MetricUse): { readonly kind: 'previous'; readonly spanMs: number } | null {
  const windows = foldsOf(use.metric).map((fold) => fold.overMs ?? 0);
  const spanMs = use.overMs ?? Math.max(0, ...windows);
  return spanMs === 0 ? null : { kind: 'previous', spanMs };
}
