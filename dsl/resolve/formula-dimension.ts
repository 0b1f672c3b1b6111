import type { Formula, MetricModel } from '../model/metric.ts';
import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import { dimensionsOf } from './probe.ts';
import type { Report } from './report.ts';

/**
 * Declared dimensions of a formula, alphabetical, each once. All metrics and folds in it must have them, and a probe
 * must find in them what it is asked for: OS1101, OS1107.
 */
export function dimensionsOfFormula(
  written: readonly QName[],
  formula: Formula,
  name: QName,
  knowledge: Knowledge,
  report: Report,
): readonly string[] {
  const parts = leavesOf(formula);
  const metrics = parts.flatMap((part) => (part.kind === 'metric' ? [part.metric] : []));
  const per = written.flatMap((dimension) =>
    isDimensionOf(dimension, metrics, name, knowledge, report) ? [dimension.text] : [],
  );
  for (const part of parts) {
    const probe = part.kind === 'probe' ? knowledge.probes.get(part.probe) : undefined;
    const lacking = probe ? dimensionsOf(probe.model).filter((one) => !per.includes(one)) : [];
    if (lacking.length === 0) continue;
    if (!probe?.sound || per.length < written.length) report.spoil();
    else {
      report.error(
        'OS1107',
        name.span,
        say`\`${name.text}\` does not say for which \`${lacking.join(', ')}\` to ask \`${probe.model.name}\``,
        {
          label: say`asked per ${lacking.join(', ')}`,
          help: say`write \`per ${[...per, ...lacking].join(', ')}\` at the metric`,
        },
      );
    }
    break;
  }
  return [...new Set(per)].sort();
}

/** Whether every part can be grouped so; constants and probes take anything. */
function isDimensionOf(
  dimension: QName,
  metrics: readonly MetricModel[],
  name: QName,
  { dimensions }: Knowledge,
  report: Report,
): boolean {
  const { text, span } = dimension;
  const lacking = metrics.find((metric) => !metric.per.includes(text));
  if (lacking === undefined && (metrics.length > 0 || dimensions.has(text))) {
    report.refer(span, 'dimension', text);
    return true;
  }
  const [first, ...others] = metrics;
  const known = first
    ? first.per.filter((one) => others.every(({ per }) => per.includes(one)))
    : [...dimensions];
  const isPartly = metrics.some((metric) => metric.per.includes(text));
  if (isPartly && lacking !== undefined) {
    report.error('OS1107', span, say`\`${lacking.name}\` is not counted per \`${text}\``, {
      label: say`not all of \`${name.text}\` can be counted so`,
      notes: [
        lacking.per.length === 0
          ? say`\`${lacking.name}\` has no dimensions`
          : say`\`${lacking.name}\` is counted per ${listed(lacking.per)}`,
      ],
    });
  } else {
    report.error('OS1101', span, say`\`${name.text}\` cannot be counted per \`${text}\``, {
      label: say`unknown dimension`,
      notes: known.length === 0 ? [] : [say`it can be counted per ${listed(known)}`],
      ...didYouMean(text, span, known),
    });
  }
  return false;
}

function leavesOf(formula: Formula): readonly Exclude<Formula, { kind: 'binary' }>[] {
  return formula.kind === 'binary' ? [...leavesOf(formula.left), ...leavesOf(formula.right)] : [formula];
}
