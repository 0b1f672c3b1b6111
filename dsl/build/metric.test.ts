import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** A metric of a text without an error. */
function metricOf(text: string) {
  const { file, diagnostics } = parse(text, 'a.play');
  expect(diagnostics).toEqual([]);
  const [item] = file.items;
  if (item?.kind !== 'metric') throw new Error(`not a metric: ${text}`);
  return { metric: item, text: file.text };
}

/** Its arithmetic, with the words at their spans. */
function arithmeticIn(written: string): string {
  const { metric, text } = metricOf(`metric m = ${written}`);
  return writtenTree(metric.value, text);
}

/** All but its name and arithmetic. */
function clausesOf(written: string): string {
  const { metric, text } = metricOf(`metric m = a ${written}`);
  const { kind: _kind, name: _name, value: _value, span: _span, ...clauses } = metric;
  return writtenTree(clauses, text).replace(/^\n/, '');
}

// Rules: arith, term, factor.
test.each<[string, string, string]>([
  [
    'a metric may be another one',
    'orders.paid',
    `
      name ‹orders.paid›
    `,
  ],
  [
    'a metric may be a value',
    '5',
    `
      number ‹5›
    `,
  ],
  [
    '`-` and `+` of the same rank go from the left',
    'a - b + c',
    `
      binary op=+ ‹a - b + c›
        left binary op=- ‹a - b›
          left name ‹a›
          right name ‹b›
        right name ‹c›
    `,
  ],
  [
    '`*` and `/` of the same rank go from the left',
    'a / b * c',
    `
      binary op=* ‹a / b * c›
        left binary op=/ ‹a / b›
          left name ‹a›
          right name ‹b›
        right name ‹c›
    `,
  ],
  [
    '`/` binds closer than `-`',
    'a - b / c',
    `
      binary op=- ‹a - b / c›
        left name ‹a›
        right binary op=/ ‹b / c›
          left name ‹b›
          right name ‹c›
    `,
  ],
  [
    'parentheses bind closest and leave no node, only a place',
    '(a - b) / c',
    `
      binary op=/ ‹(a - b) / c›
        left binary op=- ‹a - b›
          left name ‹a›
          right name ‹b›
        right name ‹c›
    `,
  ],
  [
    'parentheses on the right keep their group',
    'a - (b - c)',
    `
      binary op=- ‹a - (b - c)›
        left name ‹a›
        right binary op=- ‹b - c›
          left name ‹b›
          right name ‹c›
    `,
  ],
  [
    '`-` between names is a sign, with or without blanks',
    'a-b',
    `
      binary op=- ‹a-b›
        left name ‹a›
        right name ‹b›
    `,
  ],
  [
    'aggregates and values stand side by side',
    'sum of pay.amount / 2',
    `
      binary op=/ ‹sum of pay.amount / 2›
        left aggregate ‹sum of pay.amount›
          aggregate ‹sum›
          of name ‹pay.amount›
        right number ‹2›
    `,
  ],
])('%s', (_title, written, tree) => {
  expect(arithmeticIn(written)).toBe(unindented(tree));
});

// Rules: aggregate, agg.
test.each<[string, string, string]>([
  [
    'of a source',
    'count of order_events',
    `
      aggregate ‹count of order_events›
        aggregate ‹count›
        of name ‹order_events›
    `,
  ],
  [
    'of a field, whose name may be reserved',
    'max of order_events.test',
    `
      aggregate ‹max of order_events.test›
        aggregate ‹max›
        of name ‹order_events.test›
    `,
  ],
  [
    'of what each event gives, in parentheses',
    'avg of (deliveries.total - prep)',
    `
      aggregate ‹avg of (deliveries.total - prep)›
        aggregate ‹avg›
        of binary op=- ‹deliveries.total - prep›
          left name ‹deliveries.total›
          right name ‹prep›
    `,
  ],
  [
    '`where` without parentheses takes `and` and `or`: nothing else can follow it here',
    'count of s where a is 1 and b is 2 or c is 3',
    `
      aggregate ‹count of s where a is 1 and b is 2 or c is 3›
        aggregate ‹count›
        of name ‹s›
        where or ‹a is 1 and b is 2 or c is 3›
          parts[] and ‹a is 1 and b is 2›
            parts[] is ‹a is 1›
              field ‹a›
              value number ‹1›
            parts[] is ‹b is 2›
              field ‹b›
              value number ‹2›
          parts[] is ‹c is 3›
            field ‹c›
            value number ‹3›
    `,
  ],
  [
    '`out of` is the whole that a share is a part of',
    'share of s where e is "rejected" out of e is "placed" or e is "rejected"',
    `
      aggregate ‹share of s where e is "r … aced" or e is "rejected"›
        aggregate ‹share›
        of name ‹s›
        where is ‹e is "rejected"›
          field ‹e›
          value text ‹"rejected"›
        outOf or ‹e is "placed" or e is "rejected"›
          parts[] is ‹e is "placed"›
            field ‹e›
            value text ‹"placed"›
          parts[] is ‹e is "rejected"›
            field ‹e›
            value text ‹"rejected"›
    `,
  ],
  [
    '`out of` without `where`',
    'share of s out of e is 1',
    `
      aggregate ‹share of s out of e is 1›
        aggregate ‹share›
        of name ‹s›
        outOf is ‹e is 1›
          field ‹e›
          value number ‹1›
    `,
  ],
  [
    'two aggregates keep their own filters',
    'count of s where a is 1 / count of s where a is 2',
    `
      binary op=/ ‹count of s where a is 1 / count of s where a is 2›
        left aggregate ‹count of s where a is 1›
          aggregate ‹count›
          of name ‹s›
          where is ‹a is 1›
            field ‹a›
            value number ‹1›
        right aggregate ‹count of s where a is 2›
          aggregate ‹count›
          of name ‹s›
          where is ‹a is 2›
            field ‹a›
            value number ‹2›
    `,
  ],
  [
    'a percentile to one decimal',
    'p99.9 of s.total',
    `
      aggregate ‹p99.9 of s.total›
        aggregate ‹p99.9›
        of name ‹s.total›
    `,
  ],
  [
    'a percentile of one digit',
    'p5 of s.total',
    `
      aggregate ‹p5 of s.total›
        aggregate ‹p5›
        of name ‹s.total›
    `,
  ],
])('aggregate: %s', (_title, written, tree) => {
  expect(arithmeticIn(written)).toBe(unindented(tree));
});

test.each([
  'count',
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'distinct',
  'latest',
  'share',
  'rate',
  'stddev',
  'p50',
  'p95',
])('`%s of` begins an aggregate, and the same word alone is a metric', (word) => {
  expect(arithmeticIn(`${word} of s`)).toBe(`aggregate ‹${word} of s›\n  aggregate ‹${word}›\n  of name ‹s›`);
  expect(arithmeticIn(word)).toBe(`name ‹${word}›`);
});

// Rules: metricClause, baseline, atLeast.
test.each<[string, string, string]>([
  [
    '`per` takes several dimensions, dotted ones too',
    'per region, restaurant.brand over 15m',
    `
      per[] ‹region›
      per[] ‹restaurant.brand›
      over duration ms=900000 ‹15m›
    `,
  ],
  [
    'clauses in any order',
    'deprecated "use b" over 1h per region',
    `
      deprecated text ‹"use b"›
      over duration ms=3600000 ‹1h›
      per[] ‹region›
    `,
  ],
  [
    '`baseline previous`',
    'baseline previous 1h',
    `
      baseline previous ‹previous 1h›
        window duration ms=3600000 ‹1h›
    `,
  ],
  [
    '`baseline same time yesterday`',
    'baseline same time yesterday',
    `
      baseline yesterday ‹same time yesterday›
    `,
  ],
  [
    '`last week` is seven days',
    'baseline same time last week',
    `
      baseline same-time ‹same time last week›
        last duration ms=604800000 ‹week›
    `,
  ],
  [
    '`last 4 weeks` is one span',
    'baseline same time last 4 weeks',
    `
      baseline same-time ‹same time last 4 weeks›
        last duration ms=2419200000 ‹4 weeks›
    `,
  ],
  [
    '`last 4w` says the same',
    'baseline same time last 4w',
    `
      baseline same-time ‹same time last 4w›
        last duration ms=2419200000 ‹4w›
    `,
  ],
  [
    '`last 10 days`',
    'baseline same time last 10 days',
    `
      baseline same-time ‹same time last 10 days›
        last duration ms=864000000 ‹10 days›
    `,
  ],
  [
    '`baseline forecast` and the field that it reads',
    'baseline forecast forecast demand.orders',
    `
      baseline forecast ‹forecast›
      forecast ‹demand.orders›
    `,
  ],
  [
    '`baseline target` with a sign',
    'baseline target -5%',
    `
      baseline target ‹target -5%›
        value percent ratio=-0.05 ‹-5%›
    `,
  ],
  [
    '`baseline metric`',
    'baseline metric usual.orders',
    `
      baseline metric ‹metric usual.orders›
        name ‹usual.orders›
    `,
  ],
  [
    '`at least` with its noun',
    'at least 30 samples',
    `
      samples noun=samples ‹at least 30 samples›
        value number ‹30›
    `,
  ],
  [
    '`at least` of events',
    'at least 30건 events',
    `
      samples noun=events ‹at least 30건 events›
        value count value=30 unit=건 ‹30건›
    `,
  ],
  [
    '`at least` without a noun',
    'at least 30',
    `
      samples ‹at least 30›
        value number ‹30›
    `,
  ],
  [
    '`missing as`, `unit`, `seasonal` and `good is` take a name',
    'missing as zero unit percent seasonal weekly good is up',
    `
      missingAs ‹zero›
      unit ‹percent›
      seasonal ‹weekly›
      goodIs ‹up›
    `,
  ],
  [
    'a unit in Hangul',
    'unit 점',
    `
      unit ‹점›
    `,
  ],
])('clauses: %s', (_title, written, tree) => {
  expect(unindented(clausesOf(written))).toBe(unindented(tree));
});

test.each<[string, string, string]>([
  [
    'a title stands before `=`',
    'metric 주문 "주문 수" = count of order_events per 지역',
    `
      metric ‹metric 주문 "주문 수" = count of order_events per 지역›
        name ‹주문›
        title text ‹"주문 수"›
        value aggregate ‹count of order_events›
          aggregate ‹count›
          of name ‹order_events›
        per[] ‹지역›
    `,
  ],
  [
    'a soft word may be its name, a reserved one in backticks too',
    'metric `check`.count = sum',
    `
      metric ‹metric \`check\`.count = sum›
        name text=check.count ‹\`check\`.count›
        value name ‹sum›
    `,
  ],
])('metric: %s', (_title, written, tree) => {
  const { metric, text } = metricOf(written);
  expect(writtenTree(metric, text)).toBe(unindented(tree));
});
