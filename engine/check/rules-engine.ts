import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { compare, opposite } from '../../rules/comparison.ts';
import type { Condition } from '../../rules/condition.ts';
import type { Truth } from '../../rules/truth.ts';
import type { Test } from '../../rules/window.ts';
import { anomalyTruth } from '../anomaly.ts';
import { changeTruth } from './change.ts';
import type { PlainFact } from './fact-sheet.ts';
import type { Root } from './root.ts';

/** What a run of the rules engine found: the truth of each named condition, and each leaf with what it read. */
export interface Verdicts {
  readonly truths: ReadonlyMap<string, Truth>;
  readonly leaves: ReadonlyMap<string, { readonly truth: Truth; readonly fact: PlainFact }>;
}

export interface RulesEngine {
  /**
   * Judges every named condition over plain facts, keyed by the ids of leaves, holds, causes and silent sources.
   * A condition whose facts are not given is unknown. Calls wait for each other: `run()` is not re-entrant.
   */
  judge(facts: Readonly<Record<string, PlainFact>>): Promise<Verdicts>;
}

/** What a leaf compares, its negation already applied; `negated` says whether it was. */
type Asked =
  | { readonly test: Test; readonly negated: boolean }
  | { readonly claim: boolean; readonly negated: boolean };

/** A node of a result, as the library returns it at run time (its types leave `factResult` out of nested nodes). */
interface Result {
  readonly fact?: string;
  readonly value?: Asked;
  readonly factResult?: PlainFact;
  readonly result?: boolean;
  readonly all?: readonly Result[];
  readonly any?: readonly Result[];
}

/** Fact that is always there, for conditions without parts: the library takes an empty `any` for true. */
const CONSTANT = '~constant';
const known: PlainFact = { k: true, v: true, n: null, why: null, usual: null, other: null };

/**
 * One json-rules-engine for one playbook, compiled once. Each condition becomes two rules, itself and its
 * negation pushed down to the leaves; a leaf is false while its fact is unknown, so that neither rule of an
 * unknown condition succeeds. (The library by itself fires `not` and `notIn` on missing data: LANGUAGE E.1.)
 */
export function createRulesEngine(roots: readonly Root[]): RulesEngine {
  const engine = new Engine([], {
    allowUndefinedFacts: true,
    // Facts are whole values; jsonpath is never needed.
    pathResolver: (value: object) => value,
  });
  for (const name of ['threshold', 'ofMetric', 'change', 'is', 'missing', 'anomalous', 'claim']) {
    engine.addOperator<PlainFact | undefined, Asked>(name, (fact, asked) => passes(fact, asked));
  }
  for (const { name, condition } of roots) {
    for (const negated of [false, true]) {
      engine.addRule({
        name: ruleName(name, negated),
        conditions: { all: [compiled(condition, negated)] } as TopLevelCondition,
        event: { type: 'judged' },
      });
    }
  }

  let last: Promise<unknown> = Promise.resolve();
  async function run(facts: Readonly<Record<string, PlainFact>>): Promise<Verdicts> {
    const { results, failureResults } = await engine.run({ ...facts, [CONSTANT]: known });
    const succeeded = new Set(results.map(({ name }) => name));
    const leaves = new Map<string, { truth: Truth; fact: PlainFact }>();
    for (const { conditions } of [...results, ...failureResults]) collect(conditions as Result, leaves);
    const truths = new Map<string, Truth>(
      roots.map(({ name }) => [
        name,
        succeeded.has(ruleName(name, false)) ? true : succeeded.has(ruleName(name, true)) ? false : null,
      ]),
    );
    return { truths, leaves };
  }
  return {
    judge(facts) {
      const verdicts = last.then(() => run(facts));
      last = verdicts.catch(() => undefined);
      return verdicts;
    },
  };
}

function ruleName(name: string, negated: boolean): string {
  return negated ? `not ${name}` : `is ${name}`;
}

function compiled(condition: Condition, negated: boolean): object {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const every = (condition.kind === 'and') !== negated;
      if (condition.of.length === 0)
        return { fact: CONSTANT, operator: 'claim', value: { claim: every, negated: false } satisfies Asked };
      const parts = condition.of.map((part) => compiled(part, negated));
      return every ? { all: parts } : { any: parts };
    }
    case 'not':
      return compiled(condition.of, !negated);
    case 'hold':
    case 'sequence':
    case 'clock':
    case 'each':
      return { fact: condition.id, operator: 'claim', value: { claim: !negated, negated } satisfies Asked };
    case 'sourceMissing':
    case 'during':
    case 'cause': {
      const asked: Asked = { claim: condition.not === negated, negated };
      return { fact: condition.id, operator: 'claim', value: asked };
    }
    case 'leaf': {
      const asked: Asked = { test: negated ? opposed(condition.test) : condition.test, negated };
      return { fact: condition.id, operator: condition.test.kind, value: asked };
    }
  }
}

/** The test that is true exactly where `test` is known false. */
function opposed(test: Test): Test {
  switch (test.kind) {
    case 'threshold':
    case 'ofMetric':
    case 'change':
      return { ...test, op: opposite(test.op) };
    case 'is':
    case 'missing':
    case 'anomalous':
      return { ...test, not: !test.not };
  }
}

/** Every leaf operator: false while its fact is unknown. */
function passes(fact: PlainFact | undefined, asked: Asked): boolean {
  if (fact === undefined || !fact.k) return false;
  if ('claim' in asked) return fact.v === asked.claim;
  const { test } = asked;
  switch (test.kind) {
    case 'threshold':
      return typeof fact.v === 'number' && compare(fact.v, test.op, test.value);
    case 'ofMetric':
      return (
        typeof fact.v === 'number' && fact.other !== null && compare(fact.v, test.op, test.ratio * fact.other)
      );
    case 'change':
      return (
        typeof fact.v === 'number' && fact.usual !== null && changeTruth(test, fact.v, fact.usual) === true
      );
    case 'is':
      return fact.v !== null && test.values.includes(fact.v) !== test.not;
    case 'missing':
      return (fact.v === null) !== test.not;
    case 'anomalous':
      return fact.anomaly !== undefined && anomalyTruth(test, fact.anomaly) === true;
  }
}

/** Takes the leaves out of one rule's result; the rule and its negation together say true, false or unknown. */
function collect(node: Result, into: Map<string, { truth: Truth; fact: PlainFact }>): void {
  for (const part of node.all ?? node.any ?? []) collect(part, into);
  if (node.fact === undefined || node.value === undefined || node.factResult === undefined) return;
  const before = into.get(node.fact)?.truth ?? null;
  into.set(node.fact, {
    truth: node.result === true ? !node.value.negated : before,
    fact: node.factResult,
  });
}
