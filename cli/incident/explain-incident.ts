import { resolve } from 'node:path';
import { listed } from '../../dsl/resolve/did-you-mean.ts';
import { say } from '../../dsl/say.ts';
import { hostKills, killFile } from '../../engine/adapters/kill-file.ts';
import { killsOnWire } from '../../engine/control/kill-words.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import type { Io } from '../io.ts';
import { loadBundle } from '../load-project.ts';
import { storeAt } from '../state/store-at.ts';
import { UsageError } from '../usage-error.ts';
import { incidentStory } from './incident-story.ts';
import { incidentText } from './incident-text.ts';

export interface ExplainIncidentOptions {
  readonly directory: string;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
  readonly json: boolean;
}

/** Whether a name may be an incident's id, or the beginning of one. */
export function looksLikeIncident(name: string): boolean {
  return /^[0-9a-f]{4,12}$/.test(name);
}

/**
 * `explain <incident>`: its whole story, from the store.
 *
 * @throws UsageError    where no incident, or more than one, begins so
 * @throws OutsideError  where the store cannot be opened
 */
export async function explainIncident(
  id: string,
  { directory, data, json }: ExplainIncidentOptions,
  io: Io,
  open: typeof storeAt = storeAt,
): Promise<void> {
  const { bundle, project } = await loadBundle(directory, io);
  const folder = data ?? resolve(directory, '.ordersense');
  const store = await open(project.config, folder, true);
  try {
    const found = await incidentStory(id, store, killsOnWire(hostKills(killFile(folder)), bundle.words));
    if (!('decisions' in found))
      throw found.length === 0
        ? new UsageError(
            say`no incident of the store begins with \`${id}\``,
            say`\`ordersense why <playbook>\` shows those of a playbook with their names`,
          )
        : new UsageError(say`several incidents begin with \`${id}\``, say`name one of ${listed(found)}`);
    io.out(
      json
        ? canonicalJson({ schema: 'ordersense.incident/1', ...found })
        : incidentText(found, bundle, io.lang),
    );
  } finally {
    await store.close();
  }
}
