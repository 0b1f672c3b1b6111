import type { Connector, ConnectorInstance, Registry } from '../connectors/connector.ts';
import { connectors } from '../connectors/index.ts';
import { BUILT_IN, resolveConnectors } from '../connectors/registry.ts';
import { secret } from '../connectors/secret.ts';
import { inLines, say } from '../dsl/say.ts';
import type { Json } from '../engine/decision.ts';
import type { VerbFact, VerbFacts } from '../engine/responder.ts';
import type { Manifest } from './catalog.ts';
import { type Config, lookUp } from './config.ts';
import { documentFamilies } from './connector-document.ts';
import { UsageError } from './usage-error.ts';

/** The connectors of a project: what they offer without any secret, and ready to act once references are looked up. */
export interface ConnectorSet {
  readonly manifests: readonly Manifest[];
  /**
   * @param env  names that come before the process's environment
   * @throws UsageError  for a setting that cannot be used
   */
  resolve(env: Readonly<Record<string, string>>): Promise<Registry>;
}

/**
 * The connectors that a project's settings name, and the document behind each that has one.
 *
 * @param folder  the project
 * @throws UsageError  where `use` names no connector, a document has mistakes, or two entries offer one name
 */
export async function connectorsOf(config: Config, folder: string): Promise<ConnectorSet> {
  const families = new Map<string, readonly Connector[]>();
  const manifests: Manifest[] = connectors
    .filter(({ name }) => name === BUILT_IN)
    .map((connector) => ({ name: BUILT_IN, connector }));
  /** The entry that offers a name; null: it is built in. */
  const offeredBy = new Map<string, string | null>([[BUILT_IN, null]]);
  for (const [entry, { use, document }] of Object.entries(config.connectors)) {
    const connector = named(use, entry);
    const read = connector.fromDocument;
    if (read !== undefined)
      families.set(entry, await documentFamilies(read, document, folder, `connectors.${entry}`));
    const offered: readonly Manifest[] = families
      .get(entry)
      ?.map((family) => ({ name: family.name, connector: family })) ?? [{ name: entry, connector }];
    for (const manifest of offered) {
      const other = offeredBy.get(manifest.name);
      if (other !== undefined) throw offeredTwice(manifest.name, entry, other);
      offeredBy.set(manifest.name, entry);
      manifests.push(manifest);
    }
  }
  return {
    manifests,
    async resolve(env) {
      const given = await revealed(config.connectors, env);
      const { registry, problems } = resolveConnectors(given, connectors, families);
      if (problems.length > 0)
        throw new UsageError(
          inLines(problems.map((p) => say`${p.path}: ${p.message}`)),
          say`see docs/connectors.md for every setting`,
        );
      return registry;
    },
  };
}

function named(use: string, entry: string): Connector {
  const found = connectors.find((c) => c.name === use);
  if (found !== undefined) return found;
  throw new UsageError(
    say`connectors.${entry}: there is no connector \`${use}\``,
    say`there are ${connectors.map((c) => `\`${c.name}\``).join(', ')}`,
  );
}

/** One name, two that answer to it: an entry is renamed in the settings, a family in its document. */
function offeredTwice(name: string, entry: string, other: string | null): UsageError {
  const entryToRename = [entry, other].find((one) => one === name);
  const help = entryToRename
    ? say`playbooks must know whom they call: give \`connectors.${entryToRename}\` another name`
    : other === null
      ? say`playbooks must know whom they call: give the verbs of the document another family`
      : say`playbooks must know whom they call: name each document once, or give the verbs of one another family`;
  return new UsageError(
    other === null
      ? say`connectors.${entry}: \`${name}\` is built in`
      : say`connectors.${entry}: \`${name}\` is offered by \`connectors.${other}\` too`,
    help,
  );
}

/** Instances that only say what they offer: for simulations, which reach nobody and need no settings. */
export function manifestRegistry(manifests: readonly Manifest[]): Registry {
  return new Map(
    manifests.map(({ name, connector }): [string, ConnectorInstance] => [
      name,
      { name, connector, settings: {} },
    ]),
  );
}

/** What planning must know of verbs. */
export function verbFacts(manifests: Iterable<Manifest>): VerbFacts {
  const known = new Map<string, VerbFact>(
    [...manifests].flatMap(({ name, connector }) =>
      Object.entries(connector.actions).map(([verb, { effect, resource, inverse, idempotency, ttl }]) => {
        const facts = {
          changes: effect.changes,
          lasting: effect.lasting,
          inverse: inverse === null ? null : `${name}.${inverse}`,
          idempotency,
          ttl,
          // Arguments were checked when the playbook was compiled; two instances never change the same thing.
          ...(resource === undefined
            ? {}
            : { resource: (args: Json) => `${name}:${resource(args as never)}` }),
        };
        return [`${name}.${verb}` as string, facts] as const;
      }),
    ),
  );
  return (verb) => known.get(verb) ?? null;
}

/** References become secrets wherever they stand; everything else stays. */
async function revealed(value: unknown, env: Readonly<Record<string, string>>): Promise<unknown> {
  if (typeof value === 'string') return /^(env|file):/.test(value) ? secret(await lookUp(value, env)) : value;
  if (Array.isArray(value)) return Promise.all(value.map((v) => revealed(v, env)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    await Promise.all(Object.entries(value).map(async ([k, v]) => [k, await revealed(v, env)] as const)),
  );
}
