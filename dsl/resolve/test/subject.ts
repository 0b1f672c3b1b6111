import type { CatalogRead } from '../../catalog.ts';
import type { MetricModel } from '../../model/metric.ts';
import type { FieldModel, ProbeModel, SourceModel } from '../../model/source.ts';
import type { GivenSubject } from '../../model/test.ts';
import { say } from '../../say.ts';
import type { Call } from '../../tree/call.ts';
import type { QName } from '../../tree/literal.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Knowledge } from '../knowledge.ts';
import { dimensionsOf } from '../probe.ts';
import type { Report } from '../report.ts';
import { describe } from '../scope.ts';
import { isDimension } from '../value.ts';

/** What the name of a `given` stands for, and the dimensions by which `in` may narrow it. */
export type Subject = { readonly what: GivenSubject; readonly dimensions: readonly string[] } & (
  | { readonly kind: 'metric'; readonly metric: MetricModel }
  | { readonly kind: 'source'; readonly source: SourceModel }
  | { readonly kind: 'audience' }
  | { readonly kind: 'probe'; readonly probe: ProbeModel }
  | { readonly kind: 'read'; readonly read: CatalogRead }
  /** One answer of a probe, or one field of a row. */
  | { readonly kind: 'field'; readonly field: FieldModel; readonly isProbe: boolean }
);

/** The subject of that name; null after OS1101, or where a declaration has a message of its own. */
export function findSubject(name: QName, knowledge: Knowledge, report: Report): Subject | null {
  const { scope, metrics, sources, probes } = knowledge;
  const declared = scope.find(name.text);
  if (declared === undefined) return part(name, knowledge, report);
  switch (declared.node.kind) {
    case 'metric': {
      const known = metrics.get(name.text);
      report.refer(name.span, 'metric', name.text);
      return known?.sound ? metricSubject(known.model) : report.spoil();
    }
    case 'stream':
    case 'table': {
      const { model, sound } = sources.get(name.text)!;
      report.refer(name.span, model.kind, name.text);
      if (!sound) return report.spoil();
      const what = { kind: 'source', name: name.text } as const;
      return { kind: 'source', what, source: model, dimensions: dimensionsIn(model) };
    }
    case 'probe': {
      const { model, sound } = probes.get(name.text)!;
      report.refer(name.span, 'probe', name.text);
      if (!sound) return report.spoil();
      const what = { kind: 'probe', name: name.text } as const;
      return { kind: 'probe', what, probe: model, dimensions: dimensionsOf(model) };
    }
    case 'define-audience': {
      const table = sources.get(declared.node.of.text)?.model;
      report.refer(name.span, 'audience', name.text);
      const what = { kind: 'audience', name: name.text } as const;
      return {
        kind: 'audience',
        what,
        dimensions: table ? dimensionsIn(table) : Object.keys(knowledge.words),
      };
    }
    case 'broken':
      return report.spoil();
    default:
      return unknown(name, knowledge, report, [say`it is ${describe(declared)}`]);
  }
}

/** `rider.app.ok`, `orders.region`, `restaurant.staff`. */
function part(name: QName, knowledge: Knowledge, report: Report): Subject | null {
  const { scope, sources, probes, metrics } = knowledge;
  const read = knowledge.catalog.reads.find((one) => one.name === name.text);
  if (read !== undefined) {
    report.refer(name.span, 'verb', name.text);
    const what = { kind: 'read', name: name.text } as const;
    return { kind: 'read', what, read, dimensions: read.arguments.map((argument) => argument.name) };
  }
  const cut = name.text.lastIndexOf('.');
  const [head, tail] = [name.text.slice(0, Math.max(cut, 0)), name.text.slice(cut + 1)];
  if (scope.find(head)?.node.kind === 'broken') return report.spoil();
  const probe = probes.get(head)?.model;
  const answer = probe?.fields.find((field) => field.name === tail);
  if (probe && answer) {
    report.refer(name.span, 'field', name.text);
    const what = { kind: 'probe', name: head } as const;
    return { kind: 'field', what, field: answer, isProbe: true, dimensions: dimensionsOf(probe) };
  }
  const metric = metrics.get(head)?.model;
  if (metric?.per.includes(tail)) {
    report.refer(name.span, 'metric', head);
    return metricSubject(metric);
  }
  for (const { model } of sources.values()) {
    const field = model.fields.find((candidate) => candidate.name === tail);
    if (model.kind !== 'table' || model.key !== head || field === undefined) continue;
    report.refer(name.span, 'field', `${model.name}.${tail}`);
    const what = { kind: 'lookUp', table: model.name, field: tail, key: head } as const;
    return { kind: 'field', what, field, isProbe: false, dimensions: [head] };
  }
  // Whoever asks it has the message that no connector offers it.
  if (scope.files.some(({ items }) => asks(items, name.text))) return report.spoil();
  return unknown(name, knowledge, report, []);
}

/** Whether an argument anywhere in a tree asks the question of that name. */
function asks(node: unknown, question: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ('kind' in node && node.kind === 'call' && 'call' in node)
    if ((node.call as Call).name.text === question) return true;
  return Object.values(node).some((part) => asks(part, question));
}

function metricSubject(metric: MetricModel): Subject {
  return { kind: 'metric', what: { kind: 'metric', name: metric.name }, metric, dimensions: metric.per };
}

/** A source's key may stand for a row, so it counts. */
function dimensionsIn({ fields }: SourceModel): readonly string[] {
  return fields.filter(({ type }) => isDimension(type)).map(({ name }) => name);
}

function unknown(
  name: QName,
  { scope, probes, catalog }: Knowledge,
  report: Report,
  notes: readonly ReturnType<typeof describe>[],
): null {
  const kinds = ['metric', 'stream', 'table', 'probe', 'define-audience'];
  const answers = [...probes.values()].flatMap(({ model }) =>
    model.fields.map((field) => `${model.name}.${field.name}`),
  );
  const names = scope.all.filter(({ node }) => kinds.includes(node.kind)).map((one) => one.name);
  const near = didYouMean(
    name.text,
    name.span,
    [...names, ...answers, ...catalog.reads.map((read) => read.name)],
    scope,
  );
  if (notes.length === 0 && near.fix == null && scope.lost.has('metric')) {
    scope.missed.add(name.text);
    return report.spoil();
  }
  return report.error('OS1101', name.span, say`a test cannot give \`${name.text}\``, {
    label: notes.length === 0 ? say`not defined in this project` : say`something else`,
    notes: [...notes, say`metrics, streams, tables, probes, audiences and what actions ask are given`],
    ...near,
  });
}
