import { type Action, action, type Money } from '../connector.ts';
import { acted, refused } from '../http/exchange.ts';
import type { Price, VerbTraits } from '../traits.ts';
import { argumentsSchema } from './arguments.ts';
import type { VerbExtension } from './extension.ts';
import type { Field } from './field.ts';
import { lookUpOf } from './look-up.ts';
import { lastWord } from './name.ts';
import type { Offer, OfferedVerb } from './offer.ts';
import { filledFor, requestOf } from './request.ts';
import type { ServiceSettings } from './service.ts';

type Args = Readonly<Record<string, unknown>>;

/**
 * A verb with its manifest.
 *
 * @param siblings  what its family offers, itself among it
 */
export function verbAction(verb: OfferedVerb, siblings: readonly Offer[]): Action<unknown, never> {
  const { name, doc, said, takes, isRepeatable, operation } = verb;
  const verbs = siblings.filter((one) => one.kind === 'verb');
  const lookup = siblings.filter((one) => one.kind === 'lookup').find((one) => one.name === name);
  const { changes, reaches, lasting, severe } = said.effect;
  const undoes = verbs.filter((one) => one.said.undo === name).flatMap((one) => one.takes);
  const target = takes.find((field) => field.said.targets !== undefined);
  return action<ServiceSettings, Args>({
    doc,
    args: argumentsSchema(takes, undoes) as Action<ServiceSettings, Args>['args'],
    effect: { changes, reaches, lasting, severe },
    ...(target === undefined ? {} : { resource: (args) => JSON.stringify(args[target.name] ?? null) }),
    inverse: said.undo === undefined ? null : lastWord(said.undo),
    idempotency: said.idempotency ?? (isRepeatable ? 'key' : 'none'),
    ttl: said.ttl,
    cost: costOf(said.cost, takes),
    traits: traitsOf(verb),
    ...(lookup === undefined ? {} : { lookUp: lookUpOf(lookup) }),
    async run(args, context) {
      const { settings } = context;
      const request = requestOf(operation, takes, args, filledFor(context, 'act'), settings.baseUrl);
      return 'refused' in request ? refused(request.refused) : acted(request, context);
    },
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
