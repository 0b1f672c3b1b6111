/** Why an act that a test expects was not done, as its decision says it, in the language of the run. */
import { describe, expect, test } from '@jest/globals';
import { expectGolden } from '../../../dsl/testing/golden.ts';
import { playOne } from '../../testing/test-bench.ts';
import { coverageOf } from './coverage.ts';
import { testsJson } from './json.ts';
import { notDoneOf, notDoneWords } from './not-done.ts';
import { testsPretty } from './pretty.ts';

const project = (clauses: string, body: string) => `language 1
stream calls "호출" from kafka "calls" {
  key id  time at  late 10s  silent after 5m
  field id     is id
  field region is place
}
define words region { 강남구: "gangnam", 서초구: "seocho" }
define schedule closed "점검" = daily 11:00-13:00 in "Asia/Seoul"
metric all "호출 수" = count of calls per region over 10m
playbook busy "많은 호출" {
  mode live
  when all per region > 50
  recovered when all per region < 20
  ${clauses}
  then { ${body} }
}
`;
const note = 'do log.note(text: "많음")';
const busyTwice = 'is 10 each 1m for 20m then 1 each 1m for 20m then 10 each 1m for 20m';

async function played(clauses: string, body: string, lines: string, busy = busyTwice) {
  return playOne(`${project(clauses, body)}
test "t" for busy {
  given start 2026-03-06 12:00
  given all in 강남구 ${busy}
  ${lines}
}`);
}

describe('the reason is that of the decision', () => {
  test.each<[string, string, string, string, readonly [en: string, ko: string]]>([
    [
      'a cooldown, within which the same incident fires again',
      'guard { cooldown 2h }',
      note,
      'at 12:59 expect do log.note 2 times',
      [
        'nothing of its incident: it fired again within its cooldown',
        'nothing of its incident: 재실행 대기 중이거나',
      ],
    ],
    [
      'a limit that is used up',
      'guard { at most 1 runs in 1d }',
      note,
      'at 12:59 expect do log.note 2 times',
      [
        'log.note: `at most 1 runs in 1d` is used up: 1 of 1',
        'log.note: `at most 1 runs in 1d` 한도를 다 썼습니다 (1 가운데 1)',
      ],
    ],
    [
      'nobody who agrees yet',
      '',
      `${note} needs approval from "a" and "b" within 2h else skip`,
      'at 12:20 expect do log.note',
      ['log.note: it waits for the yes of a, b', 'log.note: a, b의 승인을 기다립니다'],
    ],
    [
      'an incident that is held',
      'except during closed',
      note,
      'at 12:20 expect action',
      ['nothing of its incident: except during closed', 'nothing of its incident: except during closed'],
    ],
    [
      'a hole',
      '',
      '...',
      'at 12:20 expect action',
      [
        'nothing of its incident: nothing is written here yet (`...`)',
        'nothing of its incident: 아직 아무것도 적혀 있지 않습니다(`...`)',
      ],
    ],
  ])('%s', async (_title, clauses, body, expectation, [en, ko]) => {
    const result = await played(clauses, body, expectation);
    const [verdict] = result.verdicts;
    const [one, ...others] = notDoneOf(verdict!, result);
    expect([verdict?.holds, others, one?.instance]).toEqual([false, [], { region: 'gangnam' }]);
    const said = (language: 'en' | 'ko') =>
      `${one?.verb ?? 'nothing of its incident'}: ${notDoneWords(one!, language)}`;
    expect(said('en')).toContain(en);
    expect(said('ko')).toContain(ko);
  });
});

test.each<[string, string]>([
  ['an expectation that holds has none', 'at 12:59 expect do log.note 2 times'],
  ['one that something was not done neither', 'at 12:59 expect no do log.note'],
  ['nor one of which more was done than expected', 'at 12:20 expect do log.note once'],
  ['nor one about another verb', 'at 12:59 expect do city.put'],
  ['nor one about anything but acts', 'at 12:59 expect escalate'],
  ['nor one that looks before anything was held back', 'at 12:30 expect do log.note 4 times'],
])('%s', async (_title, line) => {
  const body = `if all > 1000 { do city.put(path: "/x", body: {}) until recovered or 1h  escalate } ${note} ${note}`;
  const result = await played('guard { cooldown 2h  at most 3 runs in 1h }', body, line);
  expect(notDoneOf(result.verdicts[0]!, result)).toEqual([]);
});

test('what was held back and then done is no reason', async () => {
  const yes = 'given approval from "a" is granted after 5m  at 12:20 expect do log.note 2 times';
  const result = await played('', `${note} needs approval from "a" within 2h else skip`, yes);
  expect(notDoneOf(result.verdicts[0]!, result)).toEqual([]);
});

describe('it stands under what happened', () => {
  const golden = (name: string) => new URL(`testdata/${name}`, import.meta.url);
  const two = `given all in 서초구 ${busyTwice}  at 12:59 expect do log.note 4 times`;
  const guard = 'guard { cooldown 2h per region }';

  test.each(['en', 'ko'] as const)('in %s', async (language) => {
    const result = await played(guard, note, two);
    expectGolden(golden(`not-done.${language}.txt`), testsPretty([result], coverageOf([]), language));
  });

  test('and in JSON, with its reason for programs', async () => {
    const result = await played(guard, note, two);
    const { tests } = JSON.parse(testsJson([result], coverageOf([])));
    expect(tests[0].expectations[0].notDone).toMatchObject([
      { instance: { region: 'gangnam' }, verb: null, what: 'reopened', reason: null },
      { instance: { region: 'seocho' }, verb: null, what: 'reopened', reason: null },
    ]);
  });
});
