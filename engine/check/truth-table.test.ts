import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, Operand } from '../../rules/condition.ts';
import type { Truth } from '../../rules/truth.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { Test } from '../../rules/window.ts';
import type { Facts } from '../facts.ts';
import { type Reading, unread } from '../reading.ts';
import { evidenceTree } from './evidence-tree.ts';
import { factSheet } from './fact-sheet.ts';
import { noResult, type Question } from './question.ts';
import { nodesOf, type Root } from './root.ts';
import { createRulesEngine } from './rules-engine.ts';
import { truthOf } from './truth-of.ts';

/** A world: what each window, baseline, probe, source, hold and cause says. */
interface World {
  readonly windows: Readonly<Record<string, Reading>>;
  readonly usual: Reading;
  readonly probe: Scalar | null;
  readonly silent: Truth;
  /** The one schedule that holds. */
  readonly schedule: string;
  readonly hold: Truth;
  readonly cause: Truth;
  readonly onBaseline: boolean;
}

const windowIds = ['w', 'x'] as const;
const baseline = { kind: 'previous', spanMs: 3_600_000 } as const;

/** The rules of LANGUAGE A.3 and A.4 once more, slowly and independently. */
function naive(condition: Condition, world: World): Truth {
  switch (condition.kind) {
    case 'and': {
      const parts = condition.of.map((part) => naive(part, world));
      return parts.includes(false) ? false : parts.includes(null) ? null : true;
    }
    case 'or': {
      const parts = condition.of.map((part) => naive(part, world));
      return parts.includes(true) ? true : parts.includes(null) ? null : false;
    }
    case 'not': {
      const part = naive(condition.of, world);
      return part === null ? null : !part;
    }
    case 'hold':
    case 'sequence':
      return world.hold;
    case 'cause':
      return world.cause === null ? null : condition.not ? !world.cause : world.cause;
    case 'sourceMissing':
      return world.silent === null ? null : condition.not ? !world.silent : world.silent;
    case 'clock':
      return false;
    case 'each':
      return null;
    case 'during': {
      const held = condition.schedules.some((name) => name === world.schedule);
      return condition.not ? !held : held;
    }
    case 'leaf':
      return naiveLeaf(condition.operand, condition.test, world);
  }
}

function naiveLeaf(operand: Operand, leafTest: Test, world: World): Truth {
  const reading = operand.kind === 'window' ? (world.windows[operand.window] as Reading) : null;
  let value: Scalar | null = reading === null ? world.probe : reading.known ? reading.value : null;
  if (typeof value === 'number' && Number.isNaN(value)) value = null;
  if (leafTest.kind === 'missing') {
    const hidden = reading !== null && !reading.known && ['blind', 'not-covered'].includes(reading.why);
    return hidden ? null : (value === null) !== leafTest.not;
  }
  if (value === null) return null;
  if (leafTest.kind === 'is') return leafTest.values.some((wanted) => wanted === value) !== leafTest.not;
  if (typeof value !== 'number' || leafTest.kind === 'anomalous') return null;
  const holds = (left: number, right: number): boolean =>
    ({ '>': left > right, '>=': left >= right, '<': left < right, '<=': left <= right })[leafTest.op];
  if (leafTest.kind === 'ofMetric') {
    const other = world.windows[leafTest.window] as Reading;
    return other.known && !Number.isNaN(other.value) ? holds(value, other.value * leafTest.ratio) : null;
  }
  if (leafTest.kind === 'threshold') {
    const enough = reading === null || leafTest.atLeast === null || reading.samples >= leafTest.atLeast;
    return enough ? holds(value, leafTest.value) : null;
  }
  const { usual } = world;
  if (reading === null || !usual.known || Number.isNaN(usual.value)) return null;
  const samples = world.onBaseline ? usual.samples : reading.samples;
  if (leafTest.atLeast !== null && samples < leafTest.atLeast) return null;
  if (usual.value === 0 && leafTest.measure !== 'absolute') return null;
  if (leafTest.measure === 'factor') return holds(value, usual.value * leafTest.amount);
  const fall = usual.value - value;
  const by = { drop: fall, rise: value - usual.value, change: Math.abs(fall) }[leafTest.direction];
  return holds(leafTest.measure === 'ratio' ? by / Math.abs(usual.value) : by, leafTest.amount);
}

function questionOf(world: World): Question {
  const facts: Facts = {
    atMs: 0,
    window: (id) => world.windows[id] as Reading,
    usual: () => world.usual,
    probe: () =>
      world.probe === null ? { known: false, why: 'no-answer' } : { known: true, value: world.probe },
    sourceMissing: () => world.silent,
    lookUp: () =>
      world.probe === null ? { known: false, why: 'no-series' } : { known: true, value: world.probe },
    isTimeOfDay: () => false,
    during: (name) => name === world.schedule,
  };
  return {
    facts,
    hold: () => world.hold,
    cause: () => world.cause,
    result: noResult,
    baselineGuarded: new Set(world.onBaseline ? windowIds : []),
  };
}

/** Gives every leaf, hold and cause its own id, as the compiler does. */
function numbered(condition: Condition, next: { n: number }): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, of: condition.of.map((part) => numbered(part, next)) };
    case 'not':
      return { ...condition, of: numbered(condition.of, next) };
    case 'hold':
      next.n += 1;
      return { ...condition, id: `h${next.n}`, of: numbered(condition.of, next) };
    case 'sequence':
      next.n += 1;
      return {
        ...condition,
        id: `h${next.n}`,
        first: numbered(condition.first, next),
        second: numbered(condition.second, next),
      };
    default:
      next.n += 1;
      return { ...condition, id: `l${next.n}` };
  }
}

const truth = fc.constantFrom<Truth>(true, false, null);
const op = fc.constantFrom('>', '>=', '<', '<=');
const number = fc.constantFrom(0, 1, 2, 5, 10, -3, 0.5);
const reading: fc.Arbitrary<Reading> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ known: fc.constant(true as const), value: number, samples: fc.nat(9) }),
  },
  fc.constant({ known: true as const, value: Number.NaN, samples: 5 }),
  fc
    .constantFrom('blind', 'not-covered', 'no-series', 'no-samples', 'too-few-samples', 'no-baseline')
    .map((why) => unread(why)),
);
const world: fc.Arbitrary<World> = fc.record({
  windows: fc.record({ w: reading, x: reading }),
  usual: reading,
  probe: fc.constantFrom<Scalar | null>(null, true, false, 'on', 2, Number.NaN),
  silent: truth,
  schedule: fc.constantFrom('s1', 's2', 's3'),
  hold: truth,
  cause: truth,
  onBaseline: fc.boolean(),
});
const atLeast = fc.constantFrom(null, 0, 5);
const leafTest: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ kind: fc.constant('threshold' as const), op, value: number, atLeast }),
  fc.record({
    kind: fc.constant('ofMetric' as const),
    op,
    ratio: number,
    window: fc.constantFrom(...windowIds),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    direction: fc.constantFrom('drop', 'rise', 'change'),
    op,
    measure: fc.constantFrom('ratio', 'factor', 'absolute'),
    amount: number,
    baseline: fc.constant(baseline),
    atLeast,
  }),
  fc.record({
    kind: fc.constant('is' as const),
    not: fc.boolean(),
    values: fc.subarray<Scalar>([true, 'on', 2, 5], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('missing' as const), not: fc.boolean() }),
);
const operand: fc.Arbitrary<Operand> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...windowIds).map((window) => ({ kind: 'window' as const, window })),
  },
  fc.constant({ kind: 'probe' as const, probe: 'p', field: 'f' }),
  fc.constant({ kind: 'lookUp' as const, table: 't', field: 'f', key: 'k' }),
);
const named = { id: '', text: 'words' };
const tree = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ operand, test: leafTest }).map((leaf) => ({ kind: 'leaf' as const, ...named, ...leaf })),
    fc.boolean().map((not) => ({ kind: 'sourceMissing' as const, ...named, source: 's', overMs: 1, not })),
    fc
      .record({ not: fc.boolean(), schedules: fc.subarray(['s1', 's2'], { minLength: 1 }) })
      .map((one) => ({ kind: 'during' as const, ...named, ...one })),
    fc.boolean().map((not) => ({ kind: 'cause' as const, ...named, cause: 'c', not })),
    tie('node').map((of) => ({ kind: 'not' as const, of })),
    tie('node').map((of) => ({ kind: 'hold' as const, ...named, of, forMs: 60_000 })),
    fc
      .record({ first: tie('node'), second: tie('node'), not: fc.boolean() })
      .map((one) => ({ kind: 'sequence' as const, ...named, ...one, withinMs: 60_000 })),
    fc
      .record({ kind: fc.constantFrom('and', 'or'), of: fc.array(tie('node'), { maxLength: 3 }) })
      .map((node) => node as Condition),
  ),
})).node;
const condition = tree.map((node) => numbered(node, { n: 0 }));

test('truthOf, json-rules-engine and the naive evaluator agree in three values', async () => {
  let unknown = 0;
  await fc.assert(
    fc.asyncProperty(condition, fc.array(world, { minLength: 1, maxLength: 4 }), async (root, worlds) => {
      const engine = createRulesEngine([{ name: 'root', condition: root }]);
      for (const one of worlds) {
        const want = naive(root, one);
        if (want === null) unknown += 1;
        const question = questionOf(one);
        expect(truthOf(root, question)).toBe(want);
        const verdicts = await engine.judge(factSheet([root], question, () => 0));
        expect(verdicts.truths.get('root')).toBe(want);
      }
    }),
    { numRuns: 1_500 },
  );
  expect(unknown).toBeGreaterThan(100);
});

test('the evidence of every part has the truth that the naive evaluator gives it', async () => {
  await fc.assert(
    fc.asyncProperty(condition, world, async (root, one) => {
      const roots: Root[] = [{ name: 'root', condition: root }];
      for (const node of nodesOf(root))
        if (node.kind === 'hold') roots.push({ name: node.id, condition: node.of });
        else if (node.kind === 'sequence')
          roots.push(
            { name: `${node.id} first`, condition: node.first },
            { name: `${node.id} second`, condition: node.second },
          );
      const verdicts = await createRulesEngine(roots).judge(factSheet([root], questionOf(one), () => 7_000));
      const walk = (part: Condition, evidence: ReturnType<typeof evidenceTree>): void => {
        expect(evidence.truth).toBe(naive(part, one));
        if (part.kind === 'hold' && evidence.kind === 'hold') walk(part.of, evidence.of);
        else if (part.kind === 'sequence' && evidence.kind === 'hold')
          walk({ kind: 'and', of: [part.first, part.second] }, evidence.of);
        else if ('of' in part && Array.isArray(part.of) && 'of' in evidence && Array.isArray(evidence.of))
          for (const [i, child] of part.of.entries()) walk(child, evidence.of[i]);
        else expect(evidence.kind).toBe(part.kind === 'not' ? 'not' : 'leaf');
      };
      walk(
        root,
        evidenceTree(root, verdicts, () => null),
      );
    }),
    { numRuns: 500 },
  );
});

test('judgements that overlap do not mix', async () => {
  const root: Condition = {
    kind: 'leaf',
    ...named,
    id: 'a',
    operand: { kind: 'window', window: 'w' },
    test: { kind: 'threshold', op: '>', value: 500, atLeast: null },
  };
  const engine = createRulesEngine([{ name: 'root', condition: root }]);
  const found = await Promise.all(
    Array.from({ length: 1_000 }, (_, n) =>
      engine.judge({ a: { k: true, v: n, n: null, why: null, usual: null, other: null } }),
    ),
  );
  expect(found.map(({ truths }) => truths.get('root'))).toEqual(found.map((_, n) => n > 500));
});
