import { z } from 'zod';
import type { ConnectorInstance } from '../connectors/connector.ts';
import type { ArgumentType, Catalog, CatalogArgument } from '../dsl/catalog.ts';

/** What is needed of an instance to say what it offers: no settings, so `lint` needs no secrets. */
export type Manifest = Pick<ConnectorInstance, 'name' | 'connector'>;

/** The part of a JSON Schema (draft 2020-12) that arguments are read from. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  /** Set by `.meta({ argument: 'money' })` where JSON has only numbers. */
  readonly argument?: string;
}

/** Types that JSON knows as numbers only. */
const SPECIAL: ReadonlySet<string> = new Set(['money', 'duration', 'percent']);

const TYPES: Readonly<Record<string, ArgumentType>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'bool',
  object: 'record',
  array: 'list',
};

/**
 * What playbooks may call, from the manifests of the project's connectors: `city.put` is the verb `put` of the
 * instance `city`. In the order of the instances and of their manifests.
 */
export function catalogOf(instances: Iterable<Manifest>): Catalog {
  const verbs: Catalog['verbs'][number][] = [];
  const probes: Catalog['probes'][number][] = [];
  for (const { name, connector } of instances) {
    for (const [verb, action] of Object.entries(connector.actions)) {
      const { changes, lasting, severe } = action.effect;
      verbs.push({
        name: `${name}.${verb}`,
        doc: action.doc,
        arguments: argumentsOf(schemaOf(action.args)),
        changes,
        lasting,
        inverse: action.inverse === null ? null : `${name}.${action.inverse}`,
        severe,
      });
    }
    for (const [verb, probe] of Object.entries(connector.probes)) {
      const schema = schemaOf(probe.args);
      const { additionalProperties: more } = schema;
      const others = typeof more === 'object' ? { others: typeOf(more) } : {};
      probes.push({ name: `${name}.${verb}`, doc: probe.doc, arguments: argumentsOf(schema), ...others });
    }
  }
  return { verbs, probes };
}

/** Transforms and custom checks have no JSON form; what an author writes is the input side. */
export function schemaOf(args: z.ZodType): Schema {
  return z.toJSONSchema(args, { io: 'input', unrepresentable: 'any' }) as Schema;
}

function argumentsOf({ properties = {}, required = [] }: Schema): readonly CatalogArgument[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    required: required.includes(name),
    doc: schema.description ?? '',
  }));
}

/** A union, a reference or no type at all takes anything: the connector itself refuses what it cannot use. */
function typeOf({ type, argument, enum: values }: Schema): ArgumentType {
  if (argument !== undefined && SPECIAL.has(argument)) return argument as ArgumentType;
  if (typeof type === 'string') return TYPES[type] ?? 'any';
  return values?.every((value) => typeof value === 'string') ? 'text' : 'any';
}
