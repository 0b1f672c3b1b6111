import * as z from 'zod';
import type { ArgumentMeta } from '../connectors/traits.ts';
import type { ArgumentType, CatalogArgument } from '../dsl/catalog.ts';

/** The part of a JSON Schema (draft 2020-12) that arguments are read from, with what `.meta(…)` adds to it. */
export interface Schema extends ArgumentMeta {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly enum?: readonly unknown[];
}

/** Types that JSON knows as numbers or texts only. */
const SPECIAL: ReadonlySet<string> = new Set(['money', 'duration', 'percent', 'distance', 'id', 'place']);

const TYPES: Readonly<Record<string, ArgumentType>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'bool',
  object: 'record',
  array: 'list',
};

/** Transforms and custom checks have no JSON form; what an author writes is the input side. */
export function schemaOf(args: z.ZodType): Schema {
  return z.toJSONSchema(args, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** The properties of an object's schema as arguments, in their order; hidden ones are none. */
export function argumentsOf({ properties = {}, required = [] }: Schema): readonly CatalogArgument[] {
  const shown = Object.entries(properties).filter(([, { hidden }]) => hidden !== true);
  return shown.map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    of: schema.of ?? null,
    required: required.includes(name),
    doc: schema.description ?? '',
    docKo: schema.ko ?? null,
    targets: schema.targets ?? null,
    many: schema.many ?? false,
    currency: schema.currency ?? null,
    oneOf: textsOf(schema),
    readBy: schema.readBy ?? null,
    mostChars: schema.mostChars ?? null,
    mostCells: schema.mostCells ?? null,
    widens: schema.widens ?? false,
    example: schema.examples?.[0] ?? null,
  }));
}

/** A union, a reference or no type at all takes anything: the connector itself refuses what it cannot use. */
export function typeOf({ type, argument, enum: values }: Schema): ArgumentType {
  if (argument !== undefined && isArgumentType(argument) && SPECIAL.has(argument)) return argument;
  if (typeof type === 'string') return TYPES[type] ?? 'any';
  return values?.every((value) => typeof value === 'string') ? 'text' : 'any';
}

export function isArgumentType(word: string): word is ArgumentType {
  return word === 'any' || SPECIAL.has(word) || Object.values(TYPES).some((type) => type === word);
}

function textsOf({ enum: values }: Schema): readonly string[] | null {
  return values?.every((value) => typeof value === 'string') ? values : null;
}
