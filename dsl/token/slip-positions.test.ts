import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { fixed, meaningOf, saidOf } from '../testing/meaning.ts';

// Every slip stands in for the right form wherever that may stand (LANGUAGE A.1, error tokens): it is answered once,
// the rest of the sentence is read, its value counts as the repaired one, and the fix makes the right text of it.

type Slip = readonly [written: string, right: string, safe: boolean];

/** What goes wrong with a slip in a place; empty for nothing. */
function troubles(place: string, slips: readonly Slip[]): string[] {
  return slips.flatMap(([written, right, safe]) => {
    const [wrong, meant] = [place.replaceAll('@', written), place.replaceAll('@', right)];
    const [read, wanted] = [parse(wrong, 'a.play'), parse(meant, 'a.play')];
    const expected = place.split('@').length - 1;
    const found = [
      wanted.diagnostics.length > 0 && `the right form is answered: ${saidOf(wanted.diagnostics).join('; ')}`,
      read.diagnostics.length !== expected && `said ${saidOf(read.diagnostics).join('; ')}`,
      read.diagnostics.some(({ fix }) => fix?.safe !== safe) && `safe is not ${safe}`,
      meaningOf(read.file) !== meaningOf(wanted.file) && 'it is read as something else',
      fixed(read.file.text, read.diagnostics) !== wanted.file.text && 'the fix gives another text',
    ];
    return found.filter((one) => one !== false).map((one) => `${wrong}: ${one}`);
  });
}

const durations: readonly Slip[] = [
  ['15 minutes', '15m', true],
  ['15min', '15m', true],
  ['15 m', '15m', true],
  ['1시간 30분', '1시간30분', true],
  ['1h\u00a030m', '1h30m', true],
  ['2 weeks', '2w', true],
  ['15M', '15m', false],
  ['3Om', '30m', false],
];

test.each([
  'when a > 1 over @ then ...',
  'when a > 1 for @ then ...',
  'when a > 1 vs previous @ then ...',
  'when a > 1 followed by b > 2 within @ then ...',
  'when a > @ then ...',
  'when a drop > @ then ...',
  'when a recover to @ then ...',
  'when a > 1 then wait @',
  'when a > 1 then do x() until @',
  'when a > 1 then do x() until recovered or @',
  'when a > 1 then do x() timeout @',
  'when a > 1 then do x() retry 3 times every @',
  'when a > 1 then do x() cooldown @',
  'when a > 1 then do x() at most 3 runs in @',
  'when a > 1 then do x() once per region in @',
  'when a > 1 then do x() needs approval from "l" within @ else skip',
  'when a > 1 then do x(lasts: @, of: [@])',
  'when a > 1 then track m for @ as e',
  'when a > 1 then expect recovery within @ else escalate',
  'metric m = a over @ baseline previous @',
  'metric m = count of s where t > @ unit percent',
  'stream s from kafka "t" { late @ silent after @ }',
  'table t from kafka "t" { expire after @ }',
  'probe p from http.get() { every @ timeout @ }',
  'define value v = @',
  'test "t" { given a is 1 each @ for @ then 2 at @ expect incident }',
  'test "t" { given approval from "l" is granted after @ }',
])('a duration in `%s`', (place) => {
  expect(troubles(place, durations)).toEqual([]);
});

test.each(['when a > 1 over @ then ...', 'when a > 1 then wait @', 'metric m = a over @'])(
  'a number without a unit in `%s` is asked for one',
  (place) => {
    expect(troubles(place, [['15', '15m', false]])).toEqual([]);
  },
);

const percentages: readonly Slip[] = [
  ['50 %', '50%', true],
  ['50％', '50%', true],
  ['%50', '50%', true],
];

test.each([
  'when a drop > @ over 15m then ...',
  'when a < @ of b overall then ...',
  'when a > 1 vs target @ then ...',
  'when a > 1 then do x() at most @ of riders in 1h',
  'when a > 1 then do x(by: @)',
  'when a > 1 then track m > @ for 1d vs holdout @',
  'metric m = a baseline target @',
  'metric m = count of s where t in (@, 5%)',
  'test "t" { given a in 강남구 is @ then @ }',
  'define value v = @',
])('a percentage in `%s`', (place) => {
  expect(troubles(place, percentages)).toEqual([]);
});

const amounts: readonly Slip[] = [
  ['5000 원', '5000원', true],
  ['3,000원', '3_000원', true],
  ['1억 5,000만 원', '1억5_000만원', true],
  ['3천만 원', '3천만원', true],
  ['￦3000', '₩3000', true],
  ['₩300만', '300만원', true],
  ['300만', '300만원', false],
];

test.each([
  'playbook p { when a > 1 guard { spend at most @ in 1d } then ... }',
  'when a > 1 then do x() at most @ per region',
  'when a > 1 then do x(bonus: @, text: "t")',
  'when a > @ then ...',
  'when each pay where (amount >= @ and paid is true) then ...',
  'metric m = count of s where amount in (@, 5만원)',
  'test "t" { expect do x(bonus: @) once }',
  'define value v = @',
])('money in `%s`', (place) => {
  expect(troubles(place, amounts)).toEqual([]);
});

const units: readonly Slip[] = [
  ['30 건', '30건', true],
  ['3,000명', '3_000명', true],
  ['2 x', '2x', true],
  ['2 배', '2배', true],
  ['5 pp', '5pp', true],
  ['3 km', '3km', true],
];

test.each([
  'when a > @ then ...',
  'when a > 1 with at least @ then ...',
  'metric m = a at least @ samples',
  'define audience n = riders within @ of region nearest first at most @',
  'test "t" { given a is @ each 1m }',
  'define value v = @',
])('a number with its unit in `%s`', (place) => {
  expect(troubles(place, units)).toEqual([]);
});

test.each([
  ['when a > 1 then do x() at most @ riders', true],
  ['when a > 1 then do x() retry @ times', true],
  ['when a > @ then ...', true],
  ['test "t" { given action x fails @ times }', true],
  ['when m in (@, 5) then ...', false],
  ['when a > 1 then do x(@)', false],
  ['when a > 1 then do x(of: [@])', false],
  ['when a > 1 then do x(of: { n: @ })', false],
  ['define words w { n: @ }', true],
])('commas between digits in `%s`: the fix is safe outside ( ) and [ ], here %s', (place, safe) => {
  expect(troubles(place, [['3,000', '3_000', safe]])).toEqual([]);
});

const texts: readonly Slip[] = [
  ["'ops'", '"ops"', true],
  ['‘ops’', '"ops"', true],
  ['“ops”', '"ops"', true],
  ['“옵스"', '"옵스"', true],
];

test('a text that begins with a straight quote may end with a smart one, if no straight one follows in its line', () => {
  expect(troubles('use @ as pay', [['"ops”', '"ops"', true]])).toEqual([]);
  expect(troubles('playbook p {\n owner @\n when a > 1 then ...\n}', [['"ops”', '"ops"', true]])).toEqual([]);
});

test.each([
  'use @ as pay',
  'stream s @ from kafka @ { owner @ field f @ is one of (@, 1) }',
  'probe p @ from http.get(url: @) { }',
  'metric m @ = count of s where e is @ deprecated @',
  'playbook p @ { about @ owner @ runbook @ deprecated @ labels { a: @ } when a is @ then ... }',
  'when cause is not @ then ...',
  'when a in @ > 1 then ...',
  'when a > 1 then check k { because @ @ when b is 2 }',
  'when a > 1 then do x() needs approval from @ and @ else escalate to @',
  'define schedule s @ = daily in @',
  'define words w { 강남구: @ }',
  'test @ { given events from @ given answer @ to s.ask is @ expect asked @ }',
  'test "t" { given action x fails @ given a in @ is @ expect cause is @ }',
])('a text in `%s`', (place) => {
  expect(troubles(place, texts)).toEqual([]);
});

test.each([
  'when a @ 1 then ...',
  'when a drop @ 5% then ...',
  'when each s where t @ 5m then ...',
  'when a > 1 then track m @ 1 for 1d',
  'metric m = count of s where (t @ 1 or t @ 2)',
])('a full-width comparison in `%s`', (place) => {
  expect(
    troubles(place, [
      ['＞', '>', true],
      ['＜', '<', true],
      ['＞=', '>=', true],
      ['＜＝', '<=', true],
    ]),
  ).toEqual([]);
});

test.each([
  ['when a > 1 @ b > 2 then ...', '&&', 'and'],
  ['when a > 1 @ b > 2 then ...', '||', 'or'],
  ['metric m = count of s where (a is 1 @ b is 2)', '&&', 'and'],
  ['metric m = count of s where a is 1 @ b is 2', '||', 'or'],
  ['playbook p ｛ when a > 1 then ... }', '｛', '{'],
  ['when a > 1 then do x（ ) ...', '（', '('],
  ['when a > 1 then do x(1） ...', '）', ')'],
  ['when a > 1 then do x(n： 1)', '：', ':'],
  ['when a per b， c > 1 then ...', '，', ','],
  ['metric m ＝ a', '＝', '='],
  ['define words w { a: 1 ｝', '｝', '}'],
])('a sign in `%s`: `%s` is written `%s`', (place, written, right) => {
  expect(troubles(place.replace(written, '@'), [[written, right, true]])).toEqual([]);
});

test.each([
  ['no-break', '\u00a0', ' '],
  ['narrow no-break', '\u202f', ' '],
  ['full-width', '\u3000', ' '],
  ['zero-width', '\u200b', ''],
  ['zero-width joiner', '\u200d', ''],
  ['word joiner', '\u2060', ''],
])('a %s blank between words is told and repaired', (_name, blank, right) => {
  expect(troubles('when a >@ 1 then ...', [[blank, right, true]])).toEqual([]);
  expect(troubles('when a > 1@ then do x(n:@ 1)', [[blank, right, true]])).toEqual([]);
});

test.each(['\u200b', '\u200c', '\u200d', '\u2060'])(
  'an invisible character inside a name is taken out of it',
  (sign) => {
    expect(troubles('when @ > 1 then check @', [[`or${sign}ders`, 'orders', true]])).toEqual([]);
    expect(troubles('when a.@ > 1 then ...', [[`강${sign}남`, '강남', true]])).toEqual([]);
  },
);

test.each([
  ['Cyrillic o', 'оrders'],
  ['Greek omicron', 'οrders'],
  ['a letter with an accent', 'café'],
  ['Chinese', '江南'],
  ['Japanese', 'かな'],
])('%s in a name has no fix: nobody knows which letter was meant', (_title, name) => {
  const { file, diagnostics } = parse(`when ${name} > 1 then check ${name}`, 'a.play');
  const once = `OS0105 \`${name}\` is not a value or name of this language`;
  expect(saidOf(diagnostics)).toEqual([once, once]);
  expect(file.items.map(({ kind }) => kind)).toEqual(['rule']);
});

test.each([
  ['define schedule s = daily 25:00-26:00', ['`25:00`', '`26:00`']],
  ['when at 24:30 then ...', ['`24:30`']],
  ['when a > 1 then do x() until 9:75', ['`9:75`']],
  ['test "t" { given start 2026-03-10 99:00 at 31:10 expect incident }', ['`99:00`', '`31:10`']],
])('a time that there is not in `%s` has no fix, and the rest is read', (text, times) => {
  const { file, diagnostics } = parse(text, 'a.play');
  expect(saidOf(diagnostics)).toEqual(times.map((time) => `OS0105 there is no such time as ${time}`));
  expect(file.items.map(({ kind }) => kind)).not.toContain('broken');
});

test.each([
  ['use "pay', 'use'],
  ['playbook p { owner "ops\n when a > 1 then ... }', 'playbook'],
  ['metric m "제목\n = a', 'metric'],
])('a text that is never closed ends with its line: %j', (text, kind) => {
  const { file, diagnostics } = parse(text, 'a.play');
  expect(saidOf(diagnostics)).toEqual(['OS0105 this text is never closed → " (unsafe)']);
  expect(file.items.map((item) => item.kind)).toEqual([kind]);
});

test('slips of one sentence are each told once, in the order of their places', () => {
  const text = 'when orders＞ 5 % over 15 minutes && b > 3,000원 then do x(to: ‘ops’)';
  const { diagnostics, file } = parse(text, 'a.play');
  expect(saidOf(diagnostics)).toEqual([
    'OS0105 `＞` is written `>` → >',
    'OS0105 `5 %` is written `5%` → 5%',
    'OS0105 `15 minutes` is written `15m` → 15m',
    'OS0105 `&&` is written `and` → and',
    'OS0105 `3,000원` is written `3_000원` → 3_000원',
    'OS0105 `‘ops’` is written `"ops"` → "ops"',
  ]);
  expect(fixed(file.text, diagnostics)).toBe('when orders> 5% over 15m and b > 3_000원 then do x(to: "ops")');
});
