import { expect, test } from '@jest/globals';
import type { Pace } from '../engine/adapters/live-clock.ts';
import { storeAgreement } from './store-agreement.ts';

const STORE_MS = 1_785_000_000_000;

/** What becomes of a clock that shows so much more than the store's, after each of these looks. */
function after(aheadMs: number, looks: number) {
  const warned: string[] = [];
  let nowMs = STORE_MS + aheadMs;
  const agree = storeAgreement(
    {
      now: () => nowMs,
      every: () => () => {},
      set: ({ startMs }: Pace) => {
        nowMs = startMs;
      },
    },
    { warn: (message) => void warned.push(message) },
  );
  for (let look = 0; look < looks; look += 1) agree(STORE_MS);
  return { offMs: nowMs - STORE_MS, warned };
}

const said = (seconds: number, where: string) =>
  `the clock of this machine is ${seconds} s ${where} the store's, which is taken`;

test.each<[string, number, number, string[]]>([
  ['the same', 0, 0, []],
  ['as good as the same', 4_999, 4_999, []],
  ['a little behind', -4_999, -4_999, []],
  ['an hour ahead', 3_600_000, 0, [said(3_600, 'ahead of')]],
  ['an hour behind', -3_600_000, 0, [said(3_600, 'behind')]],
])('%s: it goes by the store', (_title, aheadMs, offMs, warned) => {
  expect(after(aheadMs, 1)).toEqual({ offMs, warned });
});

test('it is said once, as long as they agree from then on', () => {
  expect(after(3_600_000, 3).warned).toHaveLength(1);
});
