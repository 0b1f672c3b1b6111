import { describe, expect, test } from '@jest/globals';
import { load, playbook } from '../../dsl/resolve/testing/sample.ts';
import type { Bundle } from '../bundle.ts';
import type { Filter } from '../filter.ts';
import type { PaneMetric, WindowMetric } from '../window.ts';
import { compileProject } from './bundle.ts';

const more = `metric twin = count of orders_in where event is "placed" per region, shop over 15m
metric half = count of orders_in where event is "placed" per region, shop over 15m missing as zero
metric plates = count of orders_in where event is "placed" per region, shop over 15m unit 접시
metric all = count of orders_in per region over 15m
metric spent = sum of orders_in.amount per region over 15m
metric usual = avg of orders_in.amount per region over 15m
`;

function bundleOf(text: string): Bundle {
  const { project, diagnostics } = load(text);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  return compileProject(project, { name: 'sample', zone: 'Asia/Seoul' });
}

/** The one window that a `when` reads, with its panes. */
function readBy(when: string): { readonly window: WindowMetric; readonly panes: readonly PaneMetric[] } {
  const { windows, panes } = bundleOf(more + playbook(when));
  expect(windows).toHaveLength(1);
  return { window: windows[0]!, panes };
}

const paneIds = (when: string): string =>
  readBy(when)
    .panes.map(({ id }) => id)
    .join();
const filterOf = (when: string): Filter | null => readBy(when).panes[0]!.filter;

describe('the same question is one window', () => {
  test.each<[string, string]>([
    ['orders per region > 3건', 'orders.region > 5건'],
    ['orders per region > 3건', 'orders per region is 0'],
    ['orders per region > 3건', 'orders per region is missing'],
    ['orders per region > 3건', 'orders per region drop > 5%'],
    ['orders per region drop > 5%', 'orders per region rise > 2x vs previous 1h'],
    ['orders per region > 3건', 'not orders per region > 3건 for 5m'],
    ['orders per region > 3건 over 15m', 'orders per region > 3건 over 900s'],
    ['orders per region > 3건', 'orders per region > 3건 with at least 5 samples'],
    ['orders per shop, region > 3건', 'orders per region, shop > 3건'],
    ['orders in 강남구 > 3건', 'orders in "seoul-gangnam" > 3건'],
    ['orders in 강남구 > 3건', 'orders overall where region is 강남구 > 3건'],
    ['orders in (강남구, 서초구) > 3건', 'orders in (서초구, 강남구) > 3건'],
    ['orders overall > 3건', 'orders > 3건'],
    ['idle > 3', 'idle > 3 over 10s'],
  ])('%s / %s', (one, other) => {
    expect(readBy(other).window.id).toBe(readBy(one).window.id);
  });
});

describe('another window over the same panes', () => {
  test.each<[string, string, string]>([
    ['another length', 'orders per region > 3건', 'orders per region > 3건 over 1h'],
    ['another metric of the same rows', 'orders per region > 3건', 'twin per region > 3건'],
    ['another answer to no events', 'twin per region > 3건', 'half per region > 3건'],
    ['another unit', 'twin per region > 3건', 'plates per region > 3'],
    [
      'a metric made on the spot',
      'orders per region > 3건',
      'count of orders_in where event is "placed" per region > 3 over 15m',
    ],
    ['a table’s latest sample and the mean of samples', 'idle per region > 3', 'idle per region > 3 over 5m'],
  ])('%s: %s / %s', (_title, one, other) => {
    expect(paneIds(other)).toBe(paneIds(one));
    expect(readBy(other).window.id).not.toBe(readBy(one).window.id);
  });
});

describe('other panes', () => {
  test.each<[string, string, string]>([
    ['another source', 'orders overall > 3건', 'idle > 3'],
    ['another filter', 'orders overall > 3건', 'cancels > 3건'],
    ['no filter', 'orders overall > 3건', 'all > 3건'],
    ['another aggregate', 'spent > 3원', 'usual > 3원'],
    ['another field', 'spent > 3원', 'sum of orders_in.took > 3m over 15m'],
    ['fewer dimensions', 'orders per region, shop > 3건', 'orders per region > 3건'],
    ['other dimensions', 'orders per shop > 3건', 'orders per region > 3건'],
    ['a slice', 'orders per region > 3건', 'orders per region where paid is true > 3건'],
    ['the other rows', 'orders where paid is true > 3건', 'orders where not paid is true > 3건'],
    ['another place', 'orders in 강남구 > 3건', 'orders in 서초구 > 3건'],
    ['one place and two', 'orders in 강남구 > 3건', 'orders in (강남구, 서초구) > 3건'],
    ['a limit and beyond it', 'orders where amount > 5원 > 3건', 'orders where amount >= 5원 > 3건'],
  ])('%s: %s / %s', (_title, one, other) => {
    expect(paneIds(other)).not.toBe(paneIds(one));
    expect(readBy(other).window.id).not.toBe(readBy(one).window.id);
  });
});

describe('filters that say the same share their panes', () => {
  const slice = (where: string): string => `all where ${where} > 3건`;
  test.each<[string, string]>([
    ['(paid is true and amount > 5원)', '(amount > 5원 and paid is true)'],
    ['(paid is true and (amount > 5원 and took > 3m))', '(took > 3m and paid is true and amount > 5원)'],
    ['(paid is true or (amount > 5원 or took > 3m))', '(took > 3m or paid is true or amount > 5원)'],
    ['(paid is true and paid is true)', 'paid is true'],
    ['not not paid is true', 'paid is true'],
    ['event is not "placed"', 'not event is "placed"'],
    ['event not in ("placed")', 'event is not "placed"'],
    ['event in ("placed", "accepted", "placed")', 'event in ("accepted", "placed")'],
    ['event is placed', 'event is "placed"'],
    ['orders_in.paid is true', 'paid is true'],
    ['amount > 2만원', 'amount > 20_000원'],
    ['took > 90s', 'took > 1m30s'],
    ['took > 1시간30분', 'took > 90m'],
    ['part >= 30%', 'part >= 30.0%'],
    ['rated > 4점', 'rated > 4'],
    ['region is 강남구', 'region is "seoul-gangnam"'],
  ])('%s / %s', (one, other) => {
    expect(paneIds(slice(other))).toBe(paneIds(slice(one)));
  });

  test.each<[string, string]>([
    ['(paid is true and amount > 5원)', '(paid is true or amount > 5원)'],
    ['not (paid is true and amount > 5원)', '(not paid is true and amount > 5원)'],
    ['paid is true', 'paid is not false'],
    ['took is missing', 'took is not missing'],
    ['amount > 5원', 'amount > 6원'],
    ['part >= 30%', 'part >= 30.0001%'],
    ['shop is "5"', 'shop is "05"'],
  ])('%s / %s do not', (one, other) => {
    expect(paneIds(slice(other))).not.toBe(paneIds(slice(one)));
  });
});

describe('a use adds its slice to the filter of its metric', () => {
  const placed: Filter = { kind: 'in', field: 'event', values: ['placed'] };
  const paid: Filter = { kind: 'in', field: 'paid', values: [true] };
  test.each<[string, Filter | null]>([
    ['all > 3건', null],
    ['all where paid is true > 3건', paid],
    ['orders > 3건', placed],
    ['orders where paid is true > 3건', { kind: 'all', of: [placed, paid] }],
    ['orders where event is "placed" > 3건', placed],
    [
      'orders where (paid is true or event is "placed") > 3건',
      { kind: 'all', of: [placed, { kind: 'any', of: [placed, paid] }] },
    ],
    [
      'orders where paid is true in 강남구 > 3건',
      { kind: 'all', of: [placed, paid, { kind: 'in', field: 'region', values: ['seoul-gangnam'] }] },
    ],
  ])('%s', (when, want) => {
    expect(filterOf(when)).toEqual(want);
  });

  test('and tells it to people, but not to the panes’ names', () => {
    const { window } = readBy('orders where paid is true > 3건');
    expect(window.slice).toEqual(paid);
    expect(readBy('orders > 3건').window).not.toHaveProperty('slice');
  });
});

describe('a share is two counts, its part inside its whole', () => {
  const counts = (when: string): readonly (readonly [string, Filter | null])[] => {
    const { window, panes } = readBy(when);
    if (window.value.kind !== 'share') throw new Error(window.value.kind);
    const { part, whole } = window.value;
    return [part, whole].map((id) => {
      const { aggregate, filter, field } = panes.find((pane) => pane.id === id)!;
      expect(field).toBeNull();
      return [aggregate, filter] as const;
    });
  };
  const judged: Filter = { kind: 'in', field: 'event', values: ['accepted', 'rejected'] };
  const rejected: Filter = { kind: 'in', field: 'event', values: ['rejected'] };
  const paid: Filter = { kind: 'in', field: 'paid', values: [true] };
  test.each<[string, Filter | null, Filter | null]>([
    ['rejects overall > 3%', { kind: 'all', of: [judged, rejected] }, judged],
    [
      'rejects overall where paid is true > 3%',
      { kind: 'all', of: [judged, rejected, paid] },
      { kind: 'all', of: [judged, paid] },
    ],
    ['share of orders_in where paid is true > 3% over 5m', paid, null],
    [
      'share of orders_in where paid is true out of event is "rejected" > 3% over 5m',
      { kind: 'all', of: [rejected, paid] },
      rejected,
    ],
  ])('%s', (when, part, whole) => {
    expect(counts(when)).toEqual([
      ['count', part],
      ['count', whole],
    ]);
  });

  test('a share of everything reads one pane twice', () => {
    expect(
      readBy('share of orders_in where paid is true out of paid is true > 3% over 5m').panes,
    ).toHaveLength(1);
  });
});
