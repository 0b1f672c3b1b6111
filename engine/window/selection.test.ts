import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Audience, AudienceFilter } from '../../rules/audience.ts';
import { shortId } from '../../rules/canonical.ts';
import { metresBetween } from '../../rules/distance.ts';
import type { Scalar } from '../../rules/unit.ts';
import { unread } from '../reading.ts';
import { type Selected, type SelectionSources, selectMembers } from './selection.ts';

const CENTRE = { lat: 37.5, lon: 127 };
const HERE = { region: 'gangnam' };

interface Rider {
  readonly rider: string;
  readonly region?: string;
  readonly idle?: boolean;
  readonly boss?: string;
  /** North of the centre, km; absent: nobody knows where. */
  readonly km?: number;
  /** Of its metric; absent: unknown. */
  readonly errors?: number;
  readonly samples?: number;
}

const AUDIENCE: Audience = {
  name: 'some',
  table: 'riders',
  kind: 'rider',
  field: 'rider',
  private: false,
  where: null,
  within: null,
  order: null,
  atMost: null,
};
const NEAR = { metres: 3_000, of: 'region', position: 'position', centre: null };
const WORST = { kind: 'worst', window: 'errors', good: 'down' } as const;
const IDLE: AudienceFilter = { kind: 'row', of: { kind: 'in', field: 'idle', values: [true] } };
const FAILING: AudienceFilter = { kind: 'metric', window: 'errors', op: '>', value: 0.3, atLeast: 20 };

function columnsOf({ rider, region = 'gangnam', idle, boss, km }: Rider): Readonly<Record<string, Scalar>> {
  return {
    rider,
    region,
    ...(idle === undefined ? {} : { idle }),
    ...(boss === undefined ? {} : { boss }),
    ...(km === undefined ? {} : { position: `${CENTRE.lat + km / 111.195},${CENTRE.lon}` }),
  };
}

function sourcesOf(riders: readonly Rider[] | null, more: Partial<SelectionSources> = {}): SelectionSources {
  const byKey = new Map((riders ?? []).map((rider) => [rider.rider, rider]));
  return {
    rows: () => riders?.map((rider) => [rider.rider, columnsOf(rider)] as const) ?? null,
    reading(_window, key) {
      const { errors, samples = 100 } = byKey.get(key)!;
      return errors === undefined ? unread('no-samples') : { known: true, value: errors, samples };
    },
    column: () => null,
    has: (_table, column) => ['rider', 'region', 'idle', 'boss', 'position'].includes(column),
    centre: ({ of }, place) => (of === 'region' && place === 'gangnam' ? CENTRE : null),
    ...more,
  };
}

function select(audience: Partial<Audience>, riders: readonly Rider[]): readonly Scalar[] {
  const selected = selectMembers({ ...AUDIENCE, ...audience }, HERE, sourcesOf(riders));
  return selected.known ? selected.members : [selected.words];
}

describe('who belongs to an audience', () => {
  test.each<[string, Partial<Audience>, readonly Rider[], readonly Scalar[]]>([
    ['rows in the place alone', { order: WORST }, [{ rider: 'a', region: 'mapo' }, { rider: 'b' }], ['b']],
    [
      'rows that the filter takes',
      { where: IDLE },
      [
        { rider: 'a', idle: false },
        { rider: 'b', idle: true },
      ],
      ['b'],
    ],
    ['a row without the field is not taken', { where: IDLE }, [{ rider: 'a' }], []],
    ['nor by the opposite', { where: { kind: 'not', of: IDLE } }, [{ rider: 'a' }], []],
    [
      'a metric of the row',
      { where: FAILING },
      [
        { rider: 'a', errors: 0.4 },
        { rider: 'b', errors: 0.3 },
      ],
      ['a'],
    ],
    ['a metric that nobody knows selects nobody', { where: FAILING }, [{ rider: 'a' }], []],
    ['nor one of too few samples', { where: FAILING }, [{ rider: 'a', errors: 1, samples: 19 }], []],
    [
      'one true part of an `or` is enough',
      { where: { kind: 'any', of: [FAILING, IDLE] } },
      [{ rider: 'a', idle: true }],
      ['a'],
    ],
    [
      'an `and` needs both',
      { where: { kind: 'all', of: [FAILING, IDLE] }, order: WORST },
      [
        { rider: 'a', idle: true },
        { rider: 'b', idle: true, errors: 0.9 },
      ],
      ['b'],
    ],
    [
      'near the centre, whatever place a row names',
      { within: NEAR, order: { kind: 'nearest' } },
      [
        { rider: 'a', km: 2.9, region: 'mapo' },
        { rider: 'b', km: 3.1 },
        { rider: 'c', km: 0.5 },
        { rider: 'd' },
      ],
      ['c', 'a'],
    ],
    [
      'each of whom rows stand for once, by the first',
      { field: 'boss', order: WORST },
      [
        { rider: 'a', boss: 'x', errors: 0.1 },
        { rider: 'b', boss: 'y', errors: 0.2 },
        { rider: 'c', boss: 'x', errors: 0.9 },
        { rider: 'd' },
      ],
      ['x', 'y'],
    ],
    [
      'the worst first, who is not known last, equals by key',
      { order: WORST },
      [{ rider: 'z' }, { rider: 'b', errors: 0.2 }, { rider: 'a', errors: 0.2 }, { rider: 'c', errors: 0.9 }],
      ['c', 'a', 'b', 'z'],
    ],
    [
      'the least first where more is good',
      { order: { ...WORST, good: 'up' }, atMost: 1 },
      [
        { rider: 'a', errors: 0.5 },
        { rider: 'b', errors: 0.2 },
      ],
      ['b'],
    ],
  ])('%s', (_title, audience, riders, members) => {
    expect(select(audience, riders)).toEqual(members);
  });

  test('without an order nobody is preferred, and it is the same order everywhere', () => {
    const riders = Array.from({ length: 20 }, (_, i): Rider => ({ rider: `r-${i}` }));
    const order = select({}, riders);
    expect(order).toEqual(select({}, riders.toReversed()));
    expect(order).not.toEqual(riders.map(({ rider }) => rider));
  });
});

test.each<[string, Partial<Audience>, Partial<SelectionSources>, readonly Rider[] | null, string]>([
  ['a silent table is unknown, never empty', {}, {}, null, '`riders` is silent: nobody knows its rows'],
  [
    'so is a place without a centre',
    { within: NEAR },
    { centre: () => null },
    [],
    'nobody knows where region `gangnam` has its centre: `places` in the settings says it',
  ],
])('%s', (_title, audience, sources, riders, words) => {
  const selected = selectMembers({ ...AUDIENCE, ...audience }, HERE, sourcesOf(riders, sources));
  expect(selected).toEqual({ known: false, words });
});

test('the population is all that is in the place, members or not, near or far', () => {
  const riders = [
    { rider: 'a', km: 9 },
    { rider: 'b', km: 1 },
    { rider: 'c', km: 1, region: 'mapo' },
  ];
  expect(selectMembers({ ...AUDIENCE, within: NEAR }, HERE, sourcesOf(riders))).toMatchObject({
    population: 2,
    unsure: 0,
  });
  const unsure = [{ rider: 'a' }, { rider: 'b', idle: false }];
  expect(selectMembers({ ...AUDIENCE, where: IDLE }, HERE, sourcesOf(unsure))).toMatchObject({
    population: 2,
    unsure: 1,
  });
});

const riders = fc.uniqueArray(
  fc.record(
    {
      rider: fc.string({ minLength: 1, maxLength: 3 }),
      region: fc.constantFrom('gangnam', 'mapo'),
      idle: fc.boolean(),
      boss: fc.constantFrom('x', 'y', 'z'),
      km: fc.double({ min: 0, max: 6, noNaN: true }),
      errors: fc.constantFrom(0, 0.3, 0.300001, 0.5, 1),
      samples: fc.nat(40),
    },
    { requiredKeys: ['rider'] },
  ),
  { selector: ({ rider }) => rider, maxLength: 30 },
);
const filters: fc.Arbitrary<AudienceFilter> = fc.letrec<{ filter: AudienceFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(IDLE, FAILING),
    fc.record({ kind: fc.constant('not' as const), of: tie('filter') }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).filter;
const audiences = fc.record({
  name: fc.constantFrom('some', 'others'),
  field: fc.constantFrom('rider', 'boss'),
  where: fc.option(filters),
  within: fc.option(fc.constant(NEAR)),
  order: fc.constantFrom(null, WORST, { ...WORST, good: 'up' as const }, { kind: 'nearest' as const }),
  atMost: fc.option(fc.nat(12)),
});

/** The same said naively: a set of rows, sorted, made unique, cut. `'maybe'` is the third value. */
function naive(audience: Audience, all: readonly Rider[]): Selected {
  type Third = 'yes' | 'no' | 'maybe';
  const asked = (filter: AudienceFilter | null, rider: Rider): Third => {
    if (filter === null) return 'yes';
    if (filter.kind === 'not')
      return ({ yes: 'no', no: 'yes', maybe: 'maybe' } as const)[asked(filter.of, rider)];
    if (filter.kind === 'all' || filter.kind === 'any') {
      const [ends, other] = filter.kind === 'all' ? (['no', 'yes'] as const) : (['yes', 'no'] as const);
      const parts = filter.of.map((part) => asked(part, rider));
      return parts.includes(ends) ? ends : parts.includes('maybe') ? 'maybe' : other;
    }
    if (filter.kind === 'row') return rider.idle === undefined ? 'maybe' : rider.idle ? 'yes' : 'no';
    if (rider.errors === undefined || (rider.samples ?? 100) < 20) return 'maybe';
    return rider.errors > 0.3 ? 'yes' : 'no';
  };
  const isHere = ({ region = 'gangnam' }: Rider): boolean => region === 'gangnam';
  const metresOf = (rider: Rider): number | null => {
    const position = String(columnsOf(rider)['position'] ?? '')
      .split(',')
      .map(Number);
    return rider.km === undefined ? null : metresBetween(CENTRE, { lat: position[0]!, lon: position[1]! });
  };
  const near = (rider: Rider): Third => {
    const metres = metresOf(rider);
    return audience.within === null ? 'yes' : metres === null ? 'maybe' : metres <= 3_000 ? 'yes' : 'no';
  };
  const both = (rider: Rider): Third => {
    const said = [near(rider), asked(audience.where, rider)];
    return said.includes('no') ? 'no' : said.includes('maybe') ? 'maybe' : 'yes';
  };
  const looked = all.filter((rider) => audience.within !== null || isHere(rider));
  const rank = (rider: Rider): number | string => {
    if (audience.order === null) return shortId([audience.name, rider.rider]);
    if (audience.order.kind === 'nearest')
      return audience.within === null ? Number.MAX_VALUE : (metresOf(rider) ?? Number.MAX_VALUE);
    if (rider.errors === undefined) return Number.MAX_VALUE;
    return audience.order.good === 'down' ? 1 - rider.errors : rider.errors;
  };
  const chosen = looked
    .filter((rider) => both(rider) === 'yes' && columnsOf(rider)[audience.field] !== undefined)
    .sort((a, b) => (rank(a) === rank(b) ? (a.rider < b.rider ? -1 : 1) : rank(a) < rank(b) ? -1 : 1));
  const members = chosen.map((rider) => columnsOf(rider)[audience.field]!);
  const unique = members.filter((member, i) => members.indexOf(member) === i);
  const isCut = audience.atMost !== null && unique.length > audience.atMost;
  return {
    known: true,
    members: unique.filter((_, i) => audience.atMost === null || i < audience.atMost),
    ...(isCut ? { matched: unique.length } : {}),
    population: all.filter(isHere).length,
    unsure: looked.filter((rider) => both(rider) === 'maybe').length,
  };
}

test('any table gives what a naive reading of it gives', () => {
  fc.assert(
    fc.property(audiences, riders, (more, all) => {
      const audience = { ...AUDIENCE, ...more };
      expect(selectMembers(audience, HERE, sourcesOf(all))).toEqual(naive(audience, all));
    }),
    { numRuns: 1_000 },
  );
});

describe('whom marketing may reach', () => {
  const rows = (...said: readonly (readonly [string, Scalar | null, string?])[]) =>
    said.map(([key, agreed, rider = key]) => {
      const columns: Record<string, Scalar> = { rider, region: 'gangnam' };
      if (agreed !== null) columns['agreed'] = agreed;
      return [key, columns] as const;
    });

  test.each<[string, ReturnType<typeof rows>, readonly Scalar[], number | undefined]>([
    ['who says so', rows(['a', true]), ['a'], undefined],
    ['not who says no, and not who says nothing', rows(['a', true], ['b', false], ['c', null]), ['a'], 2],
    ['nothing but true is a yes', rows(['a', 'true'], ['b', 1]), [], 2],
    ['of somebody with several rows each says so', rows(['1', true, 'a'], ['2', false, 'a']), [], 1],
  ])('by their own rows: %s', (_title, said, members, unagreed) => {
    const audience = { ...AUDIENCE, consent: { table: AUDIENCE.table, field: 'agreed' } };
    const selected = selectMembers(audience, HERE, sourcesOf([], { rows: () => said }));
    expect([selected.known && selected.members, selected.known && selected.unagreed]).toEqual([
      members,
      unagreed,
    ]);
  });

  test('by the rows that name them, before the cap cuts', () => {
    const audience = { ...AUDIENCE, consent: { table: 'people', field: 'agreed' }, atMost: 1, order: WORST };
    const riders: readonly Rider[] = [
      { rider: 'a', errors: 0.9 },
      { rider: 'b', errors: 0.5 },
      { rider: 'c', errors: 0.1 },
    ];
    const column = (table: string, field: string, key: string) =>
      table === 'people' && field === 'agreed' && key !== 'a' ? true : null;
    expect(selectMembers(audience, HERE, sourcesOf(riders, { column }))).toMatchObject({
      members: ['b'],
      matched: 2,
      unagreed: 1,
    });
  });
});
