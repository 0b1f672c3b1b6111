/** What a given value is in the pipeline: read back from the trigger's own evidence. */
import { describe, expect, test } from '@jest/globals';
import type { Evidence, LeafEvidence } from '../../engine/evidence.ts';
import { playOne } from '../testing/test-bench.ts';

const sources = `language 1
stream calls "호출" from kafka "calls" {
  key id  time at  late 20s  silent after 5m
  field id     is id
  field event  is one of ("placed", "rejected", "cancelled")
  field region is place
  field shop   is id(shop)
  field amount is money(KRW)
  field took   is duration(s) optional
  field part   is percent(fraction) optional
}
table riders "라이더" from kafka "riders" {
  key rider  time at  expire after 3m  silent after 1m
  field rider  is id(rider)
  field status is one of ("idle", "busy", "off")
  field region is place
  field load   is percent optional
}
define words region { 강남구: "gangnam", 서초구: "seocho" }
metric placed = count of calls where event is "placed" per region over 10m missing as zero
metric revenue = sum of calls.amount where event is "placed" per region over 10m
metric took = avg of calls.took where event is "placed" per region over 10m at least 15 samples
metric part = avg of calls.part per region over 10m
metric rejects = share of calls where event is "rejected" out of event in ("placed", "rejected") per region, shop over 10m at least 30 samples
metric idle = count of riders where status is "idle" per region over 5m
metric load = avg of riders.load per region over 5m
metric busy = share of riders where status is "busy" out of status in ("busy", "idle") per region over 5m
`;

/** The leaf of a trigger about one metric in 강남구, as it stood at a moment of a test with these givens. */
async function leafOf(
  metric: string,
  limit: string,
  givens: string,
  at = '12:30',
  others = '',
  more = '',
): Promise<LeafEvidence> {
  const text = `${sources}${more}
playbook p { when ${metric} per region > ${limit}${others} then { do log.note(text: "x") } }
test "t" for p {
  given start 2026-03-06 12:00
  ${givens}
  at ${at} expect no incident in 강남구
}`;
  const { played, prepared } = await playOne(text);
  expect(prepared.making.impossible).toEqual([]);
  expect(played.deadLetters).toEqual([]);
  const [looks] = [...played.looks.values()];
  return leafIn(looks!.trigger.get('p')!.get('gangnam')!);
}

function leafIn(evidence: Evidence): LeafEvidence {
  if (evidence.kind === 'leaf') return evidence;
  return leafIn(evidence.kind === 'hold' ? evidence.of : evidence.of[0]!);
}

describe('a metric has the value that is given', () => {
  test.each<[string, string, string, string, number]>([
    ['so many events every minute', 'placed', '9999', 'placed in 강남구 is 7 each 1m', 70],
    ['fewer than one a minute', 'placed', '9999', 'placed in 강남구 is 3 each 2m', 15],
    ['a count that is set', 'placed', '9999', 'placed in 강남구 is 37 for 40m', 37],
    ['a count of nothing', 'placed', '9999', 'placed in 강남구 is 0 each 1m', 0],
    ['a count without a place is of the first one', 'placed', '9999', 'placed is 7 each 1m', 70],
    ['a sum, one amount each', 'revenue', '900000원', 'revenue in 강남구 is 1500원 each 2m', 7500],
    ['a sum that is set', 'revenue', '900000원', 'revenue in 강남구 is 12345원', 12_345],
    ['a mean', 'took', '2h', 'took in 강남구 is 25m', 1_500_000],
    ['a mean of shares', 'part', '100%', 'part in 강남구 is 12.5%', 0.125],
    ['a share that few events make', 'rejects', '99%', 'rejects in 강남구 is 30%', 0.3],
    ['a share that takes many', 'rejects', '99%', 'rejects in 강남구 is 12.5%', 0.125],
    ['nothing of a share', 'rejects', '99%', 'rejects in 강남구 is 0%', 0],
    ['all of a share', 'rejects', '120%', 'rejects in 강남구 is 100%', 1],
    ['rows of a table', 'idle', '9999', 'idle in 강남구 is 12', 12],
    ['no rows, in a table that lives', 'idle', '9999', 'idle in 강남구 is 0', 0],
    ['a mean of rows', 'load', '120%', 'load in 강남구 is 40%', 0.4],
    ['a share of rows', 'busy', '120%', 'busy in 강남구 is 25%', 0.25],
    [
      'events of the stream itself',
      'placed',
      '9999',
      'calls is { event: "placed", region: 강남구 } each 1m',
      10,
    ],
    ['rows of the table itself', 'idle', '9999', 'riders in 강남구 is { status: "idle" }', 1],
  ])('%s', async (_title, metric, limit, given, value) => {
    const leaf = await leafOf(metric, limit, `given ${given}`);
    expect(leaf.why).toBeNull();
    expect(leaf.now).toBeCloseTo(value, 9);
  });

  test('from the start on: what is given first has been so already', async () => {
    const leaf = await leafOf('took', '2h', 'given took in 강남구 is 25m then 5m for 1h', '12:00').catch(
      () => null,
    );
    expect(leaf).toBeNull();
    const first = await leafOf('took', '2h', 'given took in 강남구 is 25m for 20m then 5m', '12:00');
    expect(first.now).toBe(1_500_000);
  });

  test('and another one once a window has passed', async () => {
    const later = await leafOf('took', '2h', 'given took in 강남구 is 25m for 5m then 5m', '12:20');
    expect(later.now).toBe(300_000);
    const rows = await leafOf('idle', '9999', 'given idle in 강남구 is 12 for 5m then 3', '12:20');
    expect(rows.now).toBe(3);
  });

  test('or none while its source is silent', async () => {
    const leaf = await leafOf('placed', '9999', 'given placed in 강남구 is 7 each 1m for 10m then missing');
    expect(leaf).toMatchObject({ now: null, why: 'blind' });
  });
});

test('a share stays what is given also where the events of another given have ended', async () => {
  const givens = 'given rejects in 강남구 is 30%\n  given placed in 강남구 is 20 each 1m for 5m then 0';
  const leaf = await leafOf('rejects', '99%', givens, '12:40', ' or placed > 9999');
  expect(leaf.now).toBeCloseTo(0.3, 9);
});

describe('givens on one source do not disturb each other', () => {
  const others = `
  given revenue in 서초구 is 9000원
  given rejects in 서초구 is 50%
  given part in 서초구 is 50%
  given idle in 서초구 is 5`;
  const read = ' or revenue > 900000원 or rejects > 99% or part > 100% or idle > 9999';
  test.each<[string, string, string, number]>([
    ['placed', '9999', 'placed in 강남구 is 7 each 1m', 70],
    ['took', '2h', 'took in 강남구 is 25m', 1_500_000],
    ['rejects', '99%', 'rejects in 강남구 is 30%', 0.3],
    ['idle', '9999', 'idle in 강남구 is 12', 12],
  ])('%s with others elsewhere', async (metric, limit, given, value) => {
    const leaf = await leafOf(metric, limit, `given ${given}${others}`, '12:30', read);
    expect(leaf.now).toBeCloseTo(value, 9);
  });

  test('rows of one status beside rows of another', async () => {
    const both = 'given idle in 강남구 is 12\n  given riders in 강남구 is { status: "busy", rider: "r-1" }';
    expect((await leafOf('idle', '9999', both)).now).toBe(12);
  });
});

describe('givens that share their events', () => {
  const nested = `
metric late = share of calls where took > 30m out of event is "placed" per region, shop over 10m at least 20 samples
metric stock = share of calls where part > 50% out of event is "rejected" per region, shop over 10m at least 5 samples`;
  const read = ' or late > 99% or stock > 99% or rejects > 99% or took > 99h';
  test.each<[string, string, string, string, number]>([
    [
      'a share of the parts of another',
      'stock',
      '99%',
      'given rejects in 강남구 is 40%  given stock in 강남구 is 75%',
      0.75,
    ],
    [
      'and that other one',
      'rejects',
      '99%',
      'given rejects in 강남구 is 40%  given stock in 강남구 is 75%',
      0.4,
    ],
    [
      'written in the other order',
      'rejects',
      '99%',
      'given stock in 강남구 is 75%  given rejects in 강남구 is 40%',
      0.4,
    ],
    [
      'shares of both sides',
      'late',
      '99%',
      'given rejects in 강남구 is 50%  given late in 강남구 is 20%',
      0.2,
    ],
    [
      'a share of what is counted',
      'late',
      '99%',
      'given placed in 강남구 is 10 each 1m  given late in 강남구 is 30%',
      0.3,
    ],
    [
      'what is counted stays',
      'placed',
      '9999',
      'given placed in 강남구 is 10 each 1m  given late in 강남구 is 30%',
      100,
    ],
    [
      'a mean of what is counted',
      'took',
      '99h',
      'given placed in 강남구 is 10 each 1m  given took in 강남구 is 25m',
      1_500_000,
    ],
    [
      'what is counted stays then too',
      'placed',
      '9999',
      'given placed in 강남구 is 10 each 1m  given took in 강남구 is 25m',
      100,
    ],
    [
      'a share outweighed by what is counted',
      'rejects',
      '99%',
      'given placed in 강남구 is 10 each 1m  given rejects in 강남구 is 75%',
      0.75,
    ],
  ])('%s', async (_title, metric, limit, givens, value) => {
    const leaf = await leafOf(metric, limit, givens, '12:30', read, nested);
    expect(leaf.why).toBeNull();
    expect(leaf.now).toBeCloseTo(value, 9);
  });
});
