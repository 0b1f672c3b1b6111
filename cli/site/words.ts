import type { Language } from '../../rules/format.ts';

/** What the pages of a site say of themselves. */
export interface SiteWords {
  readonly playbooks: string;
  readonly metrics: string;
  readonly checks: string;
  readonly names: string;
  readonly picture: string;
  readonly text: string;
  readonly tests: string;
  readonly noTests: string;
  readonly testCount: string;
  readonly severity: string;
  readonly mode: string;
  readonly owner: string;
  readonly flow: string;
}

const english: SiteWords = {
  playbooks: 'Playbooks',
  metrics: 'Metrics',
  checks: 'Checks',
  names: 'Data, schedules and audiences',
  picture: 'Picture',
  text: 'As written',
  tests: 'Examples (its tests)',
  noTests: 'It has no tests.',
  testCount: 'tests',
  severity: 'severity',
  mode: 'mode',
  owner: 'owner',
  flow: 'What reads what',
};

const korean: SiteWords = {
  playbooks: '플레이북',
  metrics: '지표',
  checks: '확인 항목',
  names: '데이터, 일정, 대상 집단',
  picture: '그림',
  text: '원문',
  tests: '예 (테스트)',
  noTests: '테스트가 없습니다.',
  testCount: '테스트',
  severity: '심각도',
  mode: '모드',
  owner: '담당',
  flow: '무엇이 무엇을 읽는가',
};

/** The words of a language. */
export function siteWords(language: Language): SiteWords {
  return language === 'ko' ? korean : english;
}
