import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PANE_MS } from '../../rules/window.ts';
import { bundleOf, NOON, playbookOf, sourceOf } from '../testing/orders-bundle.ts';
import { createWindowStage } from '../testing/window-stage.ts';

/** Rows of a table as an instance reads them, against the rows themselves: whatever was read ahead, at any restart. */
const LOOK = { table: 'riders', field: 'status', key: 'region' };
const BUNDLE = bundleOf({
  sources: [sourceOf('orders'), sourceOf('riders', { expireAfterMs: 300_000 })],
  playbooks: [
    playbookOf(
      { kind: 'previous', spanMs: 20 * PANE_MS },
      { sources: ['orders', 'riders'], lookUps: [LOOK] },
    ),
  ],
});
const KEYS = ['gangnam', 'mapo'];

interface Change {
  readonly s: number;
  readonly key: string;
  readonly status: string | null;
}
const changes = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.nat(9), fc.integer({ min: 10, max: 120 })),
      key: fc.constantFrom(...KEYS),
      status: fc.option(fc.constantFrom('idle', 'busy', 'gone')),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drafts) => {
    let s = 0;
    return drafts.map(({ gap, ...rest }): Change => {
      s += gap;
      return { s, ...rest };
    });
  });

/** `seconds key` → the status, or why there is none. */
function played(list: readonly Change[], sizes: readonly number[], restarts: ReadonlySet<number>) {
  const sheet = new Map<string, string>();
  const [orders, riders] = ['orders', 'riders'].map((topic) => ({ topic, partition: 0 })) as [
    { topic: string; partition: number },
    { topic: string; partition: number },
  ];
  const stage = createWindowStage(BUNDLE, [orders, riders], (atMs, factsOf) => {
    for (const [key, facts] of factsOf('watch')) {
      const answer = facts.lookUp(LOOK);
      sheet.set(`${(atMs - NOON) / 1_000} ${key}`, answer.known ? String(answer.value) : answer.why);
    }
  });
  const record = (s: number, value: object) => ({
    arrivalMs: NOON + s * 1_000,
    key: null,
    value: new TextEncoder().encode(JSON.stringify({ at: NOON + s * 1_000, ...value })),
  });
  const last = Math.max(...list.map(({ s }) => s)) + 400;
  // The whole table is read before most orders are: an instance must not see its future.
  stage.read(
    orders,
    KEYS.map((region, i) => record(i, { id: `first${i}`, region })),
  );
  let turn = 0;
  for (let at = 0; at < list.length; turn += 1) {
    const batch = list.slice(at, at + (sizes[turn % sizes.length] ?? 1));
    at += batch.length;
    stage.read(
      riders,
      batch.map(({ s, key, status }) =>
        status === null
          ? { arrivalMs: NOON + s * 1_000, key, value: null }
          : record(s, { id: key, region: key, status }),
      ),
    );
    if (restarts.has(turn)) stage.restart();
  }
  for (let s = 5; s <= last; s += 25) {
    stage.read(orders, [record(s, { id: `o${s}`, region: 'mapo' })]);
    if (restarts.has(s % 13)) stage.restart();
  }
  stage.finish(NOON + Math.ceil(last / 10) * 10_000);
  return sheet;
}

function byHand(list: readonly Change[], s: number, key: string): string {
  const row = list.findLast((one) => one.key === key && one.s < s);
  return row === undefined || row.status === null || row.s + 300 <= s ? 'no-series' : row.status;
}

test('the row of an instance is as of the instant, in whatever pieces and over whatever restarts', () => {
  let seen = 0;
  fc.assert(
    fc.property(
      changes,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(fc.nat(12), { maxLength: 4 }),
      (list, sizes, restarts) => {
        const first = Math.floor((list[0]?.s ?? 0) / 10) * 10;
        const wrong: string[] = [];
        for (const [name, got] of played(list, sizes, new Set(restarts))) {
          const [s = '', key = ''] = name.split(' ');
          const want = Number(s) <= first ? 'not-covered' : byHand(list, Number(s), key);
          if (got !== want) wrong.push(`${name}: ${got}, by hand ${want}`);
          if (want === got && got !== 'no-series' && got !== 'not-covered') seen += 1;
        }
        expect(wrong).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
  expect(seen).toBeGreaterThan(50);
});
