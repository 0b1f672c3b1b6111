import type { Condition } from '../condition.ts';
import { formatSpan, formatValue } from '../format.ts';
import type { Baseline } from '../window.ts';
import { amountText, changeText, isGroup, type LeafFacts, leafFacts } from './facts.ts';
import type { BoundBundle } from './scope.ts';

const DAY_MS = 86_400_000;

/** A condition as an English clause: `orders falls by more than 50% over 15m …, and that lasts 5m`. */
export function conditionEn(condition: Condition, bundle: BoundBundle): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of
        .map((of) => (isGroup(of) ? `(${conditionEn(of, bundle)})` : conditionEn(of, bundle)))
        .join(` ${condition.kind} `);
    case 'not': {
      // `not (x for 10m)` is another thing than `not x for 10m`.
      const of = conditionEn(condition.of, bundle);
      return `it is not so that ${isGroup(condition.of) || condition.of.kind === 'hold' ? `(${of})` : of}`;
    }
    case 'hold': {
      const of = conditionEn(condition.of, bundle);
      return `${isGroup(condition.of) ? `(${of})` : of}, for ${formatSpan(condition.forMs, 'en')} on end`;
    }
    case 'leaf':
      return leafEn(leafFacts(condition, bundle, 'en'));
    case 'sourceMissing': {
      const brought = condition.not ? 'brings events' : 'brings nothing';
      return `\`${condition.source}\` ${brought} for ${formatSpan(condition.overMs, 'en')}`;
    }
    case 'cause':
      return `the cause is ${condition.not ? 'not ' : ''}${condition.cause}`;
  }
}

/** One comparison, with its window after the amount. */
function leafEn(facts: LeafFacts): string {
  const { name, unit, test, windowMs } = facts;
  const over = windowMs === null ? '' : ` over ${formatSpan(windowMs, 'en')}`;
  switch (test.kind) {
    case 'threshold':
      return `${name} is ${compared(test.op)} ${amountText(test.value, unit, 'en')}${over}`;
    case 'ofMetric': {
      const share = test.ratio === 1 ? '' : `${amountText(test.ratio, { kind: 'percent' }, 'en')} of `;
      return `${name} is ${compared(test.op)} ${share}${facts.other}${over}`;
    }
    case 'change': {
      const verb = { drop: 'falls', rise: 'rises', change: 'changes' }[test.direction];
      const amount = changeText(test, unit, 'en');
      const by =
        test.measure === 'factor' ? `to ${compared(test.op)} ${amount}` : `by ${compared(test.op)} ${amount}`;
      // A drop of less than 20 % is also a rise.
      const orNot = test.op.startsWith('<') && test.direction !== 'change' ? ' (or not at all)' : '';
      return `${name} ${verb} ${by}${orNot}${over}, compared with ${baselineEn(test.baseline)}`;
    }
    case 'is': {
      const values = test.values.map((value) => amountText(value, unit, 'en'));
      const said = values.length > 1 ? `one of ${values.join(', ')}` : values.join();
      return `${name} is ${test.not ? 'not ' : ''}${said}${over}`;
    }
    case 'missing':
      return `${name} has ${test.not ? 'a value' : 'no value'}`;
  }
}

/** The words that stand before an amount. */
function compared(op: '<' | '<=' | '>' | '>='): string {
  return { '>': 'more than', '>=': 'at least', '<': 'less than', '<=': 'at most' }[op];
}

function baselineEn(baseline: Baseline): string {
  if (baseline.kind === 'previous') return `the ${formatSpan(baseline.spanMs, 'en')} before`;
  const unit = baseline.stepMs === DAY_MS ? 'day' : 'week';
  if (baseline.times === 1) return unit === 'day' ? 'the same time yesterday' : 'the same time last week';
  return `the same time in the last ${baseline.times} ${unit}s`;
}

/** The sample guards in a condition, one sentence each. */
export function guardsEn(condition: Condition, bundle: BoundBundle): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...new Set(condition.of.flatMap((of) => guardsEn(of, bundle)))];
    case 'not':
    case 'hold':
      return guardsEn(condition.of, bundle);
    case 'leaf': {
      const { test } = condition;
      const atLeast = test.kind === 'threshold' || test.kind === 'change' ? test.atLeast : null;
      if (atLeast === null) return [];
      const where = leafFacts(condition, bundle, 'en').guardsBaseline ? 'the baseline' : 'the current window';
      return [
        `It looks only where ${where} has at least ${formatValue(atLeast, { kind: 'count' }, 'en')} samples.`,
      ];
    }
    default:
      return [];
  }
}
