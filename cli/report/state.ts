import stringWidth from 'string-width';
import type { Language } from '../../rules/format.ts';
import type { StateSummary } from '../state/state-summary.ts';
import { type InstantPrinter, instantPrinter } from './instant.ts';
import { padded } from './padded.ts';

const SAY = {
  en: {
    empty: 'the store is empty',
    through: 'judged through',
    partitions: ['partition', 'next', 'resume at', 'newest event', 'records', 'duplicates', 'late', 'dead'],
    sources: ['source', 'watermark', 'last arrival', ''],
    series: ['metric', 'series', 'history slots', 'KiB'],
    blind: 'BLIND',
    seeing: 'seeing',
    nobody: 'nobody reads it any more',
    counts: {
      tableRows: 'table rows',
      holds: 'holds',
      openIncidents: 'open incidents',
      leases: 'effects in force',
      openRuns: 'runs not finished',
      signals: 'signals to come',
      unsent: 'messages to publish',
    },
  },
  ko: {
    empty: '저장소가 비어 있습니다',
    through: '판단한 시각',
    partitions: ['파티션', '다음', '다시 읽을 곳', '최근 이벤트', '레코드', '중복', '지각', '읽지 못함'],
    sources: ['데이터', '워터마크', '최근 도착', ''],
    series: ['지표', '계열', '과거 구간', 'KiB'],
    blind: '끊김',
    seeing: '정상',
    nobody: '아무도 읽지 않습니다',
    counts: {
      tableRows: '테이블 행',
      holds: '지속 시간',
      openIncidents: '열린 이상',
      leases: '유지 중인 조치',
      openRuns: '끝나지 않은 실행',
      signals: '받을 신호',
      unsent: '보낼 메시지',
    },
  },
} as const;

/** `{"schema":"ordersense.state-summary/1", …}` */
export function summaryJson(summary: StateSummary): string {
  return JSON.stringify({ schema: 'ordersense.state-summary/1', ...summary }, null, 2);
}

/** What a store holds, a table for partitions, sources and series. */
export function summaryText(summary: StateSummary, zone: string, language: Language): string {
  const say = SAY[language];
  const print = instantPrinter(zone);
  if (summary.partitions.every(({ readOffset }) => readOffset === 0) && summary.series.length === 0)
    return say.empty;
  const counts = Object.entries(summary.counts) as [keyof StateSummary['counts'], number][];
  const judged = Object.entries(summary.through).map(
    ([clock, ms]) => `${say.through} ${print.dated(ms)}   ${clock}`,
  );
  return [
    ...judged,
    '',
    ...table(
      say.partitions,
      summary.partitions.map((one) => partitionRow(one, print)),
    ),
    '',
    ...table(
      say.sources,
      summary.sources.map(({ source, watermarkMs, lastArrivalMs, blind }) => [
        source,
        dated(watermarkMs, print),
        dated(lastArrivalMs, print),
        blind ? say.blind : say.seeing,
      ]),
    ),
    '',
    ...table(
      say.series,
      summary.series.map(({ pane, metrics, series, historySlots, bytes }) => [
        metrics.length === 0 ? `${pane.slice(0, 12)} (${say.nobody})` : metrics.join(', '),
        String(series),
        String(historySlots),
        (bytes / 1024).toFixed(1),
      ]),
    ),
    '',
    counts.map(([name, n]) => `${say.counts[name]} ${n}`).join(' · '),
  ].join('\n');
}

function partitionRow(one: StateSummary['partitions'][number], print: InstantPrinter): readonly string[] {
  const { topic, partition, readOffset, resumeOffset, greatestMs, counts } = one;
  const { records, duplicates, late, dead } = counts;
  return [
    `${topic}/${partition}`,
    String(readOffset),
    String(resumeOffset),
    dated(greatestMs, print),
    ...[records, duplicates, late, dead].map(String),
  ];
}

function dated(ms: number | null, print: InstantPrinter): string {
  return ms === null ? '–' : print.dated(ms);
}

/** Columns of equal width, the head first. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => stringWidth(row[i] ?? ''))));
  return all.map((row) =>
    row
      .map((cell, i) => padded(cell, (widths[i] ?? 0) + 2))
      .join('')
      .trimEnd(),
  );
}
