import { describe, expect, test } from '@jest/globals';
import { load, said } from './testing/sample.ts';

const p = `playbook p {
  severity high  when orders per region drop > 50%
  guard { cooldown 1h  at most 3 times in 1d }
  then {
    check riders.health
    if cause is riders short { do http.post(path: "/{region}", body: { bonus: 2000원 }) }
    otherwise { do log.write(text: "{region}")  escalate to "ops" }
    always { do http.put(path: "/{region}") until recovered or 1h undo http.put(path: "/off") }
  }
}
playbook elsewhere { when cancels > 3 then { do log.write(text: "x") } }
`;

/** Its argument is answered before it acts. */
const asks = `playbook asks {
  when each riders where status is "idle" per rider
  guard { cooldown 1h  at most 30 riders in 1d  spend at most 100만원 in 1d }
  then { do bonus.pay(to: rider, amount: bonus.best_for(rider: rider), lasts: 1h) }
}`;

/** A test of `p` with these lines after a beginning that gives something in 강남구. */
function about(lines: string, name = 'p'): string {
  return `${p}test "t" for ${name} { given orders in 강남구 is 4 each 1m for 20m  ${lines} }`;
}

/** What `load` makes of the only test. */
function modelOf(lines: string) {
  const { project, diagnostics } = load(about(lines));
  if (project.tests.length !== 1) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return project.tests[0]!;
}

describe('a given', () => {
  test.each([
    [
      'a count, so many every minute',
      'waiting in 강남구 is 3 each 1m for 5m',
      { eachMs: 60_000, forMs: 300_000 },
    ],
    [
      'goes on where nothing says how long',
      'idle is 10명',
      { value: { kind: 'constant', value: 10 }, forMs: null },
    ],
    ['a share is a ratio', 'rejects in 서초구 is 30%', { value: { kind: 'constant', value: 0.3 } }],
    ['a mean has its unit', 'took is 25m', { value: { kind: 'constant', value: 1_500_000 } }],
    [
      'money is minor units',
      'revenue was 3000원 each 1m for 5w',
      { value: { kind: 'constant', value: 3000 } },
    ],
    ['silence', 'orders is missing for 30m', { value: { kind: 'missing' } }],
    ['a value with a name', 'waiting is many for 5m', { value: { kind: 'constant', value: 40 } }],
    ['events of a stream', 'orders_in in 서초구 is 5 each 1m', { eachMs: 60_000 }],
    [
      'an event with its fields',
      'orders_in is { event: "placed", region: 강남구, took: 25m } each 1m',
      { value: { kind: 'record', fields: { event: 'placed', region: 'seoul-gangnam', took: 1_500_000 } } },
    ],
    ['rows of a table', 'riders in 강남구 is 5', { value: { kind: 'constant', value: 5 } }],
    [
      'an answer',
      'weather is { rain: 3mm, open: true }',
      { value: { kind: 'record', fields: { rain: 3, open: true } } },
    ],
    [
      'one field of an answer',
      'weather.level is "red"',
      { value: { kind: 'record', fields: { level: 'red' } } },
    ],
    [
      'what an argument asks',
      'bonus.best_for is 3000원',
      { value: { kind: 'constant', value: 3000 }, forMs: null },
    ],
    ['that it is not answered', 'bonus.best_for is missing', { value: { kind: 'missing' } }],
    ['one field of a row', 'rider.pay in "r-1" is 20USD', { value: { kind: 'constant', value: 2000 } }],
  ])('%s', (_title, given, want) => {
    const all = `define value many = 40\n${asks}\n${about(`given ${given} expect incident`).replace('for p', '')}`;
    const { project, diagnostics } = load(all);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.tests[0]!.givens[1]).toMatchObject({ kind: 'value', steps: [want] });
  });

  test.each([
    ['by its words', 'waiting in 서초구', { dimension: 'region', value: 'seoul-seocho' }],
    ['by its wire value', 'waiting in "seoul-seocho"', { dimension: 'region', value: 'seoul-seocho' }],
    ['in quotes, of the dimension without words', 'orders in "s-1"', { dimension: 'shop', value: 's-1' }],
    ['by a listed value', 'orders_in in accepted', { dimension: 'event', value: 'accepted' }],
    [
      'of a probe, by what it is asked with',
      'weather in 서초구',
      { dimension: 'region', value: 'seoul-seocho' },
    ],
    ['none', 'waiting', null],
  ])('is in a place %s', (_title, given, want) => {
    const value = given.startsWith('weather') ? '{ open: true }' : '3 each 1m';
    expect(modelOf(`given ${given} is ${value} expect incident`).givens[1]).toMatchObject({ in: want });
  });

  test('all other kinds', () => {
    const model = modelOf(`given start 2026-03-06 18:00
      given events from "fixtures/a.ndjson"
      given action http.post fails "down" 2 times
      given action log.write fails
      expect incident`);
    expect(model.start).toEqual({ date: '2026-03-06', minutes: 1080 });
    expect(model.givens.slice(1)).toEqual([
      { kind: 'events', path: 'fixtures/a.ndjson', text: 'events from "fixtures/a.ndjson"' },
      { kind: 'failure', verb: 'http.post', reason: 'down', times: 2 },
      { kind: 'failure', verb: 'log.write', reason: null, times: null },
    ]);
  });
});

describe('an expectation', () => {
  test.each([
    ['expect incident in 강남구', { kind: 'incident', in: { dimension: 'region', value: 'seoul-gangnam' } }],
    ['expect recovered', { kind: 'recovered', in: null }],
    ['expect action', { kind: 'action', verb: null }],
    ['expect action log.write', { kind: 'action', verb: 'log.write' }],
    ['expect do http.post once', { kind: 'do', verb: 'http.post', args: [], times: 1 }],
    ['expect do http.post 2 times', { kind: 'do', verb: 'http.post', times: 2 }],
    [
      'expect do http.post(body: { bonus: 2000원, place: 강남구 })',
      {
        kind: 'do',
        times: null,
        args: [
          {
            name: 'body',
            value: {
              kind: 'record',
              of: [
                { name: 'bonus', value: { kind: 'literal', value: 2000 } },
                { name: 'place', value: { kind: 'literal', value: 'seoul-gangnam' } },
              ],
            },
          },
        ],
      },
    ],
    [
      'expect do log.write(text: "주문 {drop} 감소")',
      { args: [{ value: { kind: 'text', parts: [{}, { kind: 'argument', name: 'drop' }, {}] } }] },
    ],
    ['expect undo http.put', { kind: 'undo', verb: 'http.put' }],
    ['expect escalate to "ops"', { kind: 'escalate', to: 'ops' }],
    ['expect cause is not riders short', { kind: 'cause', negated: true, cause: 'riders short' }],
    ['expect cause is unknown', { kind: 'cause', negated: false, cause: 'unknown' }],
    ['expect severity is high', { kind: 'severity', is: 'high' }],
  ])('%s', (line, want) => {
    expect(modelOf(line).expects).toMatchObject([{ what: want, negated: false, text: line.slice(7) }]);
  });

  test.each([
    ['at 18:25 expect incident', { kind: 'clock', minutes: 1105 }],
    ['at 25m expect incident', { kind: 'after', ms: 1_500_000 }],
    ['expect incident', null],
  ])('%s', (line, at) => {
    expect(modelOf(line).expects[0]).toMatchObject({ at, text: 'incident', place: 'a.play:13' });
  });

  test('negated keeps its `no` in the words', () => {
    const [found] = modelOf('at 18:25 expect no undo http.put').expects;
    expect(found).toMatchObject({ negated: true, text: 'no undo http.put' });
  });
});

describe('a slip', () => {
  const ok = 'expect incident';
  test.each([
    ['the playbook', about(ok, 'q'), 'error OS1101 <q> there is no playbook called `q`'],
    [
      'the playbook is a metric',
      about(ok, 'waiting'),
      'error OS1101 <waiting> there is no playbook called `waiting`',
    ],
    ['what is given', about(`given ordrs is 3 ${ok}`), 'error OS1101 <ordrs> a test cannot give `ordrs`'],
    [
      'a check cannot be given',
      about(`given riders.health is 3 ${ok}`),
      'error OS1101 <riders.health> a test cannot give `riders.health`',
    ],
    [
      'a place',
      about(`given orders in 강낭구 is 3 each 1m ${ok}`),
      'error OS1104 <강낭구> `orders` is not known in `강낭구`',
    ],
    [
      'a place of what has none',
      about(`given cancels in 강남구 is 3 each 1m ${ok}`, 'elsewhere'),
      'error OS1104 <강남구> `cancels` is not known in `강남구`',
    ],
    [
      'a bare number for a duration',
      about(`given took is 25 ${ok}`),
      'error OS1202 <25> `25` needs a unit here',
    ],
    [
      'another currency',
      about(`given revenue is 20USD each 1m ${ok}`),
      'error OS1204 <20USD> `20USD` is another currency than `revenue`',
    ],
    [
      'another unit',
      about(`given rejects is 30건 ${ok}`),
      'error OS1201 <30건> `rejects` cannot be compared with `30건`',
    ],
    [
      'a name for a number',
      about(`given orders is many each 1m ${ok}`),
      'error OS1201 <many> `orders` is a number, `many` is a name',
    ],
    [
      'below zero',
      about(`given orders is -3 each 1m ${ok}`),
      'error OS1201 <-3> `orders` is never below zero',
    ],
    [
      'more than all',
      about(`given rejects is 130% ${ok}`),
      'error OS1201 <130%> `rejects` is never above 100%',
    ],
    [
      'a share each minute',
      about(`given rejects is 30% each 1m for 5m ${ok}`),
      'error OS1201 <30% each 1m for 5m> `each` makes events, and `rejects` does not count any',
    ],
    [
      'a stream without `each`',
      about(`given orders_in is 3 ${ok}`),
      'error OS1301 <3> nothing says how often `orders_in` brings an event',
    ],
    [
      'a step of no length',
      about(`given waiting is 3 each 1m then 5 each 1m for 1m ${ok}`),
      'error OS1301 <3 each 1m> nothing says how long `3 each 1m` lasts',
    ],
    [
      'history of no length',
      about(`given waiting was 3 each 1m for 1h then 5 each 1m ${ok}`),
      'error OS1301 <5 each 1m> nothing says how long `5 each 1m` lasts',
    ],
    [
      'a record for a metric',
      about(`given orders is { event: "placed" } ${ok}`),
      'error OS1201 <{ event: "placed" }> `orders` is one value, not a record',
    ],
    [
      'a value for a probe',
      about(`given weather is 3 ${ok}`),
      'error OS1201 <3> `weather` is a probe and answers a record',
    ],
    [
      'what an argument asks',
      about(`given bonus.best_for is "x" ${ok}`),
      'error OS1201 <"x"> `bonus.best_for` answers a money',
    ],
    [
      'history of a probe',
      about(`given weather was { open: true } ${ok}`),
      'error OS1201 <weather> `weather` has no history',
    ],
    [
      'a field of an answer',
      about(`given weather is { rian: 3mm } ${ok}`),
      'error OS1101 <rian> `weather` has no field called `rian`',
    ],
    [
      'a value of a field',
      about(`given weather is { level: "blue" } ${ok}`),
      'error OS1104 <"blue"> `level` is never `blue`',
    ],
    [
      'the unit of a field',
      about(`given weather is { rain: 3cm } ${ok}`),
      'error OS1201 <3cm> `rain` cannot be compared with `3cm`',
    ],
    [
      'the verb that fails',
      about(`given action http.psot fails ${ok}`),
      'error OS1105 <http.psot> there is no action called `http.psot`',
    ],
    [
      'an answer to what asks nobody',
      about(`given answer to log.write is "x" ${ok}`),
      'error OS1201 <log.write> `log.write` asks nobody anything',
    ],
    [
      'an approval that nobody seeks',
      about(`given approval from "ops" is granted ${ok}`),
      'error OS5002 <"ops"> nobody asks "ops" for an approval',
    ],
    [
      'a second start',
      about(`given start 2026-03-06 18:00 given start 2026-03-07 18:00 ${ok}`),
      'error OS0107 <start 2026-03-07 18:00> `given start` is said twice',
    ],
    [
      'the verb that is expected',
      about('expect do http.psot'),
      'error OS1105 <http.psot> there is no action called `http.psot`',
    ],
    ['an argument', about('expect do http.post(pth: "/a")'), 'error OS1105 <pth> `http.post` takes no `pth`'],
    [
      'the type of an argument',
      about('expect do http.post(path: 3)'),
      'error OS1201 <3> `path` of `http.post` is a text',
    ],
    [
      'a cause',
      about('expect cause is riders shrt'),
      'error OS1101 <riders shrt> there is no cause called `riders shrt`',
    ],
    ['a severity', about('expect severity is hihg'), 'error OS1104 <hihg> `severity` is never `hihg`'],
    ['who is asked', about('expect asked "ops"'), 'error OS1101 <"ops"> nobody called "ops" is asked here'],
    [
      'where it is looked at',
      about('expect incident in 부산'),
      'error OS1104 <부산> `p` is not known in `부산`',
    ],
  ])('in %s', (_title, text, want) => {
    expect(said(text)).toEqual([want]);
  });
});

test('a place where the playbook opens one incident for all: the help leaves it out', () => {
  const text = 'playbook q { when orders overall > 3 then { do log.write(text: "x") } }';
  const test = (expected: string): string =>
    `${text} test "t" for q { given orders is 4 each 1m for 20m ${expected} }`;
  const [found] = load(test('expect incident in 강남구')).diagnostics;
  expect([found?.label, found?.help]).toEqual(['it has no dimensions', 'leave `in 강남구` out']);
  expect(said(test('expect incident'))).toEqual([]);
});

describe('what a playbook cannot bring about', () => {
  const given = 'given orders in 강남구 is 4 each 1m for 20m';
  test.each([
    [
      'an undo of what has no end',
      'expect no undo http.post',
      '<http.post> `p` never takes `http.post` back',
    ],
    ['a severity', 'expect severity is critical', '<critical> an incident of `p` is never critical'],
    ['a call of somebody else', 'expect no escalate to "lead"', '<"lead"> `p` never calls "lead"'],
    [
      'the failure of what it never does',
      'given action shops.pause fails expect incident',
      '<shops.pause> `p` never does `shops.pause`',
    ],
    [
      'an answer to what it never asks',
      'given answer to staff.ask is "예" expect incident',
      '<staff.ask> `p` never does `staff.ask`',
    ],
  ])('%s', (_title, lines, want) => {
    expect(said(`${p}test "t" for p { ${given} ${lines} }`)).toEqual([`error OS5002 ${want}`]);
  });

  test('a call where nobody is called', () => {
    expect(said(`${p}test "t" for elsewhere { ${given} expect escalate }`)).toEqual([
      'error OS5002 <escalate> `elsewhere` never calls anybody',
    ]);
  });

  test.each([
    ['what it does fails', 'given action http.post fails expect incident'],
    ['what takes it back fails', 'given action http.put fails expect incident'],
    ['it calls somebody', 'expect escalate'],
    ['its own severity', 'expect severity is high'],
    ['its own undo', 'expect undo http.put'],
  ])('not where %s', (_title, lines) => {
    expect(said(`${p}test "t" for p { ${given} ${lines} }`)).toEqual([]);
  });
});

describe('a test proves nothing', () => {
  const given = 'given orders in 강남구 is 4 each 1m for 20m';
  test.each([
    ['that expects nothing', `test "t" for p { ${given} }`, '<"t"> the test expects nothing'],
    [
      'that gives nothing and expects nothing to happen',
      'test "t" for p { expect no incident }',
      '<"t"> the test gives no events, so nothing could happen in it',
    ],
    [
      'that gives only history',
      'test "t" for p { given orders was 4 each 1m for 5w expect no incident }',
      '<"t"> the test gives no events, so nothing could happen in it',
    ],
    [
      'whose value nothing reads',
      `test "t" for elsewhere { given pay is 20USD ${given} expect incident }`,
      '<pay> `elsewhere` does not read `pay`',
    ],
    [
      'whose answer nothing reads',
      `test "t" for elsewhere { ${given} given weather is { open: true } expect incident }`,
      '<weather> `elsewhere` does not read `weather`',
    ],
    [
      'whose answer no argument asks for',
      `test "t" for elsewhere { ${given} given bonus.best_for is 3000원 expect incident }`,
      '<bonus.best_for> `elsewhere` does not read `bonus.best_for`',
    ],
    [
      'that looks where nothing is given',
      `test "t" for p { ${given} expect incident expect no incident in 서초구 }`,
      '<서초구> nothing is given in `서초구`',
    ],
    [
      'about what is never done',
      `test "t" for p { ${given} expect no do shops.pause }`,
      '<shops.pause> `p` never does `shops.pause`',
    ],
  ])('%s', (_title, text, want) => {
    expect(said(p + text)).toEqual([`error OS5002 ${want}`]);
  });

  test.each([
    ['nothing happens with what is given', `test "t" for p { ${given} expect no incident }`],
    [
      'nothing happens in a recording',
      'test "t" for p { given events from "a.ndjson" expect no incident in 서초구 }',
    ],
    ['something happens of itself', 'test "t" for elsewhere { expect incident }'],
    ['another metric of a source that is read', `test "t" for elsewhere { ${given} expect no incident }`],
  ])('not where %s', (_title, text) => {
    expect(said(p + text)).toEqual([]);
  });
});

describe('a test', () => {
  test('without a playbook tests all of them', () => {
    const { project } = load(`${p}test "t" { given idle is 3 expect incident }`);
    expect(project.tests).toMatchObject([{ title: 't', playbook: null, place: 'a.play:13' }]);
  });

  test('is left out where its playbook is broken, with no second message', () => {
    const text = about('given pay is 20USD expect do http.post').replace('drop > 50%', 'drop > 50% over 7s');
    expect(load(text).project.tests).toEqual([]);
    expect(said(text).map((one) => one.split(' ')[1])).toEqual(['OS1309']);
  });

  test.each([
    [
      'the place of one of all playbooks that is broken',
      p.replace('drop > 50%', 'drop > 50% over 7s'),
      'test "t" { given orders in 강남구 is 4 each 1m  expect incident in 강남구 }',
      'OS1309',
    ],
    [
      'what an argument asks that no connector offers',
      asks.replace('bonus.best_for', 'gifts.best_for'),
      'test "t" for asks { given riders is 3  given gifts.best_for is 2000원  expect incident }',
      'OS1105',
    ],
  ])('says nothing of %s, which has its message', (_title, playbooks, text, code) => {
    expect(said(`${playbooks}\n${text}`).map((one) => one.split(' ')[1])).toEqual([code]);
  });

  test('is left out where it has a message, and the playbook still runs', () => {
    const { project } = load(about('expect severity is hihg'));
    expect(project.tests).toEqual([]);
    expect(project.playbooks.map(({ name }) => name)).toEqual(['elsewhere', 'p']);
  });

  test('names what it uses', () => {
    const { map } = load(
      about('given weather.level is "red" expect do http.post expect cause is riders short'),
    );
    const uses = map.names().filter(({ file, isDeclaration }) => file.path === 'a.play' && !isDeclaration);
    const inTest = uses
      .filter(({ span }) => span.start > p.length)
      .map(({ kind, name }) => `${kind} ${name}`);
    expect(inTest).toEqual([
      'playbook p',
      'metric orders',
      'word region.강남구',
      'field weather.level',
      'verb http.post',
      'cause riders.health.riders short',
    ]);
  });
});
