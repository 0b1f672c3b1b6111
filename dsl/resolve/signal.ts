import type { DiagnosticDetails } from '../diagnostic.ts';
import type { MetricModel } from '../model/metric.ts';
import type { FieldModel, ProbeModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Signal } from '../tree/condition.ts';
import type { QName } from '../tree/literal.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { resolveFold } from './fold.ts';
import { type Knowledge, wordsFor } from './knowledge.ts';
import { type LookUp, lookUpNamed } from './look-up.ts';
import { metricOfFold } from './metric-of-fold.ts';
import { noSuchMetric } from './no-such-metric.ts';
import { type FoundResult, findResult } from './result.ts';
import { describe } from './scope.ts';
import { splitName, wordsOf } from './words-of.ts';

/** What a name in a condition, an argument or a text turned out to be. */
export type Found =
  /** `per` is set where the name itself slices: `orders.region`. */
  | { readonly kind: 'metric'; readonly metric: MetricModel; readonly per: readonly string[] | null }
  | { readonly kind: 'probe'; readonly probe: ProbeModel; readonly field: FieldModel }
  | { readonly kind: 'source'; readonly source: SourceModel }
  /** `restaurant.staff`, of the restaurant that is bound here. */
  | ({ readonly kind: 'lookUp' } & LookUp)
  /** Of the event or row that `each` bound, bare or after its source. */
  | { readonly kind: 'field'; readonly source: SourceModel; readonly field: FieldModel }
  /** Given by `as`; `field` is the `count` of `paused.count`. */
  | ({ readonly kind: 'result' } & FoundResult);

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
  const name = wordsOf(context.report.file, { start: span.start, end: signal.name.span.end });
  const metric = context.report.mark(metricOfFold(name, fold), signal.span);
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
  const near = nearby(name, context);
  if (near !== 'unknown') return near;
  return noSuchMetric(name, signalNames(context), knowledge.scope, report);
}

/** What only this playbook knows: results by `as`, fields of the row that `each` bound, look-ups of what is bound. */
export function nearby(name: QName, context: Context): Found | null | 'unknown' {
  const { knowledge, report, row } = context;
  const [first = ''] = name.text.split('.');
  if (knowledge.scope.find(first)?.node.kind === 'broken') return report.spoil();
  const result = findResult(name.text, name.span, 'OS1101', context);
  if (result !== 'none') return result && { kind: 'result', ...result };
  const field = row === null ? undefined : fieldOf(row, name.text);
  if (row !== null && field !== undefined) {
    const isFull = name.text !== field.name;
    const [head, tail] = isFull ? splitName(report.file, name, row.name) : [null, name.span];
    if (head !== null) report.refer(head, row.kind, row.name);
    report.refer(tail, 'field', `${row.name}.${field.name}`);
    return { kind: 'field', source: row, field };
  }
  const lookUp = lookUpNamed(name, knowledge, report);
  if (lookUp === null || lookUp === 'none') return lookUp === null ? null : 'unknown';
  return isKeyed(lookUp, name, context) ? { kind: 'lookUp', ...lookUp } : null;
}

/** A field of a source, bare or with the source before it. */
function fieldOf(source: SourceModel, text: string): FieldModel | undefined {
  const bare = text.startsWith(`${source.name}.`) ? text.slice(source.name.length + 1) : text;
  return source.fields.find((field) => field.name === bare);
}

/** Whether one row of the table is meant here: its key is bound, or a field of what `each` bound. OS1107 if not. */
function isKeyed({ key }: LookUp, name: QName, { bound, row, report }: Context): boolean {
  if (bound === null || bound.includes(key) || row?.fields.some((field) => field.name === key)) return true;
  if (bound.length === 0 && !report.isFirstWithout(key)) return false;
  report.error('OS1107', name.span, say`nothing says which \`${key}\` the look-up \`${name.text}\` is of`, {
    label: say`\`${key}\` is not bound here`,
    notes: [
      bound.length === 0
        ? say`this playbook binds nothing`
        : say`this playbook binds \`per ${bound.join(', ')}\``,
    ],
    help: say`write \`per ${key}\` in \`when\``,
  });
  return false;
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
      report.refer(name.span, 'metric', text);
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
      return report.spoil();
    default:
      return report.error('OS1101', name.span, say`there is no metric called \`${text}\``, {
        label: say`something else`,
        notes: [say`it is ${describe(declaration)}`],
      });
  }
}

/** `orders.강남구`: one of a dimension. */
function placeBehindDot(
  head: string,
  tail: string,
  { span }: QName,
  per: readonly string[],
  knowledge: Knowledge,
): Pick<DiagnosticDetails, 'help' | 'fix'> | null {
  const dimension = per.find((one) => Object.hasOwn(wordsFor(knowledge, one) ?? {}, tail));
  const right = `${head} in ${tail}`;
  return dimension === undefined
    ? null
    : { help: say`write \`${right}\``, fix: { span, text: right, safe: false } };
}

/** The meaning of `head.tail`: a metric by a dimension, or a probe's field. */
function part(head: string, tail: string, name: QName, context: Context): Found | null | 'unknown' {
  const { knowledge, report } = context;
  const declaration = knowledge.scope.find(head);
  switch (declaration?.node.kind) {
    case 'metric': {
      const [start, end] = splitName(report.file, name, head);
      report.refer(start, 'metric', head);
      const known = knowledge.metrics.get(head);
      if (known === undefined) return report.spoil();
      if (!known.sound) report.spoil();
      if (known.model.per.includes(tail)) {
        report.refer(end, 'dimension', tail);
        return { kind: 'metric', metric: known.model, per: [tail] };
      }
      if (!known.sound) return null;
      const dims = known.model.per.map((dimension) => `${head}.${dimension}`);
      return report.error('OS1101', name.span, say`\`${head}\` is not counted per \`${tail}\``, {
        label: say`unknown dimension`,
        notes: [dims.length === 0 ? say`\`${head}\` has no dimensions` : say`there is ${listed(dims)}`],
        ...(placeBehindDot(head, tail, name, known.model.per, knowledge) ??
          didYouMean(name.text, name.span, [...dims, ...signalNames(context)], knowledge.scope)),
      });
    }
    case 'probe': {
      const known = knowledge.probes.get(head)!;
      if (!known.sound) report.spoil();
      const field = known.model.fields.find((candidate) => candidate.name === tail);
      const [start, end] = splitName(report.file, name, head);
      report.refer(start, 'probe', head);
      if (field) {
        report.refer(end, 'field', `${head}.${tail}`);
        return { kind: 'probe', probe: known.model, field };
      }
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
