import type { FoldMetric, Formula } from '../model/metric.ts';
import { say, verbatim } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import type { Aggregate, Arithmetic } from '../tree/metric.ts';
import { compute, type Leaf, type Operand } from './arithmetic.ts';
import { literalBehind } from './constant.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { resolveFold } from './fold.ts';
import type { Knowledge } from './knowledge.ts';
import { metricOfFold } from './metric-of-fold.ts';
import { noSuchMetric } from './no-such-metric.ts';
import type { Report } from './report.ts';
import { valueTypeOf } from './value.ts';
import { splitName, wordsOf } from './words-of.ts';

type FormulaLeaf = Extract<Formula, { kind: 'metric' | 'probe' }>;

/**
 * Arithmetic on metrics, folds and answers of probes; null after OS1101, OS1201, OS1202, OS1204, or where a part has a
 * message of its own.
 *
 * @param circleOf  the way from a metric back to the one that is being resolved; null where there is none
 */
export function resolveFormula(
  written: Arithmetic,
  knowledge: Knowledge,
  report: Report,
  circleOf: (name: string) => readonly string[] | null,
): Operand<Formula> | null {
  const resolve = (leaf: Leaf): Operand<FormulaLeaf> | null =>
    leaf.kind === 'aggregate'
      ? foldIn(leaf, knowledge, report)
      : nameIn(leaf.name, knowledge, report, circleOf);
  const literalOf = (leaf: Leaf) => (leaf.kind === 'name' ? literalBehind(leaf, knowledge, report) : null);
  return compute(written, { resolve, literalOf }, report);
}

/** A fold written in the formula takes its window from the metric. */
function foldIn(written: Aggregate, knowledge: Knowledge, report: Report): Operand<FormulaLeaf> | null {
  const fold = resolveFold({ ...written, name: written.aggregate }, knowledge, report);
  if (fold === null) return null;
  const name = wordsOf(report.file, written.span);
  const metric: FoldMetric = report.mark(metricOfFold(name, fold), written.span);
  return { of: { kind: 'metric', metric }, unit: fold.unit, name };
}

/** A metric, or a field of a probe. */
function nameIn(
  name: QName,
  knowledge: Knowledge,
  report: Report,
  circleOf: (name: string) => readonly string[] | null,
): Operand<FormulaLeaf> | null {
  const { scope } = knowledge;
  const declared = scope.find(name.text);
  if (declared?.node.kind === 'metric') {
    report.refer(name.span, 'metric', name.text);
    const circle = circleOf(name.text);
    if (circle !== null) {
      return report.error('OS1201', name.span, say`\`${name.text}\` is computed from itself`, {
        label: say`a circle`,
        notes: [verbatim(circle.map((one) => `\`${one}\``).join(' → '))],
      });
    }
    const known = knowledge.metrics.get(name.text);
    if (!known?.sound) report.spoil();
    if (known === undefined) return null;
    return { of: { kind: 'metric', metric: known.model }, unit: known.model.unit, name: name.text };
  }
  if (declared?.node.kind === 'broken') return report.spoil();
  const cut = name.text.lastIndexOf('.');
  const [head, tail] = [name.text.slice(0, cut), name.text.slice(cut + 1)];
  const probe = knowledge.probes.get(head);
  if (probe !== undefined) return answerIn(name, head, tail, knowledge, report);
  const source = knowledge.sources.get(head)?.model ?? knowledge.sources.get(name.text)?.model;
  if (source !== undefined) {
    const isField = source.name === head;
    return report.error(
      'OS1201',
      name.span,
      say`\`${name.text}\` is ${isField ? say`a field of every event` : say`a whole source`}, not one number`,
      {
        label: isField ? say`not folded` : say`not counted`,
        help: isField ? say`write \`avg of ${name.text}\`` : say`write \`count of ${name.text}\``,
      },
    );
  }
  const names = scope.all.filter(({ node }) => node.kind === 'metric').map((one) => one.name);
  return noSuchMetric(name, names, scope, report);
}

function answerIn(
  name: QName,
  head: string,
  tail: string,
  { probes }: Knowledge,
  report: Report,
): Operand<FormulaLeaf> | null {
  const probe = probes.get(head)!;
  if (!probe.sound) report.spoil();
  const field = probe.model.fields.find((candidate) => candidate.name === tail);
  const [start, end] = splitName(report.file, name, head);
  report.refer(start, 'probe', head);
  if (field === undefined) {
    if (!probe.sound) return null;
    const fields = probe.model.fields.map((candidate) => `${head}.${candidate.name}`);
    return report.error('OS1101', name.span, say`the probe \`${head}\` does not answer \`${tail}\``, {
      label: say`unknown field`,
      notes: fields.length === 0 ? [] : [say`there is ${listed(fields)}`],
      ...didYouMean(name.text, name.span, fields),
    });
  }
  report.refer(end, 'field', `${head}.${tail}`);
  return {
    of: { kind: 'probe', probe: head, field: tail },
    unit: valueTypeOf(field.type),
    name: name.text,
  };
}
