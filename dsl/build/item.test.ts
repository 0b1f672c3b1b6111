import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { type Sketch, sketch } from './sketch.ts';

function itemOf(text: string): Sketch {
  const { file, diagnostics } = parse(text, 'a.play');
  expect(diagnostics).toEqual([]);
  expect(file.items).toHaveLength(1);
  return sketch(file.items[0]);
}

const isX = { kind: 'is', field: 'e', value: '"x"' };

test.each<[string, Sketch]>([
  ['use "a.play"', { kind: 'use', path: '"a.play"' }],
  ['use "a.play" as pay', { kind: 'use', path: '"a.play"', as: 'pay' }],
  ['stream s from kafka "t" { }', { kind: 'stream', name: 's', from: 'kafka', topic: '"t"' }],
  [
    'table t "제목" from model "m" where e is "x" { key id time at late 2m silent after 5m expire after 1h remove when e is "x" owner "o" }',
    {
      kind: 'table',
      name: 't',
      title: '"제목"',
      from: 'model',
      topic: '"m"',
      where: isX,
      key: 'id',
      time: 'at',
      late: '2m',
      silentAfter: '5m',
      expireAfter: '1h',
      removeWhen: isX,
      owner: '"o"',
    },
  ],
  [
    'stream s from kafka "t" { field test "검사" is id(order) private optional field e is one of ("x", "y") field n is number(mm) }',
    {
      kind: 'stream',
      name: 's',
      from: 'kafka',
      topic: '"t"',
      fields: [
        {
          name: 'test',
          title: '"검사"',
          type: { kind: 'named', name: 'id', of: 'order' },
          private: true,
          optional: true,
        },
        { name: 'e', type: { kind: 'one-of', values: ['"x"', '"y"'] } },
        { name: 'n', type: { kind: 'named', name: 'number', of: 'mm' } },
      ],
    },
  ],
  [
    'probe p.q "제목" from http.get(url: "u") { every 1m timeout 5s }',
    {
      kind: 'probe',
      name: 'p.q',
      title: '"제목"',
      call: { name: 'http.get', args: [{ name: 'url', value: '"u"' }] },
      every: '1m',
      timeout: '5s',
    },
  ],
  [
    'metric m = count of s',
    { kind: 'metric', name: 'm', value: { kind: 'aggregate', aggregate: 'count', of: 's' } },
  ],
  [
    'metric m "제목" = share of s where e is "x" out of e is "x" per a, b over 15m baseline same time last 4 weeks at least 30 samples missing as zero unit percent seasonal yes good is up forecast f.g deprecated "old"',
    {
      kind: 'metric',
      name: 'm',
      title: '"제목"',
      value: { kind: 'aggregate', aggregate: 'share', of: 's', where: isX, outOf: isX },
      per: ['a', 'b'],
      over: '15m',
      baseline: { kind: 'same-time', last: '4 weeks' },
      samples: { value: '30', noun: 'samples' },
      missingAs: 'zero',
      unit: 'percent',
      seasonal: 'yes',
      goodIs: 'up',
      forecast: 'f.g',
      deprecated: '"old"',
    },
  ],
  [
    'metric m = a - b - c * 2',
    {
      kind: 'metric',
      name: 'm',
      value: {
        kind: 'binary',
        op: '-',
        left: { kind: 'binary', op: '-', left: 'a', right: 'b' },
        right: { kind: 'binary', op: '*', left: 'c', right: '2' },
      },
    },
  ],
  [
    'metric m = (a + b) / avg of (d.t - p)',
    {
      kind: 'metric',
      name: 'm',
      value: {
        kind: 'binary',
        op: '/',
        left: { kind: 'binary', op: '+', left: 'a', right: 'b' },
        right: {
          kind: 'aggregate',
          aggregate: 'avg',
          of: { kind: 'binary', op: '-', left: 'd.t', right: 'p' },
        },
      },
    },
  ],
  ['define value v = 10', { kind: 'define-value', name: 'v', value: '10' }],
  [
    'define words region { 강남구: "g" }',
    {
      kind: 'define-words',
      name: 'region',
      words: { kind: 'record', entries: [{ name: '강남구', value: '"g"' }] },
    },
  ],
  [
    'define check k "제목" { because a b when during peak }',
    {
      kind: 'define-check',
      name: 'k',
      title: '"제목"',
      causes: [{ cause: 'a b', when: { kind: 'during', schedule: 'peak' } }],
    },
  ],
  [
    'define routine r(a is id(order), b is one of ("x")) { ... }',
    {
      kind: 'define-routine',
      name: 'r',
      params: [
        { name: 'a', type: { kind: 'named', name: 'id', of: 'order' } },
        { name: 'b', type: { kind: 'one-of', values: ['"x"'] } },
      ],
      body: [{ kind: 'hole' }],
    },
  ],
  [
    'define schedule s "제목" = mon, tue 09:00-18:00, everyday, 2026-02-16..2026-02-18 22:00-02:00 in "Asia/Seoul"',
    {
      kind: 'define-schedule',
      name: 's',
      title: '"제목"',
      periods: [
        { on: { kind: 'days', days: ['mon', 'tue'] }, hours: { from: '09:00', to: '18:00' } },
        { on: { kind: 'days', days: ['daily'] } },
        {
          on: { kind: 'dates', from: '2026-02-16', to: '2026-02-18' },
          hours: { from: '22:00', to: '02:00' },
        },
      ],
      zone: '"Asia/Seoul"',
    },
  ],
  [
    'define schedule s = daily in "Asia/Seoul"',
    {
      kind: 'define-schedule',
      name: 's',
      periods: [{ on: { kind: 'days', days: ['daily'] } }],
      zone: '"Asia/Seoul"',
    },
  ],
  [
    'define audience n "제목" = riders where e is "x" within 3km of region nearest first at most 300명',
    {
      kind: 'define-audience',
      name: 'n',
      title: '"제목"',
      of: 'riders',
      where: isX,
      within: { distance: '3km', of: 'region' },
      order: { kind: 'nearest' },
      atMost: '300명',
    },
  ],
  [
    'define audience n = c worst first by m at most 5',
    { kind: 'define-audience', name: 'n', of: 'c', order: { kind: 'worst', by: 'm' }, atMost: '5' },
  ],
])('%s', (text, shape) => {
  expect(itemOf(text)).toEqual(shape);
});

test.each<[string, Sketch]>([
  ['given start 2026-03-10 18:00', { kind: 'given-start', date: '2026-03-10', time: '18:00' }],
  ['given events from "f.ndjson"', { kind: 'given-events', from: '"f.ndjson"' }],
  [
    'given action a.b fails "down" 2 times',
    { kind: 'given-failure', action: 'a.b', reason: '"down"', times: '2' },
  ],
  [
    'given approval from "l" is granted after 5m',
    { kind: 'given-approval', from: '"l"', is: 'granted', after: '5m' },
  ],
  ['given approval from "l" is silent', { kind: 'given-approval', from: '"l"', is: 'silent' }],
  [
    'given answer "how" to s.ask is "yes" after 1m',
    { kind: 'given-answer', question: '"how"', to: 's.ask', is: '"yes"', after: '1m' },
  ],
  ['given answer to s.ask is silent', { kind: 'given-answer', to: 's.ask' }],
  [
    'given orders in 강남구 was 100 each 15m',
    {
      kind: 'given-value',
      name: 'orders',
      in: '강남구',
      tense: 'was',
      steps: [{ value: '100', each: '15m' }],
    },
  ],
  [
    'given m is 5 each 1m for 30m then missing for 5m then { a: 1 }',
    {
      kind: 'given-value',
      name: 'm',
      tense: 'is',
      steps: [
        { value: '5', each: '1m', for: '30m' },
        { value: { kind: 'missing' }, for: '5m' },
        { value: { kind: 'record', entries: [{ name: 'a', value: '1' }] } },
      ],
    },
  ],
  ['expect incident in 강남구', { kind: 'expect', what: { kind: 'incident', in: '강남구' } }],
  ['at 18:25 expect no action', { kind: 'expect', at: '18:25', negated: true, what: { kind: 'action' } }],
  [
    'at 25m expect do a.b(x: 1) once',
    {
      kind: 'expect',
      at: '25m',
      what: { kind: 'do', name: 'a.b', args: [{ name: 'x', value: '1' }], times: 1 },
    },
  ],
  ['expect do a.b 3 times', { kind: 'expect', what: { kind: 'do', name: 'a.b', times: 3 } }],
  ['expect recovered', { kind: 'expect', what: { kind: 'recovered' } }],
  ['expect undo a.b', { kind: 'expect', what: { kind: 'undo', name: 'a.b' } }],
  ['expect no escalate to "l"', { kind: 'expect', negated: true, what: { kind: 'escalate', to: '"l"' } }],
  ['expect asked "how"', { kind: 'expect', what: { kind: 'asked', text: '"how"' } }],
  [
    'expect cause is not heavy rain',
    { kind: 'expect', what: { kind: 'cause', negated: true, cause: 'heavy rain' } },
  ],
  ['expect severity is high', { kind: 'expect', what: { kind: 'severity', is: 'high' } }],
])('test { %s }', (line, shape) => {
  expect(itemOf(`test "t" for p { ${line} }`)).toEqual({
    kind: 'test',
    title: '"t"',
    for: 'p',
    lines: [shape],
  });
});
