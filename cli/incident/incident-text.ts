import type { Decision } from '../../engine/decision.ts';
import type { LeaseRow, RunRow } from '../../engine/store.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { formatDuration, type Language } from '../../rules/format.ts';
import { incidentBlock } from '../report/incident-block.ts';
import { instantPrinter } from '../report/instant.ts';
import { placeNames } from '../report/places.ts';
import { outcomeLines } from '../why/outcome.ts';
import type { IncidentStory } from './incident-story.ts';

const SAY = {
  en: {
    incident: 'incident',
    phase: {
      held: 'held back',
      firing: 'finding causes',
      acting: 'acting',
      watching: 'watching',
      closed: 'closed',
    },
    runs: 'what was sent',
    leases: 'in force',
    asks: 'waits for',
    again: (n: number) => (n === 1 ? 'tried again once' : `tried again ${n} times`),
    of: (part: number, all: number, status: string) => `${part} of ${all} ${status}`,
    left: (time: string) => `${time} left`,
    overdue: (time: string) => `${time} overdue`,
    untilRecovery: 'until recovery',
    undoneBy: 'undone by',
    status: {
      pending: 'not sent yet',
      claimed: 'being sent',
      sent: 'sent, not answered yet',
      succeeded: 'succeeded',
      failed: 'failed',
      unknown: 'nobody knows how it ended',
      skipped: 'skipped',
      expired: 'too late to be sent',
      cancelled: 'cancelled',
    },
  },
  ko: {
    incident: '사건',
    phase: {
      held: '보류',
      firing: '원인 확인 중',
      acting: '조치 중',
      watching: '지켜보는 중',
      closed: '종료',
    },
    runs: '보낸 것',
    leases: '유지 중',
    asks: '기다리는 사람',
    again: (n: number) => `${n}번 다시 시도`,
    of: (part: number, all: number, status: string) => `${all}건 가운데 ${part}건 ${status}`,
    left: (time: string) => `${time} 남음`,
    overdue: (time: string) => `${time} 지남`,
    untilRecovery: '회복될 때까지',
    undoneBy: '되돌리는 동작',
    status: {
      pending: '아직 보내지 않음',
      claimed: '보내는 중',
      sent: '보냈고 응답이 아직 없음',
      succeeded: '성공',
      failed: '실패',
      unknown: '결과를 알 수 없음',
      skipped: '건너뜀',
      expired: '너무 늦어 보내지 않음',
      cancelled: '취소됨',
    },
  },
} as const;

/** An incident from its beginning to where it stands: what was decided and why, what was sent, and what is in force. */
export function incidentText(story: IncidentStory, bundle: Bundle, language: Language): string {
  const say = SAY[language];
  const { id, row, decisions, nowMs } = story;
  const print = instantPrinter(bundle.zone);
  const playbook = row?.playbook ?? decisions[0]?.playbook ?? '';
  const compiled = bundle.playbooks.find(({ name }) => name === playbook);
  const title = compiled?.title;
  const holders = decisions.flatMap(({ what, detail }) =>
    what === 'skipped' ? (/\b[0-9a-f]{12}\b/.exec(String(detail['words'] ?? ''))?.[0] ?? []) : [],
  );
  const phase =
    row === null ? say.phase.closed : (say.phase[row.phase as keyof typeof say.phase] ?? row.phase);
  const section = (name: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `  ${name}`, ...lines.map((line) => `    ${line}`)];
  return [
    [`${say.incident} ${id}`, playbook, ...(title == null ? [] : [title]), phase].join('   '),
    ...(compiled === undefined
      ? []
      : outcomeLines(
          decisions,
          [],
          holders,
          { bundle, playbook: compiled, held: story.held },
          print,
          language,
        )),
    ...incidentBlock(decisions, placeNames(bundle.words, language), print, language),
    ...section(say.runs, runLines(story.runs, language)),
    ...section(
      say.leases,
      story.leases
        .filter(({ status }) => status === 'stored' || status === 'undoing')
        .map((lease) => leaseLine(lease, nowMs, language)),
    ),
    ...section(
      say.asks,
      story.asks.map(
        ({ id: ask, from, about, dueMs }) =>
          `${from.join(', ')}   ${about.verb}   ${ask}   ${timeLeft(dueMs, nowMs, language)}`,
      ),
    ),
  ].join('\n');
}

/** Runs of one statement and how each kind of them ended; what failed says why. */
function runLines(runs: readonly RunRow[], language: Language): readonly string[] {
  const say = SAY[language];
  const groups = new Map<string, RunRow[]>();
  for (const run of runs) {
    const key = run.parent ?? run.key;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].flatMap((group) => {
    const verb = group[0]?.verb ?? '';
    if (group.length === 1) return group.map((run) => `${verb} ${run.target}   ${ended(run, language)}`);
    const statuses = [...new Set(group.map(({ status }) => status))];
    return [
      `${verb}   ${statuses
        .map((status) =>
          say.of(group.filter((run) => run.status === status).length, group.length, say.status[status]),
        )
        .join(', ')}`,
      ...group
        .filter(({ status }) => status !== 'succeeded')
        .map((run) => `  ${run.target}   ${ended(run, language)}`),
    ];
  });
}

function ended({ status, attempts, outcome }: RunRow, language: Language): string {
  const say = SAY[language];
  const reason = reasonOf(outcome);
  return [
    say.status[status],
    ...(attempts === 0 ? [] : [say.again(attempts)]),
    ...(reason === '' ? [] : [reason]),
  ].join('   ');
}

function reasonOf(outcome: RunRow['outcome']): string {
  if (typeof outcome === 'string') return outcome;
  if (typeof outcome !== 'object' || outcome === null || Array.isArray(outcome)) return '';
  const { reason, detail } = outcome as Decision['detail'];
  return typeof reason === 'string' ? reason : typeof detail === 'string' ? detail : '';
}

function leaseLine({ effect, target, undo, capMs }: LeaseRow, nowMs: number, language: Language): string {
  const say = SAY[language];
  const left = capMs === null ? say.untilRecovery : timeLeft(capMs, nowMs, language);
  return `${effect} ${target}   ${left}   ${say.undoneBy} ${undo.verb}`;
}

function timeLeft(dueMs: number, nowMs: number, language: Language): string {
  const say = SAY[language];
  const seconds = Math.round(Math.abs(dueMs - nowMs) / 1000) * 1000;
  const time = formatDuration(seconds, language);
  return dueMs < nowMs ? say.overdue(time) : say.left(time);
}
