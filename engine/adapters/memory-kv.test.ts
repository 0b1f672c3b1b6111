import { describe, expect, test } from '@jest/globals';
import { describeKv } from '../testing/kv-contract.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { openMemoryKv } from './memory-kv.ts';

describe('cache in memory', () => {
  let clock: ManualClock;
  describeKv({
    create: async () => {
      clock = manualClock(1_000);
      return openMemoryKv({ clock });
    },
    pass: async (ms) => clock.set(clock.now() + ms),
    dispose: async () => {},
  });
});

test('entries that nobody asks for leave too', async () => {
  const clock = manualClock(0);
  let asked = 0;
  const now = () => {
    asked += 1;
    return clock.now();
  };
  const kv = openMemoryKv({ clock: { ...clock, now } });
  for (let i = 0; i < 999; i++) await kv.set(`k${i}`, 'v', 10);
  clock.set(10);
  await kv.set('one more', 'v', 10);
  clock.set(0);
  asked = 0;
  expect(await kv.get('k0')).toBeNull();
  // No entry was left whose time could have been looked at.
  expect(asked).toBe(0);
});
