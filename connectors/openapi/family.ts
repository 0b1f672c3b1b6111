import type { z } from 'zod';
import { type Connector, type ProbeVerb, probe } from '../connector.ts';
import { asked } from '../http/exchange.ts';
import type { AnswerField, ReadVerb } from '../traits.ts';
import { describedAnswer, readAnswer } from './answer.ts';
import { argumentsSchema } from './arguments.ts';
import { coherent } from './coherence.ts';
import type { Complain, DocumentProblem } from './document-problem.ts';
import { tagExtension } from './extension.ts';
import type { Field } from './field.ts';
import { argumentTypeOf } from './field-type.ts';
import { familyOf, lastWord } from './name.ts';
import { children, EXTENSION, isRecord, placeOf, type Reading, rootNode, textIn } from './node.ts';
import { type OfferedProbe, type OfferedRead, offersOf } from './offer.ts';
import { readExtension } from './read-extension.ts';
import { type Filled, requestOf } from './request.ts';
import type { ServiceSettings } from './service.ts';
import { verbAction } from './verb-action.ts';

type Args = Readonly<Record<string, unknown>>;

/** A question has no key and leaves nothing in force. */
const NOTHING_FILLED: Filled = { actKey: null, expiresAtMs: null };

/** What a document offers: one connector for each family of names, and what is wrong with it. */
export interface Offered {
  readonly families: readonly Connector[];
  readonly problems: readonly DocumentProblem[];
}

/**
 * The connectors that an OpenAPI document describes: `incentives.push` is the verb `push` of the family `incentives`.
 * Families and names are in the document's order. Never throws; an operation with a mistake is left out.
 *
 * @param document  the document as plain data
 * @param settings  of the entry that names the document: the same for all families
 */
export function familiesOf(document: unknown, settings: Connector['settings']): Offered {
  const problems = new Map<string, DocumentProblem>();
  const complain: Complain = (path, message, help) => {
    // A part that several operations refer to is read several times.
    problems.set(JSON.stringify([path, message]), { path, message, help });
    return null;
  };
  const reading = { root: document, complain };
  const tags = tagDocs(reading);
  const offers = coherent(offersOf(reading), complain);
  const names = [...new Set(offers.map(({ name }) => familyOf(name)))];
  const families = names.map((family): Connector => {
    const own = offers.filter(({ name }) => familyOf(name) === family);
    const verbs = own.filter((offer) => offer.kind === 'verb');
    const docs = tags.get(family);
    return {
      name: family,
      ...(docs ?? {
        doc: `What the service offers as ${family}.`,
        docKo: `서비스가 ${family} 아래 제공하는 것.`,
      }),
      settings,
      actions: Object.fromEntries(verbs.map((verb) => [lastWord(verb.name), verbAction(verb, own)])),
      probes: Object.fromEntries(
        own.flatMap((offer) => (offer.kind === 'probe' ? [[lastWord(offer.name), probeOf(offer)]] : [])),
      ),
      reads: Object.fromEntries(
        own.flatMap((offer) => (offer.kind === 'read' ? [[lastWord(offer.name), readOf(offer)]] : [])),
      ),
    };
  });
  return { families, problems: [...problems.values()] };
}

function probeOf({
  doc,
  docKo,
  takes,
  operation,
  answers,
  deprecated,
}: OfferedProbe): ProbeVerb<unknown, never> {
  return probe<ServiceSettings, Args>({
    doc,
    docKo,
    args: argumentsSchema(takes, []) as z.ZodType<Args>,
    answers: answers.map(answerOf),
    ...(deprecated === undefined ? {} : { deprecated }),
    async read(args, context) {
      const request = requestOf(operation, takes, args, NOTHING_FILLED, context.settings.baseUrl);
      return 'refused' in request
        ? { kind: 'unknown', reason: request.refused }
        : asked(request.url, (response) => describedAnswer(answers, response), context);
    },
  });
}

function readOf({ doc, docKo, takes, operation, returns, deprecated }: OfferedRead): ReadVerb {
  const { type } = returns;
  const read: ReadVerb<ServiceSettings> = {
    doc,
    docKo,
    args: argumentsSchema(takes, []),
    returns: { type: argumentTypeOf(type) ?? 'any', of: type.name === 'id' ? type.of : null },
    ...(deprecated === undefined ? {} : { deprecated }),
    async read(args, context) {
      const request = requestOf(operation, takes, args, NOTHING_FILLED, context.settings.baseUrl);
      return 'refused' in request
        ? { kind: 'unknown', reason: request.refused }
        : asked(request.url, (response) => readAnswer(returns, response), context);
    },
  };
  return read as ReadVerb;
}

function answerOf({ name, type, oneOf, required, doc, said }: Field): AnswerField {
  return { name, type: type.name, of: type.of, oneOf, optional: !required, doc, docKo: said.ko ?? null };
}

/** What a tag says of the family of its name. */
type Docs = Pick<Connector, 'doc' | 'docKo'>;

/** The docs of each tag that has any, by its name. */
function tagDocs(reading: Reading): ReadonlyMap<string, Docs> {
  const document = isRecord(reading.root) ? rootNode(reading) : null;
  const tags = document === null ? [] : children(reading, document, 'tags');
  return new Map(
    tags.flatMap((tag): [string, Docs][] => {
      const extension = tag.value[EXTENSION];
      const at = placeOf(tag, EXTENSION);
      const said =
        extension === undefined ? null : readExtension(tagExtension, extension, at, reading.complain);
      const doc = textIn(tag, 'description');
      return doc === '' ? [] : [[textIn(tag, 'name'), said === null ? { doc } : { doc, docKo: said.ko }]];
    }),
  );
}
