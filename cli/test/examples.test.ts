/** The examples' own tests pass, and would not if anything of a tested playbook were missing or half as large. */
import { describe, expect, test } from '@jest/globals';
import { changeExample, factsOfExample, playExample } from '../testing/example-proof.ts';
import type { Sample } from '../testing/proving.ts';
import { seedOfRun } from '../testing/seeded.ts';

const examples = {
  'first-look': await factsOfExample('first-look'),
  gallery: await factsOfExample('gallery'),
  delivery: await factsOfExample('delivery'),
} as const;

/** Without tests: this version does not run a metric that is computed from a probe (`riders.shifts.tomorrow`). */
const UNTESTED: readonly string[] = ['delivery tomorrow_short'];

const SMALL: readonly string[] = ['failures_by_region', 'failures_by_rider', 'refund_surge'];

/** A playbook with a `...` never acts: nothing can come of what limits it, or of the `...` itself. */
const NEVER_ACTS: Readonly<Record<string, readonly string[]>> = {
  'delivery payment_trouble_hits_orders': [
    'without guard { cooldown 1h } (line 200)',
    'without cooldown 1h (line 201)',
    'without ... (line 205)',
  ],
  'delivery playbooks/more.play:265': ['without ... (line 265)'],
};

/**
 * What may be left out because it says again what holds without it: the metric has that window or guard itself, the
 * stream that key, later conditions are as the trigger is (`per`, `overall`), a metric without a good side is anomalous
 * in either direction, an undo is its act's own inverse, what nobody agrees to is skipped, and `medium` is what a
 * playbook is that does not say.
 */
const SAME: Readonly<Record<string, readonly string[]>> = {
  'first-look region_order_drop': [
    'without over 15m (line 10)',
    'without per region (line 12)',
    'without over 15m (line 12)',
  ],
  'gallery cancellations': ['without severity medium (line 6)', 'without per region (line 10)'],
  'gallery payment_failures_by_method': ['without per method (line 11)'],
  'gallery region_drop': [
    'without over 15m (line 10)',
    'without per region (line 12)',
    'without over 15m (line 12)',
  ],
  'gallery rejections': [
    'without severity medium (line 6)',
    'without per restaurant (line 9)',
    'without per restaurant (line 9)',
    'without per restaurant (line 10)',
  ],
  'gallery rider_shortage': ['without severity medium (line 6)', 'without per region (line 10)'],
  'gallery slow_delivery': [
    'without severity medium (line 6)',
    'without over 15m (line 9)',
    'without per region (line 10)',
    'without over 15m (line 10)',
  ],
  'delivery order_surge': ['without severity medium (line 6)', 'without per region (line 10)'],
  'delivery cancel_spike': [
    'without severity medium (line 33)',
    'without over 30m (line 36)',
    'without per region (line 37)',
    'without over 30m (line 37)',
    'without over 15m (line 46)',
  ],
  'delivery order_value_odd': [
    'without severity medium (line 61)',
    'without either (line 64)',
    'without over 1h (line 64)',
  ],
  'delivery playbooks/more.play:265': ['without over 15m (line 265)'],
  'delivery churn_winback': ['without per customer (line 9)'],
  'delivery failures_by_region': ['without severity medium (line 79)', 'without over 1h (line 82)'],
  'delivery failures_by_rider': ['without over 1h (line 96)'],
  'delivery rider_shortage': ['without severity medium (line 108)', 'without per region (line 113)'],
  'delivery slow_kitchen': ['without over 30m (line 133)'],
  'delivery restaurant_api_slow': [
    'without severity medium (line 148)',
    'without over 5m (line 151)',
    'without per restaurant (line 152)',
    'without over 5m (line 152)',
  ],
  'delivery payment_failures_by_method': [
    'without over 10m (line 173)',
    'without per method (line 176)',
    'without over 10m (line 176)',
    'without else skip (line 185)',
  ],
  'delivery payment_trouble_hits_orders': ['without overall (line 197)', 'without overall (line 198)'],
  'delivery refund_surge': ['without severity medium (line 212)', 'without over 1h (line 215)'],
  'delivery no_pickup': ['without severity medium (line 246)'],
  'delivery region_order_drop': [
    'without over 15m (line 11)',
    'without with at least 30 samples (line 11)',
    'without per region (line 15)',
    'without over 15m (line 15)',
    'without else skip (line 34)',
    'without undo restaurants.resume(restaurants: failing_restaurants) (line 43)',
  ],
  'delivery restaurant_rejections': [
    'without severity medium (line 6)',
    'without per restaurant (line 10)',
    'without over 30m (line 10)',
    'without per restaurant (line 11)',
    'without over 30m (line 11)',
    'without per restaurant (line 13)',
    'without over 30m (line 13)',
    'without over 30m (line 22)',
    'without over 30m (line 23)',
    'without over 5m (line 24)',
  ],
  'delivery slow_delivery': [
    'without per region (line 11)',
    'without over 15m (line 11)',
    'without per region (line 12)',
    'without over 15m (line 12)',
    'without per region (line 14)',
    'without over 15m (line 14)',
    'without over 30m (line 24)',
    'without over 15m (line 27)',
    'without undo eta.reset(place: region) (line 39)',
    'without else skip (line 59)',
  ],
};

describe.each(Object.entries(examples))('%s', (example, { errors, waiting, tested, namedByTests }) => {
  test('has no errors, and none of its tests waits for what does not run yet', () => {
    expect([errors, waiting]).toEqual([[], []]);
    // A rule without a name has a place for one, and is tested by tests that name none.
    expect(new Set(namedByTests)).toEqual(new Set(tested.filter((name) => !name.includes(':'))));
  });

  test.each(tested.filter((name) => `${example} ${name}` in SAME))(
    '%s: its tests pass, and together they reach every branch, cause and action',
    async (name) => {
      expect(await playExample(example, name)).toEqual({ failed: [], unreached: [] });
    },
  );
});

test('every playbook has a test, and what is below is about all of them', () => {
  const names = Object.entries(examples).flatMap(([example, { playbooks }]) =>
    playbooks.map((name) => `${example} ${name}`),
  );
  expect(names.filter((name) => !(name in SAME)).sort()).toEqual(UNTESTED);
});

/**
 * Tests of the whole language last hours and days of event time, and all deletions of it half an hour: each run plays some
 * of each large playbook, another seed others, and `ORDERSENSE_DELETIONS=all` every one.
 */
const seed = seedOfRun();
const some: Sample | undefined =
  process.env['ORDERSENSE_DELETIONS'] === 'all' ? undefined : { most: 3, seed };

describe.each(Object.entries(examples))(`%s (ORDERSENSE_SEED=${seed})`, (example, { tested }) => {
  const whole = tested.filter((name) => `${example} ${name}` in SAME);
  const isSmall = (name: string): boolean => example !== 'delivery' || SMALL.includes(name);

  test.each(whole)('%s: whatever is left out, a test fails', async (playbook) => {
    const name = `${example} ${playbook}`;
    const sample = isSmall(playbook) ? undefined : some;
    const { unnoticed, same, noticed, untried } = await changeExample(example, playbook, 'deletions', sample);
    const never = (NEVER_ACTS[name] ?? []).filter((title) => !untried.includes(title));
    expect([unnoticed, same]).toEqual([never, SAME[name]]);
    // A rule of one line has little to leave out.
    expect(noticed.length + unnoticed.length).toBeGreaterThanOrEqual(playbook.includes(':') ? 2 : 3);
  });

  /** What is doubled is tried on small playbooks. */
  test.each(whole.filter(isSmall))(
    '%s: whatever is twice as much or half, a test fails',
    async (playbook) => {
      // The samples of the gallery are as first-look is: of their numbers some stand for all.
      const sample = example === 'gallery' ? some : undefined;
      const { unnoticed, same, noticed } = await changeExample(example, playbook, 'numbers', sample);
      expect([unnoticed, same]).toEqual([[], []]);
      expect(noticed.length).toBeGreaterThanOrEqual(sample === undefined ? 5 : 3);
    },
  );
});
