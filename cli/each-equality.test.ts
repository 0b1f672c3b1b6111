import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { load } from '../dsl/resolve/testing/sample.ts';
import { manualClock } from '../engine/adapters/manual-clock.ts';
import { openMemory } from '../engine/adapters/memory-store.ts';
import { commitOf } from '../engine/commit-of.ts';
import type { Decision } from '../engine/decision.ts';
import { createPipeline } from '../engine/pipeline.ts';
import type { VerbFacts } from '../engine/responder.ts';
import type { RunRow } from '../engine/store.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { compileProject } from '../rules/compile/bundle.ts';

const NOON = Date.UTC(2026, 2, 10, 3);

/** Orders whose customer is personal data, and what three playbooks make of single ones. */
const PROJECT = `stream sales from kafka "sales" {
  key id  time at  late 30s
  field id is id
  field order is id(order)
  field who is id(customer) private
  field event is one of ("placed", "done", "other")
  field amount is money(KRW)
}
define schedule open = daily 12:05-23:00 in "Asia/Seoul"
playbook large {
  mode live
  when each sales where (event is "placed" and amount >= 500원) per who
  only during open
  guard { cooldown 1h }
  then do log.write(text: "{who}: {amount}")
}
define schedule sundays = sun 10:00-11:00 in "Asia/Seoul"
playbook sunday {
  mode live
  when each sales where (event is "placed" and amount >= 1_000_000원) per who
  only during sundays
  guard { cooldown 1h }
  then do log.write(text: "x")
}
playbook stuck {
  mode live
  when each sales where event is "placed" per order not followed by each sales where event is "done" per order within 2m
  then do log.write(text: "{order} {amount}")
}
playbook later {
  when each sales where (event is "placed" and amount >= 900원) per order
  then { wait 1m  do log.write(text: "{order} {amount}") }
}
playbook fast {
  mode live
  when each sales where event is "placed" per order followed by each sales where event is "done" per order within 1m
  then do log.write(text: "{order} {amount}")
}`;

const verbs: VerbFacts = () => ({
  changes: 'nothing',
  lasting: false,
  isToldToStaff: true,
  inverse: null,
  idempotency: 'key',
  ttl: 'none',
});
const bundle = compileProject(load(PROJECT).project, { name: 'sample', zone: 'Asia/Seoul' });

interface Sale {
  readonly id: string;
  readonly s: number;
  readonly order: string;
  readonly event: string;
  readonly amount: number;
}
const record = ({ id, s, order, event, amount }: Sale, offset: number) => ({
  offset,
  arrivalMs: NOON + 900_000,
  key: null,
  value: new TextEncoder().encode(
    JSON.stringify({ id, at: NOON + s * 1_000, order, who: `customer-${order}`, event, amount }),
  ),
});

/** Plays sales, dealt out to partitions and read in chunks; `restarts` forgets everything in memory after each chunk. */
async function played(
  sales: readonly Sale[],
  {
    parts,
    chunk,
    restarts,
    hours = 1,
  }: {
    readonly parts: number;
    readonly chunk: number;
    readonly restarts: boolean;
    readonly hours?: number;
  },
): Promise<{ readonly decisions: readonly Decision[]; readonly runs: readonly RunRow[] }> {
  const store = await openMemory({ clock: manualClock(NOON) });
  const epoch = await store.claimEvaluator();
  const partitions = Array.from({ length: parts }, (_, partition) => ({ topic: 'sales', partition }));
  const decisions: Decision[] = [];
  const runs: RunRow[] = [];
  const begin = async () => {
    const pipeline = createPipeline(bundle, verbs, await store.load());
    pipeline.assign(await store.assign(partitions));
    return pipeline;
  };
  let pipeline = await begin();
  const drain = async (): Promise<void> => {
    for (;;) {
      const how = await pipeline.advance({ now: () => NOON, limit: 7, onInstant: () => {}, together: true });
      const taken = pipeline.take();
      decisions.push(...taken.decisions);
      runs.push(...taken.runs);
      await store.commit({ ...commitOf(epoch), ...taken.commit });
      if (how === 'idle') return;
    }
  };
  const logs = partitions.map(({ partition }) =>
    sales
      .filter(({ order }) => Number(order) % parts === partition)
      .map((sale, offset) => record(sale, offset)),
  );
  const longest = Math.max(...logs.map((log) => log.length));
  for (let at = 0; at < longest; at += chunk) {
    for (const partition of partitions) {
      const records = logs[partition.partition]?.slice(at, at + chunk) ?? [];
      if (records.length > 0) pipeline.read(partition, records);
    }
    await drain();
    if (restarts) pipeline = await restartedFrom();
  }
  pipeline.tick(NOON + hours * 3_600_000, partitions);
  await drain();
  return { decisions, runs };

  /** A new process reads again from where the store says. */
  async function restartedFrom() {
    const fresh = createPipeline(bundle, verbs, await store.load());
    const progress = await store.assign(partitions);
    fresh.assign(progress);
    for (const { partition, resumeOffset, readOffset } of progress) {
      const again = (logs[partition] ?? []).slice(resumeOffset, readOffset);
      if (again.length > 0) fresh.read({ topic: 'sales', partition }, again);
    }
    return fresh;
  }
}

/** What people would call the same: the decisions, in one order. */
const gist = (decisions: readonly Decision[]): readonly string[] => decisions.map(canonicalJson).sort();

const anySales = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 25 }),
      order: fc.constantFrom('0', '1', '2', '3', '4', '5'),
      event: fc.constantFrom('placed', 'done', 'other'),
      amount: fc.integer({ min: 1, max: 1_000 }),
    }),
    { minLength: 5, maxLength: 40 },
  )
  .map((steps) => {
    let s = 0;
    return steps.map(({ gap, order, event, amount }, n): Sale => {
      s += gap;
      return { id: `e${n}`, s, order, event, amount };
    });
  });

test('single events decide the same, however they are dealt out, cut and restarted', async () => {
  await fc.assert(
    fc.asyncProperty(
      anySales,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (sales, parts, chunk, restarts) => {
        const whole = await played(sales, { parts: 1, chunk: sales.length, restarts: false });
        const cut = await played(sales, { parts, chunk, restarts });
        expect(gist(cut.decisions)).toEqual(gist(whole.decisions));
      },
    ),
    { numRuns: 25 },
  );
});

test('what fires is what a look at the whole says', async () => {
  await fc.assert(
    fc.asyncProperty(anySales, async (sales) => {
      const { decisions } = await played(sales, { parts: 2, chunk: 4, restarts: true });
      const opened = (playbook: string) =>
        decisions.filter((one) => one.playbook === playbook && one.what === 'opened').length;
      const placed = sales.filter(({ event }) => event === 'placed');
      const doneIn = ({ order, s }: Sale, seconds: number) =>
        sales.some((one) => one.order === order && one.event === 'done' && one.s > s && one.s <= s + seconds);
      expect(opened('stuck')).toBe(placed.filter((sale) => !doneIn(sale, 120)).length);
      expect(opened('fast')).toBe(placed.filter((sale) => doneIn(sale, 60)).length);
      expect(opened('large')).toBe(placed.filter(({ amount }) => amount >= 500).length);
    }),
    { numRuns: 15 },
  );
});

test('personal data stand in no decision and in no text to staff, and the same person stands for the same', async () => {
  const sale = { order: '1', event: 'placed', amount: 700 };
  const { decisions, runs } = await played(
    [
      { id: 'a', s: 1, ...sale },
      { id: 'b', s: 400, ...sale },
    ],
    {
      parts: 1,
      chunk: 9,
      restarts: false,
    },
  );
  expect(JSON.stringify([decisions, runs])).not.toContain('customer-1');
  const large = decisions.filter(({ playbook }) => playbook === 'large');
  expect(new Set(large.map(({ instance }) => instance['who'])).size).toBe(1);
  expect(large.find(({ what }) => what === 'act')?.detail['args']).toEqual({
    text: expect.stringMatching(/^~[0-9a-f]{12}: ₩700$/),
  });
});

test('what waited for its hours is let go in the order in which it came, fifty at an instant', async () => {
  const sales = Array.from(
    { length: 120 },
    (_, n): Sale => ({ id: `e${n}`, s: n, order: `${n}`, event: 'placed', amount: 900 }),
  );
  const { decisions } = await played(sales, { parts: 2, chunk: 30, restarts: true });
  const released = decisions.filter(({ what }) => what === 'released');
  const at = (seconds: number) => released.filter(({ t }) => t === NOON + seconds * 1_000);
  expect([300, 310, 320].map((seconds) => at(seconds).length)).toEqual([50, 50, 20]);
  const held = decisions.filter(({ what, playbook }) => what === 'held' && playbook === 'large');
  expect(released.map(({ incident }) => incident)).toEqual(held.map(({ incident }) => incident));
});

test.each([false, true])('what waits goes on when its time has come, restarted: %s', async (restarts) => {
  const sale = { event: 'placed', amount: 950 };
  const sales = [
    { id: 'a', s: 1, order: '1', ...sale },
    { id: 'b', s: 95, order: '2', ...sale },
  ];
  const { decisions } = await played(sales, { parts: 1, chunk: 1, restarts });
  const later = decisions.filter(({ playbook }) => playbook === 'later');
  expect(later.map(({ what, t, instance }) => `${(t - NOON) / 1_000} ${instance['order']} ${what}`)).toEqual([
    '10 1 opened',
    '10 1 waits',
    '70 1 act',
    '70 1 closed',
    '100 2 opened',
    '100 2 waits',
    '160 2 act',
    '160 2 closed',
  ]);
});

test('what is held for a day is too late, says so, and ends', async () => {
  const sale = { id: 'a', s: 1, order: '1', event: 'placed', amount: 2_000_000 };
  const { decisions } = await played([sale], { parts: 1, chunk: 1, restarts: true, hours: 25 });
  const sunday = decisions.filter(({ playbook }) => playbook === 'sunday');
  expect(sunday.map(({ what, t, detail }) => [what, (t - NOON) / 3_600_000, detail['reason']])).toEqual([
    ['held', 10 / 3_600, 'unless'],
    ['skipped', 24 + 20 / 3_600, 'deadline'],
    ['closed', 24 + 20 / 3_600, undefined],
  ]);
});
