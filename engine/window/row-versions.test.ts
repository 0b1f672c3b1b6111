import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TableRow } from '../store.ts';
import { NOON, sourceOf } from '../testing/orders-bundle.ts';
import { createRowVersions } from './row-versions.ts';

const riders = sourceOf('riders', {
  expireAfterMs: 60_000,
  removeWhen: { kind: 'in', field: 'status', values: ['gone'] },
});
const row = (key: string, s: number, status: string | null): TableRow => ({
  source: 'riders',
  key,
  timeMs: NOON + s * 1_000,
  columns: status === null ? null : { status },
});

describe('a row as it was', () => {
  test.each<[title: string, rows: readonly TableRow[], s: number, want: string | null]>([
    ['before its first version', [row('a', 5, 'idle')], 5, null],
    ['after it', [row('a', 5, 'idle')], 10, 'idle'],
    ['not as it will be', [row('a', 5, 'idle'), row('a', 12, 'busy')], 10, 'idle'],
    ['as it became', [row('a', 5, 'idle'), row('a', 12, 'busy')], 20, 'busy'],
    ['the later word of one time', [row('a', 5, 'idle'), row('a', 5, 'busy')], 10, 'busy'],
    ['deleted', [row('a', 5, 'idle'), row('a', 6, null)], 10, null],
    ['removed', [row('a', 5, 'idle'), row('a', 6, 'gone')], 10, null],
    ['expired', [row('a', 5, 'idle')], 65, null],
    ['of another key', [row('b', 5, 'idle')], 10, null],
  ])('%s', (_title, rows, s, want) => {
    const versions = createRowVersions(riders, []);
    for (const one of rows) versions.put(one);
    expect(versions.at('a', NOON + s * 1_000)?.['status'] ?? null).toBe(want);
  });
});

test('what was released and stored answers every later instant as before', () => {
  const change = fc.record({ key: fc.constantFrom('a', 'b'), gap: fc.nat(25), status: fc.string() });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.nat(400), fc.nat(900), (changes, s, readS) => {
      let now = 0;
      const rows = changes.map(({ key, gap, status }) => {
        now += gap;
        return row(key, now, status);
      });
      const whole = createRowVersions(riders, []);
      const kept = createRowVersions(riders, []);
      for (const one of rows) {
        whole.put(one);
        kept.put(one);
      }
      const releasedS = Math.floor(s / 10) * 10;
      // A store has the newest of each key, but for what the table has dropped by the end of what was read, and what
      // was replaced since.
      const newest = [...new Map(rows.map((one) => [one.key, one])).values()].filter(({ key, timeMs }) => {
        const isDropped = timeMs + 60_000 <= NOON + readS * 1_000;
        if (isDropped) kept.drop(key);
        return !isDropped;
      });
      kept.release(NOON + releasedS * 1_000);
      const again = createRowVersions(riders, [...newest, ...kept.replaced()]);
      for (let at = releasedS + 10; at < releasedS + 400; at += 10) {
        for (const key of ['a', 'b']) {
          const want = whole.at(key, NOON + at * 1_000);
          expect(kept.at(key, NOON + at * 1_000)).toEqual(want);
          expect(again.at(key, NOON + at * 1_000)).toEqual(want);
        }
      }
    }),
  );
});

test('whenever what must be stored changes, its revision does', () => {
  const aPut = fc.record({
    key: fc.constantFrom('a', 'b'),
    gapS: fc.constantFrom(0, 1, 20),
    status: fc.constantFrom('idle', 'gone', null),
  });
  const aDrop = fc.record({ drop: fc.constantFrom('a', 'b') });
  const aRelease = fc.record({ releaseBackS: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(fc.oneof(aPut, aDrop, aRelease), { maxLength: 40 }), (steps) => {
      const versions = createRowVersions(riders, []);
      let now = 0;
      let [told, revision] = ['[]', versions.revision()];
      for (const step of steps) {
        if ('drop' in step) versions.drop(step.drop);
        else if ('releaseBackS' in step) versions.release(NOON + (now - step.releaseBackS) * 1_000);
        else {
          now += step.gapS;
          versions.put(row(step.key, now, step.status));
        }
        const replaced = JSON.stringify(versions.replaced());
        if (replaced !== told) expect(versions.revision()).not.toBe(revision);
        [told, revision] = [replaced, versions.revision()];
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});
