import { type Action, action, type Money, type Outcome } from '../connector.ts';
import type { Price, VerbTraits } from '../traits.ts';
import { argumentsSchema } from './arguments.ts';
import type { VerbExtension } from './extension.ts';
import type { Field } from './field.ts';
import { lastWord, notCalled } from './name.ts';
import type { OfferedVerb } from './offer.ts';

type Args = Readonly<Record<string, unknown>>;

/**
 * A verb with its manifest.
 *
 * @param siblings  the verbs of its family, itself among them
 */
export function verbAction(verb: OfferedVerb, siblings: readonly OfferedVerb[]): Action<unknown, never> {
  const { name, doc, said, takes, isRepeatable } = verb;
  const { changes, reaches, lasting, severe } = said.effect;
  const undoes = siblings.filter((one) => one.said.undo === name).flatMap((one) => one.takes);
  const target = takes.find((field) => field.said.targets !== undefined);
  return action<unknown, Args>({
    doc,
    args: argumentsSchema(takes, undoes) as Action<unknown, Args>['args'],
    effect: { changes, reaches, lasting, severe },
    ...(target === undefined ? {} : { resource: (args) => JSON.stringify(args[target.name] ?? null) }),
    inverse: said.undo === undefined ? null : lastWord(said.undo),
    idempotency: said.idempotency ?? (isRepeatable ? 'key' : 'none'),
    ttl: said.ttl,
    cost: costOf(said.cost, takes),
    traits: traitsOf(verb),
    run: async (): Promise<Outcome> => ({
      kind: 'failed',
      reason: notCalled(name),
      retryable: false,
      retryAfterMs: null,
    }),
  });
}

function traitsOf({ docKo, said, deprecated }: OfferedVerb): VerbTraits {
  const { purpose, effect, endsBy, undoTakes, cost, asksAmong, affects, opposites } = said;
  return {
    docKo,
    takesAway: effect.takesAway,
    inverseScope: undoTakes,
    affects: affects.map(({ topic, only = null, become }) => ({ topic, only, become })),
    opposites: opposites.map(lastWord),
    ...(purpose === undefined ? {} : { purpose }),
    ...(endsBy === undefined ? {} : { endsBy }),
    ...(cost === undefined ? {} : { price: priceOf(cost) }),
    ...(asksAmong === undefined ? {} : { asksAmong }),
    ...(deprecated === undefined ? {} : { deprecated }),
  };
}

function priceOf(cost: NonNullable<VerbExtension['cost']>): Price {
  return 'argument' in cost
    ? { amount: { kind: 'argument', name: cost.argument }, per: cost.per }
    : { amount: { kind: 'fixed', minor: cost.most, currency: cost.currency }, per: cost.per };
}

/** Worst case of one call, in the currency that its argument has. */
function costOf(cost: VerbExtension['cost'], takes: readonly Field[]): ((args: Args) => Money) | null {
  if (cost === undefined) return null;
  if ('most' in cost) return () => ({ minor: cost.most, currency: cost.currency });
  const currency = takes.find(({ name }) => name === cost.argument)?.type.of ?? '';
  return (args) => ({ minor: Number(args[cost.argument]), currency });
}
