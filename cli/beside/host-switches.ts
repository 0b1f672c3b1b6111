import type { AuditEntry } from '../../engine/audit/audit-entry.ts';
import type { Kill } from '../../engine/control/kill.ts';
import { killLine } from '../../engine/control/kill-line.ts';
import type { StoreAudit } from '../../engine/store-audit.ts';

/**
 * Writes down which kill switches of this host's file come and go: a file has no transaction, so whoever runs here
 * notices. Those that are there at the start are told as pulled.
 *
 * @param read  the switches of the file, anew at each call
 */
export function hostSwitches(
  store: Pick<StoreAudit, 'record'>,
  read: () => readonly Kill[],
): () => Promise<void> {
  let known: ReadonlyMap<string, Kill> = new Map();
  return async () => {
    const now = new Map(read().map((kill) => [killLine(kill), kill]));
    for (const [line, kill] of now) if (!known.has(line)) await store.record(entryOf('kill', kill));
    for (const [line, kill] of known) if (!now.has(line)) await store.record(entryOf('resume', kill));
    known = now;
  };
}

function entryOf(act: 'kill' | 'resume', { scope, name, freezes, reason }: Kill): AuditEntry {
  const what = scope === 'all' ? 'all' : `${scope} ${name}`;
  return {
    act,
    by: 'file',
    playbook: scope === 'playbook' ? name : '',
    incident: '',
    about: `${freezes && act === 'kill' ? 'freeze ' : ''}${what}`,
    detail: act === 'kill' ? reason : '',
  };
}
