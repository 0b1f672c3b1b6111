import type { ConditionModel } from '../model/condition.ts';
import type { SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { TestCondition } from '../tree/condition.ts';
import type { Context } from './context.ts';
import { kindName } from './scope.ts';
import { windowMs } from './window.ts';
import { wordsOf } from './words-of.ts';

/** `order_events is missing over 5m`: the whole pipe brought nothing. Nothing else can be asked of a source. */
export function sourceTest(
  { signal, test, modifiers }: TestCondition,
  source: SourceModel,
  text: string,
  { report }: Context,
): ConditionModel | null {
  const { slice, name } = signal;
  report.refer(name.span, source.kind, source.name);
  if (test.kind !== 'missing') {
    return report.error(
      'OS1201',
      name.span,
      say`\`${source.name}\` is a ${kindName(source.kind)}; only its silence can be asked for`,
      {
        help: say`write a metric such as \`count of ${source.name}\`, or \`${source.name} is missing over 5m\``,
      },
    );
  }
  if (slice.where !== null || slice.in !== null || (slice.per !== null && slice.per.length > 0)) {
    const asked = wordsOf(report.file, signal.span);
    return report.error('OS1201', name.span, say`\`${source.name} is missing\` is about the whole pipe`, {
      label: say`only a part of it is named`,
      help: test.negated
        ? say`write \`not no ${asked} over 5m\``
        : say`write \`no ${asked} over 5m\` for a part that brings nothing`,
    });
  }
  const overMs = modifiers.over === null ? source.silentAfterMs : windowMs(modifiers.over, report);
  if (modifiers.over !== null && overMs === null) return null;
  if (overMs === null) {
    return report.error(
      'OS1301',
      name.span,
      say`nothing says for how long \`${source.name}\` must be missing`,
      {
        label: say`no window`,
        help: say`write \`${source.name} is missing over 5m\``,
      },
    );
  }
  return { kind: 'sourceMissing', text, source: source.name, overMs, not: test.negated };
}
