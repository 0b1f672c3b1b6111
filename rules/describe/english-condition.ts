import type { Bundle } from '../bundle.ts';
import type { Condition } from '../condition.ts';
import { formatDuration, formatValue } from '../format.ts';
import type { Baseline } from '../window.ts';
import { amountText, changeText, type LeafFacts, leafFacts } from './facts.ts';

const DAY_MS = 86_400_000;

/** A condition as an English clause: `orders falls by more than 50% over 15m …, and that lasts 5m`. */
export function conditionEn(condition: Condition, bundle: Bundle): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of
        .map((of) =>
          of.kind === 'and' || of.kind === 'or' ? `(${conditionEn(of, bundle)})` : conditionEn(of, bundle),
        )
        .join(` ${condition.kind} `);
    case 'not':
      return `it is not so that ${conditionEn(condition.of, bundle)}`;
    case 'hold': {
      const of = conditionEn(condition.of, bundle);
      const isGroup = condition.of.kind === 'and' || condition.of.kind === 'or';
      return `${isGroup ? `(${of})` : of}, for ${formatDuration(condition.forMs, 'en')} on end`;
    }
    case 'leaf':
      return leafEn(leafFacts(condition, bundle, 'en'));
    case 'sourceMissing': {
      const brought = condition.not ? 'brings events' : 'brings nothing';
      return `\`${condition.source}\` ${brought} for ${formatDuration(condition.overMs, 'en')}`;
    }
    case 'cause':
      return `the cause is ${condition.not ? 'not ' : ''}${condition.cause}`;
  }
}

/** One comparison, with its window after the amount. */
function leafEn(facts: LeafFacts): string {
  const { name, unit, test, windowMs } = facts;
  const over = windowMs === null ? '' : ` over ${formatDuration(windowMs, 'en')}`;
  const subject = `\`${name}\``;
  switch (test.kind) {
    case 'threshold':
      return `${subject} is ${compared(test.op)} ${amountText(test.value, unit, 'en')}${over}`;
    case 'ofMetric': {
      const share = test.ratio === 1 ? '' : `${amountText(test.ratio, { kind: 'percent' }, 'en')} of `;
      return `${subject} is ${compared(test.op)} ${share}\`${facts.other}\`${over}`;
    }
    case 'change': {
      const verb = { drop: 'falls', rise: 'rises', change: 'changes' }[test.direction];
      const amount = changeText(test, unit, 'en');
      const by =
        test.measure === 'factor' ? `to ${compared(test.op)} ${amount}` : `by ${compared(test.op)} ${amount}`;
      // A drop of less than 20 % is also a rise.
      const orNot = test.op.startsWith('<') && test.direction !== 'change' ? ' (or not at all)' : '';
      return `${subject} ${verb} ${by}${orNot}${over}, compared with ${baselineEn(test.baseline)}`;
    }
    case 'is': {
      const values = test.values.map((value) => amountText(value, unit, 'en'));
      const said = values.length > 1 ? `one of ${values.join(', ')}` : values.join();
      return `${subject} is ${test.not ? 'not ' : ''}${said}${over}`;
    }
    case 'missing':
      return `${subject} has ${test.not ? 'a value' : 'no value'}`;
  }
}

/** The words that stand before an amount. */
function compared(op: '<' | '<=' | '>' | '>='): string {
  return { '>': 'more than', '>=': 'at least', '<': 'less than', '<=': 'at most' }[op];
}

function baselineEn(baseline: Baseline): string {
  if (baseline.kind === 'previous') return `the ${formatDuration(baseline.spanMs, 'en')} before`;
  const unit = baseline.stepMs === DAY_MS ? 'day' : 'week';
  if (baseline.times === 1) return unit === 'day' ? 'the same time yesterday' : 'the same time last week';
  return `the same time in the last ${baseline.times} ${unit}s`;
}

/** The sample guards in a condition, one sentence each. */
export function guardsEn(condition: Condition, bundle: Bundle): readonly string[] {
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
