import type { ArgumentValueModel, TextPartModel } from '../model/argument.ts';
import { say } from '../say.ts';
import type { TextLiteral } from '../tree/literal.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { isLookUp } from './look-up.ts';
import { resolveUse } from './use.ts';

/** Words that read the trigger's comparison with its baseline. */
const CHANGES = ['drop', 'rise', 'change', 'baseline'] as const;

/**
 * A text with its placeholders resolved; a text without any is a literal. Placeholders are bound dimensions,
 * metrics, `drop rise change baseline now` of the trigger, `cause severity`, and arguments of the same call. Null
 * after OS1401 (no such value here) or OS0201.
 *
 * @param siblings  names of the arguments of the same call
 */
export function resolveText(
  text: TextLiteral,
  siblings: readonly string[],
  context: Context,
): ArgumentValueModel | null {
  if (!text.parts.some((part) => part.kind === 'placeholder')) {
    const value = text.parts.map((part) => (part.kind === 'plain' ? part.text : '')).join('');
    return { kind: 'literal', value: text.parts.length === 0 ? text.value : value, unit: { kind: 'text' } };
  }
  const parts: TextPartModel[] = [];
  let isWhole = true;
  for (const part of text.parts) {
    const resolved: TextPartModel | null =
      part.kind === 'plain' ? { kind: 'words', text: part.text } : placeholder(part, siblings, context);
    if (resolved === null) isWhole = false;
    else parts.push(resolved);
  }
  return isWhole ? { kind: 'text', parts } : null;
}

type Placeholder = Extract<TextLiteral['parts'][number], { kind: 'placeholder' }>;

/** The nearest meaning wins: what is bound, the same call, the trigger, then metrics. */
function placeholder(part: Placeholder, siblings: readonly string[], context: Context): TextPartModel | null {
  const { knowledge, report, bound, results } = context;
  const { name, span } = part;
  if (part.format !== null) return report.notBuilt(span, `|${part.format}`);
  if (bound?.includes(name)) return { kind: 'dimension', dimension: name };
  if (siblings.includes(name)) return { kind: 'argument', name };
  if (name === 'cause' || name === 'severity') return { kind: name };
  const what = [...CHANGES, 'now' as const].find((word) => word === name);
  if (what === 'now' || (what && context.changes !== false)) return { kind: 'trigger', what };
  if (what) {
    return report.error('OS1401', span, say`the text uses \`{${name}}\`, which has no value here`, {
      label: say`no comparison with a baseline`,
      notes: [say`the \`when\` of this playbook compares with a fixed value`],
    });
  }
  const metric = knowledge.metrics.get(name);
  if (metric) {
    if (!metric.sound) return report.spoil();
    const use = {
      metric: metric.model,
      span,
      per: null,
      slice: null,
      overall: false,
      over: null,
      isBare: true,
    };
    // A metric without a window of its own is told as the trigger reads it.
    const asTrigger = context.triggerUses.find(
      (candidate) => candidate.metric.name === name && metric.model.overMs === null,
    );
    const read = asTrigger ?? resolveUse(use, context);
    return read && { kind: 'metric', use: read };
  }
  const [first = ''] = name.split('.');
  if (results.has(first)) return report.spoil();
  const declared = knowledge.scope.find(name);
  if (declared?.node.kind === 'broken' || declared?.node.kind === 'metric') return report.spoil();
  if (first !== name && isLookUp(first, knowledge))
    return report.notBuilt(span, `{${name}}`, { label: say`a look-up in a table` });
  if (first !== name && isProbeField(name, context)) {
    return report.notBuilt(span, `{${name}}`, { label: say`a probe's answer in a text` });
  }
  return unknown(part, siblings, context);
}

/** OS1401 with everything that is known here. */
function unknown({ name, span }: Placeholder, siblings: readonly string[], context: Context): null {
  const { knowledge, report, bound } = context;
  const changes = context.changes === false ? [] : CHANGES;
  const known = [...(bound ?? []), ...changes, 'now', 'cause', 'severity', ...siblings];
  const metrics = [...knowledge.metrics.keys()];
  const near = didYouMean(name, span, [...known, ...metrics], knowledge.scope);
  // `{지역}` is nobody's slip of the pen for `{region}`: where one dimension is bound, it is what was meant.
  const [dimension, ...others] = bound ?? [];
  const meant = dimension !== undefined && others.length === 0 && /^[가-힣]+$/.test(name) ? dimension : null;
  const word = near.fix?.text ?? meant;
  return report.error('OS1401', span, say`the text uses \`{${name}}\`, which has no value here`, {
    label: say`unknown placeholder`,
    notes: [say`this playbook knows ${known.map((word) => `{${word}}`).join(' ')} and its metrics`],
    help: near.help ?? (meant === null ? null : say`did you mean \`{${meant}}\`?`),
    fix: word === null ? null : { span, text: `{${word}}`, safe: false },
  });
}

function isProbeField(name: string, { knowledge }: Context): boolean {
  const cut = name.lastIndexOf('.');
  const probe = knowledge.probes.get(name.slice(0, cut))?.model;
  return probe?.fields.some((field) => field.name === name.slice(cut + 1)) ?? false;
}
