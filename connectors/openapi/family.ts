import {
  type Action,
  type Answer,
  action,
  type Connector,
  type Money,
  type Outcome,
  probe,
} from '../connector.ts';
import type { AnswerField, Price, VerbTraits } from '../traits.ts';
import { argumentsSchema } from './arguments.ts';
import { coherent } from './coherence.ts';
import type { Complain, DocumentProblem } from './document-problem.ts';
import type { VerbExtension } from './extension.ts';
import type { Field } from './field.ts';
import { argumentTypeOf } from './field-type.ts';
import { isRecord } from './node.ts';
import { type Offer, offersOf } from './offer.ts';

/** What a document offers: one connector for each family of names, and what is wrong with it. */
export interface Offered {
  readonly families: readonly Connector[];
  readonly problems: readonly DocumentProblem[];
}

type Verb = Extract<Offer, { kind: 'verb' }>;

/**
 * The connectors that an OpenAPI document describes: `incentives.push` is the verb `push` of the family `incentives`.
 * Families and names are in the document's order. Never throws; an operation with a mistake is left out.
 *
 * @param document  the document as plain data
 */
export function familiesOf(document: unknown, settings: Connector['settings']): Offered {
  const problems: DocumentProblem[] = [];
  const complain: Complain = (path, message, help) => {
    // A part that several operations refer to is read several times.
    const again = problems.some((one) => one.message === message && one.path.join('\n') === path.join('\n'));
    if (!again) problems.push({ path, message, help });
    return null;
  };
  const offers = coherent(offersOf(document, complain), complain);
  const names = [...new Set(offers.map(({ name }) => familyOf(name)))];
  const families = names.map((name): Connector => {
    const own = offers.filter((offer) => familyOf(offer.name) === name);
    const verbs = own.filter((offer) => offer.kind === 'verb');
    const probes = own.filter((offer) => offer.kind === 'probe');
    const reads = own.filter((offer) => offer.kind === 'read');
    return {
      name,
      doc: tagDoc(document, name) ?? `What the service offers as ${name}.`,
      settings,
      actions: Object.fromEntries(verbs.map((verb) => [lastWord(verb.name), actionOf(verb, verbs)])),
      probes: Object.fromEntries(
        probes.map(({ name: full, doc, ko, takes, answers, deprecated }) => [
          lastWord(full),
          probe({
            doc,
            docKo: ko,
            args: argumentsSchema(takes, []),
            answers: answers.map(answerOf),
            ...(deprecated === undefined ? {} : { deprecated }),
            read: async (): Promise<Answer> => ({ kind: 'unknown', reason: notCalled(full) }),
          }),
        ]),
      ),
      reads: Object.fromEntries(
        reads.map(({ name: full, doc, ko, takes, returns, deprecated }) => [
          lastWord(full),
          {
            doc,
            docKo: ko,
            args: argumentsSchema(takes, []),
            returns: {
              type: argumentTypeOf(returns.type) ?? 'any',
              of: returns.type.name === 'id' ? returns.type.of : null,
            },
            ...(deprecated === undefined ? {} : { deprecated }),
          },
        ]),
      ),
    };
  });
  return { families, problems };
}

function actionOf(verb: Verb, siblings: readonly Verb[]): Action<unknown, never> {
  const { name, doc, said, takes, repeatable } = verb;
  const { changes, reaches, lasting, severe } = said.effect;
  const taken = siblings.filter((one) => one.said.undo === name).flatMap((one) => one.takes);
  return action<unknown, Readonly<Record<string, unknown>>>({
    doc,
    args: argumentsSchema(takes, taken) as Action<unknown, Readonly<Record<string, unknown>>>['args'],
    effect: { changes, reaches, lasting, severe },
    inverse: said.undo === undefined ? null : lastWord(said.undo),
    idempotency: said.idempotency ?? (repeatable ? 'key' : 'none'),
    ttl: said.ttl,
    cost: costOf(said.cost, takes),
    traits: traitsOf(verb, takes),
    run: async (): Promise<Outcome> => ({
      kind: 'failed',
      reason: notCalled(name),
      retryable: false,
      retryAfterMs: null,
    }),
  });
}

function traitsOf({ ko, said, deprecated }: Verb, takes: readonly Field[]): VerbTraits {
  const price = priceOf(said.cost);
  const scope = takes.length > 0 && said.undoTakes === 'wider' ? { inverseScope: 'wider' as const } : {};
  return {
    docKo: ko,
    ...(said.purpose === undefined ? {} : { purpose: said.purpose }),
    takesAway: said.effect.takesAway,
    ...(said.endsBy === undefined ? {} : { endsBy: said.endsBy }),
    ...scope,
    ...(price === null ? {} : { price }),
    ...(said.asksAmong === undefined ? {} : { asksAmong: said.asksAmong }),
    affects: said.affects.map(({ topic, only = null, become }) => ({ topic, only, become })),
    opposites: said.opposites.map(lastWord),
    ...(deprecated === undefined ? {} : { deprecated }),
  };
}

function priceOf(cost: VerbExtension['cost']): Price | null {
  if (cost === undefined) return null;
  return 'argument' in cost
    ? { amount: { kind: 'argument', name: cost.argument }, per: cost.per }
    : { amount: { kind: 'fixed', minor: cost.most, currency: cost.currency }, per: cost.per };
}

/** Worst case of one call, in the currency that the argument has. */
function costOf(
  cost: VerbExtension['cost'],
  takes: readonly Field[],
): ((args: Readonly<Record<string, unknown>>) => Money) | null {
  if (cost === undefined) return null;
  if ('most' in cost) return () => ({ minor: cost.most, currency: cost.currency });
  const currency = takes.find(({ name }) => name === cost.argument)?.type.of ?? '';
  return (args) => ({ minor: Number(args[cost.argument]), currency });
}

function answerOf({ name, type, oneOf, required, doc, said }: Field): AnswerField {
  return {
    name,
    type: type.name,
    of: type.of,
    oneOf,
    optional: !required,
    doc,
    docKo: said.ko ?? null,
  };
}

function tagDoc(document: unknown, family: string): string | null {
  const tags = isRecord(document) && Array.isArray(document['tags']) ? document['tags'] : [];
  const tag = tags.find((one) => isRecord(one) && one['name'] === family);
  return isRecord(tag) && typeof tag['description'] === 'string' ? tag['description'].trim() : null;
}

function notCalled(name: string): string {
  return `not called yet: this version describes \`${name}\` and does not send it`;
}

function familyOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

function lastWord(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
