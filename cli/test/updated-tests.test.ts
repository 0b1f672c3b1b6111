/** What `test --update` writes into an expectation, and what it leaves to people. */
import { expect, test } from '@jest/globals';
import { playOne } from '../testing/test-bench.ts';
import { updatedTests } from './updated-tests.ts';

const project = `language 1
stream calls "호출" from kafka "calls" {
  key id  time at  late 10s  silent after 5m
  field id     is id
  field region is place
}
probe app "앱" from city.get(path: "/{region}/app") { every 1m  timeout 2s  field ok is bool  field load is count optional }
define words region { 강남구: "gangnam", 서초구: "seocho" }
metric all = count of calls per region over 10m
define check health { because app down "앱 장애" when app.ok is false  because "out of app" when app.load > 90 }
playbook p "많은 호출" {
  severity high
  raise to critical when all per region > 500
  mode shadow
  when all per region > 50
  guard { cooldown 30m per region  at most 3 runs in 1h }
  then {
    check health
    if cause is app down {
      do city.put(path: "/{region}/notice", body: { bonus: 1500원, minutes: 30, hold: 1h30m }) until recovered or 2h
      escalate to "ops"
    }
    otherwise { do log.note(text: "{region}: {cause}")  escalate to "boss" }
  }
}
`;

/** The lines of a test after it was played and updated; what the app answers is given. */
async function updated(lines: string, app = '{ ok: false }'): Promise<string> {
  const before = `${project}
test "t" for p {
  given start 2026-03-06 12:00
  given all in 강남구 is 10 each 1m for 20m then 1 each 1m
  given app in 강남구 is ${app}
  `;
  const text = `${before}${lines}\n}`;
  const [file] = updatedTests([{ path: 'a.play', text }], [await playOne(text)]);
  return (file?.text ?? text).slice(before.length, -2);
}

test.each<[string, string, string]>([
  [
    'an amount, in the unit of what stands there',
    'expect do city.put(body: { bonus: 2000원 })',
    'expect do city.put(body: { bonus: 1500원 })',
  ],
  [
    'each value that differs, and no other',
    'expect do city.put(body: { bonus: 2000원, minutes: 30, hold: 2h })',
    'expect do city.put(body: { bonus: 1500원, minutes: 30, hold: 1h30m })',
  ],
  ['a text', 'expect do city.put(path: "/x")', 'expect do city.put(path: "/gangnam/notice")'],
  ['how often', 'expect do city.put 3 times', 'expect do city.put once'],
  [
    'how often, behind a value that is right',
    'expect do city.put(body: { minutes: 30 }) 2 times',
    'expect do city.put(body: { minutes: 30 }) once',
  ],
  ['a severity', 'at 12:20 expect severity is critical', 'at 12:20 expect severity is high'],
  ['who was called', 'expect escalate to "boss"', 'expect escalate to "ops"'],
  ['a cause', 'expect cause is unknown', 'expect cause is app down'],
  [
    'what is beside it stays',
    '# as agreed\n  expect cause is unknown # in March',
    '# as agreed\n  expect cause is app down # in March',
  ],
  [
    'several lines',
    'expect cause is unknown\n  expect do city.put 2 times',
    'expect cause is app down\n  expect do city.put once',
  ],
])('%s', async (_title, lines, after) => {
  expect(await updated(lines)).toBe(after);
});

test.each<[string, string, string, string]>([
  [
    'a cause with a word of the language',
    'expect cause is unknown',
    '{ ok: true, load: 95 }',
    'expect cause is "out of app"',
  ],
  ['that none was found', 'expect cause is app down', '{ ok: true, load: 5 }', 'expect cause is unknown'],
])('%s', async (_title, lines, app, after) => {
  expect(await updated(lines, app)).toBe(after);
});

test.each<[string, string]>([
  ['what holds', 'expect do city.put once'],
  ['what says no', 'expect no do city.put'],
  ['what was not done at all', 'expect do log.note(text: "x")'],
  ['where nothing happened', 'at 12:01 expect incident in 강남구'],
  ['a place', 'expect incident in 서초구'],
  ['a cause that is denied', 'expect cause is not app down'],
  ['what was called off', 'expect undo city.put'],
])('%s is left as it is', async (_title, lines) => {
  expect(await updated(lines)).toBe(lines);
});

test('a cause that could not be checked is left to people', async () => {
  expect(await updated('expect cause is app down', 'missing')).toBe('expect cause is app down');
});
