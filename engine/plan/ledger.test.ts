import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LedgerRow } from '../store-ledger.ts';
import { createLedger } from './ledger.ts';

const HOUR = 3_600_000;

const rows: fc.Arbitrary<LedgerRow> = fc.record({
  key: fc.stringMatching(/^k[0-9]{1,2}$/),
  playbook: fc.constant('p'),
  incident: fc.constantFrom('a', 'b', 'c'),
  passage: fc.constantFrom(0, 1),
  path: fc.constantFrom('1', '2'),
  target: fc.constant('*'),
  labels: fc.record(
    { region: fc.constantFrom('gangnam', 'mapo'), shop: fc.constantFrom('1', '2', '3') },
    { requiredKeys: ['region'] },
  ),
  mode: fc.constantFrom('live' as const, 'shadow' as const),
  t: fc.integer({ min: 0, max: 10 }).map((hours) => hours * HOUR),
  minor: fc.nat(5),
  currency: fc.constant('KRW'),
  failed: fc.boolean(),
  told: fc.constant({}),
});
const scopes = fc.record({
  inMs: fc.constantFrom(null, HOUR, 3 * HOUR, 24 * HOUR),
  per: fc.constantFrom([], ['region'], ['shop'], ['region', 'shop']),
});

/** The same, in the words of the limit, over all that ever was. */
function naively(
  all: readonly LedgerRow[],
  scope: { readonly inMs: number | null; readonly per: readonly string[] },
  asked: LedgerRow,
) {
  if (scope.per.some((label) => !(label in asked.labels))) return null;
  return all
    .filter(({ key, mode }) => key !== asked.key && mode === asked.mode)
    .filter(({ t, incident }) =>
      scope.inMs === null ? incident === asked.incident : t <= asked.t && asked.t - t < scope.inMs,
    )
    .filter(({ labels }) => scope.per.every((label) => labels[label] === asked.labels[label]))
    .map(({ key }) => key)
    .sort();
}

test('an index finds what a walk through everything finds, whatever was put, replaced and dropped', () => {
  fc.assert(
    fc.property(
      fc.array(rows, { maxLength: 40 }),
      fc.array(fc.nat(39)),
      rows,
      scopes,
      (all, gone, asked, scope) => {
        const ledger = createLedger();
        const naive = new Map<string, LedgerRow>();
        for (const row of all) {
          ledger.put(row);
          naive.delete(row.key);
          naive.set(row.key, row);
        }
        for (const i of gone) {
          const key = all[i]?.key ?? 'none';
          ledger.drop(key);
          naive.delete(key);
        }
        const found =
          ledger
            .within(scope, asked)
            ?.map(({ key }) => key)
            .sort() ?? null;
        expect(found).toEqual(naively([...naive.values()], scope, asked));
      },
    ),
    { numRuns: 500 },
  );
});

test('an incident is forgotten whole, once its last act is old and nobody knows it any more', () => {
  const row = (key: string, incident: string, t: number): LedgerRow => ({
    ...{ key, incident, t, playbook: 'p', passage: 0, path: '1', target: '*', labels: { shop: '1' } },
    ...{ mode: 'live', minor: 0, currency: null, failed: false, told: {} },
  });
  const ledger = createLedger([
    row('a1', 'a', HOUR),
    row('a2', 'a', 5 * HOUR),
    row('b1', 'b', HOUR),
    row('c1', 'c', HOUR),
  ]);
  expect(ledger.prune(5 * HOUR, new Set(['c']))).toEqual(['b1']);
  expect(ledger.prune(5 * HOUR + 1, new Set())).toEqual(['a1', 'a2', 'c1']);
  expect(ledger.within({ inMs: 24 * HOUR, per: ['shop'] }, row('x', 'x', 6 * HOUR))).toEqual([]);
});
