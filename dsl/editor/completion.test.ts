import { describe, expect, test } from '@jest/globals';
import { completionsAt } from './completion.ts';
import { editedAt } from './testing/edited.ts';

/** Labels offered at the `|`. */
function offered(marked: string): readonly string[] {
  const { project, text, offset } = editedAt(marked);
  return completionsAt(project, text, offset).map(({ label }) => label);
}

const p = (inside: string): string => `playbook p { ${inside}`;

describe('words of the language, exactly those that may follow', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'the top of a file',
      '|',
      ['playbook', 'metric', 'stream', 'define', 'test', 'when'],
      ['cooldown', 'over'],
    ],
    [
      'after a metric',
      p('when orders |'),
      ['drop', 'rise', 'is', 'per', 'where', 'overall'],
      ['then', 'over'],
    ],
    [
      'after a test',
      p('when orders drop > 50% |'),
      ['over', 'for', 'vs', 'with', 'and', 'or', 'then'],
      ['drop', 'is'],
    ],
    [
      'after an action',
      p('when orders > 3건 then { do log.write(text: "x") |'),
      ['until', 'undo', 'at', 'needs', 'do', 'if'],
      ['over'],
    ],
    ['an empty playbook', p('|'), ['when', 'then', 'guard', 'owner', 'severity', 'mode'], ['do', 'check']],
    ['in a guard', p('guard { |'), ['cooldown', 'at', 'spend', 'once', 'needs'], ['do', 'until']],
    [
      'a probe of texts has no size',
      p('when weather.level |'),
      ['is', 'in', 'not'],
      ['drop', 'rise', 'anomalous'],
    ],
    ['a wrong form is never offered', p('when orders drop > 50% |'), [], ['within']],
  ])('%s', (_title, marked, want, never) => {
    const labels = offered(marked);
    expect(labels).toEqual(expect.arrayContaining([...want]));
    expect(labels.filter((label) => never.includes(label))).toEqual([]);
  });
});

describe('names in scope', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['a signal', p('when |'), ['orders', 'rejects', 'weather.rain'], ['orders_in.amount', 'riders.health']],
    ['a dotted name is one', p('when weather.r|'), ['weather.rain'], []],
    [
      'what is folded',
      'metric m = sum of |',
      ['orders_in.amount', 'riders.pay'],
      ['orders', 'orders_in.event'],
    ],
    ['what is counted', 'metric m = count of |', ['orders_in', 'riders'], ['orders', 'orders_in.amount']],
    [
      'what a fold computes of each event',
      'metric m = avg of (|',
      ['orders_in.took'],
      ['orders', 'orders_in.event'],
    ],
    ['by what the signal is counted', p('when idle per |'), ['region'], ['shop', 'status', 'rider']],
    ['each once', p('when orders per region, |'), ['shop'], ['region']],
    [
      'in a condition by what the trigger binds',
      p('when orders per region > 3건 recovered when orders per |'),
      ['region'],
      ['shop'],
    ],
    [
      'what the `per` behind it asks for',
      p('when | per shop > 3건'),
      ['orders', 'rejects'],
      ['idle', 'weather.rain'],
    ],
    [
      'an argument with the dimensions at hand',
      p('when orders per shop > 3건 then { do log.write(text: |'),
      ['shop'],
      ['idle'],
    ],
    [
      'what `as` named',
      p('when orders > 3건 then { do shops.pause(shop: "a") as closed if |'),
      ['closed.count'],
      ['closed'],
    ],
    [
      'a new cause has no name yet',
      p('when orders > 3건 then { check x { because |'),
      [],
      ['unknown', 'riders short'],
    ],
    ['tables of an audience', 'define audience a = |', ['riders'], ['orders_in']],
    ['a new name is the author’s', 'define schedule |', [], ['riders', 'orders']],
    ['only folds have a past', 'test "x" for p { given | was 3', ['orders'], ['weather']],
    ['each', p('when each |'), ['orders_in', 'riders'], ['orders']],
    ['fields of the folded source', 'metric m = count of orders_in where |', ['event', 'shop'], ['status']],
    ['fields of the metric’s source', p('when idle where |'), ['status', 'region'], ['event']],
    ['dimensions', 'metric m = count of riders per |', ['region', 'status', 'rider'], ['shop', 'pay']],
    ['dimensions in a trigger', p('when orders per |'), ['region', 'shop'], ['pay', 'nights']],
    [
      'of a limit what is bound',
      p('when orders per region > 3건 guard { cooldown 30m per |'),
      ['region'],
      ['shop'],
    ],
    ['checks', p('when orders > 3건 then { check |'), ['riders.health'], ['orders']],
    [
      'causes of the checks before',
      p('when orders > 3건 then { check riders.health if cause is |'),
      ['riders short', 'heavy rain', 'unknown', 'unchecked'],
      [],
    ],
    [
      'causes written on the spot',
      p('when orders > 3건 then { check x { because too slow when took > 3m } if cause is |'),
      ['too slow'],
      ['riders short'],
    ],
    ['verbs', p('when orders > 3건 then { do |'), ['log.write', 'shops.pause'], ['http.get']],
    ['probes', 'probe q from |', ['http.get'], ['http.put']],
    [
      'arguments that are not there yet',
      p('when orders > 3건 then { do shops.pause(shop: "a", |'),
      ['reason', 'minutes'],
      ['shop'],
    ],
    [
      'what the playbook binds, as an argument',
      p('when orders per region > 3건 then { do shops.pause(shop: |'),
      ['region', 'channel'],
      ['cooldown', 'orders', 'idle', 'true', 'text'],
    ],
    [
      'a place, and nothing else',
      p('when orders in |'),
      ['강남구', '서초구'],
      ['30', '30건', 'channel', 'true', 'idle'],
    ],
    ['a place by the dimension', p('when orders.region in |'), ['강남구'], ['30', 'channel']],
    ['a value of a probe, no place', p('when weather.level in |'), ['"red"'], ['강남구', '30']],
    ['what a probe is asked for', 'probe q from http.get(path: |', ['channel'], ['orders']],
    [
      'schedules',
      'define schedule nights = daily 22:00-06:00\nplaybook p { when orders > 3건 only during |',
      ['nights'],
      ['orders'],
    ],
    ['audiences of a test', 'test "x" for p { given |', ['orders', 'weather'], ['log.write']],
    [
      'the playbook under test',
      'playbook named { when orders > 3건 then { ... } }\ntest "x" for |',
      ['named'],
      ['orders'],
    ],
    ['what a cap counts', p('guard { at most 5 |'), ['runs', 'times', 'shops', 'orders'], ['cooldown of']],
    [
      'types of fields',
      'stream s from kafka "t" { field f is |',
      ['text', 'duration(s)', 'money(KRW)', 'one'],
      [],
    ],
  ])('%s', (_title, marked, want, never) => {
    const labels = offered(marked);
    expect(labels).toEqual(expect.arrayContaining([...want]));
    expect(labels.filter((label) => never.includes(label))).toEqual([]);
  });
});

describe('a test offers what its playbook does', () => {
  const low = `playbook low { when orders per region > 3건 then {
    check riders.health
    if cause is riders short { do shops.pause(shop: "a") until 1h needs approval from "lead" }
  } }
  playbook other { when orders > 3건 then { do log.write(text: "x") needs approval from "boss" } }
  test "t" for low { `;
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['its actions', 'expect do |', ['shops.pause'], ['log.write', 'http.put']],
    ['what it takes back', 'expect no undo |', ['shops.pause'], ['log.write']],
    ['its causes', 'expect cause is |', ['riders short', 'heavy rain', 'unknown', 'not'], ['orders']],
    ['its causes, denied', 'expect cause is not |', ['riders short'], ['not']],
    ['who is asked', 'expect asked |', ['"lead"'], ['"boss"']],
    ['who approves', 'given approval from |', ['"lead"'], ['"boss"']],
    ['an answer to that', 'given approval from "lead" is |', ['granted', 'denied', 'silent'], ['orders']],
    ['which action fails', 'given action |', ['shops.pause'], ['log.write', 'orders', 'is']],
    ['arguments', 'expect do shops.pause(|', ['shop', 'reason'], ['orders', 'true', 'low']],
    ['values of an argument', 'expect do shops.pause(shop: |', ['channel'], ['orders', 'true', 'reason']],
    ['places of a metric', 'given orders in |', ['강남구', '서초구'], ['30', 'channel']],
    ['places of an incident', 'expect incident in |', ['강남구'], ['true', 'channel']],
    ['values of a metric', 'given orders in 강남구 is |', ['30', 'missing'], ['강남구', 'channel', '30%']],
    ['the next value', 'given rejects in 강남구 is 3% then |', ['30%', 'missing'], ['30', 'true']],
    ['values of a share', 'given rejects in 강남구 was |', ['30%'], ['30']],
    ['fields of a probe', 'given weather in 강남구 is { |', ['rain', 'level'], ['orders']],
    ['fields that are not there yet', 'given weather in 강남구 is { rain: 3, |', ['level'], ['rain']],
    ['values of a field', 'given weather in 강남구 is { level: |', ['"none"', '"red"'], ['orders', 'true']],
    ['a whole answer', 'given weather in 강남구 is |', ['{ rain: 10mm }'], ['30']],
    ['levels', 'expect severity is |', ['high'], ['riders short']],
    [
      'words where they say it all',
      'given orders in 강남구 was 3 |',
      ['each', 'for', 'then'],
      ['shops.pause'],
    ],
  ])('%s', (_title, line, want, never) => {
    const labels = offered(`${low}${line}`);
    expect(labels).toEqual(expect.arrayContaining([...want]));
    expect(labels.filter((label) => never.includes(label))).toEqual([]);
  });

  test('without a playbook what all of them do', () => {
    expect(offered(`${low.replace('for low', '')}expect do |`)).toEqual(
      expect.arrayContaining(['shops.pause', 'log.write']),
    );
  });
});

describe('values: only what the types allow', () => {
  test.each<[string, string, readonly string[], RegExp | null]>([
    [
      'a share rises by points or a factor, never by percent',
      p('when rejects per region rise > |'),
      ['20pp', '2x'],
      /%$/,
    ],
    ['and never by a constant of another kind', p('when rejects per region rise > |'), ['2x'], /channel/],
    ['and drops by points', p('when rejects per region drop > |'), ['20pp'], /%$|x$/],
    ['nor by another metric', p('when rejects per region rise > |'), ['20pp'], /^orders$|^rejects$|^true$/],
    ['a count with counts', p('when orders per region > |'), ['waiting', '30건'], /^rejects$|^took$|^true$/],
    ['an event is no place', p('when each orders_in where event is |'), ['"placed"'], /강남구|channel/],
    ['its size is compared', p('when orders |'), ['>', '<', '>=', '<='], null],
    ['a change is, too', p('when orders drop |'), ['>', '<'], null],
    ['a text has no size', p('when weather.level |'), ['is', 'in'], /^[<>]/],
    [
      'what an event may be, in open quotes',
      p('when each orders_in where event is "|'),
      ['placed', 'cancelled'],
      /"|강남구/,
    ],
    ['in closed quotes', p('when each orders_in where event is "pl|"'), ['placed'], /"|강남구/],
    ['a place in quotes', 'metric m = count of orders_in where region is "|', ['강남구'], /\d/],
    [
      'a list of a field',
      'metric m = count of orders_in where event in ("placed", "|',
      ['accepted'],
      /강남구/,
    ],
    [
      'a list in a declaration is the author’s',
      'stream s from kafka "t" { field f is one of ("a", |',
      [],
      /./,
    ],
    ['ids of a kind', 'stream s from kafka "t" { field f is id(|', ['shop', 'order'], /duration|text/],
    ['a truth', 'metric m = count of orders_in where paid is |', ['true', 'false'], /\d/],
    ['it is compared with a percentage', p('when rejects per region > |'), ['30%'], /pp$|x$/],
    ['a count drops by percent or a count', p('when orders per region drop > |'), ['50%', '30건'], /x$|pp$/],
    ['a duration', p('when took per region > |'), ['40m'], /%$|건$/],
    ['money of its currency', p('when revenue per region > |'), ['5만원'], /USD$|%$/],
    ['money of another', p('when pay > |'), ['20USD'], /원$/],
    ['a declared unit', p('when weather.rain >= |'), ['10mm'], /%$|건$/],
    ['one of a list', p('when weather.level is |'), ['"none"', '"red"'], /\d/],
    ['one of a field', 'metric m = count of orders_in where event is |', ['"placed"', '"cancelled"'], /\d/],
    ['a word of a dimension', 'metric m = count of orders_in where region is |', ['강남구'], /\d/],
    ['the length of a window', p('when orders drop > 50% over |'), ['15m', '1h'], /%$/],
    ['how often it may', p('guard { cooldown |'), ['30m'], /%$/],
    ['severity', p('severity |'), ['low', 'critical'], /live/],
    ['mode', p('mode |'), ['off', 'shadow', 'live'], /critical/],
    ['what is good', 'metric m = count of riders good is |', ['up', 'down'], null],
  ])('%s', (_title, marked, want, never) => {
    const labels = offered(marked);
    expect(labels).toEqual(expect.arrayContaining([...want]));
    expect(labels.filter((label) => never?.test(label))).toEqual([]);
  });
});

describe('placeholders of a text', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'what is bound, the trigger, metrics',
      p('when orders per region drop > 5% then { do log.write(text: "{|'),
      ['region', 'drop', 'cause', 'orders'],
      ['shop'],
    ],
    [
      'arguments of the same call',
      p('when orders per region > 3건 then { do shops.pause(shop: region, reason: "{|'),
      ['shop'],
      ['minutes'],
    ],
    [
      'results',
      p('when orders > 3건 then { do shops.pause(shop: "a") as closed do log.write(text: "{|'),
      ['closed.count'],
      [],
    ],
    [
      'fields of the row that each binds',
      p('when each orders_in where event is "placed" then { do log.write(text: "{|'),
      ['amount', 'shop'],
      [],
    ],
    [
      'only metrics with the dimensions at hand',
      p('when orders per region, shop > 3건 then { do log.write(text: "{|'),
      ['rejects'],
      ['waiting'],
    ],
  ])('%s', (_title, marked, want, never) => {
    const labels = offered(`${marked}")`);
    expect(labels).toEqual(expect.arrayContaining([...want]));
    expect(labels.filter((label) => never.includes(label))).toEqual([]);
  });

  test.each<[string, string]>([
    ['outside braces', p('when orders > 3건 then { do notify.ops(urgent: true, text: "a|")')],
    ['behind a closed one', p('when orders > 3건 then { do notify.ops(urgent: true, text: "{region} |")')],
    ['behind a doubled brace', p('when orders > 3건 then { do notify.ops(urgent: true, text: "{{|")')],
    ['in a comment', '# playbook |'],
  ])('nothing %s', (_title, marked) => {
    expect(offered(marked)).toEqual([]);
  });
});

test.each<[string, string, string, string]>([
  ['a word begun', p('when ord|'), 'orders', 'ord'],
  ['a word in its middle', p('when or|ders'), 'orders', 'orders'],
  ['a dotted name', p('when weather.ra|'), 'weather.rain', 'weather.ra'],
  ['nothing yet', p('when |'), 'orders', ''],
  ['a text between its quotes', p('when each orders_in where event is "pla|"'), 'placed', 'pla'],
  ['an open text', p('when each orders_in where event is "pla|'), 'placed', 'pla'],
  ['Hangul', p('when orders in 강|'), '강남구', '강'],
  ['a placeholder', p('when orders per region > 3건 then { do log.write(text: "{reg|}")'), 'region', 'reg'],
])('%s is replaced whole', (_title, marked, label, replaced) => {
  const { project, text, offset } = editedAt(marked);
  const one = completionsAt(project, text, offset).find((completion) => completion.label === label)!;
  expect(text.slice(one.span.start, one.span.end)).toBe(replaced);
});

test('an argument brings its colon', () => {
  const { project, text, offset } = editedAt(p('when orders > 3건 then { do log.write(|'));
  expect(completionsAt(project, text, offset).find(({ label }) => label === 'text')?.insert).toBe('text: ');
});

test('an open text gets its closing quote, a closed one keeps its own', () => {
  const insertAt = (marked: string): string | undefined => {
    const { project, text, offset } = editedAt(marked);
    return completionsAt(project, text, offset).find(({ label }) => label === 'placed')?.insert;
  };
  expect(insertAt(p('when each orders_in where event is "|'))).toBe('placed"');
  expect(insertAt(p('when each orders_in where event is "|"'))).toBe('placed');
});

test('placeholders are known in a text that is not closed yet', () => {
  expect(offered(p('when orders per region > 3건 then { do log.write(text: "{|'))).toContain('region');
});
