import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { type Sketch, sketch } from './sketch.ts';

/** The trigger of a playbook; the text must be without an error. */
function triggerOf(written: string): Sketch {
  const { file, diagnostics } = parse(`playbook p { when ${written} then do x() }`, 'a.play');
  expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  const [item] = file.items;
  return item?.kind === 'playbook' ? sketch(item.when) : null;
}

/** The condition of a playbook's trigger. */
function conditionOf(written: string): Sketch {
  const trigger = triggerOf(written);
  return typeof trigger === 'object' && trigger !== null && 'condition' in trigger
    ? (trigger['condition'] ?? null)
    : null;
}

const a = { kind: 'test', signal: { name: 'a' }, test: { kind: 'compare', op: '>', value: '1' } };
const b = { kind: 'test', signal: { name: 'b' }, test: { kind: 'compare', op: '>', value: '2' } };
const c = { kind: 'test', signal: { name: 'c' }, test: { kind: 'compare', op: '>', value: '3' } };

test.each<[string, Sketch]>([
  ['a > 1', a],
  ['a > 1 and b > 2', { kind: 'and', parts: [a, b] }],
  ['a > 1 and b > 2 or c > 3', { kind: 'or', parts: [{ kind: 'and', parts: [a, b] }, c] }],
  ['a > 1 and (b > 2 or c > 3)', { kind: 'and', parts: [a, { kind: 'or', parts: [b, c] }] }],
  ['((a > 1))', a],
  ['not a > 1', { kind: 'not', part: a }],
  ['not not a > 1', { kind: 'not', part: { kind: 'not', part: a } }],
  ['a > 1 for 5m', { kind: 'held', part: a, for: '5m' }],
  ['not a > 1 for 5m', { kind: 'held', part: { kind: 'not', part: a }, for: '5m' }],
  ['not (a > 1 for 5m)', { kind: 'not', part: { kind: 'held', part: a, for: '5m' } }],
  ['(a > 1 and b > 2) for 5m', { kind: 'held', part: { kind: 'and', parts: [a, b] }, for: '5m' }],
  [
    'a > 1 followed by b > 2 within 20m',
    { kind: 'sequence', first: a, steps: [{ condition: b, within: '20m' }] },
  ],
  [
    'a > 1 not followed by b > 2 within 20m followed by c > 3 within 1h',
    {
      kind: 'sequence',
      first: a,
      steps: [
        { negated: true, condition: b, within: '20m' },
        { condition: c, within: '1h' },
      ],
    },
  ],
  [
    'a > 1 followed by not b > 2 within 5m',
    { kind: 'sequence', first: a, steps: [{ condition: { kind: 'not', part: b }, within: '5m' }] },
  ],
  ['during peak', { kind: 'during', schedule: 'peak' }],
  ['cause is heavy rain', { kind: 'cause', cause: 'heavy rain' }],
  ['cause is not "out of stock"', { kind: 'cause', negated: true, cause: 'out of stock' }],
  [
    'each e where x is "y" per region',
    {
      kind: 'each',
      source: 'e',
      slice: { where: { kind: 'is', field: 'x', value: '"y"' }, per: ['region'] },
    },
  ],
  [
    'no e per region over 15m',
    { kind: 'absent', signal: { name: 'e', slice: { per: ['region'] } }, modifiers: { over: '15m' } },
  ],
  [
    'no e in (a, b) over 15m',
    { kind: 'absent', signal: { name: 'e', slice: { in: ['a', 'b'] } }, modifiers: { over: '15m' } },
  ],
  ['each e in ("a", b)', { kind: 'each', source: 'e', slice: { in: ['"a"', 'b'] } }],
])('condition: %s', (written, shape) => {
  expect(conditionOf(written)).toEqual(shape);
});

/** The test of a condition on `a`. */
const testOf = (written: string) => conditionOf(`a ${written}`) as { test: Sketch; modifiers?: Sketch };

test.each<[string, Sketch]>([
  ['drop > 50%', { kind: 'change', change: 'drop', op: '>', value: '50%' }],
  ['drops ≥ 50%', { kind: 'change', change: 'drop', op: '>=', value: '50%' }],
  ['rise < 2x', { kind: 'change', change: 'rise', op: '<', value: '2x' }],
  ['change <= 20pp', { kind: 'change', change: 'change', op: '<=', value: '20pp' }],
  ['< -5', { kind: 'compare', op: '<', value: '-5' }],
  ['> b overall', { kind: 'compare', op: '>', value: { kind: 'name', name: 'b', overall: true } }],
  ['< 80% of b.c', { kind: 'compare', op: '<', value: { kind: 'share', literal: '80%', of: 'b.c' } }],
  ['is 0', { kind: 'is', value: '0' }],
  ['is not closed', { kind: 'is', negated: true, value: 'closed' }],
  ['is true', { kind: 'is', value: 'true' }],
  ['is missing', { kind: 'missing' }],
  ['is not missing', { kind: 'missing', negated: true }],
  ['is not in ("a", b)', { kind: 'in', negated: true, values: ['"a"', 'b'] }],
  ['not in ("a")', { kind: 'in', negated: true, values: ['"a"'] }],
  ['in ("a")', { kind: 'in', values: ['"a"'] }],
  ['anomalous', { kind: 'anomalous' }],
  ['is not anomalous', { kind: 'anomalous', negated: true }],
  [
    'is anomalous either (sensitivity high, warmup 2w)',
    {
      kind: 'anomalous',
      direction: 'either',
      params: [
        { name: 'sensitivity', value: 'high' },
        { name: 'warmup', value: '2w' },
      ],
    },
  ],
  ['recovers to 5', { kind: 'recovers', to: '5' }],
  ['recover', { kind: 'recovers' }],
  ['== 3', { kind: 'is', value: '3' }],
  ['!= "x"', { kind: 'is', negated: true, value: '"x"' }],
])('test: a %s', (written, shape) => {
  expect(testOf(written).test).toEqual(shape);
});

test.each<[string, Sketch]>([
  ['over 15m', { over: '15m' }],
  ['vs previous 1h over 10m', { over: '10m', versus: { kind: 'previous', window: '1h' } }],
  ['vs same time yesterday', { versus: { kind: 'yesterday' } }],
  ['vs same time last week', { versus: { kind: 'same-time', last: 'week' } }],
  ['vs same time last 4 weeks', { versus: { kind: 'same-time', last: '4 weeks' } }],
  ['vs forecast', { versus: { kind: 'forecast' } }],
  ['vs target 30', { versus: { kind: 'target', value: '30' } }],
  ['vs metric usual', { versus: { kind: 'metric', name: 'usual' } }],
  ['with at least 30 samples', { samples: { value: '30', noun: 'samples' } }],
  ['with at least 30건', { samples: { value: '30건' } }],
])('modifier: a drop > 5%% %s', (written, shape) => {
  expect(testOf(`drop > 5% ${written}`).modifiers).toEqual(shape);
});

const signalOf = (written: string) => (conditionOf(`${written} > 1`) as { signal: Sketch }).signal;

test.each<[string, Sketch]>([
  ['orders.region', { name: 'orders.region' }],
  ['`test`.`when`', { name: 'test.when' }],
  ['orders.test', { name: 'orders.test' }],
  ['orders per region, rider', { name: 'orders', slice: { per: ['region', 'rider'] } }],
  ['orders in 강남구', { name: 'orders', slice: { in: ['강남구'] } }],
  [
    'orders in (강남구, "서초구") overall',
    { name: 'orders', slice: { in: ['강남구', '"서초구"'], overall: true } },
  ],
  ['p95 of d.total per region', { fold: { aggregate: 'p95' }, name: 'd.total', slice: { per: ['region'] } }],
  [
    'share of e where x is 1 out of y is 2',
    {
      fold: { aggregate: 'share', outOf: { kind: 'is', field: 'y', value: '2' } },
      name: 'e',
      slice: { where: { kind: 'is', field: 'x', value: '1' } },
    },
  ],
])('signal: %s', (written, shape) => {
  expect(signalOf(written)).toEqual(shape);
});

test.each<[string, Sketch]>([
  ['at 16:00', { kind: 'clock', at: '16:00' }],
  [
    'at 16:00 during peak, night and a > 1',
    { kind: 'clock', at: '16:00', during: ['peak', 'night'], condition: a },
  ],
  ['a > 1', { kind: 'condition', condition: a }],
])('trigger: %s', (written, shape) => {
  expect(triggerOf(written)).toEqual(shape);
});
