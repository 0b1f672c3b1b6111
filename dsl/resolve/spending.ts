import type { CatalogCost } from '../catalog.ts';
import { say, type Text } from '../say.ts';
import type { Act } from './act.ts';
import type { Context } from './context.ts';
import type { WrittenLimits } from './limit.ts';
import { reachedBy, targetCaps } from './reach.ts';

/**
 * OS2303 at the call of an action that may cost any amount, OS1204 at a limit in a currency that it does not cost. A
 * number of targets times a written amount is a limit too.
 */
export function checkSpending(act: Act, guard: WrittenLimits, context: Context): void {
  const { verb, call, limits, report } = act;
  const { cost } = verb;
  if (cost === null || !act.isWhole) return;
  const spends = [...limits.spends, ...guard.spends];
  const currency = currencyOf(cost, act);
  const example = currency === null || currency === 'KRW' ? '₩1_000_000' : `1_000${currency}`;
  const [other] = spends;
  if (other !== undefined) {
    if (currency === null || spends.some((spend) => spend.currency === currency)) return;
    const said = `\`${other.raw}\``;
    other.report.error('OS1204', other.span, say`${said} is another currency than \`${verb.name}\``, {
      label: say`limits nothing that it costs`,
      notes: [say`\`${verb.name}\` is in ${currency}; nothing converts currencies`],
      help: say`write \`spend at most ${example} in 1d\``,
    });
    return;
  }
  if (isBounded(act, cost, guard, context)) return;
  report.error('OS2303', call.name.span, say`nothing limits how much \`${verb.name}\` may cost`, {
    label: say`spends money`,
    notes: [costNote(verb.name, cost)],
    help: say`write \`spend at most ${example} in 1d\` after it or in \`guard\``,
  });
}

/** Whether a written amount times a known number is the most it can cost. */
function isBounded(act: Act, cost: CatalogCost, guard: WrittenLimits, context: Context): boolean {
  if (cost.amount.kind === 'argument') {
    const { name } = cost.amount;
    if (act.args.find((argument) => argument.name === name)?.value.kind !== 'literal') return false;
  }
  const limits = [act.limits, guard];
  const { most, kinds } = reachedBy(act, context);
  if (cost.per === 'call') return most !== null || limits.some(({ isCapped }) => isCapped);
  // A share of a population is a number only when it is known how large that is.
  return most !== null || targetCaps(limits, kinds).some(({ noun }) => noun === 'targets');
}

/** The currency that a call costs; null where only the connector knows. */
function currencyOf({ amount }: CatalogCost, { verb, args }: Act): string | null {
  if (amount.kind === 'fixed') return amount.currency;
  const declared = verb.arguments.find(({ name }) => name === amount.name)?.currency ?? null;
  const value = args.find(({ name }) => name === amount.name)?.value;
  if (declared !== null || value === undefined) return declared;
  const unit = value.kind === 'literal' ? value.unit : value.kind === 'metric' ? value.use.metric.unit : null;
  return unit?.kind === 'money' ? unit.currency : null;
}

function costNote(name: string, { amount, per }: CatalogCost): Text {
  if (amount.kind === 'argument') {
    return per === 'target'
      ? say`the connector marks \`${name}\` as costing its \`${amount.name}\` for each target`
      : say`the connector marks \`${name}\` as costing its \`${amount.name}\` each time`;
  }
  return per === 'target'
    ? say`the connector marks \`${name}\` as costing money for each target`
    : say`the connector marks \`${name}\` as costing money each time`;
}
