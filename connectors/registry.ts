import type { Connector, ConnectorInstance, Registry } from './connector.ts';
import { type Message, say } from './say.ts';
import { settingMessage } from './setting-problem.ts';

/** Something wrong in the config's `connectors`; it holds no value, because a value may be a secret. */
export interface ConnectorProblem {
  /** `connectors.city.allow[0]`. */
  readonly path: string;
  readonly message: Message;
}

/** What is usable, and what is wrong with the rest: a broken instance is absent, the others stand. */
export interface Resolved {
  readonly registry: Registry;
  readonly problems: readonly ConnectorProblem[];
}

/** Name of the instance that needs no config. */
export const BUILT_IN = 'log';

/**
 * Instances from the config: name → `{ use: 'http', …settings }`. References to secrets are resolved before. Never
 * throws.
 *
 * @param config     the config's `connectors`; undefined: none
 * @param available  the ordered list of connectors; one of them is named `log`
 * @param families   what the documents of entries offer, by entry: each is an instance of its own
 */
export function resolveConnectors(
  config: unknown,
  available: readonly Connector[],
  families: ReadonlyMap<string, readonly Connector[]> = new Map(),
): Resolved {
  const registry = new Map<string, ConnectorInstance>();
  const problems: ConnectorProblem[] = [];
  const builtIn = available.find((connector) => connector.name === BUILT_IN);
  if (builtIn !== undefined) registry.set(BUILT_IN, { name: BUILT_IN, connector: builtIn, settings: {} });
  if (config === undefined || config === null) return { registry, problems };
  if (!isRecord(config)) {
    return {
      registry,
      problems: [{ path: 'connectors', message: say`names with their settings are expected here` }],
    };
  }
  for (const [name, entry] of Object.entries(config)) {
    const resolved = instanceOf(name, entry, available);
    if ('problems' in resolved) problems.push(...resolved.problems);
    else
      for (const connector of families.get(name) ?? [resolved.connector]) {
        const own = families.has(name) ? connector.name : name;
        registry.set(own, { name: own, connector, settings: resolved.settings });
      }
  }
  return { registry, problems: [...problems, ...joined(registry)] };
}

/** Gives each instance that speaks through another one its channel; where there is none it is absent. */
function joined(registry: Map<string, ConnectorInstance>): readonly ConnectorProblem[] {
  const channels = [...registry].filter(([, { connector }]) => connector.speak !== undefined);
  const problems: ConnectorProblem[] = [];
  for (const [name, instance] of registry) {
    if (instance.connector.relays !== true) continue;
    const { through } = instance.settings as { readonly through: string };
    const found = channels.find(([channel]) => channel === through)?.[1];
    if (found === undefined) {
      registry.delete(name);
      const names = channels.map(([channel]) => `\`${channel}\``).join(', ');
      problems.push({
        path: `connectors.${name}.through`,
        message: say`\`${through}\` is no entry that carries messages; there are ${names}`,
      });
      continue;
    }
    const channel = { speak: found.connector.speak, settings: found.settings };
    registry.set(name, { ...instance, settings: { ...(instance.settings as object), channel } });
  }
  return problems;
}

function instanceOf(
  name: string,
  entry: unknown,
  available: readonly Connector[],
): ConnectorInstance | { readonly problems: readonly ConnectorProblem[] } {
  const path = `connectors.${name}`;
  const problem = (message: Message, at = path) => ({ problems: [{ path: at, message }] });
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
    return problem(say`a name is letters, digits and \`_\`, as in a playbook`);
  if (name === BUILT_IN)
    return problem(say`\`${BUILT_IN}\` is built in and takes no settings; choose another name`);
  if (!isRecord(entry)) return problem(say`\`use: <connector>\` and its settings are expected here`);
  const { use, ...given } = entry;
  const connector = available.find((candidate) => candidate.name === use);
  if (connector === undefined) {
    const names = available.map((candidate) => `\`${candidate.name}\``).join(', ');
    return problem(say`there is no such connector; there are ${names}`, `${path}.use`);
  }
  const checked = connector.settings.safeParse(given);
  if (!checked.success) {
    const problems = checked.error.issues.map((issue) => ({
      path: issue.path.reduce<string>(
        (at, step) => `${at}${typeof step === 'number' ? `[${step}]` : `.${String(step)}`}`,
        path,
      ),
      message: settingMessage(issue, given),
    }));
    return { problems };
  }
  const own = connector.forSettings?.(checked.data, connector) ?? connector;
  return { name, connector: own, settings: checked.data };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
