import type { Complain } from './document-problem.ts';
import { type FieldExtension, fieldExtension } from './extension.ts';
import { type FieldType, fieldTypeOf } from './field-type.ts';
import { isRecord, type Node, nodeAt } from './node.ts';
import { readExtension } from './read-extension.ts';

/** One value that travels: a parameter, a property of a body or of an answer. */
export interface Field {
  /** As playbooks write it; the wire may call it otherwise. */
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly doc: string;
  /** The only texts that are taken; null: any. */
  readonly oneOf: readonly string[] | null;
  readonly said: FieldExtension;
  readonly path: readonly string[];
}

/** Written by the connector itself, on every act. */
export const KEY_HEADER = 'idempotency-key';

/** What a call takes: the parameters of its path and operation, then the properties of its JSON body. */
export function requestFields(
  root: unknown,
  item: readonly string[],
  method: string,
  complain: Complain,
): readonly Field[] {
  const operation = [...item, method];
  return [
    ...parameterFields(root, [...item, 'parameters'], complain),
    ...parameterFields(root, [...operation, 'parameters'], complain),
    ...contentFields(root, [...operation, 'requestBody'], complain),
  ];
}

/** What a 200 answers: the properties of its JSON object. */
export function answerFields(
  root: unknown,
  operation: readonly string[],
  complain: Complain,
): readonly Field[] {
  return contentFields(root, [...operation, 'responses', '200'], complain);
}

/** Whether acts of this operation carry an `Idempotency-Key`. */
export function takesKey(root: unknown, operation: readonly string[], complain: Complain): boolean {
  return parameters(root, [...operation, 'parameters'], complain).some(
    ({ value }) => value['in'] === 'header' && String(value['name']).toLowerCase() === KEY_HEADER,
  );
}

function parameters(root: unknown, path: readonly string[], complain: Complain): readonly Node[] {
  const found: Node[] = [];
  for (let i = 0; ; i++) {
    const node = nodeAt(root, [...path, String(i)], complain);
    if (node === null) return found;
    found.push(node);
  }
}

function parameterFields(root: unknown, path: readonly string[], complain: Complain): readonly Field[] {
  return parameters(root, path, complain).flatMap((node) => {
    const { name, in: where, schema, required, description } = node.value;
    if (typeof name !== 'string') {
      complain(node.path, 'this parameter has no name', 'write `name:`');
      return [];
    }
    if (where === 'header' && name.toLowerCase() === KEY_HEADER) return [];
    if (where !== 'path' && where !== 'query') {
      complain(
        node.path,
        `\`${name}\` travels where playbooks put nothing`,
        'only parameters in `path` and `query` and the JSON body become arguments; leave it out',
      );
      return [];
    }
    if (schema === undefined) {
      complain(node.path, `\`${name}\` has no schema`, 'write `schema: { type: string }`');
      return [];
    }
    // The schema says what it is, the parameter what it is for.
    const own = {
      ...(description === undefined ? {} : { description }),
      ...(node.value['x-ordersense'] === undefined ? {} : { 'x-ordersense': node.value['x-ordersense'] }),
    };
    const full = nodeAt({ ...rootOf(root), it: withBeside(schema, own) }, ['it'], complain);
    return full === null
      ? []
      : fieldOf(name, { value: full.value, path: node.path }, required === true, complain);
  });
}

function contentFields(root: unknown, path: readonly string[], complain: Complain): readonly Field[] {
  const holder = nodeAt(root, path, complain);
  if (holder === null) return [];
  const at = [...holder.path, 'content', 'application/json', 'schema'];
  const schema = nodeAt(root, at, complain);
  if (schema === null) {
    if (isRecord(holder.value['content']))
      complain([...holder.path, 'content'], 'only JSON is understood here', 'describe `application/json`');
    return [];
  }
  const { properties, required, type } = schema.value;
  if (type !== 'object') {
    complain(schema.path, 'an object is expected here', 'write `type: object` with `properties:`');
    return [];
  }
  const names = isRecord(properties) ? Object.keys(properties) : [];
  return names.flatMap((name) => {
    const node = nodeAt(root, [...schema.path, 'properties', name], complain);
    const needed = Array.isArray(required) && required.includes(name);
    return node === null ? [] : fieldOf(name, node, needed, complain);
  });
}

function fieldOf(
  name: string,
  { value, path }: Node,
  required: boolean,
  complain: Complain,
): readonly Field[] {
  const at = [...path, 'x-ordersense'];
  const said = readExtension(fieldExtension, value['x-ordersense'] ?? {}, at, complain);
  if (said === null) return [];
  const type = fieldTypeOf(said.is, value['type']);
  if ('message' in type) {
    complain(said.is === undefined ? path : [...at, 'is'], type.message, type.help);
    return [];
  }
  const values = value['enum'];
  const texts = Array.isArray(values) && values.every((one) => typeof one === 'string');
  return [
    {
      name: said.argument ?? name,
      type,
      required,
      doc: typeof value['description'] === 'string' ? value['description'].trim() : '',
      oneOf: texts ? values : null,
      said,
      path,
    },
  ];
}

function withBeside(schema: unknown, beside: Readonly<Record<string, unknown>>): unknown {
  if (!isRecord(schema)) return schema;
  const inner = schema['x-ordersense'];
  const outer = beside['x-ordersense'];
  const extension = isRecord(inner) && isRecord(outer) ? { ...inner, ...outer } : (outer ?? inner);
  return { ...schema, ...beside, ...(extension === undefined ? {} : { 'x-ordersense': extension }) };
}

function rootOf(root: unknown): Readonly<Record<string, unknown>> {
  return isRecord(root) ? root : {};
}
