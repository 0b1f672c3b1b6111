import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** The one condition of a playbook without an error, with the words at their spans. */
function conditionIn(written: string): string {
  const { file, diagnostics } = parse(`playbook p { when ${written} then do x() }`, 'a.play');
  expect(diagnostics).toEqual([]);
  const [item] = file.items;
  const trigger = item?.kind === 'playbook' ? item.when : null;
  return trigger?.kind === 'condition' ? writtenTree(trigger.condition, file.text) : 'no condition';
}

// Rules: signal, slice, where.
test.each<[string, string, string]>([
  [
    'a signal is a metric',
    'orders > 1',
    `
      test ‹orders > 1›
        signal ‹orders›
          name ‹orders›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    'a dotted name is one name: resolving decides whether it is a slice',
    'orders.region > 1',
    `
      test ‹orders.region > 1›
        signal ‹orders.region›
          name ‹orders.region›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    '`per` lists dimensions',
    'orders per region, brand.name > 1',
    `
      test ‹orders per region, brand.name > 1›
        signal ‹orders per region, brand.name›
          name ‹orders›
          slice
            per[] ‹region›
            per[] ‹brand.name›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    '`in` takes one place by its bare name',
    'orders in 강남구 > 1',
    `
      test ‹orders in 강남구 > 1›
        signal ‹orders in 강남구›
          name ‹orders›
          slice
            in[] name ‹강남구›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    '`in` takes one place as a text',
    'orders in "강남구" > 1',
    `
      test ‹orders in "강남구" > 1›
        signal ‹orders in "강남구"›
          name ‹orders›
          slice
            in[] text ‹"강남구"›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    '`in (…)` takes several',
    'orders in (강남구, "서초구") > 1',
    `
      test ‹orders in (강남구, "서초구") > 1›
        signal ‹orders in (강남구, "서초구")›
          name ‹orders›
          slice
            in[] name ‹강남구›
            in[] text ‹"서초구"›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    '`overall` is no dimension at all',
    'orders overall > 1',
    `
      test ‹orders overall > 1›
        signal ‹orders overall›
          name ‹orders›
          slice overall
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    'slices come in any order',
    'orders overall in 강남구 where a is 1 > 1',
    `
      test ‹orders overall in 강남구 where a is 1 > 1›
        signal ‹orders overall in 강남구 where a is 1›
          name ‹orders›
          slice overall
            in[] name ‹강남구›
            where is ‹a is 1›
              field ‹a›
              value number ‹1›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    '`where` takes one test',
    'orders where paid is true per region > 1',
    `
      test ‹orders where paid is true per region > 1›
        signal ‹orders where paid is true per region›
          name ‹orders›
          slice
            where is ‹paid is true›
              field ‹paid›
              value bool ‹true›
            per[] ‹region›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    '`where` takes more in parentheses',
    'orders where (paid is true or amount > 1만원) > 1',
    `
      test ‹orders where (paid is true or amount > 1만원) > 1›
        signal ‹orders where (paid is true or amount > 1만원)›
          name ‹orders›
          slice
            where or ‹paid is true or amount > 1만원›
              parts[] is ‹paid is true›
                field ‹paid›
                value bool ‹true›
              parts[] compare op=> ‹amount > 1만원›
                field ‹amount›
                value money minor=10000 currency=KRW ‹1만원›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    '`where not` is one test too',
    'orders where not paid is true > 1',
    `
      test ‹orders where not paid is true > 1›
        signal ‹orders where not paid is true›
          name ‹orders›
          slice
            where not ‹not paid is true›
              part is ‹paid is true›
                field ‹paid›
                value bool ‹true›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    'an aggregate made on the spot',
    'count of order_events > 1',
    `
      test ‹count of order_events > 1›
        signal ‹count of order_events›
          fold ‹count of order_events›
            aggregate ‹count›
          name ‹order_events›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    'its `where` and `out of` take one test each',
    'share of s where a is 1 out of b is 2 per region > 30%',
    `
      test ‹share of s where a is 1 out of b is 2 per region > 30%›
        signal ‹share of s where a is 1 out of b is 2 per region›
          fold ‹share of s where a is 1 out of b is 2›
            aggregate ‹share›
            outOf is ‹b is 2›
              field ‹b›
              value number ‹2›
          name ‹s›
          slice
            where is ‹a is 1›
              field ‹a›
              value number ‹1›
            per[] ‹region›
        test compare op=> ‹> 30%›
          value percent ratio=0.3 ‹30%›
    `,
  ],
  [
    '`out of` with more tests in parentheses',
    'share of s out of (b is 2 or b is 3) > 30%',
    `
      test ‹share of s out of (b is 2 or b is 3) > 30%›
        signal ‹share of s out of (b is 2 or b is 3)›
          fold ‹share of s out of (b is 2 or b is 3)›
            aggregate ‹share›
            outOf or ‹b is 2 or b is 3›
              parts[] is ‹b is 2›
                field ‹b›
                value number ‹2›
              parts[] is ‹b is 3›
                field ‹b›
                value number ‹3›
          name ‹s›
        test compare op=> ‹> 30%›
          value percent ratio=0.3 ‹30%›
    `,
  ],
  [
    'slices behind `out of` are the signal’s',
    'p95 of s.total out of b is 2 in 강남구 > 40m',
    `
      test ‹p95 of s.total out of b is 2 in 강남구 > 40m›
        signal ‹p95 of s.total out of b is 2 in 강남구›
          fold ‹p95 of s.total out of b is 2›
            aggregate ‹p95›
            outOf is ‹b is 2›
              field ‹b›
              value number ‹2›
          name ‹s.total›
          slice
            in[] name ‹강남구›
        test compare op=> ‹> 40m›
          value duration ms=2400000 ‹40m›
    `,
  ],
  [
    'a metric may be called like an aggregate',
    'count > 1',
    `
      test ‹count > 1›
        signal ‹count›
          name ‹count›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
])('%s', (_title, written, tree) => {
  expect(conditionIn(written)).toBe(unindented(tree));
});

// The list after `in` is a slice where a test follows, else it is the test.
test.each<[string, string, string]>([
  [
    'before a comparison it is a slice',
    'm in (a, b) > 1',
    `
      test ‹m in (a, b) > 1›
        signal ‹m in (a, b)›
          name ‹m›
          slice
            in[] name ‹a›
            in[] name ‹b›
        test compare op=> ‹> 1›
          value number ‹1›
    `,
  ],
  [
    'before `drop` it is a slice',
    'm in (a, b) drop > 5%',
    `
      test ‹m in (a, b) drop > 5%›
        signal ‹m in (a, b)›
          name ‹m›
          slice
            in[] name ‹a›
            in[] name ‹b›
        test change change=drop op=> ‹drop > 5%›
          value percent ratio=0.05 ‹5%›
    `,
  ],
  [
    'before another slice it is a slice',
    'm in (a, b) per region is missing',
    `
      test ‹m in (a, b) per region is missing›
        signal ‹m in (a, b) per region›
          name ‹m›
          slice
            in[] name ‹a›
            in[] name ‹b›
            per[] ‹region›
        test missing ‹is missing›
    `,
  ],
  [
    'before a second list it is a slice',
    'm in (a, b) in (c, d)',
    `
      test ‹m in (a, b) in (c, d)›
        signal ‹m in (a, b)›
          name ‹m›
          slice
            in[] name ‹a›
            in[] name ‹b›
        test in ‹in (c, d)›
          values[] name ‹c›
          values[] name ‹d›
    `,
  ],
  [
    'before `not in` it is a slice',
    'm in (a, b) not in (c)',
    `
      test ‹m in (a, b) not in (c)›
        signal ‹m in (a, b)›
          name ‹m›
          slice
            in[] name ‹a›
            in[] name ‹b›
        test in negated ‹not in (c)›
          values[] name ‹c›
    `,
  ],
  [
    'before `for` it is the test',
    'm in (a, b) for 5m',
    `
      held ‹m in (a, b) for 5m›
        part test ‹m in (a, b)›
          signal ‹m›
            name ‹m›
          test in ‹in (a, b)›
            values[] name ‹a›
            values[] name ‹b›
        for duration ms=300000 ‹5m›
    `,
  ],
  [
    'before `and` it is the test',
    'm in (a, b) and n > 1',
    `
      and ‹m in (a, b) and n > 1›
        parts[] test ‹m in (a, b)›
          signal ‹m›
            name ‹m›
          test in ‹in (a, b)›
            values[] name ‹a›
            values[] name ‹b›
        parts[] test ‹n > 1›
          signal ‹n›
            name ‹n›
          test compare op=> ‹> 1›
            value number ‹1›
    `,
  ],
  [
    'at the end it is the test',
    'm in (a, b)',
    `
      test ‹m in (a, b)›
        signal ‹m›
          name ‹m›
        test in ‹in (a, b)›
          values[] name ‹a›
          values[] name ‹b›
    `,
  ],
  [
    'after `each` there is no test, so it is a slice',
    'each e in (a, b)',
    `
      each ‹each e in (a, b)›
        source ‹e›
        slice
          in[] name ‹a›
          in[] name ‹b›
    `,
  ],
  [
    'after `no` there is no test, so it is a slice',
    'no e in (a, b) over 15m',
    `
      absent ‹no e in (a, b) over 15m›
        signal ‹e in (a, b)›
          name ‹e›
          slice
            in[] name ‹a›
            in[] name ‹b›
        modifiers
          over duration ms=900000 ‹15m›
    `,
  ],
])('in (…): %s', (_title, written, tree) => {
  expect(conditionIn(written)).toBe(unindented(tree));
});
