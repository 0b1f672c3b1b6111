import fc from 'fast-check';
import type { Amount, Asked, MetricName, MetricTest, ProbeTest, Use } from './asked.ts';
import type { Fact } from './reference-truth.ts';

/** Amounts of each kind as people write them. */
const COUNTS: readonly Amount[] = [
  ['0', 0],
  ['3건', 3],
  ['many', 30],
  ['100명', 100],
  ['1_000', 1000],
];
const SHARES: readonly Amount[] = [
  ['30%', 0.3],
  ['0.5%', 0.005],
  ['100%', 1],
];
const DURATIONS: readonly Amount[] = [
  ['30s', 30_000],
  ['15m', 900_000],
  ['1h30m', 5_400_000],
  ['2시간', 7_200_000],
];
const WON: readonly Amount[] = [
  ['2000원', 2000],
  ['5만원', 50_000],
  ['₩1_000_000', 1_000_000],
  ['3000KRW', 3000],
];
const CENTS: readonly Amount[] = [
  ['12USD', 1200],
  ['0.5USD', 50],
];
const PARTS: readonly Amount[] = [
  ['50%', 0.5],
  ['20%', 0.2],
  ['7.5%', 0.075],
];
const POINTS: readonly Amount[] = [
  ['20pp', 0.2],
  ['5%p', 0.05],
];
const FACTORS: readonly Amount[] = [
  ['2x', 2],
  ['1.5배', 1.5],
];
const AMOUNTS: Readonly<Record<MetricName, readonly Amount[]>> = {
  orders: COUNTS,
  waiting: COUNTS,
  idle: COUNTS,
  cancels: COUNTS,
  rejects: SHARES,
  took: DURATIONS,
  revenue: WON,
  pay: CENTS,
};
const COUNTED: readonly MetricName[] = ['orders', 'waiting', 'idle', 'cancels'];
const PASTS = [
  ['previous 1h', 'before 3600000'],
  ['same time yesterday', '1 × 86400000'],
  ['same time last week', '1 × 604800000'],
  ['same time last 8 weeks', '8 × 604800000'],
] as const;
const RAIN: readonly Amount[] = [
  ['15mm', 15],
  ['0.5mm', 0.5],
];

const sign = fc.constantFrom('>', '>=', '<', '<=');
const not = fc.boolean();
const isBracketed = fc.integer({ min: 0, max: 3 }).map((n) => n === 0);

function use(metric: MetricName): fc.Arbitrary<Use> {
  // It has no dimension of its own.
  if (metric === 'cancels')
    return fc.constant({ metric, over: null, slice: null, scope: 'overall' as const });
  const slices = ['idle', 'pay'].includes(metric)
    ? (['in 강남구'] as const)
    : (['in 강남구', 'where shop is "a"'] as const);
  return fc.record({
    metric: fc.constant(metric),
    over: fc.constantFrom<Amount | null>(null, null, ['5m', 300_000], ['1h', 3_600_000]),
    slice: fc.constantFrom(null, null, ...slices),
    scope: fc.constantFrom(null, 'per region' as const, 'overall' as const),
  });
}

function metricTest(metric: MetricName, canChange: boolean): fc.Arbitrary<MetricTest> {
  const amounts = fc.constantFrom(...AMOUNTS[metric]);
  const change = (
    measure: 'part' | 'factor' | 'amount',
    of: readonly Amount[],
    directions: readonly ('drop' | 'rise' | 'change')[],
  ) =>
    fc.record({
      kind: fc.constant('change' as const),
      direction: fc.constantFrom(...directions),
      sign,
      measure: fc.constant(measure),
      amount: fc.constantFrom(...of),
      versus: fc.option(fc.constantFrom(...PASTS)),
    });
  const all = ['drop', 'rise', 'change'] as const;
  const changes =
    metric === 'rejects'
      ? [change('amount', POINTS, all), change('factor', FACTORS, ['rise'])]
      : [
          change('part', PARTS, all),
          change('amount', AMOUNTS[metric], all),
          change('factor', FACTORS, ['rise']),
        ];
  return fc.oneof(
    fc.record({ kind: fc.constant('compare' as const), sign, amount: amounts }),
    fc.record({
      kind: fc.constant('equals' as const),
      not,
      amounts: fc.uniqueArray(amounts, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('missing' as const), not }),
    ...(canChange ? changes : []),
    ...(COUNTED.includes(metric) ? [against] : []),
  );
}

const against: fc.Arbitrary<MetricTest> = fc
  .record({
    kind: fc.constant('against' as const),
    sign,
    times: fc.constantFrom<Amount | null>(null, ['80%', 0.8], ['150%', 1.5]),
    other: fc.constantFrom(...COUNTED),
    overall: fc.boolean(),
  })
  .map((test) => (test.other === 'cancels' ? { ...test, overall: true } : test));

const metric: fc.Arbitrary<Asked> = fc
  .constantFrom(...(Object.keys(AMOUNTS) as MetricName[]))
  .chain(use)
  .chain((used) => {
    // A table's latest sample has no window before it.
    const canChange = used.over !== null || !['idle', 'pay'].includes(used.metric);
    return fc.record({
      kind: fc.constant('metric' as const),
      use: fc.constant(used),
      test: metricTest(used.metric, canChange),
      guard: fc.constantFrom(null, null, 5, 50),
      isBracketed,
    });
  })
  .map((leaf) => (['compare', 'change'].includes(leaf.test.kind) ? leaf : { ...leaf, guard: null }));

const probe: fc.Arbitrary<Asked> = fc
  .oneof<fc.Arbitrary<readonly [string, ProbeTest]>[]>(
    fc.tuple(
      fc.constant('rain'),
      fc.record({ kind: fc.constant('compare' as const), sign, amount: fc.constantFrom(...RAIN) }),
    ),
    fc.tuple(
      fc.constant('open'),
      oneOf(
        [
          ['true', true],
          ['false', false],
        ],
        1,
      ),
    ),
    fc.tuple(
      fc.constant('level'),
      oneOf(
        [
          ['"none"', 'none'],
          ['"red"', 'red'],
        ],
        2,
      ),
    ),
    fc.tuple(
      fc.constantFrom('rain', 'alert', 'open'),
      fc.record({ kind: fc.constant('missing' as const), not }),
    ),
  )
  .map(([field, test]) => ({ kind: 'probe', field, test }));

function oneOf(
  values: readonly (readonly [string, string | boolean])[],
  most: number,
): fc.Arbitrary<ProbeTest> {
  return fc.record({
    kind: fc.constant('equals' as const),
    not,
    values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }),
  });
}

const silent: fc.Arbitrary<Asked> = fc.record({
  kind: fc.constant('silent' as const),
  source: fc.constantFrom('orders_in', 'riders'),
  not,
  minutes: fc.constant(0),
});

const cause: fc.Arbitrary<Asked> = fc.record({
  kind: fc.constant('cause' as const),
  name: fc.constantFrom('riders short', 'heavy rain', '"heavy rain"', 'unknown'),
  not,
});

/**
 * Conditions of every kind that is compiled, up to five deep.
 *
 * @param afterCheck  they may ask for causes
 */
export function randomAsked(afterCheck: boolean): fc.Arbitrary<Asked> {
  const leaves = [{ weight: 6, arbitrary: metric }, { weight: 2, arbitrary: probe }, silent];
  const { node } = fc.letrec<{ node: Asked }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      ...leaves,
      ...(afterCheck ? [cause] : []),
      { weight: 3, arbitrary: tie('node').map((of): Asked => ({ kind: 'not', of })) },
      tie('node').map((of): Asked => ({ kind: 'hold', of, minutes: 0 })),
      {
        weight: 6,
        arbitrary: fc
          .record({
            kind: fc.constantFrom('and' as const, 'or' as const),
            of: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
            isBracketed,
          })
          .map((both): Asked => both),
      },
    ),
  }));
  return node.map((asked) => ofOwnLength(asked, { minutes: 0 }));
}

/** Gives every `for` and every `missing over` a length of its own. */
function ofOwnLength(asked: Asked, next: { minutes: number }): Asked {
  switch (asked.kind) {
    case 'and':
    case 'or':
      return { ...asked, of: asked.of.map((part) => ofOwnLength(part, next)) };
    case 'not':
      return { ...asked, of: ofOwnLength(asked.of, next) };
    case 'hold': {
      next.minutes += 1;
      const { minutes } = next;
      return { ...asked, minutes, of: ofOwnLength(asked.of, next) };
    }
    case 'silent':
      next.minutes += 1;
      return { ...asked, minutes: next.minutes };
    default:
      return asked;
  }
}

/** Values at, above and below what a metric is compared with, and what is no number. */
function valuesOf(metric: MetricName): readonly number[] {
  const near = [...AMOUNTS[metric], ...(metric === 'rejects' ? POINTS : [])].flatMap(([, value]) => [
    value,
    value / 2,
    value * 0.8,
    value * 1.5,
    value * 2,
  ]);
  return [...near, -3, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
}

const SAMPLES = [0, 4, 5, 9, 10, 19, 20, 29, 30, 49, 50, 1000];
const REASONS = ['blind', 'not-covered', 'no-series', 'no-samples', 'no-baseline'] as const;

/** What is read for a window or its past, from a number that stands for it; one in six is unknown. */
export function factOf(metric: MetricName, n: number): Fact {
  const rest = Math.floor(n / 6);
  if (n % 6 === 0) return { why: REASONS[rest % REASONS.length]! };
  const values = valuesOf(metric);
  return {
    value: values[rest % values.length]!,
    samples: SAMPLES[Math.floor(rest / values.length) % SAMPLES.length]!,
  };
}
