import { expect, test } from '@jest/globals';
import { catalog, playbook, shared } from '../../resolve/testing/sample.ts';
import { lintProject } from '../lint-project.ts';
import { linted } from '../testing/linted.ts';

const seven = 'define schedule seven = daily 19:00-19:05';
const drop = 'orders per region drop > 20% over 1h';

const found = (schedule: string, clauses: string, when = drop) =>
  linted(`${schedule}\n${playbook(when, undefined, clauses)}`, 'OS2014').map((line) =>
    line.replace('warning OS2014 ', ''),
  );

/** What its help proposes to write. */
function proposed(schedule: string, clauses: string, when: string): string | undefined {
  const files = [
    { path: 'shared.play', text: shared },
    { path: 'a.play', text: `language 1\n\n${schedule}\n${playbook(when, undefined, clauses)}\n` },
  ];
  const told = lintProject(files, catalog).diagnostics.find(({ code }) => code === 'OS2014');
  return told?.help?.match(/write `when (.*)`, without/)?.[1];
}

test.each<[title: string, schedule: string, when: string, at: string]>([
  ['five minutes of every day', seven, drop, `at 19:00 and ${drop}`],
  ['a quarter of an hour', 'define schedule seven = daily 19:00-19:15', drop, `at 19:00 and ${drop}`],
  ['over midnight', 'define schedule seven = daily 23:55-00:05', drop, `at 23:55 and ${drop}`],
  [
    'some minutes of weekdays',
    'define schedule seven = weekday 07:30-07:35',
    drop,
    `at 07:30 during seven and ${drop}`,
  ],
  ['a condition that holds for a while', seven, `${drop} for 5m`, `at 19:00 and ${drop} for 5m`],
  [
    'several conditions',
    seven,
    `${drop} and not took > 40m over 1h or idle per region < 3명`,
    `at 19:00 and ${drop} and not took > 40m over 1h or idle per region < 3명`,
  ],
])('%s: is told, and what the help says stands', (_title, schedule, when, at) => {
  const clauses = 'only during seven';
  expect(found(schedule, clauses, when)).toEqual([
    expect.stringMatching(/^<only during seven> `only during seven` does not look once a day at/),
  ]);
  expect(proposed(schedule, clauses, when)).toBe(at);
  const errors = linted(`${schedule}\n${playbook(at, undefined, '')}`).filter((line) =>
    line.startsWith('error'),
  );
  expect(errors).toEqual([]);
  expect(linted(`${schedule}\n${playbook(at, undefined, '')}`, 'OS2014')).toEqual([]);
});

test.each<[title: string, schedule: string, clauses: string, when?: string]>([
  ['a window that is longer', 'define schedule seven = daily 19:00-19:16', 'only during seven'],
  ['all day', 'define schedule seven = daily', 'only during seven'],
  ['minutes of one date', 'define schedule seven = 2026-02-16 19:00-19:05', 'only during seven'],
  [
    'several times a day',
    'define schedule seven = daily 12:00-12:05, daily 19:00-19:05',
    'only during seven',
  ],
  ['another zone than the clock has', `${seven} in "Europe/Helsinki"`, 'only during seven'],
  ['minutes in which it does not start', seven, 'except during seven'],
  ['no schedule', seven, ''],
  ['a clock that looks once', seven, 'only during seven', `at 19:00 and ${drop}`],
  [
    'single events, which wait for it',
    seven,
    'only during seven',
    'each orders_in where event is "placed" per region',
  ],
])('%s: is not told', (_title, schedule, clauses, when = drop) => {
  expect(found(schedule, clauses, when)).toEqual([]);
});
