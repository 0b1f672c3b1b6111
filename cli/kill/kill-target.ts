import { isBlocking } from '../../dsl/project.ts';
import { say, type Text } from '../../dsl/say.ts';
import type { KillName } from '../../engine/control/kill.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Config } from '../config.ts';
import { loadConfig } from '../config.ts';
import { loadProjectAt } from '../load-project.ts';
import { UsageError } from '../usage-error.ts';

/** What the command line says is stopped, or let go. */
export interface KillFlags {
  readonly playbook: string | null;
  readonly connector: string | null;
  readonly region: string | null;
}

/** The one thing that is meant. @throws UsageError  where two are named */
export function killNameOf({ playbook, connector, region }: KillFlags): KillName {
  const named = [
    { scope: 'playbook', name: playbook },
    { scope: 'connector', name: connector },
    { scope: 'region', name: region },
  ].flatMap(({ scope, name }) => (name === null ? [] : [{ scope, name: name.normalize('NFC') } as KillName]));
  if (named.length > 1)
    throw new UsageError(
      say`one switch stops one thing`,
      say`name one of \`--playbook\`, \`--connector\` and \`--region\`, and call it again for the next`,
    );
  return named[0] ?? { scope: 'all', name: '' };
}

/** What a kill switch knows of the project; it must work while a playbook, or the settings, are broken. */
export interface KnownProject {
  /** null: the settings cannot be read. */
  readonly config: Config | null;
  readonly words: Bundle['words'];
  /** null: nobody can tell, so every name is believed. */
  readonly playbooks: readonly string[] | null;
}

/** Reads what can be read; throws nothing. */
export async function knownProject(directory: string): Promise<KnownProject> {
  const config = await loadConfig(directory).catch(() => null);
  try {
    const project = await loadProjectAt(directory);
    const isWhole = !project.diagnostics.some(isBlocking);
    const playbooks = isWhole ? project.model.playbooks.map(({ name }) => name) : null;
    return { config, words: project.compile().words, playbooks };
  } catch {
    return { config, words: {}, playbooks: null };
  }
}

/** A misspelt switch stops nothing. @throws UsageError  where the project has nothing of that name */
export function requireKnown({ scope, name }: KillName, { config, playbooks }: KnownProject): void {
  const connectors = config === null ? null : Object.keys(config.connectors);
  const names = scope === 'playbook' ? playbooks : scope === 'connector' ? connectors : null;
  if (names === null || names.includes(name)) return;
  throw new UsageError(
    scope === 'playbook'
      ? say`there is no playbook \`${name}\` here`
      : say`there is no connector \`${name}\` in the settings`,
    say`nothing was stopped; there are ${names.join(', ')}, and without a name everything stops`,
  );
}

/** In people's words. */
export function meantBy({ scope, name }: KillName): Text {
  switch (scope) {
    case 'all':
      return say`everything`;
    case 'playbook':
      return say`the playbook \`${name}\``;
    case 'connector':
      return say`the connector \`${name}\``;
    case 'region':
      return say`the region \`${name}\``;
  }
}
