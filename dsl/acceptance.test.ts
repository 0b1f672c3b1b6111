import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from './parse.ts';

const folder = fileURLToPath(new URL('../examples/delivery/', import.meta.url));
const read = (name: string) => readFileSync(folder + name, 'utf8');

/** The items of each file, counted by kind. */
const FILES: [string, Record<string, number>][] = [
  ['playbooks/churn_winback.play', { playbook: 1 }],
  ['playbooks/more.play', { playbook: 13, rule: 1 }],
  ['playbooks/region_order_drop.play', { playbook: 1 }],
  ['playbooks/restaurant_rejections.play', { playbook: 1 }],
  ['playbooks/slow_delivery.play', { playbook: 1 }],
  ['shared/metrics.play', { 'define-check': 3, metric: 18 }],
  [
    'shared/sources.play',
    {
      'define-audience': 4,
      'define-schedule': 4,
      'define-value': 1,
      'define-words': 1,
      probe: 4,
      stream: 5,
      table: 4,
    },
  ],
  ['tests/cancel_spike.test.play', { test: 3 }],
  ['tests/churn_winback.test.play', { test: 5 }],
  ['tests/founding_line.test.play', { test: 1 }],
  ['tests/more.test.play', { test: 11 }],
  ['tests/no_pickup.test.play', { test: 5 }],
  ['tests/order_surge.test.play', { test: 6 }],
  ['tests/order_value_odd.test.play', { test: 4 }],
  ['tests/payment_failures_by_method.test.play', { test: 6 }],
  ['tests/payment_trouble_hits_orders.test.play', { test: 2 }],
  ['tests/region_order_drop.test.play', { test: 16 }],
  ['tests/restaurant_api_slow.test.play', { test: 5 }],
  ['tests/restaurant_rejections.test.play', { test: 7 }],
  ['tests/rider_shortage.test.play', { test: 4 }],
  ['tests/slow_delivery.test.play', { test: 10 }],
  ['tests/slow_kitchen.test.play', { test: 3 }],
];

const countsOf = (kinds: readonly string[]) =>
  Object.fromEntries(
    [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((k) => k === kind).length]),
  );

test('every acceptance file is in the table', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.play'),
  );
  expect(names.sort()).toEqual(FILES.map(([name]) => name).sort());
});

test.each(FILES)('%s parses without a word', (name, counts) => {
  const { file, diagnostics } = parse(read(name), name);
  expect(diagnostics).toEqual([]);
  expect(file.language).toBe(1);
  expect(countsOf(file.items.map((item) => item.kind))).toEqual(counts);
});

test.each(FILES.map(([name]) => name))('%s in NFD gives the same tree', (name) => {
  const composed = parse(read(name), name);
  const decomposed = parse(read(name).normalize('NFD'), name);
  expect(decomposed.file).toEqual(composed.file);
  expect(decomposed.diagnostics.map(({ code }) => code)).toEqual(['OS0106']);
});

test.each(FILES.map(([name]) => name))('%s: every node lies within the one around it', (name) => {
  const { file } = parse(read(name), name);
  const visit = (value: unknown, outer: { start: number; end: number }): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const span = Reflect.get(value, 'span') as { start: number; end: number } | undefined;
    if (span !== undefined) {
      expect(span.start).toBeGreaterThanOrEqual(outer.start);
      expect(span.end).toBeLessThanOrEqual(outer.end);
      expect(span.end).toBeGreaterThan(span.start);
    }
    const inner = span ?? outer;
    const children = Object.entries(value).filter(([key]) => key !== 'span');
    return 1 + children.reduce((sum, [, child]) => sum + visit(child, inner), 0);
  };
  expect(visit(file.items, { start: 0, end: file.text.length })).toBeGreaterThan(10);
});
