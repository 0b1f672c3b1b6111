import { expect, test } from '@jest/globals';
import type { Diagnostic } from '../diagnostic.ts';
import { parse } from '../parse.ts';
import { writtenTree } from '../testing/written-tree.ts';
import type { Item } from '../tree.ts';

/** What a text is read as, and what is said of it as `code message → fix`. */
function read(text: string, pick: (item: Item | undefined) => unknown) {
  const { file, diagnostics } = parse(text, 'a.play');
  const [item] = file.items;
  const tree = item?.kind === 'broken' ? 'broken' : writtenTree(pick(item), file.text).split('\n')[0];
  return { tree, said: diagnostics.map(said) };
}

function said({ code, message, fix }: Diagnostic): string {
  const repair = fix === null ? '' : ` → ${fix.text}${fix.safe ? '' : ' (unsafe)'}`;
  return `${code} ${message}${repair}`;
}

/** Where any value may stand. */
const valueAt = (written: string) =>
  read(`define value v = ${written}`, (item) => (item?.kind === 'define-value' ? item.value : null));
/** Where a duration must stand. */
const overOf = (written: string) =>
  read(`when a > 1 over ${written} then ...`, (item) => {
    const when = item?.kind === 'rule' && item.when.kind === 'condition' ? item.when.condition : null;
    return when?.kind === 'test' ? when.modifiers.over : null;
  });
/** Where days or dates must stand. */
const periodOf = (written: string) =>
  read(`define schedule s = ${written}`, (item) =>
    item?.kind === 'define-schedule' ? item.periods[0] : null,
  );

// Durations: every unit, in one piece, largest first or not; `m` is always minutes.
test.each<[string, string, string[]]>([
  ['0m', 'duration ms=0 ‹0m›', []],
  ['1ms', 'duration ms=1 ‹1ms›', []],
  ['1s', 'duration ms=1000 ‹1s›', []],
  ['1초', 'duration ms=1000 ‹1초›', []],
  ['1m', 'duration ms=60000 ‹1m›', []],
  ['1분', 'duration ms=60000 ‹1분›', []],
  ['1h', 'duration ms=3600000 ‹1h›', []],
  ['1시간', 'duration ms=3600000 ‹1시간›', []],
  ['1d', 'duration ms=86400000 ‹1d›', []],
  ['1일', 'duration ms=86400000 ‹1일›', []],
  ['1w', 'duration ms=604800000 ‹1w›', []],
  ['1주', 'duration ms=604800000 ‹1주›', []],
  ['1w2d3h4m5s6ms', 'duration ms=788645006 ‹1w2d3h4m5s6ms›', []],
  ['1시간30분', 'duration ms=5400000 ‹1시간30분›', []],
  ['2주3일', 'duration ms=1468800000 ‹2주3일›', []],
  ['1시간30m', 'duration ms=5400000 ‹1시간30m›', []],
  ['30m1h', 'duration ms=5400000 ‹30m1h›', []],
  ['1m1m', 'duration ms=120000 ‹1m1m›', []],
  ['0.5s', 'duration ms=500 ‹0.5s›', []],
  ['1.5h', 'duration ms=5400000 ‹1.5h›', []],
  ['1_500ms', 'duration ms=1500 ‹1_500ms›', []],
  ['500m', 'duration ms=30000000 ‹500m›', []],
  ['-1h30m', 'duration ms=-5400000 ‹-1h30m›', []],
  ['- 5m', 'duration ms=-300000 ‹- 5m›', []],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Durations as people write them.
test.each<[string, string, string[]]>([
  ['15 minutes', 'duration ms=900000 ‹15 minutes›', ['OS0105 `15 minutes` is written `15m` → 15m']],
  ['15 m', 'duration ms=900000 ‹15 m›', ['OS0105 `15 m` is written `15m` → 15m']],
  ['15min', 'duration ms=900000 ‹15min›', ['OS0105 `15min` is written `15m` → 15m']],
  ['15 mins', 'duration ms=900000 ‹15 mins›', ['OS0105 `15 mins` is written `15m` → 15m']],
  ['90sec', 'duration ms=90000 ‹90sec›', ['OS0105 `90sec` is written `90s` → 90s']],
  ['1 second', 'duration ms=1000 ‹1 second›', ['OS0105 `1 second` is written `1s` → 1s']],
  ['3hrs', 'duration ms=10800000 ‹3hrs›', ['OS0105 `3hrs` is written `3h` → 3h']],
  ['2 days', 'duration ms=172800000 ‹2 days›', ['OS0105 `2 days` is written `2d` → 2d']],
  ['2 weeks', 'duration ms=1209600000 ‹2 weeks›', ['OS0105 `2 weeks` is written `2w` → 2w']],
  ['1 day', 'duration ms=86400000 ‹1 day›', ['OS0105 `1 day` is written `1d` → 1d']],
  ['1h 30m', 'duration ms=5400000 ‹1h 30m›', ['OS0105 `1h 30m` is written `1h30m` → 1h30m']],
  [
    '1hour 30minutes',
    'duration ms=5400000 ‹1hour 30minutes›',
    ['OS0105 `1hour 30minutes` is written `1h30m` → 1h30m'],
  ],
  [
    '1시간 30분',
    'duration ms=5400000 ‹1시간 30분›',
    ['OS0105 `1시간 30분` is written `1시간30분` → 1시간30분'],
  ],
  ['3 일', 'duration ms=259200000 ‹3 일›', ['OS0105 `3 일` is written `3일` → 3일']],
  ['1_000 m', 'duration ms=60000000 ‹1_000 m›', ['OS0105 `1_000 m` is written `1_000m` → 1_000m']],
  ['15M', 'duration ms=900000 ‹15M›', ['OS0105 `15M` is written `15m` → 15m (unsafe)']],
  ['1H', 'duration ms=3600000 ‹1H›', ['OS0105 `1H` is written `1h` → 1h (unsafe)']],
  ['5W', 'duration ms=3024000000 ‹5W›', ['OS0105 `5W` is written `5w` → 5w (unsafe)']],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// A word or unit that no duration has: where a duration must stand there is none, elsewhere a field may declare it.
test.each<[string, string, string[]]>([
  ['15', 'duration ms=900000 ‹15›', ['OS1202 `15` needs a unit → 15m (unsafe)']],
  ['1h 30', 'broken', ['OS0101 `30` does not fit here']],
  ['1y', 'duration ms=60000 ‹1y›', ['OS0105 `1y` is not a value or name of this language']],
  ['1개월', 'duration ms=2592000000 ‹1개월›', ['OS0105 `1개월` is written `30d` → 30d (unsafe)']],
  ['2달', 'duration ms=5184000000 ‹2달›', ['OS0105 `2달` is written `60d` → 60d (unsafe)']],
  ['15MIN', 'duration ms=900000 ‹15MIN›', ['OS0105 `15MIN` is not a value or name of this language']],
  ['3Om', 'duration ms=1800000 ‹3Om›', ['OS0105 `3Om` is written `30m` → 30m (unsafe)']],
  ['O5m', 'broken', ['OS0101 `O5m` does not fit here']],
  ['5:00', 'broken', ['OS0101 `5:00` is written `5h` → 5h (unsafe)']],
  ['50%', 'broken', ['OS0101 `50%` does not fit here']],
  ['15_000', 'duration ms=900000000 ‹15_000›', ['OS1202 `15_000` needs a unit → 15_000m (unsafe)']],
])('over %s', (written, tree, said) => {
  expect(overOf(written)).toEqual({ tree, said });
});

// Percentages and points are two types.
test.each<[string, string, string[]]>([
  ['0%', 'percent ratio=0 ‹0%›', []],
  ['50%', 'percent ratio=0.5 ‹50%›', []],
  ['100%', 'percent ratio=1 ‹100%›', []],
  ['150%', 'percent ratio=1.5 ‹150%›', []],
  ['0.001%', 'percent ratio=0.00001 ‹0.001%›', []],
  ['1_000%', 'percent ratio=10 ‹1_000%›', []],
  ['-30%', 'percent ratio=-0.3 ‹-30%›', []],
  ['5pp', 'points ratio=0.05 ‹5pp›', []],
  ['5%p', 'points ratio=0.05 ‹5%p›', []],
  ['0.5pp', 'points ratio=0.005 ‹0.5pp›', []],
  ['-5pp', 'points ratio=-0.05 ‹-5pp›', []],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Percentages and points as people write them.
test.each<[string, string, string[]]>([
  ['50 %', 'percent ratio=0.5 ‹50 %›', ['OS0105 `50 %` is written `50%` → 50%']],
  ['50퍼센트', 'percent ratio=0.5 ‹50퍼센트›', ['OS0105 `50퍼센트` is written `50%` → 50%']],
  ['50 프로', 'percent ratio=0.5 ‹50 프로›', ['OS0105 `50 프로` is written `50%` → 50%']],
  ['50％', 'percent ratio=0.5 ‹50％›', ['OS0105 `50％` is written `50%` → 50%']],
  ['5 ％', 'percent ratio=0.05 ‹5 ％›', ['OS0105 `5 ％` is written `5%` → 5%']],
  ['% 50', 'percent ratio=0.5 ‹% 50›', ['OS0105 `% 50` is written `50%` → 50%']],
  ['50 %p', 'points ratio=0.5 ‹50 %p›', ['OS0105 `50 %p` is written `50%p` → 50%p']],
  ['5 pp', 'points ratio=0.05 ‹5 pp›', ['OS0105 `5 pp` is written `5pp` → 5pp']],
  ['1,000%', 'percent ratio=10 ‹1,000%›', ['OS0105 `1,000%` is written `1_000%` → 1_000%']],
  ['5\u00a0%', 'percent ratio=0.05 ‹5\u00a0%›', ['OS0105 `5\u00a0%` is written `5%` → 5%']],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Factors.
test.each<[string, string, string[]]>([
  ['2x', 'factor factor=2 ‹2x›', []],
  ['2배', 'factor factor=2 ‹2배›', []],
  ['0.5x', 'factor factor=0.5 ‹0.5x›', []],
  ['1.3배', 'factor factor=1.3 ‹1.3배›', []],
  ['1_000x', 'factor factor=1000 ‹1_000x›', []],
  ['-2x', 'factor factor=-2 ‹-2x›', []],
  ['2 x', 'factor factor=2 ‹2 x›', ['OS0105 `2 x` is written `2x` → 2x']],
  ['2 배', 'factor factor=2 ‹2 배›', ['OS0105 `2 배` is written `2배` → 2배']],
  ['2X', 'factor factor=2 ‹2X›', ['OS0105 `2X` is written `2x` → 2x (unsafe)']],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Money: the currency is part of the type, won in Korean steps.
test.each<[string, string, string[]]>([
  ['0원', 'money minor=0 currency=KRW ‹0원›', []],
  ['2000원', 'money minor=2000 currency=KRW ‹2000원›', []],
  ['1_000_000원', 'money minor=1000000 currency=KRW ‹1_000_000원›', []],
  ['2천원', 'money minor=2000 currency=KRW ‹2천원›', []],
  ['5백원', 'money minor=500 currency=KRW ‹5백원›', []],
  ['5만원', 'money minor=50000 currency=KRW ‹5만원›', []],
  ['3만5000원', 'money minor=35000 currency=KRW ‹3만5000원›', []],
  ['2.5만원', 'money minor=25000 currency=KRW ‹2.5만원›', []],
  ['1억원', 'money minor=100000000 currency=KRW ‹1억원›', []],
  ['0.5억원', 'money minor=50000000 currency=KRW ‹0.5억원›', []],
  ['1억5000만원', 'money minor=150000000 currency=KRW ‹1억5000만원›', []],
  ['3천만원', 'money minor=30000000 currency=KRW ‹3천만원›', []],
  ['5백만원', 'money minor=5000000 currency=KRW ‹5백만원›', []],
  ['1천500만원', 'money minor=15000000 currency=KRW ‹1천500만원›', []],
  ['3천억원', 'money minor=300000000000 currency=KRW ‹3천억원›', []],
  ['1억2천3백4만5천6원', 'money minor=123045006 currency=KRW ‹1억2천3백4만5천6원›', []],
  ['₩1', 'money minor=1 currency=KRW ‹₩1›', []],
  ['₩5_000_000', 'money minor=5000000 currency=KRW ‹₩5_000_000›', []],
  ['3000KRW', 'money minor=3000 currency=KRW ‹3000KRW›', []],
  ['1USD', 'money minor=100 currency=USD ‹1USD›', []],
  ['19.99USD', 'money minor=1999 currency=USD ‹19.99USD›', []],
  ['0.29USD', 'money minor=29 currency=USD ‹0.29USD›', []],
  ['-5만원', 'money minor=-50000 currency=KRW ‹-5만원›', []],
  ['- ₩5', 'money minor=-5 currency=KRW ‹- ₩5›', []],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Money as people write it.
test.each<[string, string, string[]]>([
  ['5000 원', 'money minor=5000 currency=KRW ‹5000 원›', ['OS0105 `5000 원` is written `5000원` → 5000원']],
  ['5만 원', 'money minor=50000 currency=KRW ‹5만 원›', ['OS0105 `5만 원` is written `5만원` → 5만원']],
  ['5 만 원', 'money minor=50000 currency=KRW ‹5 만 원›', ['OS0105 `5 만 원` is written `5만원` → 5만원']],
  [
    '3천만 원',
    'money minor=30000000 currency=KRW ‹3천만 원›',
    ['OS0105 `3천만 원` is written `3천만원` → 3천만원'],
  ],
  [
    '1억 5,000만 원',
    'money minor=150000000 currency=KRW ‹1억 5,000만 원›',
    ['OS0105 `1억 5,000만 원` is written `1억5_000만원` → 1억5_000만원'],
  ],
  ['3,000원', 'money minor=3000 currency=KRW ‹3,000원›', ['OS0105 `3,000원` is written `3_000원` → 3_000원']],
  [
    '5,000,000원',
    'money minor=5000000 currency=KRW ‹5,000,000원›',
    ['OS0105 `5,000,000원` is written `5_000_000원` → 5_000_000원'],
  ],
  [
    '1,234.5만원',
    'money minor=12345000 currency=KRW ‹1,234.5만원›',
    ['OS0105 `1,234.5만원` is written `1_234.5만원` → 1_234.5만원'],
  ],
  [
    '3,000 KRW',
    'money minor=3000 currency=KRW ‹3,000 KRW›',
    ['OS0105 `3,000 KRW` is written `3_000KRW` → 3_000KRW'],
  ],
  ['￦3000', 'money minor=3000 currency=KRW ‹￦3000›', ['OS0105 `￦3000` is written `₩3000` → ₩3000']],
  ['₩ 3000', 'money minor=3000 currency=KRW ‹₩ 3000›', ['OS0105 `₩ 3000` is written `₩3000` → ₩3000']],
  ['₩3,000', 'money minor=3000 currency=KRW ‹₩3,000›', ['OS0105 `₩3,000` is written `₩3_000` → ₩3_000']],
  ['₩300만', 'money minor=3000000 currency=KRW ‹₩300만›', ['OS0105 `₩300만` is written `300만원` → 300만원']],
  [
    '₩300만원',
    'money minor=3000000 currency=KRW ‹₩300만원›',
    ['OS0105 `₩300만원` is written `300만원` → 300만원'],
  ],
  [
    '₩3천만',
    'money minor=30000000 currency=KRW ‹₩3천만›',
    ['OS0105 `₩3천만` is written `3천만원` → 3천만원'],
  ],
  ['￦1억', 'money minor=100000000 currency=KRW ‹￦1억›', ['OS0105 `￦1억` is written `1억원` → 1억원']],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Money that would need a guess, or that nobody can count or pay.
test.each<[string, string, string[]]>([
  [
    '300만',
    'money minor=3000000 currency=KRW ‹300만›',
    ['OS0105 `300만` is written `300만원` → 300만원 (unsafe)'],
  ],
  [
    '3천만',
    'money minor=30000000 currency=KRW ‹3천만›',
    ['OS0105 `3천만` is written `3천만원` → 3천만원 (unsafe)'],
  ],
  ['5억', 'money minor=500000000 currency=KRW ‹5억›', ['OS0105 `5억` is written `5억원` → 5억원 (unsafe)']],
  ['9007199254740991원', 'money minor=9007199254740991 currency=KRW ‹9007199254740991원›', []],
  [
    '9007199254740992원',
    'money minor=9007199254740992 currency=KRW ‹9007199254740992원›',
    ['OS0105 `9007199254740992원` is more money than can be counted'],
  ],
  ['90071992547409.91USD', 'money minor=9007199254740991 currency=USD ‹90071992547409.91USD›', []],
  [
    '90071992547409.92USD',
    'money minor=9007199254740992 currency=USD ‹90071992547409.92USD›',
    ['OS0105 `90071992547409.92USD` is more money than can be counted'],
  ],
  [
    '0.4원',
    'money minor=0 currency=KRW ‹0.4원›',
    ['OS0105 `0.4원` has a part of a won or cent, which nobody can pay'],
  ],
  [
    '₩1.5',
    'money minor=2 currency=KRW ‹₩1.5›',
    ['OS0105 `₩1.5` has a part of a won or cent, which nobody can pay'],
  ],
  [
    '0.001USD',
    'money minor=0 currency=USD ‹0.001USD›',
    ['OS0105 `0.001USD` has a part of a won or cent, which nobody can pay'],
  ],
  [
    '0.123456789억원',
    'money minor=12345679 currency=KRW ‹0.123456789억원›',
    ['OS0105 `0.123456789억원` has a part of a won or cent, which nobody can pay'],
  ],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Counts.
test.each<[string, string, string[]]>([
  ['30건', 'count value=30 unit=건 ‹30건›', []],
  ['5명', 'count value=5 unit=명 ‹5명›', []],
  ['1회', 'count value=1 unit=회 ‹1회›', []],
  ['20곳', 'count value=20 unit=곳 ‹20곳›', []],
  ['3개', 'count value=3 unit=개 ‹3개›', []],
  ['1_000건', 'count value=1000 unit=건 ‹1_000건›', []],
  ['3.5건', 'count value=3.5 unit=건 ‹3.5건›', []],
  ['-3건', 'count value=-3 unit=건 ‹-3건›', []],
  ['30 명', 'count value=30 unit=명 ‹30 명›', ['OS0105 `30 명` is written `30명` → 30명']],
  [
    '30,000건',
    'count value=30000 unit=건 ‹30,000건›',
    ['OS0105 `30,000건` is written `30_000건` → 30_000건'],
  ],
  ['1,000 곳', 'count value=1000 unit=곳 ‹1,000 곳›', ['OS0105 `1,000 곳` is written `1_000곳` → 1_000곳']],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Distances; metres are refused as they would be minutes.
test.each<[string, string, string[]]>([
  ['3km', 'distance metres=3000 ‹3km›', []],
  ['0.5km', 'distance metres=500 ‹0.5km›', []],
  ['1_000km', 'distance metres=1000000 ‹1_000km›', []],
  ['3 km', 'distance metres=3000 ‹3 km›', ['OS0105 `3 km` is written `3km` → 3km']],
  ['1,000km', 'distance metres=1000000 ‹1,000km›', ['OS0105 `1,000km` is written `1_000km` → 1_000km']],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Numbers: `_` groups digits, a comma never does.
test.each<[string, string, string[]]>([
  ['0', 'number ‹0›', []],
  ['007', 'number value=7 ‹007›', []],
  ['1_000', 'number value=1000 ‹1_000›', []],
  ['1.5', 'number ‹1.5›', []],
  ['-2.5', 'number ‹-2.5›', []],
  ['12345678', 'number ‹12345678›', []],
  ['12,345', 'number value=12345 ‹12,345›', ['OS0105 `12,345` is written `12_345` → 12_345']],
  [
    '1,234,567',
    'number value=1234567 ‹1,234,567›',
    ['OS0105 `1,234,567` is written `1_234_567` → 1_234_567'],
  ],
  ['1,234.5', 'number value=1234.5 ‹1,234.5›', ['OS0105 `1,234.5` is written `1_234.5` → 1_234.5']],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// A number with a unit of its own is for a field or metric to allow.
test.each<[string, string, string[]]>([
  ['10mm', 'number value=10 unit=mm ‹10mm›', []],
  ['3.5점', 'number value=3.5 unit=점 ‹3.5점›', []],
  ['1_000mm', 'number value=1000 unit=mm ‹1_000mm›', []],
  ['-5도', 'number value=-5 unit=도 ‹-5도›', []],
  ['3번', 'number value=3 unit=" times" ‹3번›', ['OS0105 `3번` is written `3 times` → 3 times']],
  ['5EUR', 'number value=5 unit=EUR ‹5EUR›', []],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// What has digits and letters and is neither.
test.each<[string, string, string[]]>([
  ['1.5.5', 'number value=1.5 unit=.5 ‹1.5.5›', ['OS0105 `1.5.5` is no number']],
  ['1e5', 'number value=1 unit=e5 ‹1e5›', ['OS0105 `1e5` is not a value or name of this language']],
  ['0x1F', 'number value=0 unit=x1F ‹0x1F›', ['OS0105 `0x1F` is not a value or name of this language']],
  ['2x3', 'number value=2 unit=x3 ‹2x3›', ['OS0105 `2x3` is not a value or name of this language']],
  ['10mm2', 'number value=10 unit=mm2 ‹10mm2›', ['OS0105 `10mm2` is not a value or name of this language']],
  [
    '1만2천3백4십원',
    'number value=1 unit=만2천3백4십원 ‹1만2천3백4십원›',
    ['OS0105 `1만2천3백4십원` is not a value or name of this language'],
  ],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// What is said of the clock and of dollars is read as the language writes it.
test.each<[string, string, string[]]>([
  ['18시', 'time minutes=1080 ‹18시›', ['OS0105 `18시` is written `18:00` → 18:00 (unsafe)']],
  ['6pm', 'time minutes=1080 ‹6pm›', ['OS0105 `6pm` is written `18:00` → 18:00 (unsafe)']],
  ['18시30분', 'time minutes=1110 ‹18시30분›', ['OS0105 `18시30분` is written `18:30` → 18:30 (unsafe)']],
  ['5달러', 'money minor=500 currency=USD ‹5달러›', ['OS0105 `5달러` is written `5USD` → 5USD']],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Times of day, from 0:00 to 24:00.
test.each<[string, string, string[]]>([
  ['0:00', 'time minutes=0 ‹0:00›', []],
  ['00:00', 'time minutes=0 ‹00:00›', []],
  ['9:05', 'time minutes=545 ‹9:05›', []],
  ['09:05', 'time minutes=545 ‹09:05›', []],
  ['18:30', 'time minutes=1110 ‹18:30›', []],
  ['23:59', 'time minutes=1439 ‹23:59›', []],
  ['24:00', 'time minutes=1440 ‹24:00›', []],
  ['24:01', 'time minutes=1441 ‹24:01›', ['OS0105 there is no such time as `24:01`']],
  ['23:60', 'time minutes=1440 ‹23:60›', ['OS0105 there is no such time as `23:60`']],
  ['25:00', 'time minutes=1500 ‹25:00›', ['OS0105 there is no such time as `25:00`']],
  ['99:99', 'time minutes=6039 ‹99:99›', ['OS0105 there is no such time as `99:99`']],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});

// Days that there are, and days that there are not.
test.each<[string, string, string[]]>([
  ['2026-03-10', '‹2026-03-10›', []],
  ['2028-02-29', '‹2028-02-29›', []],
  ['2000-02-29', '‹2000-02-29›', []],
  ['9999-12-31', '‹9999-12-31›', []],
  ['2026-02-29', '‹2026-02-29›', ['OS0105 there is no such day as `2026-02-29`']],
  ['2100-02-29', '‹2100-02-29›', ['OS0105 there is no such day as `2100-02-29`']],
  ['2026-04-31', '‹2026-04-31›', ['OS0105 there is no such day as `2026-04-31`']],
  ['2026-00-10', '‹2026-00-10›', ['OS0105 there is no such day as `2026-00-10`']],
  ['2026-13-01', '‹2026-13-01›', ['OS0105 there is no such day as `2026-13-01`']],
  ['2026-01-00', '‹2026-01-00›', ['OS0105 there is no such day as `2026-01-00`']],
  ['2026-12-32', '‹2026-12-32›', ['OS0105 there is no such day as `2026-12-32`']],
  ['2026-03-10..2026-02-30', '‹2026-03-10..2026-02-30›', ['OS0105 there is no such day as `2026-02-30`']],
])('period %s', (written, tree, said) => {
  expect(periodOf(written)).toEqual({ tree, said });
});

// Truths.
test.each<[string, string, string[]]>([
  ['true', 'bool ‹true›', []],
  ['false', 'bool ‹false›', []],
  ['`true`', 'name ‹`true`›', []],
])('%s', (written, tree, said) => {
  expect(valueAt(written)).toEqual({ tree, said });
});
