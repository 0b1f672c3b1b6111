import { describe, expect, test } from '@jest/globals';
import { english } from '../../dsl/say.ts';
import { NOON, sourceOf } from '../../engine/testing/orders-bundle.ts';
import type { Source } from '../../rules/source.ts';
import type { SampledRecord } from './sample.ts';
import { sourceReports } from './source-report.ts';

const orders = sourceOf('orders');

const record = (i: number, value: unknown, partition = 0): SampledRecord => ({
  partition: { topic: 'orders', partition },
  offset: i,
  arrivalMs: NOON + 600_000,
  key: null,
  value: typeof value === 'string' ? Buffer.from(value) : Buffer.from(JSON.stringify(value)),
});
const order = (i: number, more: object = {}) => ({ id: `o${i}`, at: NOON + i * 1000, region: 'a', ...more });
const hundred = (of: (i: number) => unknown) => Array.from({ length: 100 }, (_, i) => record(i, of(i)));

const reported = (records: readonly SampledRecord[], source: Source = orders) => {
  const [report] = sourceReports([source], records);
  return {
    ...report!,
    told: report!.findings.map(({ level, message }) => `${level}: ${english(message)}`),
  };
};

describe('a sample against its declaration', () => {
  test.each<[title: string, records: readonly SampledRecord[], finding: string]>([
    ['nothing there', [], 'error: `orders` holds no record'],
    [
      'a field that was forgotten now and then',
      hundred((i) => order(i, i % 10 === 0 ? { region: null } : {})),
      'error: 10 of 100 records are dead letters (10.0%): `region` is missing',
    ],
    [
      'one in two hundred is a doubt',
      [...hundred((i) => order(i)), ...hundred((i) => order(100 + i, i === 0 ? { region: 5.5 } : {}))],
      'warning: 1 of 200 records are dead letters (0.5%): `region` should be a text',
    ],
    [
      'no JSON',
      hundred((i) => (i < 2 ? '{' : order(i))),
      'error: 2 of 100 records are dead letters (2.0%): ',
    ],
    [
      'a field that is nowhere',
      hundred((i) => ({ ...order(i), region: undefined, area: 'b' })),
      'error: `region` is in none of 100 records',
    ],
    [
      'an optional one that is nowhere',
      hundred((i) => order(i)),
      'warning: `amount` is in none of 100 records',
    ],
    [
      'an optional one that is rare',
      hundred((i) => order(i, i < 3 ? { amount: 5 } : {})),
      'note: `amount` is in 3 of 100 records',
    ],
    ['what nobody declared', hundred((i) => order(i, { city: 'x' })), 'note: not declared: `city`'],
    [
      'epoch seconds',
      hundred((i) => ({ ...order(i), at: NOON / 1000 + i })),
      'error: `at` looks like epoch seconds: `',
    ],
    [
      'a key that is who it is about',
      hundred((i) => ({ ...order(i), id: `r${i % 4}` })),
      'error: 96 of 100 events repeat a key: within `late` they count once',
    ],
    [
      'some sent twice',
      hundred((i) => ({ ...order(i), id: `o${Math.max(i, 10)}` })),
      'warning: 10 of 100 events repeat a key: within `late` they count once',
    ],
    [
      'within late',
      hundred((i) => ({ ...order(i), at: NOON + (i % 2 === 0 ? i : i - 5) * 1000 })),
      'note: out of order by 4s at most, 99% by 4s at most; `late` is 20s',
    ],
    [
      'beyond late',
      hundred((i) => ({ ...order(i), at: NOON + (i % 10 === 5 ? i * 1000 - 60_000 : i * 1000) })),
      'warning: 10 of 100 records are late (10.0%): out of order by 59s at most, 99% by 59s at most; `late` is 20s',
    ],
  ])('%s', (_title, records, finding) => {
    expect(reported(records).told.map((line) => (line.startsWith(finding) ? finding : line))).toContain(
      finding,
    );
  });

  test('as it should be: nothing but notes', () => {
    const source = { ...orders, fields: orders.fields.filter(({ optional }) => !optional) };
    const { findings, rows, dead } = reported(
      hundred((i) => order(i)),
      source,
    );
    expect(findings.map(({ level }) => level)).toEqual(['note', 'note']);
    expect({ rows, dead }).toEqual({ rows: 100, dead: 0 });
  });

  test('rows by partition; each partition has its own order', () => {
    const records = [
      ...Array.from({ length: 30 }, (_, i) => record(i, order(i), 0)),
      ...Array.from({ length: 10 }, (_, i) => record(i, order(100 + i, { at: NOON - 3_600_000 + i }), 1)),
    ];
    const { told } = reported(records);
    expect(told).toContain('note: 40 different keys in 40 rows; rows by partition: 0: 30, 1: 10');
    expect(told.join()).not.toContain('late (');
  });

  test('help names what the records have instead', () => {
    const { findings } = reported(hundred((i) => ({ ...order(i), region: undefined, area: 'b' })));
    const found = findings.find(({ field, level }) => field === 'region' && level === 'error')!;
    const helps = findings.flatMap(({ help }) => (help === null ? [] : [english(help)]));
    expect(found.field).toBe('region');
    expect(helps).toContain('check its name; the records have `area`');
  });

  test('two kinds in one topic: a record that is another’s is nobody’s mistake', () => {
    const only = (value: string): Source => ({
      ...orders,
      name: value,
      where: { kind: 'in', field: 'event', values: [value] },
    });
    const records = hundred((i) => order(i, { event: i < 40 ? 'placed' : 'cancelled' }));
    const [placed, rated] = sourceReports([only('placed'), only('rated')], records);
    expect(placed).toMatchObject({ rows: 40, dead: 0 });
    expect(english(rated!.findings[0]!.message)).toBe('none of 100 records of `orders` is one of `rated`');
  });
});
