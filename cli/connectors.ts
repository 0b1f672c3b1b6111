import type * as z from 'zod';
import type { Connector, ConnectorInstance, Registry } from '../connectors/connector.ts';
import { connectors } from '../connectors/index.ts';
import { BUILT_IN, type ConnectorProblem, resolveConnectors } from '../connectors/registry.ts';
import { secret } from '../connectors/secret.ts';
import { nearest } from '../dsl/nearest.ts';
import { inLines, say } from '../dsl/say.ts';
import type { Json } from '../engine/decision.ts';
import type { VerbFact, VerbFacts } from '../engine/responder.ts';
import type { Manifest } from './catalog.ts';
import { argumentsOf, schemaOf } from './catalog-argument.ts';
import { type Config, lookUp } from './config.ts';
import { documentFamilies } from './connector-document.ts';
import { plugInConnectors } from './plug-in.ts';
import { settingPlace, withSettingPlace } from './setting-place.ts';
import { UsageError } from './usage-error.ts';

/** The connectors of a project: what they offer without any secret, and ready to act once references are looked up. */
export interface ConnectorSet {
  readonly manifests: readonly Manifest[];
  /** The same by the entry of the settings that offers them; `log` is one without being written. */
  readonly offered: ReadonlyMap<string, readonly Manifest[]>;
  /** What would keep `run` from starting. A reference that leads nowhere on this machine is no mistake. */
  check(): Promise<SettingsCheck>;
  /**
   * @param env  names that come before the process's environment
   * @throws UsageError  for a setting that cannot be used
   */
  resolve(env: Readonly<Record<string, string>>): Promise<Registry>;
}

/** What is known of settings without running. */
export interface SettingsCheck {
  readonly problems: readonly ConnectorProblem[];
  /** References that nothing answers here, each with its setting: `connectors.city.baseUrl`, `env:CITY_URL`. */
  readonly unset: readonly { readonly path: string; readonly reference: string }[];
}

/**
 * The connectors that a project's settings name, and the document behind each that has one.
 *
 * @param folder  the project
 * @throws UsageError  where `use` names no connector, a document has mistakes, or two entries offer one name
 */
export async function connectorsOf(config: Config, folder: string): Promise<ConnectorSet> {
  try {
    return await connectorsIn(config, folder);
  } catch (error) {
    throw withSettingPlace(error, folder);
  }
}

async function connectorsIn(config: Config, folder: string): Promise<ConnectorSet> {
  const available = [
    ...connectors,
    ...(await plugInConnectors(
      config.plugins,
      folder,
      connectors.map(({ name }) => name),
    )),
  ];
  const families = new Map<string, readonly Connector[]>();
  const builtIn = connectors
    .filter(({ name }) => name === BUILT_IN)
    .map((connector) => ({ name: BUILT_IN, connector }));
  const offered = new Map<string, readonly Manifest[]>([[BUILT_IN, builtIn]]);
  /** The entry that offers a name; null: it is built in. */
  const offeredBy = new Map<string, string | null>([[BUILT_IN, null]]);
  for (const [entry, { use, document, ...given }] of Object.entries(config.connectors)) {
    const connector = named(use, entry, available);
    refuseMisspelt(Object.keys(given), entry, connector);
    const read = connector.fromDocument;
    if (read !== undefined)
      families.set(entry, await documentFamilies(read, document, folder, `connectors.${entry}`));
    const own: readonly Manifest[] = families
      .get(entry)
      ?.map((family) => ({ name: family.name, connector: family })) ?? [{ name: entry, connector }];
    for (const { name } of own) {
      const other = offeredBy.get(name);
      if (other !== undefined) throw offeredTwice(name, entry, other);
      offeredBy.set(name, entry);
    }
    offered.set(entry, own);
  }
  return {
    manifests: [...offered.values()].flat(),
    offered,
    async check() {
      const unset: { path: string; reference: string }[] = [];
      const given = await revealed(config.connectors, {}, 'connectors', (path, reference) =>
        unset.push({ path, reference }),
      );
      const { problems } = resolveConnectors(given, available, families);
      const isUnset = (at: string) => unset.some(({ path }) => path === at);
      return { problems: problems.filter(({ path }) => !isUnset(path)), unset };
    },
    async resolve(env) {
      const given = await revealed(config.connectors, env, 'connectors', null);
      const { registry, problems } = resolveConnectors(given, available, families);
      if (problems.length > 0)
        throw new UsageError(
          inLines(
            problems.map(({ path, message }) => {
              const place = settingPlace(path, folder);
              return say`${place === null ? path : `${place}: ${path}`}: ${message}`;
            }),
          ),
          say`see docs/connectors.md for every setting`,
        );
      return registry;
    },
  };
}

function named(use: string, entry: string, available: readonly Connector[]): Connector {
  const found = available.find((c) => c.name === use);
  if (found !== undefined) return found;
  const meant = meantBy(
    use,
    available.map(({ name }) => name),
  );
  throw new UsageError(
    say`connectors.${entry}: there is no connector \`${use}\``,
    meant !== null
      ? say`did you mean \`${meant}\`?`
      : say`there are ${available.map((c) => `\`${c.name}\``).join(', ')}`,
  );
}

/** A key that is nearly a setting's is told by every command: the setting that was meant has its default in silence. */
function refuseMisspelt(keys: readonly string[], entry: string, { settings }: Connector): void {
  const known = 'shape' in settings ? Object.keys(settings.shape as object) : [];
  for (const key of keys) {
    const meant = known.includes(key) ? null : meantBy(key, known);
    if (meant !== null)
      throw new UsageError(
        say`connectors.${entry}: there is no setting \`${key}\``,
        say`did you mean \`${meant}\`?`,
      );
  }
}

/** `base_url`, `openAPI`: the same letters, or nearly. */
function meantBy(written: string, known: readonly string[]): string | null {
  const letters = (text: string) => text.toLowerCase().replace(/[-_ ]/g, '');
  return known.find((one) => letters(one) === letters(written)) ?? nearest(written, known);
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
      Object.entries(connector.actions).map(([verb, action]) => {
        const { effect, resource, inverse, idempotency, ttl, cost, traits, args: takes } = action;
        const targets = targetsOf(takes);
        const facts = {
          changes: effect.changes,
          lasting: effect.lasting,
          isToldToStaff: effect.reaches === 'staff',
          ...(traits?.takesAway === true ? { takesAway: true } : {}),
          ...(traits?.affects === undefined ? {} : { affects: traits.affects }),
          ...(traits?.purpose === 'marketing' ? { isMarketing: true } : {}),
          inverse: inverse === null ? null : `${name}.${inverse}`,
          idempotency,
          ttl,
          // Arguments were checked when the playbook was compiled; two instances never change the same thing.
          ...(resource === undefined
            ? {}
            : { resource: (args: Json) => `${name}:${resource(args as never)}` }),
          ...(cost === null ? {} : { cost: (args: Json) => cost(args as never) }),
          targets,
          reaches: reachedOf(targets),
          ...(traits?.asksAmong === undefined ? {} : { asksAmong: traits.asksAmong }),
        };
        return [`${name}.${verb}` as string, facts] as const;
      }),
    ),
  );
  return (verb) => known.get(verb) ?? null;
}

/** Kinds of what a verb acts on, each with its argument; looked up when they are first asked for. */
function targetsOf(takes: z.ZodType): NonNullable<VerbFact['targets']> {
  let targets: readonly (readonly [kind: string, argument: string])[] | null = null;
  return () => {
    targets ??= argumentsOf(schemaOf(takes)).flatMap(({ name, targets: kind }) =>
      kind === null ? [] : [[kind, name] as const],
    );
    return targets;
  };
}

/** Whom a call names by its arguments, one of each kind; what an audience reaches are calls of their own. */
function reachedOf(targets: NonNullable<VerbFact['targets']>): NonNullable<VerbFact['reaches']> {
  return (args) => {
    const given = args as { readonly [name: string]: Json };
    return Object.fromEntries(
      targets().flatMap(([kind, argument]) => {
        const value = given[argument];
        const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
        return typeof only === 'string' ? [[kind, only]] : [];
      }),
    );
  };
}

/**
 * References become secrets wherever they stand; everything else stays.
 *
 * @param path     of the value, as `ConnectorProblem` writes it
 * @param onUnset  told of a reference that leads nowhere, which then is an empty secret; null: that is an error
 */
async function revealed(
  value: unknown,
  env: Readonly<Record<string, string>>,
  path: string,
  onUnset: ((path: string, reference: string) => void) | null,
): Promise<unknown> {
  if (typeof value === 'string') {
    if (!/^(env|file):/.test(value)) return value;
    try {
      return secret(await lookUp(value, env));
    } catch (error) {
      if (onUnset === null || !(error instanceof UsageError)) throw error;
      onUnset(path, value);
      return secret('');
    }
  }
  if (Array.isArray(value))
    return Promise.all(value.map((part, i) => revealed(part, env, `${path}[${i}]`, onUnset)));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(
    async ([key, part]) => [key, await revealed(part, env, `${path}.${key}`, onUnset)] as const,
  );
  return Object.fromEntries(await Promise.all(parts));
}
