import { say } from '../say.ts';
import { type FieldExtension, fieldExtension } from './extension.ts';
import { type FieldType, fieldTypeOf } from './field-type.ts';
import {
  child,
  children,
  descendant,
  EXTENSION,
  isRecord,
  type Node,
  type Path,
  placeOf,
  type Reading,
  textIn,
} from './node.ts';
import { readExtension } from './read-extension.ts';

/** One value that travels: a parameter, a property of a body or of an answer. */
export interface Field {
  /** As playbooks write it; the wire may call it otherwise. */
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly doc: string;
  /** The only texts that are taken; null: every one is. */
  readonly oneOf: readonly string[] | null;
  /** Texts that would be right. */
  readonly examples: readonly string[];
  readonly said: FieldExtension;
  /** Where and by which name it goes over the wire, and its JSON type there. */
  readonly wire: Wire;
  readonly path: Path;
}

export interface Wire {
  readonly in: 'path' | 'query' | 'body';
  readonly name: string;
  readonly json: string;
}

/** Written by the connector itself on every act, lower case. */
const KEY_HEADER = 'idempotency-key';

/** What a call takes: the parameters of its path and operation, then the properties of its JSON body. */
export function requestFields(reading: Reading, item: Node, operation: Node): readonly Field[] {
  const written = parametersOf(reading, item, operation).filter((node) => !isKey(node));
  const body = child(reading, operation, 'requestBody');
  return [
    ...written.flatMap((node) => parameterOf(reading, node) ?? []),
    ...(body === null ? [] : contentFields(reading, body)),
  ];
}

/** What a 200 answers: the properties of its JSON object. */
export function answerFields(reading: Reading, operation: Node): readonly Field[] {
  const answer = descendant(reading, operation, ['responses', '200']);
  return answer === null ? [] : contentFields(reading, answer);
}

/** Whether acts of this operation carry an `Idempotency-Key`. */
export function takesKey(reading: Reading, item: Node, operation: Node): boolean {
  return parametersOf(reading, item, operation).some(isKey);
}

/** Names of the parameters that fill the path's braces; null where one of them cannot be read. */
export function pathParameters(reading: Reading, item: Node, operation: Node): readonly string[] | null {
  const read = parametersOf(reading, item, operation);
  const written = [item, operation].flatMap(({ value }) => value['parameters'] ?? []);
  if (read.length < written.length) return null;
  return read.filter(({ value }) => value['in'] === 'path').map((node) => textIn(node, 'name'));
}

function parametersOf(reading: Reading, item: Node, operation: Node): readonly Node[] {
  return [item, operation].flatMap((node) => children(reading, node, 'parameters'));
}

function isKey(parameter: Node): boolean {
  return parameter.value['in'] === 'header' && textIn(parameter, 'name').toLowerCase() === KEY_HEADER;
}

function parameterOf(reading: Reading, node: Node): Field | null {
  const { complain } = reading;
  const name = textIn(node, 'name');
  if (name === '') return complain(node.path, say`this parameter has no name`, say`write \`name:\``);
  const where = node.value['in'];
  if (where !== 'path' && where !== 'query')
    return complain(
      placeOf(node, 'in'),
      say`\`${name}\` travels where playbooks put nothing`,
      say`what playbooks give goes into \`path\`, \`query\` or the JSON body; leave this parameter out`,
    );
  const schema = child(reading, node, 'schema');
  if (schema === null)
    return complain(node.path, say`\`${name}\` has no schema`, say`write \`schema: { type: string }\``);
  const needed = where === 'path' || node.value['required'] === true;
  return fieldOf(reading, { in: where, name }, schema, needed, node);
}

function contentFields(reading: Reading, holder: Node): readonly Field[] {
  const { complain } = reading;
  const schema = descendant(reading, holder, ['content', 'application/json', 'schema']);
  if (schema === null) {
    if (isRecord(holder.value['content']))
      complain(
        placeOf(holder, 'content'),
        say`only JSON is understood here`,
        say`describe \`application/json\` with a \`schema\``,
      );
    return [];
  }
  const properties = child(reading, schema, 'properties');
  if (schema.value['type'] !== 'object' || properties === null) {
    complain(schema.path, say`an object is expected here`, say`write \`type: object\` with \`properties:\``);
    return [];
  }
  const required = schema.value['required'];
  return Object.keys(properties.value).flatMap((name) => {
    const node = child(reading, properties, name);
    const needed = Array.isArray(required) && required.includes(name);
    return (node && fieldOf(reading, { in: 'body', name }, node, needed, node)) ?? [];
  });
}

/**
 * @param schema  says what the value is
 * @param about   says what it is for: the parameter around a schema, or the schema itself
 */
function fieldOf(
  reading: Reading,
  wire: Pick<Wire, 'in' | 'name'>,
  schema: Node,
  required: boolean,
  about: Node,
): Field | null {
  const { complain } = reading;
  const at = placeOf(about.value[EXTENSION] === undefined ? schema : about, EXTENSION);
  const inner = schema.value[EXTENSION];
  const outer = about.value[EXTENSION];
  const given = isRecord(inner) && isRecord(outer) ? { ...inner, ...outer } : (outer ?? inner ?? {});
  const said = readExtension(fieldExtension, given, at, complain);
  if (said === null) return null;
  const { json, nullable } = jsonType(schema);
  const type = fieldTypeOf(said.is, json);
  if ('message' in type)
    return complain(said.is === undefined ? schema.path : [...at, 'is'], type.message, type.help);
  return {
    name: said.argument ?? wire.name,
    type,
    required: required && !nullable,
    doc: textIn(about, 'description') || textIn(schema, 'description'),
    oneOf: textsIn(schema, 'enum'),
    examples: textsIn(about, 'examples') ?? textsIn(schema, 'examples') ?? [],
    said,
    wire: { ...wire, json: String(json) },
    path: about.path,
  };
}

/** A list of texts under a key; null where there is none, or something else is among them. */
function textsIn({ value }: Node, key: string): readonly string[] | null {
  const list = value[key];
  return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : null;
}

/** OpenAPI 3.1 writes "or nothing" as `type: [string, 'null']`. */
function jsonType({ value: { type } }: Node): { readonly json: unknown; readonly nullable: boolean } {
  if (!Array.isArray(type)) return { json: type, nullable: false };
  const others = type.filter((one) => one !== 'null');
  return { json: others.length === 1 ? others[0] : undefined, nullable: others.length < type.length };
}
