import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from '../../rules/condition.ts';
import { PANE_MS, type Test } from '../../rules/window.ts';
import { noClaim, noResult } from '../check/question.ts';
import { truthOf } from '../check/truth-of.ts';
import { bundleOf, NOON, playbookOf, sourceOf, windowOf } from '../testing/orders-bundle.ts';
import { createWindowStage } from '../testing/window-stage.ts';
import type { Crossings } from './crossings.ts';
import { literalsOf } from './literals.ts';

const PREVIOUS = { kind: 'previous', spanMs: 20 * PANE_MS } as const;

const leaf = (window: string, given: Test): Condition => ({
  kind: 'leaf',
  id: 'x',
  text: 'x',
  operand: { kind: 'window', window },
  test: given,
});

const ops = fc.constantFrom('>', '>=', '<', '<=' as const);
const atLeast = fc.constantFrom(null, null, 2);
const tests: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ kind: fc.constant('threshold' as const), op: ops, value: fc.nat(6), atLeast }),
  fc.record({
    kind: fc.constant('change' as const),
    direction: fc.constantFrom('drop', 'rise', 'change' as const),
    op: ops,
    measure: fc.constantFrom('ratio', 'factor', 'absolute' as const),
    amount: fc.constantFrom(0, 0.2, 0.5, 1, 2),
    baseline: fc.constant(PREVIOUS),
    atLeast,
  }),
  fc.record({
    kind: fc.constant('ofMetric' as const),
    op: ops,
    ratio: fc.constant(0.5),
    window: fc.constant('long'),
  }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .record({ window: fc.constantFrom('count', 'share', 'long', 'all'), given: tests })
      .map(({ window, given }) => leaf(window, given)),
    fc.record({
      kind: fc.constantFrom('and', 'or' as const),
      of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
  ),
}));

const arrivals = fc.array(
  fc.record({
    gap: fc.oneof(fc.nat(15), fc.integer({ min: 60, max: 300 })),
    region: fc.constantFrom('a', 'a', 'b'),
  }),
  {
    minLength: 5,
    maxLength: 60,
  },
);

test('no look is missed: whose trigger turns true is due, and the others need none', () => {
  let turned = 0;
  let spared = 0;
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 6 }), arrivals, (triggers, orders) => {
      const playbooks = triggers.map((trigger, i) =>
        playbookOf(PREVIOUS, { name: `p${i}`, trigger, windows: ['count', 'share', 'long', 'all'] }),
      );
      const windows = ['count', 'share', 'all'].map((id) => windowOf(id));
      const long = windowOf('long', { value: { kind: 'pane', pane: 'count' }, windowMs: 30 * PANE_MS });
      const bundle = bundleOf({ sources: [sourceOf('orders')], playbooks, windows: [...windows, long] });
      let crossings: Crossings | null = null;
      /** By playbook: instances whose trigger was true at the last instant. */
      const holding = new Map(playbooks.map(({ name }) => [name, new Set<string>()]));
      const stage = createWindowStage(bundle, [{ topic: 'orders', partition: 0 }], (atMs) => {
        crossings ??= stage.windows().crossings(playbooks);
        const due = crossings.at(atMs);
        for (const playbook of playbooks) {
          const held = holding.get(playbook.name) ?? new Set();
          for (const [key, facts] of stage.windows().instances(playbook, atMs, null)) {
            const truth = truthOf(playbook.trigger, {
              facts,
              hold: noClaim,
              cause: noClaim,
              result: noResult,
              baselineGuarded: new Set(['count', 'all', 'long']),
            });
            const keys = due.get(playbook.name);
            const isDue = keys === null || keys?.has(key) === true;
            if (truth !== true) {
              if (held.delete(key)) crossings.left(playbook.name, key, atMs);
            } else if (!held.has(key)) {
              expect({ playbook: playbook.name, key, atMs, isDue }).toMatchObject({ isDue: true });
              held.add(key);
              turned += 1;
            }
            if (!isDue) spared += 1;
          }
        }
      });
      let s = 0;
      for (const [i, { gap, region }] of orders.entries()) {
        s += gap;
        const order = {
          id: `o${i}`,
          at: NOON + s * 1_000,
          region,
          amount: 1,
          event: i % 3 === 0 ? 'placed' : 'gone',
        };
        const value = new TextEncoder().encode(JSON.stringify(order));
        stage.read({ topic: 'orders', partition: 0 }, [{ arrivalMs: order.at, key: null, value }]);
      }
      stage.finish(NOON + (Math.floor(s / 10) + 40) * 10_000);
    }),
    { numRuns: 150 },
  );
  // Neither half of the claim is empty.
  expect(turned).toBeGreaterThan(100);
  expect(spared).toBeGreaterThan(1_000);
});

const over5 = leaf('count', { kind: 'threshold', op: '>', value: 5, atLeast: null });
const held: Condition = { kind: 'hold', id: 'h', of: over5, forMs: 60_000, text: 'x' };
const silent: Condition = {
  kind: 'sourceMissing',
  id: 's',
  text: 'x',
  source: 'orders',
  overMs: 60_000,
  not: false,
};

test.each<[string, Condition, readonly boolean[] | null]>([
  ['a leaf must come true', over5, [true]],
  ['under not it must come false', { kind: 'not', of: over5 }, [false]],
  ['under two of them true again', { kind: 'not', of: { kind: 'not', of: over5 } }, [true]],
  ['a hold begins when what it holds comes true', held, [true]],
  ['the lack of one when that is known at all', { kind: 'not', of: held }, [true, false]],
  [
    'of both parts either may be the last',
    { kind: 'and', of: [over5, { kind: 'not', of: over5 }] },
    [true, false],
  ],
  ['no pane announces a silence', { kind: 'or', of: [over5, silent] }, null],
])('%s', (_title, given, wants) => {
  expect(literalsOf(given)?.map(({ want }) => want) ?? null).toEqual(wants);
});
