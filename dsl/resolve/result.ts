import { say } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import type { ValueType } from './value.ts';

/** What `as` gave a name to. */
export type Result =
  /** Of an action that no connector offers: whatever is asked of it may be right. */
  | { readonly kind: 'unknown' }
  /** `do restaurants.pause(…) as paused`: `paused.count` is the number of targets that succeeded. */
  | { readonly kind: 'action' }
  /** `do ops.confirm(…) as answer`: one of its choices; null where they are not written out. */
  | { readonly kind: 'answer'; readonly among: readonly string[] | null }
  /** `track … as effect`: in the metric's unit, or in points where the share that passes is tracked. */
  | { readonly kind: 'effect'; readonly unit: ValueType };

/** A result that is at hand, as the model names it. */
export interface FoundResult {
  readonly name: string;
  /** `count` of an action's result; null for an answer and an effect. */
  readonly field: string | null;
  readonly result: Result;
}

/**
 * The result that a name stands for. `none` where no `as` gives its first word; null after a message: it is given
 * later or in another block, or has no such part.
 *
 * @param code  OS1101 in a condition or an argument, OS1401 in a text
 */
export function findResult(
  text: string,
  span: Span,
  code: 'OS1101' | 'OS1401',
  { results, named, report, knowledge }: Context,
): FoundResult | null | 'none' {
  const [name = '', ...rest] = text.split('.');
  const field = rest.length === 0 ? null : rest.join('.');
  const result = results.get(name);
  if (result === undefined) {
    if (!named.has(name) || knowledge.scope.find(text) !== undefined) return 'none';
    return report.error(code, span, say`\`${name}\` has no value here yet`, {
      label: say`named elsewhere`,
      notes: [
        say`what \`as\` names is at hand in the statements after it, in the same block and inside them`,
      ],
    });
  }
  report.refer({ start: span.start, end: span.start + name.length }, 'result', name);
  if (result.kind === 'unknown') return report.spoil();
  if (result.kind === 'action' ? field === 'count' : field === null) return { name, field, result };
  if (result.kind === 'action' && field === null) {
    return report.error(code, span, say`\`${name}\` is an action's result, not a value`, {
      label: say`a result`,
      help: say`write \`${name}.count\`: how many succeeded`,
    });
  }
  const known = result.kind === 'action' ? [`${name}.count`] : [name];
  return report.error(code, span, say`\`${name}\` has no \`${field ?? ''}\``, {
    label: say`no part of a result`,
    help: say`there is \`${known[0]!}\``,
    ...didYouMean(text, span, known),
  });
}
