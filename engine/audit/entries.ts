import type { AskRow, Judged } from '../ask.ts';
import type { Kill, KillName } from '../control/kill.ts';
import type { AuditEntry } from './audit-entry.ts';

/** The row of one word about an ask, taken or refused. */
export function wordEntry(ask: AskRow, { said, status }: Judged): AuditEntry {
  const { by, refused } = said;
  const became = refused === null ? status : `refused: ${refused}`;
  const isVerdict = ask.kind === 'approval' && (said.said === 'grant' || said.said === 'deny');
  const act = isVerdict ? (said.said as 'grant' | 'deny') : 'answer';
  return {
    act,
    by,
    playbook: ask.playbook,
    incident: ask.incident,
    about: `${ask.kind} ${ask.id} ${ask.digest.slice(0, 12)} ${became}`,
    detail: act === 'answer' ? `${said.said}: ${said.reason}` : said.reason,
  };
}

/** The row of a kill switch that was pulled. */
export function killEntry(kill: Kill): AuditEntry {
  const { by, reason, freezes } = kill;
  return switchEntry('kill', kill, by, `${freezes ? 'freeze ' : ''}${nameOf(kill)}`, reason);
}

/** The row of a kill switch that was taken away. */
export function resumeEntry(name: KillName, by: string): AuditEntry {
  return switchEntry('resume', name, by, nameOf(name), '');
}

/** The row of a store that was emptied. */
export function clearEntry(by: string): AuditEntry {
  return { act: 'clear', by, playbook: '', incident: '', about: 'the whole store', detail: '' };
}

function switchEntry(
  act: 'kill' | 'resume',
  { scope, name }: KillName,
  by: string,
  about: string,
  detail: string,
): AuditEntry {
  return { act, by, playbook: scope === 'playbook' ? name : '', incident: '', about, detail };
}

function nameOf({ scope, name }: KillName): string {
  return scope === 'all' ? 'all' : `${scope} ${name}`;
}
