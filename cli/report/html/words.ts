import type { Language } from '../../../rules/format.ts';

/** Words of the page of a simulation. */
export interface ReportWords {
  readonly title: (project: string) => string;
  readonly span: (from: string, to: string, records: string) => string;
  readonly nothing: string;
  readonly summary: string;
  readonly playbook: string;
  readonly fired: string;
  readonly places: string;
  readonly thresholds: string;
  readonly timelines: string;
  readonly now: string;
  readonly usual: string;
  readonly limit: string;
  readonly open: string;
  readonly why: string;
  readonly firings: string;
  readonly never: string;
  readonly held: string;
  readonly when: string;
  readonly where: string;
  readonly what: string;
  readonly reason: string;
  readonly none: string;
  readonly quality: string;
  readonly blind: string;
  readonly json: string;
  readonly more: (n: number) => string;
  readonly undrawn: (n: number) => string;
  readonly spent: string;
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  en: {
    title: (project) => `Simulation of ${project}`,
    span: (from, to, records) => `${from} to ${to}, ${records} records`,
    nothing: 'nothing was judged',
    summary: 'Summary',
    playbook: 'playbook',
    fired: 'fired',
    places: 'places',
    thresholds: 'Thresholds',
    timelines: 'Timelines',
    now: 'value',
    usual: 'usual',
    limit: 'threshold',
    open: 'incident',
    why: 'why',
    firings: 'Firings',
    never: 'never fired',
    held: 'Held back',
    when: 'when',
    where: 'where',
    what: 'what',
    reason: 'reason',
    none: 'nothing',
    quality: 'Data quality',
    blind: 'Silent sources',
    json: 'Raw JSON',
    more: (n) => `and ${n} more: --json has all`,
    undrawn: (n) => `${n} more series are not drawn`,
    spent: 'money at most',
  },
  ko: {
    title: (project) => `${project} 시뮬레이션`,
    span: (from, to, records) => `${from}부터 ${to}까지, 레코드 ${records}건`,
    nothing: '판단한 것이 없습니다',
    summary: '요약',
    playbook: '플레이북',
    fired: '발동',
    places: '곳',
    thresholds: '한도 검사',
    timelines: '시간에 따른 값',
    now: '값',
    usual: '평소',
    limit: '기준선',
    open: '이상 상태',
    why: '까닭',
    firings: '발동한 것',
    never: '발동하지 않음',
    held: '보류한 것',
    when: '언제',
    where: '어디',
    what: '무엇',
    reason: '까닭',
    none: '없음',
    quality: '데이터 품질',
    blind: '끊긴 데이터',
    json: 'JSON 원본',
    more: (n) => `그 밖에 ${n}건: 전체는 --json`,
    undrawn: (n) => `${n}개는 그리지 않았습니다`,
    spent: '금액(최대)',
  },
};
