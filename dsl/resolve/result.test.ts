import { describe, expect, test } from '@jest/globals';
import { load, playbook, said } from './testing/sample.ts';

const per = 'orders per region > 3건';
const guard = 'guard { cooldown 30m at most 9 runs in 1h }';
const body = (text: string, clauses = ''): string => playbook(per, text, `${guard}\n${clauses}`);
const ask = 'do staff.ask(question: "열었나요?", choices: ["네", "아니요"]) as answer';
const close = 'do shops.pause(shop: "a") as paused until 1h';
const track = 'track revenue for 14d as effect';

describe('what `as` names is a value of its kind', () => {
  test.each<[string, string, object]>([
    [
      'how many succeeded',
      `${close} if paused.count > 3 { do log.write(text: "x") }`,
      {
        operand: { kind: 'result', name: 'paused', field: 'count' },
        test: { kind: 'threshold', op: '>', value: 3 },
      },
    ],
    [
      'what a person chose',
      `${ask} if answer is in ("네", "아니요") { do log.write(text: "x") }`,
      {
        operand: { kind: 'result', name: 'answer', field: null },
        test: { kind: 'is', values: ['네', '아니요'] },
      },
    ],
    [
      'that nobody chose',
      `${ask} if answer is missing { do log.write(text: "x") }`,
      { operand: { kind: 'result', name: 'answer' }, test: { kind: 'missing' } },
    ],
    [
      'an effect in the unit of its metric',
      `${track} if effect > 1만원 { do log.write(text: "x") }`,
      {
        operand: { kind: 'result', name: 'effect', field: null },
        test: { kind: 'threshold', value: 10_000 },
      },
    ],
    [
      'an effect in points, where a share is tracked',
      `track orders >= 1 for 14d vs holdout 10% as effect if effect >= 5pp { do log.write(text: "x") }`,
      { operand: { kind: 'result', name: 'effect', field: null }, test: { kind: 'threshold', value: 0.05 } },
    ],
  ])('%s', (_title, text, want) => {
    const { project, diagnostics } = load(body(text));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    const step = project.playbooks[0]!.body.at(-1);
    expect(step).toMatchObject({ kind: 'if', branches: [{ when: { kind: 'leaf', ...want } }] });
  });

  test.each<[string, string, object]>([
    [
      'in a text',
      `${close} do log.write(text: "{paused.count}")`,
      { kind: 'result', name: 'paused', field: 'count' },
    ],
    [
      'in a text, by itself',
      `${ask} do log.write(text: "{answer}")`,
      { kind: 'result', name: 'answer', field: null },
    ],
  ])('%s', (_title, text, want) => {
    const { project, diagnostics } = load(body(text));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.body[1]).toMatchObject({
      args: [{ value: { kind: 'text', parts: [want] } }],
    });
  });

  test('as an argument', () => {
    const { project, diagnostics } = load(
      body(`${close} do staff.tell(team: "ops", text: "x", seats: paused.count)`),
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.body[1]).toMatchObject({
      args: [{}, {}, { value: { kind: 'result', name: 'paused', field: 'count' } }],
    });
  });

  test('beside `then`, and in a failure of its own', () => {
    const text = body(
      `do shops.pause(shop: "a") as paused until 1h on failure { do log.write(text: "{paused.count}") }`,
      'expect paused.count > 0 within 5m else do log.write(text: "{paused.count}")',
    );
    expect(said(text)).toEqual([]);
  });
});

describe('what `as` names is at hand after it', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'not before it',
      `do log.write(text: "{paused.count}") ${close}`,
      ['OS1401 <paused.count> `paused` has no value here yet'],
    ],
    [
      'not before it, in a condition',
      `if answer is "네" { do log.write(text: "x") } ${ask}`,
      ['OS1101 <answer> `answer` has no value here yet'],
    ],
    [
      'not outside of its block',
      `if orders > 5 { ${close} } do log.write(text: "{paused.count}")`,
      ['OS1401 <paused.count> `paused` has no value here yet'],
    ],
    ['inside of the blocks after it', `${close} if orders > 5 { do log.write(text: "{paused.count}") }`, []],
    [
      'not as another part',
      `${close} do log.write(text: "{paused.sum}")`,
      ['OS1401 <paused.sum> `paused` has no `sum`'],
    ],
    [
      'not as a whole',
      `${close} do log.write(text: "{paused}")`,
      [`OS1401 <paused> \`paused\` is an action's result, not a value`],
    ],
    [
      'an answer has no count',
      `${ask} do log.write(text: "{answer.count}")`,
      ['OS1401 <answer.count> `answer` has no `count`'],
    ],
    [
      'an answer is one of its choices',
      `${ask} if answer is "글쎄요" { do log.write(text: "x") }`,
      ['OS1104 <"글쎄요"> `answer` is never `글쎄요`'],
    ],
    [
      'an effect in points is no amount',
      `track orders >= 1 for 14d as effect if effect > 3건 { do log.write(text: "x") }`,
      ['OS1201 <3건> `effect` is a difference between two shares'],
    ],
    [
      'two of one name',
      `${close} if orders > 5 { do log.write(text: "x") as paused }`,
      ['OS1102 <paused> `paused` names two results'],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(body(text))).toEqual(want.map((line) => `error ${line}`));
  });
});

describe('track', () => {
  test.each<[string, string, object]>([
    ['averages', 'track revenue for 14d', { pass: null, forMs: 1_209_600_000, holdoutRatio: null, as: null }],
    [
      'the share that passes',
      'track orders >= 1 for 14d vs holdout 10% as won',
      { metric: { name: 'orders' }, pass: { op: '>=', value: 1 }, holdoutRatio: 0.1, as: 'won' },
    ],
  ])('%s', (_title, text, want) => {
    const { project, diagnostics } = load(body(text));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.body).toMatchObject([{ kind: 'track', ...want }]);
  });

  test.each<[string, string]>([
    ['track ordrs for 14d', 'OS1101 <ordrs> there is no metric called `ordrs`'],
    ['track riders for 14d', 'OS1101 <riders> there is no metric called `riders`'],
    ['track revenue >= 1 for 14d', 'OS1202 <1> `1` needs a unit here'],
    ['track revenue for 14d vs holdout 100%', 'OS1201 <100%> a holdout of `100%` compares nothing'],
    ['track revenue for 14d vs holdout 0%', 'OS1201 <0%> a holdout of `0%` compares nothing'],
  ])('%s', (text, want) => {
    expect(said(body(text))).toEqual([`error ${want}`]);
  });
});
