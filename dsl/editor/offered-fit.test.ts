import { expect, test } from '@jest/globals';
import { completionsAt } from './completion.ts';
import { editedAt } from './testing/edited.ts';

/** More of a project: what the rows below ask for beside the sample. */
const more = `
table live "진행 중" from kafka "live" {
  key order  time at  expire after 6h  silent after 2m
  field order is id(order)
  field rider is id(rider)
}
table bikes "자전거" from kafka "bikes" {
  key rider  time at  expire after 3m  silent after 1m
  field rider is id(rider)
  field region is place
  field where_now is point
}
metric pause_count = count of live per rider
probe staff "직원" from http.get(path: "/staff/{region}") {
  every 5m  timeout 2s
  field free is count
}
metric dear "모자란 직원" = waiting - staff.free per region
define audience waiting_riders = live
define audience near = bikes within 2km of region
define audience shops_riders = riders
`;
const p = (inside: string): string => `${more}playbook p { ${inside}`;
const then = (trigger: string, inside: string): string => p(`when ${trigger} then { ${inside}`);

/** Each row: the rule, where somebody types, what is offered among others, and what never is. */
test.each<[string, string, readonly string[], readonly string[]]>([
  [
    'an effect of shares is measured in points, never by a metric',
    then(
      'orders per region > 3건',
      'track pause_count >= 1 for 7d vs holdout 10% as effect } expect effect >= |',
    ),
    ['5pp'],
    ['rejects', 'orders', '30%', '30'],
  ],
  [
    'an effect of a metric in its unit',
    then('orders per region > 3건', 'track revenue for 7d vs holdout 10% as effect } expect effect >= |'),
    ['5만원'],
    ['revenue', '5pp', '30%'],
  ],
  ['what is spent is money', p('guard { spend at most |'), ['300만원'], ['3', '5%', '30']],
  ['what is done at most is counted too', p('guard { at most |'), ['3', '300만원'], []],
  [
    'what asks a probe stands where its place is bound',
    p('when orders per region > |'),
    ['dear'],
    ['rejects'],
  ],
  ['and not elsewhere', p('when orders per shop > |'), ['waiting'], ['dear']],
  [
    'nor at the front, by the end of the name that is replaced',
    p('when or|ders.region > 3건'),
    ['idle'],
    ['dear'],
  ],
  ['a stream may be silent', p('when orders > 3건 unless |'), ['orders_in', 'riders', 'idle'], []],
  ['or not be', p('when orders > 3건 unless | is not missing over 5m'), ['orders_in'], []],
  ['but has no size', p('when orders > 3건 unless | > 3건'), ['idle'], ['orders_in']],
  [
    'of a stream nothing but silence is asked',
    p('when orders_in |'),
    ['is'],
    ['drop', '>', 'per', 'where', 'in', 'not'],
  ],
  ['and after `is` too', p('when orders_in is |'), ['missing'], ['channel', '"placed"', 'in', 'anomalous']],
  [
    '`no` asks for events, of what the playbook binds',
    p('when orders per shop > 3건 and no |'),
    ['orders_in'],
    ['orders', 'riders', 'idle'],
  ],
  ['events that do not come are chosen', p('when no orders_in |'), ['where', 'per', 'in'], ['drop', '>']],
  [
    'a metric of a row has a size and nothing else',
    `${more}define audience a = riders where | is "idle"`,
    ['status'],
    ['pause_count'],
  ],
  [
    'and stands before its size',
    `${more}define audience a = riders where | > 3건`,
    ['pause_count'],
    ['status'],
  ],
  [
    'rows that hold one such id are an audience of it, near ones where their place is bound',
    then('orders per region > 3건', 'do bonus.pay(to: |'),
    ['waiting_riders', 'shops_riders', 'near'],
    ['channel'],
  ],
  [
    'who is near a place is nobody without one',
    then('orders per shop > 3건', 'do bonus.pay(to: |'),
    ['waiting_riders', 'shops_riders'],
    ['near'],
  ],
  [
    'of one kind only',
    then('orders per shop > 3건', 'do kitchen.close(shop: |'),
    ['shop'],
    ['waiting_riders', 'near'],
  ],
  [
    'an argument takes what a probe answers, of its type',
    then('orders per region > 3건', 'do http.put(path: "x", body: |'),
    ['weather.rain', 'orders', 'region'],
    ['weather.level'],
  ],
  [
    'where it can be asked',
    then('orders per shop > 3건', 'do http.put(path: "x", body: |'),
    ['orders'],
    ['weather.rain', 'dear'],
  ],
  [
    'answers are texts',
    then('orders per region > 3건', 'do staff.ask(question: "?", choices: [|'),
    ['channel', 'region'],
    ['orders', 'near', 'waiting_riders', 'weather.rain'],
  ],
])('%s', (_title, marked, want, never) => {
  const { project, text, offset } = editedAt(marked);
  const labels = completionsAt(project, text, offset).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining([...want]));
  expect(labels.filter((label) => never.includes(label))).toEqual([]);
});

const tested = `${more}
metric by_event = count of orders_in per event over 15m
playbook by_region { when orders per region > 3건 then {
  check why { because "out of stock" when rejects > 30% }
  do staff.ask(question: "?", choices: ["열림", "닫힘"]) as answer
} }
playbook on_events { when by_event per event > 3건 then { do log.write(text: "x") } }
`;

test.each<[string, string, string, readonly string[], readonly string[]]>([
  [
    'places of an incident are those of its playbook',
    'by_region',
    'expect incident in |',
    ['강남구'],
    ['"placed"'],
  ],
  ['listed values are such places', 'on_events', 'expect incident in |', ['"placed"'], ['강남구']],
  [
    'a cause with a word of the language has its quotes',
    'by_region',
    'expect cause is |',
    ['"out of stock"'],
    ['out of stock'],
  ],
  [
    'answers that were offered',
    'by_region',
    'expect do staff.ask(choices: [|',
    ['"열림"', '"닫힘"'],
    ['orders', 'channel', 'near'],
  ],
  ['fields of a row are given', 'by_region', 'given |', ['rider.status', 'order.rider'], ['rider.rider']],
  ['by their row', 'by_region', 'given rider.status in |', [], ['강남구']],
  ['a probe by what it is asked for', 'by_region', 'given weather in |', ['강남구'], ['"placed"']],
  ['records by what they hold', 'by_region', 'given orders_in in |', ['강남구', '"placed"'], []],
])('in a test: %s', (_title, playbook, line, want, never) => {
  const { project, text, offset } = editedAt(`${tested}test "t" for ${playbook} { ${line}`);
  const labels = completionsAt(project, text, offset).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining([...want]));
  expect(labels.filter((label) => never.includes(label))).toEqual([]);
});

test('the rest of a dotted name is replaced with its beginning', () => {
  const { project, text, offset } = editedAt(p('when or|ders.region > 3건'));
  const [first] = completionsAt(project, text, offset);
  expect(text.slice(first!.span.start, first!.span.end)).toBe('orders.region');
});
