import { afterEach, beforeEach } from '@jest/globals';
import { type ManualClock, manualClock } from '../adapters/manual-clock.ts';
import type { StateStore } from '../store.ts';
import type { StoreArchive } from '../store-archive.ts';
import { T0 } from './store-samples.ts';

/** A store under test, whichever it is. */
export type AnyStore = StateStore & StoreArchive;

/** How an adapter's test makes stores. */
export interface StoreMaker {
  /** A store with nothing in it, not open yet, which no other test sees. */
  create(clock: ManualClock): Promise<AnyStore>;
  /** Another handle on the data of the last `create`, as another process would have it; the same one where there can be only one. */
  another(clock: ManualClock): Promise<AnyStore>;
  /** Closes all handles and forgets the data. */
  dispose(): Promise<void>;
}

/** What each test of the contract starts with: an open store, its evaluator's epoch, and a clock at `T0`. */
export interface StoreFixture {
  readonly store: AnyStore;
  readonly clock: ManualClock;
  readonly epoch: number;
  another(): Promise<AnyStore>;
}

/** Makes a new store before each test of the block it is called in. */
export function useStore(maker: StoreMaker): () => StoreFixture {
  let fixture: StoreFixture | null = null;
  beforeEach(async () => {
    const clock = manualClock(T0);
    const store = await maker.create(clock);
    await store.open();
    fixture = { store, clock, epoch: await store.claimEvaluator(), another: () => maker.another(clock) };
  });
  afterEach(async () => {
    fixture = null;
    await maker.dispose();
  });
  return () => {
    if (fixture === null) throw new Error('no store: the test runs outside its block');
    return fixture;
  };
}
