/** What a test does with what it gives, and when an expectation holds: played through the whole pipeline. */
import { describe, expect, test } from '@jest/globals';
import { keptIo } from '../testing/command.ts';
import { benchFrom, playOne } from '../testing/test-bench.ts';
import { runTest } from './run.ts';

const project = `language 1
stream calls "호출" from kafka "calls" {
  key id  time at  late 10s  silent after 5m
  field id     is id
  field region is place
}
probe app "앱" from city.get(path: "/{region}/app") { every 1m  timeout 2s  field ok is bool  field load is count optional }
define words region { 강남구: "gangnam", 서초구: "seocho", 마포구: "mapo" }
metric all = count of calls per region over 10m
define check health { because app down "앱 장애" when app.ok is false  because app busy when app.load > 90 }
playbook p "많은 호출" {
  severity high
  raise to critical when all per region > 500
  mode shadow
  when all per region > 50
  recovered when all per region < 20 for 5m
  guard { cooldown 30m per region  at most 3 runs in 1h }
  then {
    check health
    if cause is app down { do city.put(path: "/{region}/notice", body: { bonus: 1500원, minutes: 30 }) until recovered or 2h }
    otherwise { do log.note(text: "{region}: {now}건, {cause}")  escalate to "x" }
  }
}
`;

/** Which of the lines hold; `given` of a busy hour in 강남구 stands before them. */
async function held(
  lines: string,
  givens = '',
  busy = 'is 10 each 1m for 20m then 1 each 1m',
): Promise<readonly boolean[]> {
  const text = `${project}
test "t" for p {
  given start 2026-03-06 12:00
  given all in 강남구 was 1 each 1m for 1h
  given all in 강남구 ${busy}
  ${givens}
  ${lines}
}`;
  const { verdicts } = await playOne(text);
  return verdicts.map(({ holds }) => holds);
}

const down = 'given app in 강남구 is { ok: false }';

describe('an expectation', () => {
  test.each<[string, boolean]>([
    ['at 12:04 expect no incident', true],
    ['at 12:20 expect incident', true],
    ['at 12:20 expect incident in 강남구', true],
    ['at 12:20 expect no incident in 강남구', false],
    ['at 12:20 expect no recovered', true],
    ['expect recovered in 강남구', true],
    ['at 12:20 expect severity is high', true],
    ['at 12:20 expect severity is critical', false],
    ['at 12:20 expect cause is app down', true],
    ['at 12:20 expect cause is not app down', false],
    ['at 12:20 expect cause is app busy', false],
    ['at 12:20 expect cause is not app busy', true],
    ['at 12:20 expect cause is unknown', false],
    ['at 12:20 expect cause is unchecked', true],
    ['at 12:04 expect cause is not app down', false],
    ['at 12:20 expect do city.put', true],
    ['at 12:20 expect do city.put once', true],
    ['at 12:20 expect do city.put 2 times', false],
    ['at 12:20 expect no do city.put', false],
    ['at 12:20 expect do city.put(path: "/gangnam/notice")', true],
    ['at 12:20 expect do city.put(path: "/{region}/notice")', true],
    ['at 12:20 expect do city.put(path: "/seocho/notice")', false],
    ['at 12:20 expect no do city.put(path: "/seocho/notice")', true],
    ['at 12:20 expect do city.put(body: { bonus: 1500원 })', true],
    ['at 12:20 expect do city.put(body: { bonus: 2000원 })', false],
    ['at 12:20 expect do city.put(body: { minutes: 30 }) once', true],
    ['at 12:20 expect no do log.note', true],
    ['at 12:20 expect action', true],
    ['at 12:20 expect action log.note', false],
    ['at 12:04 expect no action', true],
    ['at 12:20 expect no undo city.put', true],
    ['expect undo city.put', true],
    ['at 12:20 expect undo city.put', false],
    ['expect no escalate', true],
    ['expect escalate to "x"', false],
    ['at 4m expect no incident', true],
  ])('%s: %s', async (line, want) => {
    expect(await held(line, down)).toEqual([want]);
  });
});

describe('what is given', () => {
  test.each<[string, string, string]>([
    [
      'an answer of another place is none',
      'given app in 서초구 is { ok: false }',
      'at 12:20 expect cause is unchecked',
    ],
    [
      'an answer without a place is everywhere',
      'given app is { ok: false }',
      'at 12:20 expect cause is app down',
    ],
    ['one field of an answer', 'given app.ok is false', 'at 12:20 expect cause is app down'],
    [
      'fields of two givens',
      'given app is { ok: true }  given app.load is 95',
      'at 12:20 expect cause is app busy',
    ],
    [
      'an answer for a while',
      'given app is { ok: false } for 2m then { ok: true }',
      'at 12:20 expect cause is not app down',
    ],
    [
      'an answer that comes later is found later',
      'given app is { ok: true } for 10m then { ok: false }',
      'at 12:20 expect cause is app down',
    ],
    ['no answer', 'given app is missing', 'at 12:20 expect cause is unchecked'],
    ['all known and none true', 'given app is { ok: true, load: 3 }', 'at 12:20 expect cause is unknown'],
    [
      'the text of a notice',
      'given app is { ok: true, load: 3 }',
      'at 12:20 expect do log.note(text: "강남구: {now}건, {cause}")',
    ],
    [
      'two failed attempts are no failure',
      `${down}  given action city.put fails "timeout" 2 times`,
      'expect undo city.put',
    ],
  ])('%s', async (_title, given, line) => {
    expect(await held(line, given)).toEqual([true]);
  });

  test('an action that always fails has nothing to undo', async () => {
    expect(await held('expect no undo city.put', `${down}  given action city.put fails "down"`)).toEqual([
      true,
    ]);
    expect(await held('expect no undo city.put', down)).toEqual([false]);
  });

  test('what was let go is done, also where its connector failed: the undo tells', async () => {
    const given = `${down}  given action city.put fails "down"`;
    expect(await held('expect do city.put once  expect no undo city.put', given)).toEqual([true, true]);
  });

  test('acts and undos of every place', async () => {
    const both = `${down}  given all in 서초구 was 1 each 1m for 1h  given all in 서초구 is 10 each 1m for 20m  given app in 서초구 is { ok: false }`;
    expect(
      await held('at 12:20 expect do city.put 2 times  at 12:20 expect incident in 서초구', both),
    ).toEqual([true, true]);
  });
});

describe('what this version does not run', () => {
  /** The project with something in some of its playbooks that this version does not run. */
  async function played(text: string, odd: readonly string[]) {
    const changed = `${project}${text}`.replaceAll(/playbook (\w+)[^{]*\{/g, (begin, name: string) =>
      odd.includes(name) ? `${begin} unless all per region is anomalous over 10m vs previous 1h ` : begin,
    );
    const { bench } = benchFrom([{ path: 'a.play', text: changed }]);
    return runTest(bench.project.tests[0]!, bench, keptIo(), () => 0);
  }

  test('its test is not run, and says which word it is', async () => {
    const text = 'test "t" for p { given all in 강남구 is 10 each 1m  expect incident }';
    expect(await played(text, ['p'])).toMatchObject({ kind: 'not-run', lacking: ['anomalous … vs'] });
  });

  test('a test of all playbooks plays the others', async () => {
    const text = `playbook q { when all per region > 20 then { do log.note(text: "x") } }
test "t" { given all in 강남구 is 10 each 1m for 20m  given app is { ok: false }  expect incident }`;
    const result = await played(text, ['q']);
    if (result.kind !== 'played') throw new Error('not played');
    expect(result.passed).toBe(true);
    expect(result.prepared.bundle.playbooks.map(({ name }) => name)).toEqual(['p']);
  });
});
