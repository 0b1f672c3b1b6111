import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { type Sketch, sketch } from './sketch.ts';

/** A playbook with one more clause; the text must be without an error. */
function playbookWith(clause: string, body = '{ ... }'): { readonly [key: string]: Sketch } {
  const { file, diagnostics } = parse(`playbook p "제목" { when a > 1 ${clause} then ${body} }`, 'a.play');
  expect(diagnostics).toEqual([]);
  const shape = sketch(file.items[0]);
  return shape as { readonly [key: string]: Sketch };
}

const test5 = { kind: 'test', signal: { name: 'b' }, test: { kind: 'compare', op: '<', value: '5' } };

test.each<[string, string, Sketch]>([
  ['about "x"', 'about', '"x"'],
  ['owner "ops"', 'owner', '"ops"'],
  ['runbook "https://a.b"', 'runbook', '"https://a.b"'],
  ['deprecated "use q"', 'deprecated', '"use q"'],
  ['severity high', 'severity', 'high'],
  ['mode live', 'mode', 'live'],
  ['labels { team: "ops" }', 'labels', { kind: 'record', entries: [{ name: 'team', value: '"ops"' }] }],
  ['unless b < 5 unless b < 5', 'unless', [test5, test5]],
  [
    'only during peak except during night, off',
    'during',
    [
      { kind: 'only', schedules: ['peak'] },
      { kind: 'except', schedules: ['night', 'off'] },
    ],
  ],
  ['recovered when b < 5', 'recoveredWhen', test5],
  ['raise to critical when b < 5', 'raises', [{ to: 'critical', when: test5 }]],
  [
    'expect recovery within 30m else escalate to "l"',
    'expects',
    [{ kind: 'expect', within: '30m', else: [{ kind: 'escalate', to: '"l"' }] }],
  ],
  ['expect b < 5 within 1h', 'expects', [{ kind: 'expect', condition: test5, within: '1h' }]],
])('%s', (clause, key, shape) => {
  expect(playbookWith(clause)[key]).toEqual(shape);
});

test('a playbook without a clause has null for it', () => {
  const [item] = parse('playbook p { when a > 1 then do x() }', 'a.play').file.items;
  expect(item).toMatchObject({
    title: null,
    owner: null,
    guard: null,
    labels: null,
    recoveredWhen: null,
    unless: [],
    during: [],
  });
});

test.each<[string, Sketch]>([
  ['cooldown 30m per region', { kind: 'cooldown', duration: '30m', per: ['region'] }],
  ['at most 5% of restaurants in 1h', { kind: 'cap', amount: '5%', of: 'restaurants', in: '1h' }],
  [
    'at most 5 riders per region in 1h',
    { kind: 'cap', amount: '5', noun: 'riders', in: '1h', per: ['region'] },
  ],
  ['at most 20곳', { kind: 'cap', amount: '20곳' }],
  ['spend at most 300만원 in 1d', { kind: 'cap', spend: true, amount: '300만원', in: '1d' }],
  ['once per region in 20h', { kind: 'once', in: '20h', per: ['region'] }],
  ['needs approval from "a"', { kind: 'approval', from: '"a"' }],
  [
    'needs approval from "a" and "b" when b < 5 within 5m else skip',
    { kind: 'approval', from: '"a"', and: '"b"', when: test5, within: '5m', else: { kind: 'skip' } },
  ],
  [
    'needs approval from "a" else escalate to "c"',
    { kind: 'approval', from: '"a"', else: { kind: 'escalate', to: '"c"' } },
  ],
])('guard { %s }', (limit, shape) => {
  expect(playbookWith(`guard { ${limit} }`)['guard']).toEqual({ limits: [shape] });
});

const call = (name: string) => ({ name });

test.each<[string, Sketch]>([
  ['...', { kind: 'hole' }],
  ['wait 10m', { kind: 'wait', duration: '10m' }],
  ['escalate', { kind: 'escalate' }],
  ['check a.b, c', { kind: 'check', names: ['a.b', 'c'] }],
  [
    'check k { because too slow "느림" when b < 5 }',
    { kind: 'check', names: ['k'], causes: [{ cause: 'too slow', title: '"느림"', when: test5 }] },
  ],
  ['do x.y()', { kind: 'do', call: call('x.y') }],
  ['do x() as r', { kind: 'do', call: call('x'), as: 'r' }],
  ['do x() until recovered or 2h', { kind: 'do', call: call('x'), until: { recovered: true, end: '2h' } }],
  ['do x() until 09:00', { kind: 'do', call: call('x'), until: { end: '09:00' } }],
  ['do x() until recovered', { kind: 'do', call: call('x'), until: { recovered: true } }],
  ['do x() undo y() timeout 5s', { kind: 'do', call: call('x'), undo: call('y'), timeout: '5s' }],
  ['do x() retry 5 times every 1m', { kind: 'do', call: call('x'), retry: { times: '5', every: '1m' } }],
  ['do x() on failure { ... }', { kind: 'do', call: call('x'), onFailure: [{ kind: 'hole' }] }],
  [
    'do x() at most 3 runs',
    { kind: 'do', call: call('x'), limits: [{ kind: 'cap', amount: '3', noun: 'runs' }] },
  ],
  ['if b < 5 { ... }', { kind: 'if', branches: [{ test: test5, body: [{ kind: 'hole' }] }] }],
  [
    'if recovered then ... else escalate',
    {
      kind: 'if',
      branches: [{ test: { kind: 'recovered' }, body: [{ kind: 'hole' }] }],
      else: [{ kind: 'escalate' }],
    },
  ],
  [
    'if not recovered { ... } else if b < 5 { ... }',
    {
      kind: 'if',
      branches: [
        { test: { kind: 'recovered', negated: true }, body: [{ kind: 'hole' }] },
        { test: test5, body: [{ kind: 'hole' }] },
      ],
    },
  ],
  ['otherwise ...', { kind: 'otherwise', body: [{ kind: 'hole' }] }],
  ['always { ... }', { kind: 'always', body: [{ kind: 'hole' }] }],
  ['track m for 14d', { kind: 'track', metric: 'm', for: '14d' }],
  [
    'track m >= 1 for 14d vs holdout 10% as e',
    { kind: 'track', metric: 'm', pass: { op: '>=', value: '1' }, for: '14d', holdout: '10%', as: 'e' },
  ],
])('then { %s }', (statement, shape) => {
  expect(playbookWith('', `{ ${statement} }`)['body']).toEqual([shape]);
});

test.each<[string, Sketch]>([
  ['1', { value: '1' }],
  ['to: riders', { name: 'to', value: 'riders' }],
  ['when: -5m', { name: 'when', value: '-5m' }],
  ['on: true', { name: 'on', value: 'true' }],
  ['n: 80% of m', { name: 'n', value: { kind: 'share', literal: '80%', of: 'm' } }],
  ['n: [1, "a"]', { name: 'n', value: { kind: 'list', values: ['1', '"a"'] } }],
  ['n: {}', { name: 'n', value: { kind: 'record' } }],
  [
    'n: { a: 1, when: { b: 2 } }',
    {
      name: 'n',
      value: {
        kind: 'record',
        entries: [
          { name: 'a', value: '1' },
          { name: 'when', value: { kind: 'record', entries: [{ name: 'b', value: '2' }] } },
        ],
      },
    },
  ],
  ['n: f(1)', { name: 'n', value: { kind: 'call', call: { name: 'f', args: [{ value: '1' }] } } }],
])('argument %s', (argument, shape) => {
  expect(playbookWith('', `do x(${argument})`)['body']).toEqual([
    { kind: 'do', call: { name: 'x', args: [shape] } },
  ]);
});

test('a bare rule takes several statements', () => {
  const { file } = parse('when a > 1 then check c do x()', 'a.play');
  expect(file.items.map((item) => (item.kind === 'rule' ? item.body.map(({ kind }) => kind) : []))).toEqual([
    ['check', 'do'],
  ]);
});
