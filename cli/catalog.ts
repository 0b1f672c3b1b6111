import type { Action, ConnectorInstance, ProbeVerb } from '../connectors/connector.ts';
import type { ReadVerb } from '../connectors/traits.ts';
import type { Catalog, CatalogProbe, CatalogRead, CatalogVerb } from '../dsl/catalog.ts';
import { argumentsOf, isArgumentType, schemaOf, typeOf } from './catalog-argument.ts';

/** What is needed of an instance to say what it offers: no settings, so `lint` needs no secrets. */
export type Manifest = Pick<ConnectorInstance, 'name' | 'connector'>;

/**
 * What playbooks may call, from the manifests of the project's connectors: `city.put` is the verb `put` of the
 * instance `city`. In the order of the instances and of their manifests.
 */
export function catalogOf(instances: Iterable<Manifest>): Catalog {
  const manifests = [...instances];
  return {
    verbs: manifests.flatMap(({ name, connector: { actions } }) =>
      Object.entries(actions).map(([verb, action]) => verbOf(name, verb, action, actions)),
    ),
    probes: manifests.flatMap(({ name, connector }) =>
      Object.entries(connector.probes).map(([verb, probe]) => probeOf(`${name}.${verb}`, probe)),
    ),
    reads: manifests.flatMap(({ name, connector }) =>
      Object.entries(connector.reads ?? {}).map(([verb, read]) => readOf(`${name}.${verb}`, read)),
    ),
  };
}

function verbOf(
  instance: string,
  verb: string,
  { doc, args, effect, inverse, ttl, idempotency, traits = {} }: Action<unknown, never>,
  siblings: Readonly<Record<string, Action<unknown, never>>>,
): CatalogVerb {
  const { changes, reaches, lasting, severe } = effect;
  const speaksToPeople = reaches !== 'nobody' && reaches !== 'systems';
  return {
    name: `${instance}.${verb}`,
    doc,
    docKo: traits.docKo ?? null,
    arguments: argumentsOf(schemaOf(args)),
    changes,
    reaches,
    purpose: traits.purpose ?? (speaksToPeople ? 'service' : null),
    takesAway: traits.takesAway ?? false,
    lasting,
    endsBy: traits.endsBy ?? null,
    severe,
    ttl,
    inverse: inverse === null ? null : `${instance}.${inverse}`,
    inverseScope: traits.inverseScope ?? 'own-act',
    cost: traits.price ?? null,
    asksAmong: traits.asksAmong ?? null,
    affects: traits.affects ?? [],
    opposites: oppositesOf(verb, siblings).map((one) => `${instance}.${one}`),
    deprecated: traits.deprecated ?? null,
    idempotency,
  };
}

/** Both ways: what a verb names itself, its inverse, and those that name it. Alphabetical. */
function oppositesOf(
  verb: string,
  siblings: Readonly<Record<string, Action<unknown, never>>>,
): readonly string[] {
  const contrary = (name: string): readonly string[] => {
    const { inverse = null, traits } = siblings[name] ?? {};
    return [...(inverse === null ? [] : [inverse]), ...(traits?.opposites ?? [])];
  };
  const naming = Object.keys(siblings).filter((other) => contrary(other).includes(verb));
  return [...new Set([...contrary(verb), ...naming])].filter((other) => other !== verb).sort();
}

function probeOf(name: string, probe: ProbeVerb<unknown, never>): CatalogProbe {
  const schema = schemaOf(probe.args);
  const { additionalProperties: more } = schema;
  return {
    name,
    doc: probe.doc,
    docKo: probe.docKo ?? null,
    arguments: argumentsOf(schema),
    others: typeof more === 'object' ? typeOf(more) : null,
    answers: probe.answers ?? null,
    deprecated: probe.deprecated ?? null,
  };
}

function readOf(name: string, { doc, docKo, args, returns, deprecated }: ReadVerb): CatalogRead {
  return {
    name,
    doc,
    docKo: docKo ?? null,
    arguments: argumentsOf(schemaOf(args)),
    returns: { type: isArgumentType(returns.type) ? returns.type : 'any', of: returns.of },
    deprecated: deprecated ?? null,
  };
}
