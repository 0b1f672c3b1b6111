import stringWidth from 'string-width';
import type { AuditAct, AuditRow } from '../../engine/audit/audit-entry.ts';
import type { AuditFault, AuditReport } from '../../engine/audit/chain-check.ts';
import type { Language } from '../../rules/format.ts';
import { headLine } from '../audit/head-line.ts';
import { instantPrinter } from './instant.ts';
import { padded } from './padded.ts';

interface Words {
  readonly acts: Readonly<Record<AuditAct, string>>;
  readonly engine: string;
  readonly erased: string;
  readonly empty: string;
  readonly whole: (rows: number) => string;
  readonly broken: (faults: number) => string;
  readonly taken: (rows: number) => string;
  readonly matched: (found: number, given: number) => string;
  readonly alone: string;
  readonly fault: (fault: AuditFault) => string;
}

const SAY: Readonly<Record<Language, Words>> = {
  en: {
    acts: {
      sent: 'sent',
      grant: 'approve',
      deny: 'deny',
      answer: 'answer',
      kill: 'kill',
      resume: 'resume',
      ack: 'ack',
      silence: 'silence',
      pause: 'pause',
      undo: 'undo',
      'hand-over': 'hand over',
      reset: 'reset',
      clear: 'clear',
    },
    engine: 'engine',
    erased: '(taken out)',
    empty: 'nothing was done yet',
    whole: (rows) => `the log is whole: ${rows} rows`,
    broken: (faults) => `the log is not what was written: ${faults} faults`,
    taken: (rows) => `${rows} rows without their detail, which was taken out; their hashes stay`,
    matched: (found, given) => `${found} of ${given} heads that left the machine are in it`,
    alone:
      'no head that left the machine was given: whoever can write to the store can write all of it anew. A run tells one a minute; give its log by --heads',
    fault: (fault) => {
      switch (fault.kind) {
        case 'altered':
          return `row ${fault.n}: it, or the row before it, was altered`;
        case 'moved':
          return `row ${fault.n}: was written as row ${fault.was}`;
        case 'removed':
          return `${rowsOf(fault)}: removed`;
        case 'truncated':
          return `${rowsOf(fault)}: cut off at the end`;
        case 'rewritten':
          return `row ${fault.n}: it, or rows before it, were written anew`;
      }
    },
  },
  ko: {
    acts: {
      sent: '보냄',
      grant: '승인',
      deny: '거절',
      answer: '답',
      kill: '멈춤',
      resume: '재개',
      ack: '확인',
      silence: '알림 중지',
      pause: '일시 정지',
      undo: '되돌림',
      'hand-over': '넘겨받음',
      reset: '해제',
      clear: '비움',
    },
    engine: '엔진',
    erased: '(지움)',
    empty: '아직 아무 일도 없었습니다',
    whole: (rows) => `기록이 온전합니다: ${rows}줄`,
    broken: (faults) => `기록이 쓴 그대로가 아닙니다: 문제 ${faults}개`,
    taken: (rows) => `${rows}줄은 상세 내용을 지웠고 해시만 남아 있습니다`,
    matched: (found, given) => `밖으로 나간 끝 해시 ${given}개 가운데 ${found}개가 있습니다`,
    alone:
      '밖으로 나간 끝 해시를 주지 않았습니다. 저장소에 쓸 수 있는 사람은 전부 다시 쓸 수 있습니다. run이 1분마다 로그에 남기는 것을 --heads로 주세요',
    fault: (fault) => {
      switch (fault.kind) {
        case 'altered':
          return `${fault.n}번: 이 줄이나 바로 앞줄이 바뀌었습니다`;
        case 'moved':
          return `${fault.n}번: 쓸 때는 ${fault.was}번이었습니다`;
        case 'removed':
          return `${stretch(fault)}번: 지워졌습니다`;
        case 'truncated':
          return `${stretch(fault)}번: 끝이 잘렸습니다`;
        case 'rewritten':
          return `${fault.n}번: 이 줄이나 그 앞이 다시 쓰였습니다`;
      }
    },
  },
};

function rowsOf(of: { readonly from: number; readonly to: number }): string {
  return `${of.from === of.to ? 'row' : 'rows'} ${stretch(of)}`;
}

function stretch({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** Rows, the newest last: number, time, what, who, what about, and the words that go with it. */
export function auditText(rows: readonly AuditRow[], zone: string, language: Language): string {
  const say = SAY[language];
  if (rows.length === 0) return say.empty;
  const { dated } = instantPrinter(zone);
  // What people wrote is one line of a terminal, and tells it nothing.
  const plain = (cell: string) => cell.replace(/[\s\p{Cc}]+/gu, ' ');
  const lines = rows.map(({ n, atMs, act, by, playbook, incident, about, detail }) => [
    String(n),
    dated(atMs),
    say.acts[act],
    by === '' ? say.engine : by,
    [about, playbook, incident].filter((part) => part !== '' && !about.endsWith(` ${part}`)).join('  '),
    detail ?? say.erased,
  ]);
  return columns(lines.map((cells) => cells.map(plain)));
}

/** A JSON line a row: `{"schema":"ordersense.audit/1", …}`; times are the store's clock, epoch ms. */
export function auditJson(rows: readonly AuditRow[]): string {
  return rows.map((row) => JSON.stringify({ schema: 'ordersense.audit/1', ...row })).join('\n');
}

/** Whether the log is whole, where it is not, and what that was held against. */
export function auditReportText(report: AuditReport, given: number, language: Language): string {
  const say = SAY[language];
  const { rows, faults, erased, matched, head } = report;
  return [
    faults.length === 0 ? say.whole(rows) : say.broken(faults.length),
    ...faults.map((fault) => `  ${say.fault(fault)}`),
    ...(erased === 0 ? [] : [say.taken(erased)]),
    given === 0 ? say.alone : say.matched(matched, given),
    headLine(head),
  ].join('\n');
}

/** `{"schema":"ordersense.audit-report/1", …}` */
export function auditReportJson(report: AuditReport): string {
  return JSON.stringify({ schema: 'ordersense.audit-report/1', ...report }, null, 2);
}

function columns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, i) =>
    Math.max(...lines.map((cells) => stringWidth(cells[i] ?? ''))),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, i) => padded(cell, (widths[i] ?? 0) + 2))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
