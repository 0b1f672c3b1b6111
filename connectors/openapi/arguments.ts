import * as z from 'zod';
import type { ArgumentMeta } from '../traits.ts';
import type { Field } from './field.ts';
import { argumentTypeOf } from './field-type.ts';

/** Types that JSON knows by themselves. */
const PLAIN: ReadonlySet<string> = new Set(['text', 'number', 'bool', 'record', 'list']);

/**
 * The arguments of a call. What the connector fills in by itself is none.
 *
 * @param fields  what the operation takes
 * @param ignored  what it takes besides and does not send, so that an undo may be given its act's arguments
 */
export function argumentsSchema(fields: readonly Field[], ignored: readonly Field[]): z.ZodType {
  const written = (of: readonly Field[]) => of.filter(({ said }) => said.filled === undefined);
  const own = written(fields).map((field) => [field.name, argumentOf(field)] as const);
  const rest = written(ignored)
    .filter(({ name }) => !fields.some((field) => field.name === name))
    .map(({ name }) => [name, z.json().optional().meta({ hidden: true })] as const);
  return z.strictObject(Object.fromEntries([...own, ...rest]));
}

function argumentOf(field: Field): z.ZodType {
  const { type, oneOf, required, doc, said } = field;
  const argument = argumentTypeOf(type);
  const meta: ArgumentMeta = {
    description: doc,
    ...(said.ko === undefined ? {} : { ko: said.ko }),
    ...(argument === null || PLAIN.has(argument) ? {} : { argument }),
    ...(type.name === 'id' && type.of !== null ? { of: type.of } : {}),
    ...(type.name === 'money' && type.of !== null ? { currency: type.of } : {}),
    ...(said.targets === undefined ? {} : { targets: said.targets }),
    ...(said.many ? { many: true } : {}),
    ...(said.readBy === undefined ? {} : { readBy: said.readBy }),
    ...(said.shows.chars === undefined ? {} : { mostChars: said.shows.chars }),
    ...(said.shows.cells === undefined ? {} : { mostCells: said.shows.cells }),
    ...(said.widens ? { widens: true } : {}),
    ...(field.examples.length === 0 ? {} : { examples: [...field.examples] }),
  };
  const value = oneOf === null ? schemaFor(argument) : z.enum(oneOf as [string, ...string[]]);
  const described = value.meta({ ...meta });
  return required ? described : described.optional();
}

function schemaFor(argument: string | null): z.ZodType {
  switch (argument) {
    case 'number':
    case 'percent':
    case 'duration':
      return z.number();
    case 'money':
      return z.int();
    case 'bool':
      return z.boolean();
    case 'list':
      return z.array(z.json());
    case 'record':
      return z.record(z.string(), z.json());
    default:
      return z.string();
  }
}
