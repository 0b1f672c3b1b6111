import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { shortId } from '../../rules/canonical.ts';
import { MIGRATIONS } from '../adapters/sql/migrations.ts';
import { PUBLIC_VIEWS, viewStatement } from '../adapters/sql/public-views.ts';
import type { SqlClient } from '../adapters/sql/sql-client.ts';
import { T0 } from './store-samples.ts';
import { fillViews } from './views-sample.ts';

/** The SQL that dashboards read: its columns, and what stands in them. */
export function describeSqlViews(client: () => SqlClient): void {
  const query = (text: string) => client().query<Record<string, unknown>>({ text, values: [] });
  beforeEach(() => fillViews(client()));
  afterEach(async () => {
    await query('drop schema ordersense cascade');
  });

  test('a change of the views comes with a migration, empty if need be, or stores of yesterday keep the old ones', () => {
    expect([MIGRATIONS.length, shortId(viewStatement(PUBLIC_VIEWS))]).toEqual([12, '3f565f51d2f6']);
  });

  test.each(PUBLIC_VIEWS)('$name has the columns that it promises, with types and words', async (view) => {
    const columns = await query(
      `select column_name, data_type, col_description('ordersense.${view.name}'::regclass, ordinal_position) as doc
         from information_schema.columns where table_schema = 'ordersense' and table_name = '${view.name}'
        order by ordinal_position`,
    );
    expect(columns).toEqual(
      view.columns.map(({ name, type, doc }) => ({ column_name: name, data_type: type, doc })),
    );
  });

  const SHOWN = new Date(T0).toISOString();
  test.each<[string, string, readonly Record<string, unknown>[]]>([
    [
      'values of metrics, hostile labels and all',
      'select metric, region, labels, value, samples from ordersense.os_metric_5m order by value',
      [
        { metric: 'orders', region: null, labels: {}, value: 1, samples: 3 },
        {
          metric: 'orders',
          region: 'seoul-gangnam',
          labels: { region: 'seoul-gangnam' },
          value: 12.5,
          samples: 3,
        },
        {
          metric: 'orders',
          region: 'a\u0000b',
          labels: { city: 'seoul', region: 'a\uf8ff0000b' },
          value: null,
          samples: 3,
        },
      ],
    ],
    [
      'labels are JSON that a query can look into',
      "select labels->>'city' as city from ordersense.os_metric_5m where labels->>'city' is not null",
      [{ city: 'seoul' }],
    ],
    [
      'an incident with its words, its raised severity and its causes; what is no incident is none',
      `select incident, title, severity, owner, mode, region, opened_at::text, reopened, causes, acts,
              recovered_at - opened_at = interval '1 minute' as a_minute, closed_at from ordersense.os_incident`,
      [
        {
          incident: 'i1',
          title: '주문 급감',
          severity: 'high',
          owner: 'ops',
          mode: 'live',
          region: 'seoul-gangnam',
          opened_at: SHOWN,
          reopened: 1,
          causes: ['rain'],
          acts: 1,
          a_minute: true,
          closed_at: null,
        },
      ],
    ],
    [
      'an act with its region and its cost',
      'select run, region, status, cost_minor, currency from ordersense.os_action',
      [{ run: 'r1', region: 'seoul-gangnam', status: 'pending', cost_minor: 2000, currency: 'KRW' }],
    ],
    [
      'what is in force',
      'select playbook, status from ordersense.os_lease',
      [{ playbook: 'orders_drop', status: 'stored' }],
    ],
    ['what waits', 'select id, status from ordersense.os_question', [{ id: 'a1', status: 'open' }]],
    [
      'how far a source is read',
      'select source, records, duplicates, late, dead from ordersense.os_source',
      [{ source: 'orders', records: 100, duplicates: 2, late: 1, dead: 0 }],
    ],
    [
      'dead letters, without what they held',
      'select "offset", reason from ordersense.os_dead_letter',
      [{ offset: 7, reason: 'json' }],
    ],
  ])('%s', async (_title, text, want) => {
    const rows = await query(text);
    const shown = (row: Record<string, unknown>) =>
      'opened_at' in row ? { ...row, opened_at: new Date(row['opened_at'] as string).toISOString() } : row;
    expect(rows.map(shown)).toEqual(want);
  });
}
