import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PUBLIC_VIEWS } from '../engine/adapters/sql/public-views.ts';
import { decisionOf, ledgerOf, runOf, T0 } from '../engine/testing/store-samples.ts';
import { viewsOnPglite } from '../engine/testing/views-sample.ts';
import { DASHBOARDS } from './dashboards/list.ts';
import { provisionedFiles } from './provisioned.ts';
import type { PanelSpec } from './spec.ts';
import { sqlPage } from './sql-page.ts';

const HOUR = 3_600_000;
const TO = T0 + HOUR;
const panels = DASHBOARDS.flatMap((spec) => spec.panels.map((panel) => [spec, panel] as const));
const titled = panels.map(([spec, panel]): [string, PanelSpec] => [`${spec.uid}: ${panel.title.en}`, panel]);
const metrics = new Set(
  panels.flatMap(([, { sql }]) => [...sql.matchAll(/metric = '([^']+)'/g)].map(([, name]) => name as string)),
);

/** What else an evening leaves: every metric that a panel asks for, now and a week ago. */
const LABELS = { region: 'seoul-gangnam', restaurant: 'r-1' };
const week = [...metrics].flatMap((metric) =>
  [T0, T0 - 168 * HOUR].map((slotMs) => ({ metric, labels: LABELS, slotMs, value: 0.5, samples: 60 })),
);

/** As Grafana does before it sends a query. */
function filledIn(sql: string): string {
  const at = (ms: number) => `'${new Date(ms).toISOString()}'`;
  return sql
    .replaceAll(
      /\$__timeFilter\((\w+)\)/g,
      (_, column) => `${column} between ${at(T0 - 24 * HOUR)} and ${at(TO)}`,
    )
    .replaceAll('$__timeFrom()', at(T0 - 24 * HOUR))
    .replaceAll('$__timeTo()', at(TO))
    .replaceAll('$region', `'seoul-gangnam','seoul-mapo'`);
}

test.each(titled)('%s says in both languages what it shows', (_, panel) => {
  for (const words of [panel.title, panel.doc]) {
    expect(words.ko).toMatch(/[가-힣]/);
    expect(words.en).toMatch(/^[\x20-\x7e`]+$/);
  }
  expect(panel.unit).not.toBe('');
});

test('the files that Grafana reads are those that `npm run dashboards` writes, and no others', () => {
  const folder = new URL('provisioning/dashboards/', import.meta.url);
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.json'));
  const written = files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(provisionedFiles()));
});

test('metrics are called as docs/grafana.md says, by the names of examples/delivery', () => {
  const file = new URL('../examples/delivery/shared/metrics.play', import.meta.url);
  const declared = [...readFileSync(file, 'utf8').matchAll(/^metric (\S+)/gm)].map(
    ([, name]) => name as string,
  );
  expect(metrics.size).toBeGreaterThan(0);
  expect(declared).toEqual(expect.arrayContaining([...metrics]));
});

test('docs/sql.md describes the public views', () => {
  expect(readFileSync(new URL('../docs/sql.md', import.meta.url), 'utf8')).toBe(sqlPage());
});

test.each(titled)('%s reads public views only', (_, { sql }) => {
  const read = [...sql.matchAll(/ordersense\.(\w+)/g)].map(([, name]) => name);
  expect(read.length).toBeGreaterThan(0);
  expect(read.filter((name) => !PUBLIC_VIEWS.some((view) => view.name === name))).toEqual([]);
});

describe('on a store', () => {
  let client: Awaited<ReturnType<typeof viewsOnPglite>>;
  beforeAll(async () => {
    client = await viewsOnPglite({
      metrics: week,
      decisions: [
        decisionOf(3, { what: 'skipped', detail: { reason: 'cooldown' } }),
        decisionOf(4, { what: 'expected', detail: { met: true } }),
        decisionOf(5, { what: 'blind', detail: { source: 'orders' } }),
      ],
      runs: [runOf('r2', { verb: 'coupons.issue', status: 'succeeded' })],
      ledger: [ledgerOf('r2')],
    });
  });
  afterAll(() => client.close());

  test.each(titled)(
    '%s has rows, in columns that its kind is drawn from',
    async (_, { kind, sql, units }) => {
      const rows = await client.query<Record<string, unknown>>({ text: filledIn(sql), values: [] });
      const columns = Object.keys(rows[0] ?? {});
      expect(columns).not.toEqual([]);
      expect(Object.values(rows[0] ?? {}).some((value) => value !== null)).toBe(true);
      if (kind === 'timeseries' || kind === 'history') expect(columns).toEqual(['time', 'metric', 'value']);
      if (kind === 'stat') expect(columns).toHaveLength(1);
      for (const column of Object.keys(units ?? {})) expect(columns).toContain(column);
    },
  );
});
