import { say } from '../say.ts';
import type { DetectorParam, Test } from '../tree/condition.ts';
import { textOf } from './constant.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Constant } from './value.ts';

/** What `anomalous (…)` may be told, and the words that each parameter takes. */
const PARAMS: Readonly<Record<string, readonly string[]>> = {
  sensitivity: ['high', 'medium', 'low'],
};

/** The parameters of a detector by name; null after OS1101, OS1104, or OS0107 for one that is given twice. */
export function resolveAnomaly(
  { params }: Extract<Test, { kind: 'anomalous' }>,
  context: Context,
): Readonly<Record<string, Constant>> | null {
  const { report } = context;
  const found = new Map<string, Constant>();
  let isWhole = true;
  for (const param of params) {
    const { name } = param;
    const value = found.has(name.text)
      ? report.error('OS0107', name.span, say`\`${name.text}\` is given twice`, { label: say`second value` })
      : paramOf(param, context);
    if (value === null) isWhole = false;
    else found.set(name.text, value);
  }
  return isWhole ? Object.fromEntries(found) : null;
}

function paramOf({ name, value }: DetectorParam, { report }: Context): Constant | null {
  const known = Object.hasOwn(PARAMS, name.text) ? PARAMS[name.text]! : null;
  if (known === null) {
    const names = Object.keys(PARAMS);
    return report.error('OS1101', name.span, say`\`anomalous\` cannot be told a \`${name.text}\``, {
      label: say`unknown parameter`,
      notes: [say`it takes ${listed(names)}`],
      ...didYouMean(name.text, name.span, names),
    });
  }
  const said = textOf(value) ?? ('raw' in value ? value.raw : '');
  if (known.includes(said)) return said;
  return report.error('OS1104', value.span, say`\`${name.text}\` is never \`${said}\``, {
    label: say`not one of its values`,
    notes: [say`\`${name.text}\` is one of ${listed(known)}`],
    ...didYouMean(said, value.span, known),
  });
}
