import { describe } from '@jest/globals';
import { describeStateStore } from '../testing/state-store-contract.ts';
import type { AnyStore } from '../testing/store-fixture.ts';
import { openMemory } from './memory-store.ts';

describe('store in memory', () => {
  let last: AnyStore | null = null;
  describeStateStore({
    create: async (clock) => {
      last = await openMemory({ clock });
      return last;
    },
    another: async () => last!,
    dispose: async () => last?.close(),
  });
});
