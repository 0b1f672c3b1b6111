import type { ReportedLint } from '../lint.ts';

/** OS1104: a value outside a closed list. */
export const unknownValue: ReportedLint = {
  code: 'OS1104',
  name: 'unknown-value',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: 'metric cancelled = count of orders_in where event is "cancled" over 15m',
    good: 'metric cancelled = count of orders_in where event is "cancelled" over 15m',
    why: {
      en: 'The field or dimension has a closed list of values and this is none of them: the test could never be true.',
      ko: '이 필드나 차원은 값이 정해져 있는데 그 안에 없는 값입니다. 이 검사는 절대 참이 될 수 없습니다.',
    },
    options: [],
  },
};
