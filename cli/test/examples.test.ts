/** The examples' own tests pass, and would not if anything of a tested playbook were missing or half as large. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { ProjectFile } from '../../dsl/project.ts';
import { loadConfig } from '../config.ts';
import { connectorsOf } from '../connectors.ts';
import { keptIo } from '../testing/command.ts';
import { deletionsOf } from '../testing/deletions.ts';
import { numberChangesOf } from '../testing/number-changes.ts';
import { createProving, type Proving } from '../testing/proving.ts';
import { runTest } from './run.ts';

/** An example with the connectors that its settings name. */
async function provingOf(example: string): Promise<Proving> {
  const root = fileURLToPath(new URL(`../../examples/${example}/`, import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.play'))
    .sort()
    .map((path): ProjectFile => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
  const config = await loadConfig(root);
  const { manifests } = await connectorsOf(config, root);
  return createProving(files, root, [...manifests], config.places);
}

const examples = {
  'first-look': await provingOf('first-look'),
  gallery: await provingOf('gallery'),
  delivery: await provingOf('delivery'),
} as const;

test.each<[keyof typeof examples, number]>([
  ['first-look', 10],
  ['gallery', 27],
  ['delivery', 20],
])('the tests of %s that can run pass, %d or more', async (example, least) => {
  const { bench, errors, waiting } = examples[example];
  expect(errors).toEqual([]);
  let played = 0;
  for (const one of bench.project.tests) {
    const result = await runTest(one, bench, keptIo(), () => 0);
    if (waiting.includes(one.playbook ?? '')) expect(result.kind).toBe('not-run');
    else expect([one.title, result]).toMatchObject([one.title, { kind: 'played', passed: true }]);
    if (result.kind === 'played') played += 1;
  }
  expect(played).toBeGreaterThanOrEqual(least);
});

test('what is below is about every playbook that has a test, but for those that cannot run yet', () => {
  const tested = Object.entries(examples).flatMap(([example, { tested: names }]) =>
    names.filter((name) => !FEW_TESTS.includes(`${example} ${name}`)),
  );
  expect([...tested].sort()).toEqual(Object.keys(SAME).sort());
  expect(Object.values(examples).flatMap(({ waiting }) => waiting)).toEqual([]);
});

/** Their tests are true and too few to notice every change. */
const FEW_TESTS: readonly string[] = [
  'delivery no_pickup',
  'delivery restaurant_rejections',
  'delivery region_order_drop',
];

/**
 * What may be left out because it says again what holds without it: the metric has that window itself, later
 * conditions are as the trigger is (`per`), and `medium` is what a playbook is that does not say.
 */
const SAME: Readonly<Record<string, readonly string[]>> = {
  region_order_drop: [
    'without over 15m (line 10)',
    'without per region (line 12)',
    'without over 15m (line 12)',
  ],
  cancellations: ['without severity medium (line 6)', 'without per region (line 10)'],
  payment_failures_by_method: ['without per method (line 11)'],
  region_drop: ['without over 15m (line 10)', 'without per region (line 12)', 'without over 15m (line 12)'],
  rejections: [
    'without severity medium (line 6)',
    'without per restaurant (line 9)',
    'without per restaurant (line 9)',
    'without per restaurant (line 10)',
  ],
  rider_shortage: ['without severity medium (line 6)', 'without per region (line 10)'],
  slow_delivery: [
    'without severity medium (line 6)',
    'without over 15m (line 9)',
    'without per region (line 10)',
    'without over 15m (line 10)',
  ],
  failures_by_region: ['without severity medium (line 79)', 'without over 1h (line 82)'],
  failures_by_rider: ['without over 1h (line 96)'],
  refund_surge: ['without severity medium (line 212)', 'without over 1h (line 215)'],
};

describe.each(Object.entries(examples))('%s', (example, proving) => {
  const proved = proving.tested.filter((name) => !FEW_TESTS.includes(`${example} ${name}`));
  test.each(proved)('%s: whatever is left out, a test fails', async (playbook) => {
    const { unnoticed, same, noticed } = await proving.fates(playbook, deletionsOf);
    expect(unnoticed).toEqual([]);
    expect(same).toEqual(SAME[playbook]);
    expect(noticed.length).toBeGreaterThanOrEqual(3);
  });

  test.each(proved)('%s: whatever is twice as much or half, a test fails', async (playbook) => {
    const { unnoticed, same, noticed } = await proving.fates(playbook, numberChangesOf);
    expect([unnoticed, same]).toEqual([[], []]);
    expect(noticed.length).toBeGreaterThanOrEqual(5);
  });
});
