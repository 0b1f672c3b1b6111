import { describe, expect, test } from '@jest/globals';
import { loadProject } from '../../dsl/project.ts';
import { compileFilter } from '../../rules/compile/filter.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import { loadConfig } from '../config.ts';
import { readProject } from '../project-files.ts';
import { deliveryCatalog, deliveryFolder } from '../testing/delivery-catalog.ts';
import { benchFrom } from '../testing/test-bench.ts';
import { audienceEmissions } from './audience-emissions.ts';
import { createPrototypes } from './prototype.ts';
import { testBundle } from './test-bundle.ts';

const project = `language 1
stream calls from kafka "calls" { key id  time at  field id is id  field shop is id(shop)  field ok is bool }
table riders from kafka "riders" {
  key rider  time at  expire after 3m  silent after 1m
  field rider  is id(rider)
  field status is one of ("idle", "busy", "off")
  field region is place
}
table shops from kafka "shops" { key shop  time at  silent after 5m  field shop is id(shop)  field region is place  field open is bool }
define words region { 강남구: "gangnam", 서초구: "seocho" }
metric errors = share of calls where ok is false out of ok in (true, false) per shop over 5m at least 20 samples
define audience near = riders where status in ("idle", "off") at most 300
define audience anyone = riders at most 300
define audience failing = shops where open is true and errors > 30% worst first by errors at most 50
playbook p { when errors per shop > 30% then { do log.note(text: "x") } }
`;

function made(audience: string, count: number, region: string | null) {
  const { bench, errors } = benchFrom([{ path: 'a.play', text: project }]);
  expect(errors).toEqual([]);
  const model = bench.project.audiences.find(({ name }) => name === audience)!;
  const source = bench.project.sources.find(({ name }) => name === model.table)!;
  const place = region === null ? null : { dimension: 'region', value: region };
  const spell = { audience: model, source, place, count, fromMs: 0, toMs: 600_000, name: 'made-1' };
  const emissions = audienceEmissions(spell, bench.project)!;
  const prototypes = createPrototypes(testBundle(bench.project, null, bench), bench.project);
  return emissions.map((emission, index) => ({
    emission,
    rows: prototypes.of(emission, index).rows,
    source,
  }));
}

describe('members of an audience', () => {
  test.each<[string, string, number, string | null, string]>([
    ['rows that its filter takes, in their place', 'near', 4, 'gangnam', 'status in ("idle", "off")'],
    ['without a place, in the first one', 'near', 2, null, ''],
  ])('are %s', (_title, audience, count, region) => {
    const all = made(audience, count, region);
    const filter = compileFilter({ kind: 'in', field: 'status', values: ['idle', 'off'] }, all[0]!.source);
    const rows = all.flatMap((one) => one.rows);
    const members = rows.filter(({ columns }) => takesRow(filter, (field) => columns?.[field] ?? null));
    expect(rows).toHaveLength(count * 10);
    expect(members).toHaveLength(count);
    expect(new Set(members.map(({ columns }) => columns?.['region']))).toEqual(new Set(['gangnam']));
    expect(new Set(rows.map(({ key }) => key)).size).toBe(count * 10);
  });

  test('of a whole table are told apart by their place', () => {
    const rows = made('anyone', 3, 'seocho').flatMap((one) => one.rows);
    expect(rows.filter(({ columns }) => columns?.['region'] === 'seocho')).toHaveLength(3);
    expect(rows).toHaveLength(30);
  });

  test('have the metric that is asked of them', () => {
    const all = made('failing', 2, 'gangnam');
    const calls = all.filter(({ emission }) => emission.source === 'calls');
    const failed = (shop: string, ok: boolean) =>
      calls
        .filter(({ rows }) => rows[0]?.columns?.['shop'] === shop && rows[0]?.columns?.['ok'] === ok)
        .reduce((sum, { emission }) => sum + emission.amount, 0);
    for (const shop of ['made-1-1', 'made-1-2']) {
      expect(failed(shop, false) / (failed(shop, false) + failed(shop, true))).toBeCloseTo(0.65, 9);
      expect(failed(shop, false) + failed(shop, true)).toBeGreaterThanOrEqual(20);
    }
    const members = all.filter(
      ({ rows }) => rows[0]?.source === 'shops' && rows[0]?.columns?.['open'] === true,
    );
    // The others are open too, and of them nothing is known.
    expect(members.length).toBe(20);
  });
});

describe('in examples/delivery', () => {
  const rowsOf = async (playbook: string, name: string, count: number) => {
    const files = (await readProject(deliveryFolder)).filter(({ path }) => !path.endsWith('.test.play'));
    const model = loadProject(files, await deliveryCatalog()).project;
    const { places } = await loadConfig(deliveryFolder);
    const audience = model.audiences.find((one) => one.name === name)!;
    const source = model.sources.find((one) => one.name === audience.table)!;
    const place = { dimension: 'region', value: 'seoul-gangnam' };
    const spell = { audience, source, place, count, fromMs: 0, toMs: 600_000, name: 'made-1' };
    const bench = { directory: '.', project: model, name: 'p', zone: 'Asia/Seoul', places, manifests: [] };
    const bundle = testBundle(model, playbook, bench);
    const prototypes = createPrototypes(bundle, model);
    return audienceEmissions(spell, model, bundle.places)!.flatMap((emission, index) =>
      prototypes.of(emission, index).rows.filter((row) => row.source === source.name),
    );
  };

  test('who is reached by a field of the rows is as many people as are given', async () => {
    const rows = await rowsOf('slow_delivery', 'waiting_customers', 3);
    const members = rows.filter(({ columns }) => columns?.['event'] === 'picked_up');
    expect(members).toHaveLength(3);
    expect(new Set(members.map(({ columns }) => columns?.['customer'])).size).toBe(3);
  });

  test('of who is near a place there is one far away for ten', async () => {
    const rows = await rowsOf('order_surge', 'nearby_riders', 11);
    const at = rows.map(({ columns }) => String(columns?.['position']));
    expect(at.filter((position) => position.startsWith('37.4979,'))).toHaveLength(11);
    expect(at).toHaveLength(13);
  });
});
