/** What is said of a condition, against trying every value: never means never, and nothing is missed. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ComparisonSign, ConditionModel } from '../../model/condition.ts';
import { type Ask, waysOf } from './box.ts';
import { allNumbers, comparedTo, fromZero, type IntervalSet } from './interval-set.ts';
import type { Asked } from './quantity.ts';
import { allBut, common, known, numbersIn, onlyMissing } from './value-set.ts';
import { verdictsOn } from './verdict.ts';

/** What a leaf of these tests asks: `x > 3`, `y is missing`. */
type Question = { readonly of: 'x' | 'y' } & (
  | { readonly op: ComparisonSign; readonly value: number }
  | { readonly op: 'missing' }
);

/** x is any number, y never below 0; both may be missing. */
const DOMAINS: Readonly<Record<'x' | 'y', IntervalSet>> = { x: allNumbers, y: fromZero };

const leaf = (question: Question): ConditionModel => ({
  kind: 'during',
  text: JSON.stringify(question),
  schedule: JSON.stringify(question),
});
const questionOf = (condition: ConditionModel): Question =>
  JSON.parse(condition.kind === 'during' ? condition.schedule : '') as Question;

const ask: Ask = (condition): Asked | null => {
  if (condition.kind !== 'during') return null;
  const { of: key, ...asked } = questionOf(condition);
  const domain = { ...numbersIn(DOMAINS[key]), missing: true };
  if (asked.op === 'missing') return { key, trueOn: onlyMissing, falseOn: known(domain) };
  const set = numbersIn(comparedTo(asked.op, asked.value));
  return { key, trueOn: common(domain, set), falseOn: known(common(domain, allBut(set))) };
};

type Values = Readonly<Record<'x' | 'y', number | null>>;

/** Kleene's truth, value by value; null is unknown. */
function truthOf(condition: ConditionModel, values: Values): boolean | null {
  switch (condition.kind) {
    case 'not': {
      const inner = truthOf(condition.of, values);
      return inner === null ? null : !inner;
    }
    case 'and':
    case 'or': {
      const all = condition.of.map((part) => truthOf(part, values));
      const decided = condition.kind === 'or';
      return all.includes(decided) ? decided : all.includes(null) ? null : !decided;
    }
    default: {
      const asked = questionOf(condition);
      const value = values[asked.of];
      if (asked.op === 'missing') return value === null;
      if (value === null) return null;
      const { op, value: limit } = asked;
      return op === '>'
        ? value > limit
        : op === '>='
          ? value >= limit
          : op === '<'
            ? value < limit
            : value <= limit;
    }
  }
}

const limit = fc.integer({ min: -1, max: 3 });
const sign = fc.constantFrom<ComparisonSign>('>', '>=', '<', '<=');
const name = fc.constantFrom<'x' | 'y'>('x', 'y');
const question: fc.Arbitrary<ConditionModel> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ of: name, op: sign, value: limit }).map(leaf) },
  { weight: 1, arbitrary: name.map((of) => leaf({ of, op: 'missing' })) },
);
const { condition } = fc.letrec<{ condition: ConditionModel }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    question,
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((of) => ({ kind: 'and' as const, of })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((of) => ({ kind: 'or' as const, of })),
    tie('condition').map((of) => ({ kind: 'not' as const, of })),
  ),
}));

/** Meets every run between limits, every limit, and missing. */
const one = [null, ...Array.from({ length: 15 }, (_, index) => (index - 5) / 2)];
const everything: readonly Values[] = one
  .flatMap((x) => one.map((y) => ({ x, y })))
  .filter(({ y }) => (y ?? 0) >= 0);

test('there is a way to be true exactly where some values make it true, and so for false', () => {
  fc.assert(
    fc.property(condition, (whole) => {
      const truths = everything.map((values) => truthOf(whole, values));
      for (const to of [true, false]) {
        const ways = waysOf(whole, to, ask);
        // Too many ways to follow: nothing is claimed.
        if (ways !== null) expect(ways.boxes.length > 0).toBe(truths.includes(to));
      }
    }),
    { numRuns: 2000 },
  );
});

test('what is called never true is true for no values, what is called always true is false for none', () => {
  fc.assert(
    fc.property(condition, (whole) => {
      for (const { kind, of } of verdictsOn(whole, ask))
        expect(everything.some((values) => truthOf(of, values) === (kind === 'never'))).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

const x = (op: ComparisonSign, value: number) => leaf({ of: 'x', op, value });
const y = (op: ComparisonSign, value: number) => leaf({ of: 'y', op, value });
const and = (...of: ConditionModel[]): ConditionModel => ({ kind: 'and', of });
const or = (...of: ConditionModel[]): ConditionModel => ({ kind: 'or', of });
const not = (of: ConditionModel): ConditionModel => ({ kind: 'not', of });
const hold = (of: ConditionModel): ConditionModel => ({ kind: 'hold', of, forMs: 1, text: 'held' });
const opaque: ConditionModel = { kind: 'each', text: 'each', source: 's', filter: null, by: [] };

test.each<[string, ConditionModel, string]>([
  ['two that exclude each other', and(x('>', 4), x('<', 3)), 'never and pair'],
  ['through parentheses and a third', and(and(x('>', 4), y('>', 1)), x('<', 3)), 'never and pair'],
  ['through `not`', and(x('>', 4), not(x('>', 3))), 'never and pair'],
  ['only three together', and(or(x('>', 4), x('<', 1)), x('>=', 1), x('<=', 4)), 'never and'],
  ['what is held is true now, too', and(hold(x('>', 4)), x('<', 3)), 'never and pair'],
  ['below what can be', y('<', 0), 'never during'],
  ['one branch below what can be', or(x('>', 1), y('<', 0)), 'never during'],
  ['at least what it always is', y('>=', 0), 'always during'],
  ['two that leave nothing out', or(x('>', 3), x('<', 4)), 'always or pair'],
  ['at the seam', or(x('>', 3), x('<=', 3)), 'always or pair'],
  ['not both of two that exclude each other', not(and(x('>', 4), x('<', 3))), 'never and pair'],
  ['a seam that is left out', or(x('>', 3), x('<', 3)), ''],
  ['apart on one quantity, together on the other', or(and(x('>', 4), y('>', 1)), x('<', 3)), ''],
  ['what was not held may be true now', or(hold(x('>', 3)), hold(x('<', 4))), ''],
  ['what values do not tell', and(opaque, not(opaque)), ''],
])('%s', (_title, whole, expected) => {
  expect(
    verdictsOn(whole, ask)
      .map(({ kind, of, pair }) => `${kind} ${of.kind}${pair === null ? '' : ' pair'}`)
      .join(', '),
  ).toBe(expected);
});

test('with more ways than can be followed nothing is claimed, and it takes no time', () => {
  const wide = and(...Array.from({ length: 40 }, (_, index) => or(x('>', index), y('>', index))));
  expect(waysOf(wide, true, ask)).toBeNull();
  expect(verdictsOn(wide, ask)).toEqual([]);
});
