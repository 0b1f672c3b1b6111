import type { AskRow, Judged } from '../ask.ts';
import type { Kill, KillName } from '../control/kill.ts';
import type { OrderPayload } from '../control/order.ts';
import { RESET } from '../incident/latch-book.ts';
import type { NewSignal } from '../store.ts';
import type { AuditEntry } from './audit-entry.ts';

/** The row of one word about an ask, taken or refused. */
export function wordEntry(ask: AskRow, { said, status }: Judged): AuditEntry {
  const { by, refused } = said;
  const became = refused === null ? status : `refused: ${refused}`;
  const told = { by, playbook: ask.playbook, incident: ask.incident };
  if (ask.about.verb === RESET)
    return {
      ...told,
      act: 'reset',
      about: `latch ${ask.about.targets.join(' ')} ${became}`,
      detail: said.reason,
    };
  const isVerdict = ask.kind === 'approval' && (said.said === 'grant' || said.said === 'deny');
  const act = isVerdict ? (said.said as 'grant' | 'deny') : 'answer';
  return {
    ...told,
    act,
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

/** The row of an order that was put into the inbox; what becomes of it the decisions say. */
export function orderEntry({ payload }: Pick<NewSignal, 'payload'>): AuditEntry {
  const { order, by, reason } = payload as unknown as OrderPayload;
  const said = { by, playbook: '', incident: '', detail: reason };
  switch (order.word) {
    case 'undo': {
      const { scope, name } = order;
      const own = scope === 'all' ? {} : { [scope]: name };
      return { ...said, ...own, act: 'undo', about: scope === 'all' ? 'all' : `${scope} ${name}` };
    }
    case 'hand-over': {
      const { scope, name, to } = order;
      return { ...said, [scope]: name, act: 'hand-over', about: `${scope} ${name} to ${to}` };
    }
    case 'acknowledge':
      return { ...said, act: 'ack', incident: order.incident, about: `incident ${order.incident}` };
    case 'pause':
    case 'unpause': {
      const { playbook } = order;
      return {
        ...said,
        act: order.word === 'pause' ? 'pause' : 'resume',
        playbook,
        about: `playbook ${playbook}`,
      };
    }
    case 'silence':
    case 'unsilence': {
      const { playbook, in: labels } = order.of;
      const place = Object.entries(labels).map(([dimension, value]) => `${dimension}=${value}`);
      const about = [playbook === null ? 'all' : `playbook ${playbook}`, ...place].join(' ');
      const span = order.word === 'silence' ? `for ${order.forMs / 60_000}m` : 'ended';
      return { ...said, act: 'silence', playbook: playbook ?? '', about: `${about} ${span}` };
    }
  }
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
