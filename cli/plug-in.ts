import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connector } from '../connectors/connector.ts';
import { say } from '../dsl/say.ts';
import { UsageError } from './usage-error.ts';

/**
 * Connectors of npm packages that the settings name with their integrity hash. A package whose files are not those that
 * somebody looked at is not loaded: nothing of it runs.
 *
 * @param plugIns  package → hash of `integrityOf`
 * @param folder   the project, in whose `node_modules` they are
 * @param taken    names of connectors that there are already
 * @throws UsageError  for a package that is not there, has other files, or exports no connector
 */
export async function plugInConnectors(
  plugIns: Readonly<Record<string, string>>,
  folder: string,
  taken: readonly string[],
): Promise<readonly Connector[]> {
  const names = [...taken];
  const loaded: Connector[] = [];
  for (const [name, hash] of Object.entries(plugIns)) {
    const connector = await plugIn(name, hash, folder);
    if (names.includes(connector.name))
      throw new UsageError(
        say`plugins.${name}: there is a connector \`${connector.name}\` already`,
        say`use a package whose connector has another name`,
      );
    names.push(connector.name);
    loaded.push(connector);
  }
  return loaded;
}

/**
 * `sha256-` and the Base64 of SHA-256 over every file of a package, by path. What lies in its own `node_modules` counts
 * too: it would run as well.
 */
export async function integrityOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const hash = createHash('sha256');
  for (const path of paths) {
    const content = await readFile(join(folder, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return `sha256-${hash.digest('base64')}`;
}

async function plugIn(name: string, hash: string, project: string): Promise<Connector> {
  const folder = join(project, 'node_modules', name);
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
  if (manifest === null)
    throw new UsageError(
      say`plugins.${name}: the package is not installed`,
      say`install it in the project: npm install --ignore-scripts ${name}`,
    );
  const found = await integrityOf(folder);
  if (found !== hash)
    throw new UsageError(
      say`plugins.${name}: its files are not those of the hash`,
      say`look at what changed; if it is well, write \`${found}\``,
    );
  const { main = 'index.js' } = JSON.parse(manifest) as { readonly main?: string };
  const exported: { readonly connector?: unknown } = await import(
    pathToFileURL(join(folder, main)).href
  ).catch(() => ({}));
  if (!isConnector(exported.connector))
    throw new UsageError(
      say`plugins.${name}: its \`${main}\` exports no \`connector\``,
      say`docs/connectors.md says what a connector is`,
    );
  return exported.connector;
}

/** The parts without which nothing could be listed; the rest is held by the contract suite that its author runs. */
function isConnector(value: unknown): value is Connector {
  if (typeof value !== 'object' || value === null) return false;
  const { name, doc, settings, actions, probes } = value as Partial<Connector>;
  return (
    typeof name === 'string' &&
    /^[a-z][a-z0-9_]*$/.test(name) &&
    typeof doc === 'string' &&
    typeof settings?.safeParse === 'function' &&
    typeof actions === 'object' &&
    typeof probes === 'object' &&
    Object.values(actions).every((action) => typeof action.run === 'function') &&
    Object.values(probes).every((probe) => typeof probe.read === 'function')
  );
}
