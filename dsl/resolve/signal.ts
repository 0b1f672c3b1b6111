import type { MetricModel } from '../model/metric.ts';
import type { FieldModel, ProbeModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Signal } from '../tree/condition.ts';
import type { QName } from '../tree/literal.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { resolveFold } from './fold.ts';
import { isLookUp } from './knowledge.ts';
import { describe } from './scope.ts';
import { isDimension } from './value.ts';
import { wordsOf } from './words-of.ts';

/** What a name in a condition, an argument or a text turned out to be. */
export type Found =
  /** `per` is set where the name itself slices: `orders.region`. */
  | { readonly kind: 'metric'; readonly metric: MetricModel; readonly per: readonly string[] | null }
  | { readonly kind: 'probe'; readonly probe: ProbeModel; readonly field: FieldModel }
  | { readonly kind: 'source'; readonly source: SourceModel };

/** The metric, probe field or source that a signal looks at; null after a message, here or at the declaration. */
export function findSignal(signal: Signal, context: Context): Found | null {
  if (signal.fold === null) return findName(signal.name, context);
  const { aggregate, outOf, span } = signal.fold;
  const of = { kind: 'name' as const, name: signal.name, span: signal.name.span };
  const fold = resolveFold(
    { name: aggregate, of, where: signal.slice.where, outOf, span },
    context.knowledge,
    context.report,
  );
  if (fold === null) return null;
  const { source, ...rest } = fold;
  const name = wordsOf(context.report.file, { start: span.start, end: signal.name.span.end });
  const metric: MetricModel = {
    kind: 'fold',
    name,
    title: null,
    ...rest,
    source: source.name,
    per: source.fields
      .filter((field) => isDimension(field.type))
      .map((field) => field.name)
      .sort(),
    overMs: null,
    baseline: null,
    atLeast: null,
    missingAsZero: false,
    good: null,
    rank: null,
    perEvent: null,
    seasonal: null,
    forecast: null,
    deprecated: null,
  };
  return { kind: 'metric', metric, per: null };
}

/** What a dotted name means: a metric, a metric by a dimension, a probe's field, a source. */
export function findName(name: QName, context: Context): Found | null {
  const { knowledge, report } = context;
  const whole = declared(name.text, name, context);
  if (whole !== 'unknown') return whole;

  const cut = name.text.lastIndexOf('.');
  if (cut > 0) {
    const sliced = part(name.text.slice(0, cut), name.text.slice(cut + 1), name, context);
    if (sliced !== 'unknown') return sliced;
  }
  const [first = ''] = name.text.split('.');
  if (context.named.has(first) || knowledge.scope.find(first)?.node.kind === 'broken') return report.spoil();
  if (first !== name.text && isLookUp(first, knowledge)) {
    return report.notBuilt(name.span, name.text, { label: say`a look-up in a table` });
  }
  return report.error('OS1101', name.span, say`there is no metric called \`${name.text}\``, {
    label: say`not defined in this project`,
    ...didYouMean(name.text, name.span, signalNames(context), knowledge.scope),
  });
}

/** Every name that a condition may look at. */
export function signalNames({ knowledge }: Context): readonly string[] {
  const metrics = knowledge.scope.all.filter(({ node }) => node.kind === 'metric').map(({ name }) => name);
  const fields = [...knowledge.probes.values()].flatMap(({ model }) =>
    model.fields.map((field) => `${model.name}.${field.name}`),
  );
  return [...metrics, ...fields];
}

/** The meaning of a whole name; `unknown` where nothing has it, null where something else is said already. */
function declared(text: string, name: QName, { knowledge, report }: Context): Found | null | 'unknown' {
  const declaration = knowledge.scope.find(text);
  if (declaration === undefined) return 'unknown';
  switch (declaration.node.kind) {
    case 'metric': {
      const known = knowledge.metrics.get(text);
      if (!known?.sound) report.spoil();
      return known ? { kind: 'metric', metric: known.model, per: null } : null;
    }
    case 'stream':
    case 'table': {
      const known = knowledge.sources.get(text)!;
      if (!known.sound) report.spoil();
      return { kind: 'source', source: known.model };
    }
    case 'probe': {
      const fields = knowledge.probes.get(text)!.model.fields.map((field) => `${text}.${field.name}`);
      return report.error(
        'OS1201',
        name.span,
        say`\`${text}\` is a probe; a condition asks one of its fields`,
        {
          help: fields.length === 0 ? null : say`there is ${listed(fields)}`,
        },
      );
    }
    case 'broken':
    case 'define-audience':
    case 'define-routine':
      return report.spoil();
    default:
      return report.error('OS1101', name.span, say`there is no metric called \`${text}\``, {
        label: say`something else`,
        notes: [say`it is ${describe(declaration)}`],
      });
  }
}

/** The meaning of `head.tail`: a metric by a dimension, or a probe's field. */
function part(head: string, tail: string, name: QName, context: Context): Found | null | 'unknown' {
  const { knowledge, report } = context;
  const declaration = knowledge.scope.find(head);
  switch (declaration?.node.kind) {
    case 'metric': {
      const known = knowledge.metrics.get(head);
      if (known === undefined) return report.spoil();
      if (!known.sound) report.spoil();
      if (known.model.per.includes(tail)) return { kind: 'metric', metric: known.model, per: [tail] };
      if (!known.sound) return null;
      const dims = known.model.per.map((dimension) => `${head}.${dimension}`);
      return report.error('OS1101', name.span, say`\`${head}\` is not counted per \`${tail}\``, {
        label: say`unknown dimension`,
        notes: [dims.length === 0 ? say`\`${head}\` has no dimensions` : say`there is ${listed(dims)}`],
        ...didYouMean(name.text, name.span, [...dims, ...signalNames(context)], knowledge.scope),
      });
    }
    case 'probe': {
      const known = knowledge.probes.get(head)!;
      if (!known.sound) report.spoil();
      const field = known.model.fields.find((candidate) => candidate.name === tail);
      if (field) return { kind: 'probe', probe: known.model, field };
      if (!known.sound) return null;
      const fields = known.model.fields.map((candidate) => `${head}.${candidate.name}`);
      return report.error('OS1101', name.span, say`the probe \`${head}\` does not answer \`${tail}\``, {
        label: say`unknown field`,
        notes: fields.length === 0 ? [] : [say`there is ${listed(fields)}`],
        ...didYouMean(name.text, name.span, fields),
      });
    }
    case 'broken':
      return report.spoil();
    default:
      return 'unknown';
  }
}
