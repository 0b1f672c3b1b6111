import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const tell = (text: string) => `do staff.tell(team: "ops", text: "${text}")`;
const playbook = `playbook p {
  when orders per region drop > 50%
  then {
    check riders.health
    do staff.ask(question: "open?", choices: ["yes", "no"]) as answer
    if cause is riders short { ${tell('a')} }
    if cause is heavy rain { do log.write(text: "b") }
    if answer is "no" { ${tell('c')} }
    if weather.level is "red" and idle < 5 { ${tell('d')} }
  }
}`;
const branches = [
  'cause is riders short',
  'cause is heavy rain',
  'answer is "no"',
  'weather.level is "red" and idle < 5',
];

/** The branches that these lines of a test leave out, by their numbers. */
function left(...lines: readonly string[]): readonly number[] {
  const start = 'given orders in 강남구 is 10 each 1m for 40m';
  const text = `${playbook}\ntest "t" for p { ${[start, ...lines, 'expect incident'].join('\n')} }`;
  return linted(text, 'OS')
    .filter((line) => line.startsWith('error') || line.includes('OS5003'))
    .map((line) =>
      branches.indexOf(/^info OS5003 <(.*?)> no test of `p` reaches this branch$/.exec(line)?.[1] ?? ''),
    );
}

test.each<[string, readonly string[], readonly number[]]>([
  ['nothing is given: all that asks something else', [], [0, 1, 3]],
  ['a cause that is expected', ['expect cause is heavy rain'], [0, 3]],
  ['a cause that is expected not to be', ['expect cause is not heavy rain'], [0, 1, 3]],
  ['an action that is expected', ['expect do log.write'], [0, 3]],
  ['an action that is expected not to happen', ['expect no do log.write'], [0, 1, 3]],
  ['a value that makes it true', ['given weather in 강남구 is { rain: 20 }'], [0, 3]],
  ['a value that does not', ['given weather in 강남구 is { rain: 2 }'], [0, 1, 3]],
  ['a value that does later', ['given weather in 강남구 is { rain: 2 } for 10m then { rain: 20 }'], [0, 3]],
  ['no value at all', ['given weather in 강남구 is missing'], [0, 1, 3]],
  ['one side of a comparison of two metrics', ['given idle in 강남구 is 7'], [1, 3]],
  [
    'both parts of an `and`',
    ['given idle in 강남구 is 2', 'given weather in 강남구 is { level: "red" }'],
    [1],
  ],
  [
    'one part of an `and` that fails',
    ['given idle in 강남구 is 9', 'given weather in 강남구 is { level: "red" }'],
    [1, 3],
  ],
  ['the answer that leads there', ['given answer to staff.ask is "no"'], [0, 1, 3]],
  ['another answer', ['given answer to staff.ask is "yes"'], [0, 1, 2, 3]],
  ['silence', ['given answer to staff.ask is silent'], [0, 1, 2, 3]],
  ['a recording brings events, but answers of probes', ['given events from "a.ndjson"'], [1, 3]],
])('%s', (_title, lines, expected) => {
  expect(left(...lines)).toEqual(expected);
});

test('a playbook without a test is another matter', () => {
  expect(linted(playbook, 'OS5003')).toEqual([]);
});

test('tests reach branches together', () => {
  const one = (title: string, cause: string) =>
    `test "${title}" for p { given orders in 강남구 is 10 each 1m for 40m expect cause is ${cause} }`;
  const text = `${playbook}\n${one('a', 'heavy rain')}\n${one('b', 'riders short')}`;
  expect(linted(text, 'OS5003')).toHaveLength(1);
});
