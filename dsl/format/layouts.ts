import type { RuleName } from '../grammar/kit.ts';
import { recordOf } from './brackets.ts';
import { afterComma, type Layout, oneOf } from './piece.ts';
import { breaking, chain, sentence, spaced, withClauses } from './sentence.ts';
import { bareRuleLayout, defineLayout, expectLayout, ifLayout } from './statements.ts';
import { unaryLayout } from './unary.ts';

/** The rules that are more than a sentence, in the order of the grammar. */
const LAYOUTS: Readonly<Partial<Record<RuleName, Layout>>> = {
  dims: breaking(afterComma),
  lit: spaced(() => true),
  type: spaced((_before, { as }) => as === 'LParen'),
  metric: withClauses('metricClause'),
  arith: chain(oneOf('Plus', 'Minus')),
  term: chain(oneOf('Star', 'Slash')),
  aggregate: breaking(oneOf('K_where', 'K_out')),
  filter: chain(oneOf('K_or')),
  fAnd: chain(oneOf('K_and')),
  trigger: breaking(oneOf('K_during', 'K_and')),
  condition: chain(
    (piece, before) => piece.as === 'K_not' || (piece.as === 'K_followed' && before?.as !== 'K_not'),
  ),
  orExpr: chain(oneOf('K_or')),
  andExpr: chain(oneOf('K_and')),
  unary: unaryLayout,
  operand: breaking(oneOf('slice', 'sigTest')),
  signal: breaking(oneOf('where', 'K_out', 'slice')),
  bareRule: bareRuleLayout,
  check: breaking(afterComma),
  if: ifLayout,
  do: withClauses('doMod'),
  limit: breaking(oneOf('K_when', 'K_within', 'K_else')),
  track: breaking(oneOf('K_for', 'K_vs', 'K_as')),
  expect: expectLayout,
  record: recordOf(sentence),
  define: defineLayout,
  period: spaced((before, { as }) => as === 'Minus' || before.as === 'Minus'),
  given: breaking(oneOf('K_then')),
};

const BY_RULE: ReadonlyMap<string, Layout> = new Map(Object.entries(LAYOUTS));

/** How a grammar rule is laid out. */
export function layoutOf(rule: string): Layout {
  return BY_RULE.get(rule) ?? sentence;
}
