import { shortId } from '../../rules/canonical.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Decision, Json } from '../decision.ts';
import type { RunRow } from '../store.ts';
import { foundCauses } from './cause-set.ts';
import type { Desk } from './desk.ts';
import type { Incident } from './incident.ts';
import { type PageCause, type PageGroup, type PageKind, type PageMember, pageDue } from './page-group.ts';
import { pageText } from './page-text.ts';
import { severityOf, severityRank } from './severity.ts';
import type { OutcomePayload } from './signal.ts';
import type { Watch } from './watch.ts';

/** Note of the store that keeps what staff are paged about. */
export const PAGES_NOTE = 'pages';
/** The verb that pages, where the settings have a connector of that name. */
export const PAGE_VERB = 'ops.page';
/** A page that could not leave within this of its instant, and the lateness of its sources, is of the past (R3), ms. */
const FRESH_MS = 300_000;

/**
 * The one notifier (R11): whatever calls staff goes through it, grouped by playbook, causes and whom it is for. It goes by
 * the decision clock, so that `simulate` and `run` page alike.
 */
export interface PageBook {
  /** Somebody must be called about an incident, or a latch. */
  call(
    incident: Pick<Incident, 'id' | 'instance' | 'causes'>,
    watch: Pick<Watch, 'playbook'>,
    to: string | null,
    atMs: number,
    cause: PageCause,
  ): void;
  /** Pages what is due for a playbook at an instant. */
  step(watch: Watch, atMs: number, desk: Desk): void;
  /** How a page ended. False: it is none of ours. */
  ended(payload: Json, desk: Desk): boolean;
  /** Whether a playbook has anything that will be due. */
  has(playbook: string): boolean;
  /** The groups where they changed since the last call, else null. */
  take(): Json | null;
}

/** @param stored  the note, undefined before the first page */
export function createPageBook(stored: Json | undefined): PageBook {
  const groups = new Map(
    (stored as unknown as readonly PageGroup[] | undefined)?.map((one) => [one.id, one]),
  );
  let isChanged = false;
  const put = (group: PageGroup): void => {
    groups.set(group.id, group);
    isChanged = true;
  };
  const drop = ({ id }: PageGroup): void => {
    groups.delete(id);
    isChanged = true;
  };
  return {
    call(incident, watch, to, atMs, cause) {
      const { name } = watch.playbook;
      const causes = foundCauses(incident.causes);
      const member: PageMember = { incident: incident.id, instance: incident.instance };
      const known = [...groups.values()].find(
        (one) =>
          one.playbook === name &&
          one.cause === cause &&
          one.to === to &&
          one.causes.join('\n') === causes.join('\n'),
      );
      if (known?.members.some((one) => one.incident === incident.id)) return;
      const id = shortId(['page', name, cause, to, causes, atMs]);
      const group: PageGroup = known ?? {
        ...{ id, playbook: name, cause, to, causes },
        ...{ sinceMs: atMs, members: [], n: 0, told: null },
      };
      const members = [...group.members, member].sort((a, b) => (a.incident < b.incident ? -1 : 1));
      put({ ...group, members });
    },
    step(watch, atMs, desk) {
      for (const group of groups.values()) {
        if (group.playbook !== watch.playbook.name) continue;
        const { severity, ...standing } = standingOf(group, watch, atMs, desk);
        const due = pageDue(group, standing);
        if (due === 'drop') drop(group);
        else if (due !== null) {
          const told = page(group, due, severity, watch, atMs, desk);
          if (due === 'resolved') drop(group);
          else put(told);
        }
      }
    },
    ended(payload, desk) {
      const { run, status, detail } = payload as unknown as OutcomePayload;
      const [, id = ''] = /^([^/]+)\/page\/\d+$/.exec(String(run)) ?? [];
      if (id === '') return false;
      const group = groups.get(id);
      if (group !== undefined && (status === 'failed' || status === 'unknown' || status === 'expired')) {
        tell(group, 'action-failed', group.told?.atMs ?? group.sinceMs, desk, {
          ...{ run, kind: 'act', target: group.to ?? '*', status, detail },
        });
        put({ ...group, n: group.n + 1 });
      }
      return true;
    },
    has: (playbook) => [...groups.values()].some((group) => group.playbook === playbook),
    take() {
      if (!isChanged) return null;
      isChanged = false;
      return [...groups.values()] as unknown as Json;
    },
  };
}

function standingOf({ cause, members, told }: PageGroup, watch: Watch, atMs: number, desk: Desk) {
  const { playbook } = watch;
  const known = new Map(
    [...watch.slots.values()].flatMap(({ incident }) => (incident === null ? [] : [[incident.id, incident]])),
  );
  const isMomentary = cause === 'escalated' && playbook.closesWithBody;
  const isOpen = ({ incident: id }: PageMember): boolean => {
    if (cause === 'latch') return desk.latches.on(playbook.name)?.id === id;
    if (cause === 'undo') return desk.leases.ofIncident(id).some(({ status }) => status === 'undoing');
    const incident = known.get(id);
    return incident !== undefined && incident.recoveredMs === null && incident.phase !== 'closed';
  };
  const open = isMomentary ? members : members.filter(isOpen);
  const isHeard = ({ incident, instance }: PageMember): boolean =>
    desk.orders.silenceOn(playbook.name, instance, atMs) === null &&
    known.get(incident)?.acknowledged === undefined;
  const severities = open.map(({ incident }) => severityOf(known.get(incident) ?? {}, playbook));
  const severity = severities.reduce(
    (worst, one) => (severityRank(one) > severityRank(worst) ? one : worst),
    told?.severity ?? playbook.severity,
  );
  return {
    ...{ atMs, isMomentary, severity },
    isOpen: open.length > 0,
    isHeard: open.some(isHeard),
    severityRank: severityRank(severity),
    toldRank: told === null ? -1 : severityRank(told.severity),
  };
}

/** Sends one page, and says in a decision what it says; without a connector that pages the decision says that. */
function page(
  group: PageGroup,
  kind: PageKind,
  severity: Playbook['severity'],
  watch: Watch,
  atMs: number,
  desk: Desk,
): PageGroup {
  const { id, to, members, n } = group;
  const text = pageText(group, kind, severity, watch.playbook, desk.vocabulary);
  const run = `${id}/page/${n + 1}`;
  const canPage = desk.verbs(PAGE_VERB) !== null;
  if (canPage) desk.out.run(pageRun(group, run, text, kind === 'resolved', watch, atMs, desk));
  tell(group, 'paged', atMs, desk, {
    ...{ page: kind, to, incidents: members.length, severity, text },
    run: canPage ? run : null,
    ...(canPage ? {} : { words: `no connector offers \`${PAGE_VERB}\`: nobody was called` }),
    ...(canPage ? {} : { wordsKo: `\`${PAGE_VERB}\` 커넥터가 없어 아무도 부르지 못함` }),
  });
  return { ...group, n: n + 1, told: { atMs, members: members.length, severity } };
}

function pageRun(
  { id, playbook }: PageGroup,
  key: string,
  text: string,
  isResolved: boolean,
  { lateMs }: Watch,
  atMs: number,
  { nowMs }: Desk,
): RunRow {
  return {
    ...{ key, incident: id, playbook, step: '', target: '*', kind: 'act', parent: null, verb: PAGE_VERB },
    args: isResolved ? { text, alert: id, resolved: true } : { text, alert: id },
    ...{ effect: null, mode: 'live', decidedMs: atMs, notBeforeMs: nowMs },
    deadlineMs: atMs + lateMs + FRESH_MS,
    ...{ status: 'pending', attempts: 0, policy: null, expiresAtMs: null, spendings: [], outcome: null },
  };
}

/** Under the group's own name: it is about many incidents. */
function tell(
  { id, playbook, n }: PageGroup,
  what: Decision['what'],
  t: number,
  { out }: Desk,
  detail: Decision['detail'],
): void {
  out.tell({ t, playbook, instance: {}, incident: id, n, what, step: '', detail, evidence: null }, null);
}
