/**
 * The compiler against a reference: a random condition is written down, compiled with its playbook, and judged by what
 * judges live, `truthOf` at every instant and json-rules-engine at edges; the reference evaluator works on the tree that
 * the text was written from. They agree in three values, whatever is missing.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { load, playbook } from '../dsl/resolve/testing/sample.ts';
import { factSheet } from '../engine/check/fact-sheet.ts';
import { baselineGuarded, noResult, type Question } from '../engine/check/question.ts';
import { holdsIn, leavesIn, type Root, rootName, rootsOf } from '../engine/check/root.ts';
import { createRulesEngine } from '../engine/check/rules-engine.ts';
import { truthOf } from '../engine/check/truth-of.ts';
import type { Reading } from '../engine/reading.ts';
import type { Bundle } from '../rules/bundle.ts';
import { compileProject } from '../rules/compile/bundle.ts';
import type { Baseline } from '../rules/window.ts';
import type { Asked, MetricName } from './testing/asked.ts';
import { textOf } from './testing/asked-text.ts';
import { factOf, randomAsked } from './testing/random-asked.ts';
import { type Fact, referenceTruth, type Third, type World } from './testing/reference-truth.ts';

/** FUZZ_SEED=5 tries other conditions, FUZZ_ROUNDS=6000 ten times as many; a failure prints what repeats it. */
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const numRuns = Math.ceil(Number(process.env['FUZZ_ROUNDS'] ?? 600) / 5);

/** Where conditions stand, the text around one, and by which name it is judged. */
const PLACES: readonly [place: string, wrap: (text: string) => string, root: RegExp][] = [
  ['when', (text) => playbook(text), /^trigger$/],
  ['unless', (text) => playbook('orders per region > 3건', undefined, `unless ${text}`), /^unless 0$/],
  [
    'recovered when',
    (text) => playbook('orders per region > 3건', undefined, `recovered when ${text}`),
    /^recovered$/,
  ],
  [
    'because',
    (text) =>
      playbook('orders per region > 3건', `check c { because x when ${text} } do log.write(text: "x")`),
    /^cause .* x$/,
  ],
  [
    'if',
    (text) =>
      playbook('orders per region > 3건', `check riders.health if ${text} { do log.write(text: "x") }`),
    /^branch /,
  ],
];

/** Binds the region for the whole playbook. */
const OF_A_REGION: Asked = {
  kind: 'metric',
  use: { metric: 'orders', over: null, slice: null, scope: 'per region' },
  test: { kind: 'compare', sign: '>', amount: ['3건', 3] },
  guard: null,
  isBracketed: false,
};

function both(...of: readonly Asked[]): Asked {
  return { kind: 'and', of, isBracketed: false };
}

/** What each `for` holds, which is judged by itself as well. */
function heldIn(asked: Asked, roots: readonly Root[]): readonly (readonly [Root, Asked])[] {
  switch (asked.kind) {
    case 'and':
    case 'or':
      return asked.of.flatMap((part) => heldIn(part, roots));
    case 'not':
      return heldIn(asked.of, roots);
    case 'hold': {
      const forMs = asked.minutes * 60_000;
      const hold = roots
        .flatMap(({ condition }) => holdsIn(condition))
        .find((one) => one.kind === 'hold' && one.forMs === forMs)!;
      const root = roots.find(({ name }) => name === rootName.held(hold))!;
      return [[root, asked.of], ...heldIn(asked.of, roots)];
    }
    default:
      return [];
  }
}

/** The single tests of numbers and answers, in the order of the text. */
function testsIn(asked: Asked): readonly Asked[] {
  if (asked.kind === 'and' || asked.kind === 'or') return asked.of.flatMap(testsIn);
  if (asked.kind === 'not' || asked.kind === 'hold') return testsIn(asked.of);
  return asked.kind === 'metric' || asked.kind === 'probe' ? [asked] : [];
}

function compiled(text: string): { readonly bundle: Bundle; readonly roots: readonly Root[] } {
  const { project, diagnostics } = load(`define value many = 30\n${text}`);
  const errors = diagnostics.filter(({ level }) => level === 'error');
  expect(errors.map(({ message }) => `${message}\n${text}`)).toEqual([]);
  const bundle = compileProject(project, { name: 'sample', zone: 'Asia/Seoul' });
  return { bundle, roots: rootsOf(bundle.playbooks[0]!) };
}

/** The world as the compiled playbook asks for it. */
function questionOf(world: World, bundle: Bundle, roots: readonly Root[]): Question {
  const holds = new Map(
    roots
      .flatMap(({ condition }) => holdsIn(condition))
      .flatMap((one) => (one.kind === 'hold' ? [[one.id, one.forMs / 60_000] as const] : [])),
  );
  return {
    facts: {
      atMs: 0,
      window: (id) => readingOf(world.windows(nameOf(id, bundle))),
      usual: (id, baseline) => readingOf(world.pasts(`${nameOf(id, bundle)} / ${nameOfPast(baseline)}`)),
      probe: (_name, field) => {
        const value = world.probe(field);
        return value === null ? { known: false, why: 'no-answer' } : { known: true, value };
      },
      sourceMissing: (source, overMs) => world.silent(source, overMs / 60_000),
      lookUp: () => ({ known: false, why: 'no-series' }),
      isTimeOfDay: () => false,
      during: () => null,
    },
    hold: (id) => world.holds(holds.get(id)!),
    cause: world.causes,
    result: noResult,
    baselineGuarded: baselineGuarded(bundle),
  };
}

function nameOf(id: string, { windows }: Bundle): string {
  const { metric, by, windowMs, slice } = windows.find((one) => one.id === id)!;
  const rows = JSON.stringify(slice ?? '');
  const said = rows.includes('seoul-gangnam')
    ? 'in 강남구'
    : rows.includes('shop')
      ? 'where shop is "a"'
      : '';
  return `${metric}|${by.join()}|${windowMs}|${said}`;
}

function nameOfPast(baseline: Baseline): string {
  switch (baseline.kind) {
    case 'previous':
      return `before ${baseline.spanMs}`;
    case 'sameTime':
      return `${baseline.times} × ${baseline.stepMs}`;
    default:
      return baseline.kind;
  }
}

function readingOf(fact: Fact): Reading {
  return 'why' in fact ? { known: false, why: fact.why, samples: 0 } : { known: true, ...fact };
}

const metricIn = (name: string): MetricName => name.split('|')[0] as MetricName;

/** A world of facts that are made up when they are asked for, and stay. */
const randomWorld: fc.Arbitrary<World> = fc
  .record({
    fact: fc.func(fc.nat()),
    probe: fc.func(fc.constantFrom(null, 15, 0.5, 20, Number.NaN, 'red', 'none', true, false)),
    third: fc.func(fc.constantFrom<Third>(true, false, null)),
  })
  .map(({ fact, probe, third }) => ({
    windows: (name) => factOf(metricIn(name), fact(name)),
    pasts: (name) => factOf(metricIn(name), fact(name)),
    probe: (field) => probe(field),
    silent: (source, minutes) => third(source, minutes),
    holds: (minutes) => third(minutes),
    causes: (name) => third(name.replaceAll('"', '')),
  }));

describe(`the compiled condition is as true as what was written (FUZZ_SEED=${seed})`, () => {
  test.each(PLACES)('after %s', async (place, wrap, root) => {
    const seen = new Map<Third, number>();
    await fc.assert(
      fc.asyncProperty(
        randomAsked(place === 'if'),
        fc.array(randomWorld, { minLength: 3, maxLength: 3 }),
        async (asked, worlds) => {
          const written = place === 'when' ? both(OF_A_REGION, asked) : asked;
          const { bundle, roots } = compiled(wrap(textOf(written)));
          const judged = [
            [roots.find((one) => root.test(one.name))!, written] as const,
            ...heldIn(written, roots),
          ];
          const engine = createRulesEngine(roots);
          for (const world of worlds) {
            const question = questionOf(world, bundle, roots);
            const conditions = roots.map(({ condition }) => condition);
            const { truths } = await engine.judge(factSheet(conditions, question, () => 0));
            for (const [{ name, condition }, meant] of judged) {
              const want = referenceTruth(meant, world);
              seen.set(want, (seen.get(want) ?? 0) + 1);
              expect([name, truthOf(condition, question), truths.get(name)]).toEqual([name, want, want]);
            }
            const leaves = leavesIn(judged[0]![0].condition).map((leaf) => truthOf(leaf, question));
            expect(leaves).toEqual(testsIn(written).map((one) => referenceTruth(one, world)));
          }
        },
      ),
      { numRuns, seed },
    );
    for (const truth of [true, false, null]) expect(seen.get(truth)).toBeGreaterThan(numRuns / 5);
  });
});
