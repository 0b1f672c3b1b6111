import { inBoth, say, type Text } from '../../say.ts';

/** What an amount is there for, by the clause that it stands in. */
export interface AmountRole {
  /** The clause's word before it: `cooldown`, `at most`. */
  readonly word: string;
  /** What comes of none at all, as the caret says it. */
  readonly none: Text;
  /** One that would be right, as it is written. */
  readonly example: string;
  /** Whether the clause may simply be left out. */
  readonly isOptional: boolean;
  /** The most that is believed without a word, in ms or as a number; null: anything is. */
  readonly most: number | null;
  /** `warning`: none at all may be meant. */
  readonly level: 'error' | 'warning';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The amounts of the language that must be some, by the node and the field of the tree in which they stand. */
export const amountRoles: Readonly<Record<string, AmountRole>> = {
  'held.for': role('for', 'for 5m', inBoth(say`one moment is enough`, '한순간만 참이어도 됨'), {
    isOptional: true,
    most: 90 * DAY_MS,
  }),
  'steps.within': role('within', 'within 20m', inBoth(say`nothing can follow`, '뒤따를 틈이 없음'), {
    most: 90 * DAY_MS,
  }),
  'cooldown.duration': role(
    'cooldown',
    'cooldown 30m',
    inBoth(say`keeps no two runs apart`, '실행 사이를 띄우지 않음'),
  ),
  'cap.in': role('in', 'in 1h', inBoth(say`nothing to count in`, '셀 구간이 없음')),
  'once.in': role('in', 'in 1d', inBoth(say`nothing to count in`, '셀 구간이 없음')),
  'cap.amount': role('at most', 'at most 4', inBoth(say`lets nothing happen`, '아무것도 하지 못함')),
  'approval.within': role('within', 'within 15m', inBoth(say`nobody can answer`, '답할 틈이 없음'), {
    most: 30 * DAY_MS,
  }),
  'wait.duration': role('wait', 'wait 10m', inBoth(say`goes on at once`, '곧바로 넘어감'), {
    isOptional: true,
    most: 30 * DAY_MS,
  }),
  'retry.times': role('retry', 'retry 3 times', inBoth(say`tries nothing again`, '다시 시도하지 않음'), {
    isOptional: true,
    most: 100,
  }),
  'retry.every': role('every', 'every 1m', inBoth(say`all attempts at once`, '한꺼번에 시도함'), {
    most: DAY_MS,
  }),
  'do.timeout': role(
    'timeout',
    'timeout 10s',
    inBoth(say`given up before it begins`, '시작하기도 전에 포기함'),
    {
      isOptional: true,
      most: DAY_MS,
    },
  ),
  'until.end': role('until', 'until 2h', inBoth(say`ends as it begins`, '시작하자마자 끝남'), {
    most: 90 * DAY_MS,
  }),
  'expect.within': role(
    'within',
    'within 30m',
    inBoth(say`looked at before anything can change`, '무엇이든 달라지기 전에 봄'),
    { most: 90 * DAY_MS },
  ),
  'track.for': role('for', 'for 14d', inBoth(say`nothing to compare`, '비교할 것이 없음'), {
    most: 366 * DAY_MS,
  }),
  'stream.silentAfter': role(
    'silent after',
    'silent after 5m',
    inBoth(say`silent at any moment`, '언제나 끊긴 것이 됨'),
    {
      most: 90 * DAY_MS,
    },
  ),
  'table.silentAfter': role(
    'silent after',
    'silent after 5m',
    inBoth(say`silent at any moment`, '언제나 끊긴 것이 됨'),
    {
      most: 90 * DAY_MS,
    },
  ),
  'table.expireAfter': role(
    'expire after',
    'expire after 10m',
    inBoth(say`no row is ever there`, '행이 하나도 남지 않음'),
  ),
  'probe.every': role('every', 'every 5m', inBoth(say`asked without a pause`, '쉬지 않고 물음'), {
    most: 30 * DAY_MS,
  }),
  'probe.timeout': role('timeout', 'timeout 3s', inBoth(say`never has an answer`, '답을 받을 수 없음'), {
    most: HOUR_MS,
  }),
  'samples.value': role(
    'at least',
    'at least 30 samples',
    inBoth(say`keeps nothing back`, '아무것도 거르지 않음'),
    {
      isOptional: true,
      level: 'warning',
    },
  ),
  'define-audience.atMost': role(
    'at most',
    'at most 100',
    inBoth(say`reaches nobody`, '아무에게도 닿지 않음'),
  ),
  'within.distance': role('within', 'within 3km', inBoth(say`reaches nobody`, '아무에게도 닿지 않음')),
  'given-failure.times': role('fails', 'fails 1 times', inBoth(say`never fails`, '실패하지 않음')),
  'steps.each': role('each', 'each 1m', inBoth(say`events without end`, '이벤트가 끝없이 생김')),
  'steps.for': role('for', 'for 30m', inBoth(say`never there`, '한 번도 없는 값')),
};

function role(
  word: string,
  example: string,
  none: Text,
  more: Partial<Pick<AmountRole, 'isOptional' | 'most' | 'level'>> = {},
): AmountRole {
  return { word, example, none, isOptional: false, most: null, level: 'error', ...more };
}
