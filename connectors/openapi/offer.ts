import { type Message, say } from '../say.ts';
import type { Complain } from './document-problem.ts';
import {
  lookupExtension,
  probeExtension,
  questionExtension,
  type VerbExtension,
  verbExtension,
} from './extension.ts';
import { answerFields, type Field, pathParameters, requestFields, takesKey } from './field.ts';
import {
  child,
  EXTENSION,
  isRecord,
  type Node,
  type Path,
  placeOf,
  type Reading,
  rootNode,
  textIn,
} from './node.ts';
import { readExtension } from './read-extension.ts';

/** An operation as it goes over the wire. */
export interface Operation {
  readonly method: Uppercase<(typeof METHODS)[number]>;
  /** Below the base URL, with slots in braces. */
  readonly template: string;
  /** A body is described, so that one is sent, be it empty. */
  readonly hasBody: boolean;
}

interface Common {
  /** Dotted, as playbooks write it. */
  readonly name: string;
  readonly doc: string;
  readonly docKo: string;
  readonly takes: readonly Field[];
  readonly operation: Operation;
  /** What replaces it; undefined: it is no old name. */
  readonly deprecated: { readonly use: string | null } | undefined;
  /** Of its `x-ordersense`. */
  readonly path: Path;
}

export interface OfferedVerb extends Common {
  readonly kind: 'verb';
  readonly said: VerbExtension;
  /** The service honours an `Idempotency-Key`, or the same again changes nothing by what the method is. */
  readonly isRepeatable: boolean;
}

export interface OfferedRead extends Common {
  readonly kind: 'read';
  readonly returns: Field;
}

export interface OfferedProbe extends Common {
  readonly kind: 'probe';
  readonly answers: readonly Field[];
}

/** Whether an act of the verb with this name was done. */
export interface OfferedLookup extends Common {
  readonly kind: 'lookup';
  /** Longest that an act takes to be done, s. */
  readonly within: number;
}

/** One operation that playbooks, or the engine for them, may use. */
export type Offer = OfferedVerb | OfferedRead | OfferedProbe | OfferedLookup;

const KINDS = ['verb', 'read', 'probe', 'lookup'] as const;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** RFC 9110 §9.2.2. */
const IDEMPOTENT: ReadonlySet<string> = new Set(['put', 'delete']);

/** What a document offers, in its order. */
export interface Offers {
  /** Those without a mistake. */
  readonly whole: readonly Offer[];
  /** Names of the others, as far as they can be read: what refers to them is not wrong because of that. */
  readonly spoiled: ReadonlySet<string>;
}

/** Every operation with an `x-ordersense`; the others are none of ours. */
export function offersOf(reading: Reading): Offers {
  const { complain } = reading;
  const document = isRecord(reading.root) ? rootNode(reading) : null;
  const paths = document && child(reading, document, 'paths');
  const whole: Offer[] = [];
  const spoiled = new Set<string>();
  if (document === null || paths === null) {
    complain([], say`this is no OpenAPI document`, say`it begins with \`openapi: 3.1.0\` and has \`paths:\``);
    return { whole, spoiled };
  }
  if (!/^3\.1\./.test(String(document.value['openapi'])))
    complain(
      ['openapi'],
      say`only OpenAPI 3.1 is understood`,
      say`write \`openapi: 3.1.0\`, and the document by it`,
    );
  for (const path of Object.keys(paths.value)) {
    const item = child(reading, paths, path);
    if (item === null) continue;
    for (const method of METHODS) {
      let mistakes = 0;
      const counted: Complain = (...problem) => {
        mistakes++;
        return complain(...problem);
      };
      const offer = offerOf({ ...reading, complain: counted }, path, item, method);
      if (offer !== null && mistakes === 0) whole.push(offer);
      else if (mistakes > 0) for (const name of namesSaid(item, method)) spoiled.add(name);
    }
  }
  return { whole, spoiled };
}

/** Names that an operation gives itself, however wrong the rest is. */
function namesSaid({ value }: Node, method: string): readonly string[] {
  const operation = value[method];
  const extension = isRecord(operation) ? operation[EXTENSION] : undefined;
  if (!isRecord(extension)) return [];
  return KINDS.flatMap((kind) => (typeof extension[kind] === 'string' ? [extension[kind]] : []));
}

function offerOf(
  reading: Reading,
  template: string,
  item: Node,
  method: (typeof METHODS)[number],
): Offer | null {
  const { complain } = reading;
  if (!Object.hasOwn(item.value, method)) return null;
  const operation = child(reading, item, method);
  const extension = operation?.value[EXTENSION];
  if (operation === null || extension === undefined) return null;
  const path = placeOf(operation, EXTENSION);
  const kinds = isRecord(extension) ? KINDS.filter((kind) => kind in extension) : [];
  if (kinds.length !== 1)
    return complain(
      path,
      say`it is not clear what this operation is to playbooks`,
      say`write one of \`verb: family.name\`, \`read: family.name\` and \`probe: family.name\``,
    );
  const kind = String(kinds[0]);
  if ((kind === 'verb') === (method === 'get'))
    return complain(
      [...path, kind],
      kind === 'verb' ? say`a GET changes nothing, so it is no verb` : say`a ${kind} is asked by GET`,
      kind === 'verb'
        ? say`write \`read:\` or \`probe:\`, or describe another method`
        : say`write \`verb:\`, or describe a GET`,
    );
  checkSummary(reading, operation);
  checkTemplate(reading, template, item, operation);
  const common = ({ ko = '', use }: { readonly ko?: string; readonly use?: string | undefined }) => ({
    doc: textIn(operation, 'summary'),
    docKo: ko,
    takes: requestFields(reading, item, operation),
    operation: {
      method: method.toUpperCase() as Operation['method'],
      template,
      hasBody: operation.value['requestBody'] !== undefined,
    },
    deprecated: operation.value['deprecated'] === true ? { use: use ?? null } : undefined,
    path,
  });
  switch (kind) {
    case 'verb': {
      const said = readExtension(verbExtension, extension, path, complain);
      if (said === null) return null;
      const isRepeatable = IDEMPOTENT.has(method) || takesKey(reading, item, operation);
      return { kind, name: said.verb, said, isRepeatable, ...common(said) };
    }
    case 'read': {
      const said = readExtension(questionExtension, extension, path, complain);
      if (said === null) return null;
      const answers = answerFields(reading, operation);
      const returns = answers.find(({ name }) => name === said.returns);
      if (returns === undefined)
        return complain(
          [...path, 'returns'],
          say`the answer has no \`${said.returns}\``,
          fieldsSaid(answers),
        );
      return { kind, name: said.read, returns, ...common(said) };
    }
    case 'lookup': {
      const said = readExtension(lookupExtension, extension, path, complain);
      return said && { kind, name: said.lookup, within: said.within, ...common({}) };
    }
    default: {
      const said = readExtension(probeExtension, extension, path, complain);
      if (said === null) return null;
      const answers = answerFields(reading, operation);
      if (answers.length === 0)
        complain(operation.path, say`it is not said what this probe answers`, fieldsSaid(answers));
      return { kind: 'probe', name: said.probe, answers, ...common(said) };
    }
  }
}

function checkSummary({ complain }: Reading, operation: Node): void {
  const summary = textIn(operation, 'summary');
  if (/^[A-Z].*\.$/s.test(summary)) return;
  complain(
    summary === '' ? operation.path : placeOf(operation, 'summary'),
    summary === ''
      ? say`\`summary\` is missing, which tells people what this does`
      : say`\`summary\` is no whole sentence`,
    say`write one with a capital and a period: \`summary: Pauses one restaurant.\``,
  );
}

/** What nobody fills in would be sent with its braces. */
function checkTemplate(reading: Reading, template: string, item: Node, operation: Node): void {
  const filled = pathParameters(reading, item, operation);
  // A parameter that cannot be read has been told.
  if (filled === null) return;
  for (const [, name = ''] of template.matchAll(/\{([^{}]*)\}/g))
    if (!filled.includes(name))
      reading.complain(
        item.path,
        say`nothing fills \`{${name}}\``,
        say`add a parameter \`{ name: ${name}, in: path, required: true, schema: { type: string } }\``,
      );
}

function fieldsSaid(fields: readonly Field[]): Message {
  return fields.length === 0
    ? say`describe the JSON object of its 200 response`
    : say`it has ${fields.map(({ name }) => `\`${name}\``).join(', ')}`;
}
