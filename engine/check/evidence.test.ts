import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Condition } from '../../rules/condition.ts';
import type { Unit } from '../../rules/unit.ts';
import type { Test } from '../../rules/window.ts';
import type { Evidence } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { type Reading, unread } from '../reading.ts';
import { evidenceTree } from './evidence-tree.ts';
import { factSheet } from './fact-sheet.ts';
import { noResult, type Question } from './question.ts';
import { holdsIn, rootName } from './root.ts';
import { createRulesEngine } from './rules-engine.ts';

const units: Readonly<Record<string, Unit>> = {
  orders: { kind: 'count' },
  rejected: { kind: 'percent' },
  wait: { kind: 'duration' },
};
const known = (value: number, samples = 100): Reading => ({ known: true, value, samples });

function leaf(id: string, window: string, leafTest: Test): Condition {
  return {
    kind: 'leaf',
    id,
    text: `${window} ${leafTest.kind}`,
    operand: { kind: 'window', window },
    test: leafTest,
  };
}

const drop: Test = {
  kind: 'change',
  direction: 'drop',
  op: '>',
  measure: 'ratio',
  amount: 0.5,
  baseline: { kind: 'previous', spanMs: 3_600_000 },
  atLeast: 30,
};
const above: Test = { kind: 'threshold', op: '>', value: 100, atLeast: null };
const held: Condition = {
  kind: 'hold',
  id: 'h',
  text: 'for 5m',
  of: leaf('a', 'orders', drop),
  forMs: 300_000,
};
const cause: Condition = { kind: 'cause', id: 'c', text: 'cause is not rain', cause: 'rain', not: true };
const silent: Condition = {
  kind: 'sourceMissing',
  id: 's',
  text: 'orders is missing over 5m',
  source: 'orders',
  overMs: 300_000,
  not: false,
};

interface Seen {
  readonly windows?: Readonly<Record<string, Reading>>;
  readonly usual?: Reading;
}

async function evidenceFor(condition: Condition, { windows = {}, usual }: Seen): Promise<Evidence> {
  const facts: Facts = {
    atMs: 0,
    window: (id) => windows[id] ?? unread('no-series'),
    usual: () => usual ?? unread('no-baseline'),
    probe: () => ({ known: false, why: 'no-answer' }),
    sourceMissing: () => false,
    lookUp: () => ({ known: false, why: 'no-series' }),
    isTimeOfDay: () => false,
    during: () => true,
  };
  const question: Question = {
    facts,
    hold: () => true,
    cause: () => false,
    result: noResult,
    baselineGuarded: new Set(['orders']),
  };
  const roots = [
    { name: 'root', condition },
    ...holdsIn(condition).flatMap((hold) =>
      hold.kind === 'hold' ? [{ name: rootName.held(hold), condition: hold.of }] : [],
    ),
  ];
  const verdicts = await createRulesEngine(roots).judge(factSheet([condition], question, () => 360_000));
  return evidenceTree(condition, verdicts, ({ operand }) =>
    operand.kind === 'window' ? (units[operand.window] ?? null) : null,
  );
}

test.each<[string, Condition, Seen]>([
  ['a-drop-that-held', held, { windows: { orders: known(400) }, usual: known(1_000) }],
  ['too-few-samples', leaf('a', 'orders', drop), { windows: { orders: known(1) }, usual: known(20, 20) }],
  ['nothing-to-drop-from', leaf('a', 'orders', drop), { windows: { orders: known(5) }, usual: known(0) }],
  [
    'points-of-a-share-from-zero',
    leaf('r', 'rejected', { ...drop, direction: 'rise', measure: 'absolute', amount: 0.2, atLeast: null }),
    { windows: { rejected: known(0.3) }, usual: known(0) },
  ],
  [
    'one-part-of-another-metric',
    leaf('w', 'wait', { kind: 'ofMetric', op: '<', ratio: 0.8, window: 'orders' }),
    { windows: { wait: known(60), orders: known(100) } },
  ],
  [
    'not-and-or-with-an-unknown',
    {
      kind: 'and',
      of: [
        { kind: 'not', of: leaf('b', 'orders', above) },
        { kind: 'or', of: [leaf('x', 'wait', above), cause] },
        silent,
      ],
    },
    { windows: { orders: known(40) } },
  ],
  ['missing-on-purpose', leaf('m', 'wait', { kind: 'missing', not: false }), {}],
  [
    'blind-is-not-missing',
    leaf('m', 'wait', { kind: 'missing', not: false }),
    { windows: { wait: unread('blind') } },
  ],
])('evidence: %s', async (name, condition, seen) => {
  const text = `${JSON.stringify(await evidenceFor(condition, seen), null, 2)}\n`;
  const golden = new URL(`./testdata/${name}.evidence.json`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});
