/** What a failed test is told of the past that its playbook compares with. */
import { expect, test } from '@jest/globals';
import { english } from '../../../dsl/say.ts';
import type { TestResult } from '../../test/run.ts';
import { playOne } from '../../testing/test-bench.ts';
import { comparedPast } from './compared-past.ts';
import { reasonOf } from './reason.ts';

const project = (baseline: string, vs: string) => `language 1
stream calls "호출" from kafka "calls" {
  key id  time at  late 10s  silent after 5m
  field id     is id
  field region is place
}
define words region { 강남구: "gangnam", 서초구: "seocho" }
metric all "호출 수" = count of calls per region over 10m baseline ${baseline}
playbook few "적은 호출" {
  when all per region drop > 50% ${vs}
  guard { cooldown 30m per region }
  then { do log.note(text: "적음") }
}
`;

function play(baseline: string, was: string, expected: string, vs: string): Promise<TestResult> {
  return playOne(`${project(baseline, vs)}
test "t" for few {
  given start 2026-03-06 12:00
  ${was === '' ? '' : `given ${was}`}
  given all in 강남구 is 2 each 1m for 20m
  ${expected}
}`);
}

async function told(baseline: string, was: string, expected = 'at 12:15 expect incident in 강남구', vs = '') {
  const result = await play(baseline, was, expected, vs);
  if (result.kind !== 'played') throw new Error('it could not be played');
  const evidence = result.verdicts.flatMap((verdict) =>
    reasonOf(verdict, result).parts.map((part) => part.evidence),
  );
  return { passed: result.passed, said: comparedPast(evidence, result.prepared).map((one) => english(one)) };
}

test.each<[title: string, baseline: string, was: string, compared: string, example: string]>([
  [
    'weeks',
    'same time last 4 weeks',
    'all in 강남구 was 10 each 1m for 1d',
    'the same time in the last 4 weeks',
    'all in 강남구 was 10 each 1m for 5w',
  ],
  [
    'one week',
    'same time last week',
    'all in 강남구 was 10 each 1m for 1d',
    'the same time last week',
    'all in 강남구 was 10 each 1m for 2w',
  ],
  [
    'days',
    'same time last 3 days',
    'all in 강남구 was 10 each 1m for 12h',
    'the same time in the last 3 days',
    'all in 강남구 was 10 each 1m for 4d',
  ],
  [
    'one day',
    'same time yesterday',
    'all in 강남구 was 10 each 1m for 12h',
    'the same time yesterday',
    'all in 강남구 was 10 each 1m for 2d',
  ],
  [
    'the hours before',
    'previous 6h',
    'all in 강남구 was 10 each 1m for 2h',
    'the 6h before',
    'all in 강남구 was 10 each 1m for 7h',
  ],
])(
  '%s: the example is what was given, for longer, and then it passes',
  async (_title, baseline, was, compared, example) => {
    expect((await told(baseline, was)).said).toEqual([
      `\`all\` is compared with ${compared}: it needs \`was\` for that long, for example \`given ${example}\``,
    ]);
    expect(await told(baseline, example)).toMatchObject({ passed: true });
  },
);

test('without any past the example has a gap for the number', async () => {
  expect((await told('same time last 4 weeks', '')).said).toEqual([
    expect.stringMatching(/for example `given all was … for 5w`$/),
  ]);
});

test('where it is known it is said which it is', async () => {
  const { said } = await told('same time last 4 weeks', 'all in 강남구 was 3 each 1m for 5w');
  expect(said).toEqual(['`all` is compared with the same time in the last 4 weeks, as its baseline says']);
});

test.each([
  [
    'a past that is long enough, and silent',
    'same time last 4 weeks',
    'all in 강남구 was missing for 5w',
    '',
  ],
  ['a target, which has no past', 'target 2', 'all in 강남구 was 3 each 1m for 1d', ''],
  [
    'what the playbook names itself',
    'same time last 4 weeks',
    'all in 강남구 was 3 each 1m for 5w',
    'vs previous 1h',
  ],
])('nothing is said of %s', async (_title, baseline, was, vs) => {
  expect(await told(baseline, was, undefined, vs)).toEqual({ passed: false, said: [] });
});
