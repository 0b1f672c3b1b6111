import { expect, test } from '@jest/globals';
import type { Argument, TextPart } from '../../rules/playbook.ts';
import type { Unit } from '../../rules/unit.ts';
import type { LeafCondition } from '../check/root.ts';
import type { LeafEvidence } from '../evidence.ts';
import { newIncident } from '../incident/incident.ts';
import { at, bundleOf, drop, playbook } from '../incident/testing/sample-playbook.ts';
import { sceneFacts } from '../incident/testing/stage.ts';
import { resolveArguments } from './argument.ts';
import { fillText } from './text.ts';
import { type Values, vocabularyOf } from './value.ts';

const count: Unit = { kind: 'count' };
const leaf: LeafEvidence = {
  kind: 'leaf',
  id: 't',
  text: '',
  truth: true,
  now: 400,
  usual: 1_000,
  change: 0.6,
  measure: 'ratio',
  samples: 400,
  unit: count,
  why: null,
};

function values(more: Partial<Values> = {}, trigger: LeafEvidence | null = leaf): Values {
  const incident = newIncident('order_drop', { region: 'gangnam' }, 'gangnam', at(0));
  incident.trigger = trigger;
  incident.causes = { 'riders short': true, 'app down': false, rain: true };
  return {
    ...vocabularyOf(bundleOf()),
    facts: sceneFacts(at(0), { orders: 1_600 }),
    incident,
    bound: (more.incident ?? incident).instance,
    eventSource: null,
    effectNamed: () => null,
    playbook: playbook(),
    changing: drop('t', '>', 0.5) as LeafCondition,
    titleOfCause: (name) => (name === 'riders short' ? '라이더 부족' : name),
    ...more,
  };
}

const words = (text: string): TextPart => ({ kind: 'words', text });
const region: TextPart = { kind: 'dimension', dimension: 'region' };

test.each<[string, readonly TextPart[], string]>([
  ['words people say', [region, words(' 주문')], '강남구 주문'],
  ['the drop', [words('down '), { kind: 'trigger', what: 'drop' }], 'down 60.0%'],
  ['a rise that is a drop', [words('up '), { kind: 'trigger', what: 'rise' }], 'up -60.0%'],
  ['the change', [words('by '), { kind: 'trigger', what: 'change' }], 'by 60.0%'],
  [
    'now and usual, in English',
    [
      words('now '),
      { kind: 'trigger', what: 'now' },
      words(', usual '),
      { kind: 'trigger', what: 'baseline' },
    ],
    'now 400, usual 1,000',
  ],
  ['a metric, in Korean', [words('주문 '), { kind: 'window', window: 'orders' }], '주문 1,600건'],
  ['a metric that is not known', [words('idle '), { kind: 'window', window: 'idle' }], 'idle unknown'],
  ['causes by their titles', [{ kind: 'cause' }], '라이더 부족, rain'],
  ['severity', [{ kind: 'severity' }], 'high'],
  ['a path keeps the wire value', [words('/regions/'), region, words('/x')], '/regions/gangnam/x'],
  ['a dimension that is not bound', [words('in '), { kind: 'dimension', dimension: 'city' }], 'in unknown'],
])('text: %s', (_title, parts, want) => {
  expect(fillText(parts, [], values())).toBe(want);
});

test('values cannot leave their path segment', () => {
  const nasty = newIncident('p', { region: '../admin?x=강남' }, 'k', at(0));
  expect(fillText([words('/regions/'), region], [], values({ incident: nasty }))).toBe(
    '/regions/..%2Fadmin%3Fx%3D%EA%B0%95%EB%82%A8',
  );
});

test('points of a share are points, and unknown reads unknown', () => {
  const points = drop('t', '>', 0.2) as LeafCondition;
  const share = { ...leaf, unit: { kind: 'percent' as const }, change: 0.2 };
  const changing: LeafCondition = {
    ...points,
    test: { ...(points.test as Extract<LeafCondition['test'], { kind: 'change' }>), measure: 'absolute' },
  };
  const part: TextPart = { kind: 'trigger', what: 'drop' };
  expect(fillText([words('by '), part], [], values({ changing }, share))).toBe('by 20.0pp');
  expect(fillText([words('감소 '), part], [], values({ changing }, share))).toBe('감소 20.0%p');
  expect(fillText([words('감소 '), part], [], values({}, null))).toBe('감소 알 수 없음');
});

const bonus: Argument = {
  name: 'bonus',
  value: { kind: 'literal', value: 2_000, unit: { kind: 'money', currency: 'KRW' } },
};
const named = (name: string, ...parts: readonly TextPart[]): Argument => ({
  name,
  value: { kind: 'text', parts },
});

test('an argument of the same call is printed with its unit, and passed on canonical', () => {
  const args = [bonus, named('text', words('건당 '), { kind: 'argument', name: 'bonus' }, words(' 더'))];
  expect(resolveArguments(args, values())).toEqual({
    known: true,
    value: { bonus: 2_000, text: '건당 2,000원 더' },
  });
});

test('texts that name each other end', () => {
  const args = [
    named('a', words('a'), { kind: 'argument', name: 'b' }),
    named('b', words('b'), { kind: 'argument', name: 'a' }),
  ];
  expect(fillText([{ kind: 'argument', name: 'a' }], args, values())).toMatch(/^(ab)+a?unknown$/);
});

test('records, lists and dimensions resolve to wire values', () => {
  const args: readonly Argument[] = [
    {
      name: 'body',
      value: {
        kind: 'record',
        of: [
          { name: 'zone', value: { kind: 'dimension', dimension: 'region' } },
          { name: 'list', value: { kind: 'list', of: [bonus.value, { kind: 'window', window: 'orders' }] } },
        ],
      },
    },
  ];
  expect(resolveArguments(args, values())).toEqual({
    known: true,
    value: { body: { zone: 'gangnam', list: [2_000, 1_600] } },
  });
});

test.each<[string, Argument['value']]>([
  ['a metric', { kind: 'window', window: 'idle' }],
  ['a probe', { kind: 'probe', probe: 'app', field: 'ok' }],
  ['a dimension', { kind: 'dimension', dimension: 'city' }],
  ['inside a list', { kind: 'list', of: [{ kind: 'window', window: 'idle' }] }],
  ['inside a record', { kind: 'record', of: [{ name: 'n', value: { kind: 'window', window: 'idle' } }] }],
])('an argument that is not known stops the call: %s', (_title, value) => {
  expect(resolveArguments([{ name: 'x', value }], values())).toMatchObject({
    known: false,
    words: expect.stringContaining('`x` is not known'),
  });
});

test('a percentile is said with the three digits that are known of it', () => {
  const duration: Unit = { kind: 'duration' };
  const facts = sceneFacts(at(0), { orders: 1_798_143 });
  const said = (isEstimate: boolean): string =>
    fillText(
      [words('조리 '), { kind: 'window', window: 'orders' }],
      [],
      values({ facts, unitOfWindow: () => duration, isEstimate: () => isEstimate }),
    );
  expect([said(true), said(false)]).toEqual(['조리 30분', '조리 29분 58초']);
});
