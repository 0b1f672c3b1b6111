/** What a process may do before it knows its partitions, and what it says when it is overtaken while it begins. */
import { expect, test } from '@jest/globals';
import { manualClock } from './adapters/manual-clock.ts';
import { openMemory } from './adapters/memory-store.ts';
import { Fenced, OutsideError } from './outside-error.ts';
import type { EventSource, Reporter, SourceHandler } from './ports.ts';
import { createShell, type ShellPorts } from './shell.ts';
import type { StateStore } from './store.ts';
import { bundleOf } from './testing/orders-bundle.ts';
import { signalOf } from './testing/store-samples.ts';

const quiet: Reporter = { info: () => {}, warn: () => {}, error: () => {} };

/** A process whose group takes its time: partitions are assigned when `assign` is called. */
async function beginning(change: (store: StateStore) => Partial<StateStore> = () => ({})) {
  const kept = await openMemory({ clock: manualClock(0) });
  const store = { ...kept, ...change(kept) };
  let handler: SourceHandler | null = null;
  const regular: (() => Promise<void>)[] = [];
  const source: EventSource = {
    kind: 'live',
    start: async (given) => {
      handler = given;
    },
    pause: () => {},
    resume: () => {},
    lag: async () => [],
    committed: async () => {},
    stop: async () => {},
  };
  const ports: ShellPorts = {
    source,
    store,
    producer: { send: async () => {}, close: async () => {} },
    dispatcher: { poll: async () => 0, stop: async () => {} },
    clock: {
      now: () => 0,
      every(_ms, fn) {
        regular.push(fn);
        return () => {};
      },
    },
    reporter: quiet,
    verbs: () => null,
    askProbe: async () => signalOf('a'),
    askRead: async () => signalOf('a'),
    breathe: async () => {},
  };
  const shell = createShell(bundleOf(), ports, {
    effects: { kind: 'follow' },
    onDecisions: () => {},
    onSignals: async () => {},
    onProgress: () => {},
  });
  return {
    store,
    shell,
    tickOver: async () => {
      for (const fn of regular) await fn();
    },
    assign: () => handler?.assigned([{ topic: 'orders', partition: 0 }]),
  };
}

/** Lets what was begun come to where it waits. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test('before its partitions are known it takes no answer: every value would be unknown to what goes on', async () => {
  const { store, shell, tickOver, assign } = await beginning();
  await store.signal(signalOf('a'));
  const running = shell.start();
  await settled();
  await tickOver();
  expect(await store.signals()).toHaveLength(1);
  await assign();
  expect(await store.signals()).toEqual([]);
  await shell.stop();
  await running;
});

test('overtaken while it begins, it says who has the project now', async () => {
  const { shell } = await beginning(() => ({
    commit: async () => {
      throw new Fenced('evaluator 1 was replaced by evaluator 2');
    },
  }));
  await expect(shell.start()).rejects.toThrow(OutsideError);
  await expect(shell.start()).rejects.toThrow('another process has taken over this project');
});

test('a commit whose answer was lost is written once', async () => {
  let lost = 1;
  const { store, shell, assign } = await beginning((kept) => ({
    async commit(commit) {
      await kept.commit(commit);
      lost -= 1;
      if (lost >= 0) throw new OutsideError('the connection was lost', 'wait', { retryable: true });
    },
  }));
  await store.signal(signalOf('a'));
  const running = shell.start();
  await settled();
  lost = 1;
  await assign();
  expect(await store.signals()).toEqual([]);
  await shell.stop();
  await running;
});
