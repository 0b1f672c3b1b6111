import type { Bundle } from '../bundle.ts';
import type { Condition } from '../condition.ts';
import { formatExactly, formatPointsExactly, type Language } from '../format.ts';
import type { Check, Playbook, Step } from '../playbook.ts';
import { unitOf } from '../scale.ts';
import type { Scalar, Unit } from '../unit.ts';
import type { Test, WindowMetric } from '../window.ts';
import { type BoundBundle, scopedEn, scopedKo } from './scope.ts';

/** A leaf with its operand looked up: what both languages say of it. */
export interface LeafFacts {
  /** In Korean the title where there is one, else the name in backticks; with its slice and scope. */
  readonly name: string;
  readonly unit: Unit;
  readonly windowMs: number | null;
  readonly test: Test;
  /** The metric on the right side in the same way, for `ofMetric`. */
  readonly other: string;
  /** Whether the sample guard counts the baseline's window (counts and sums) or the current one. */
  readonly guardsBaseline: boolean;
}

type Leaf = Extract<Condition, { kind: 'leaf' }>;

/** Looks a leaf's operand up in its bundle. */
export function leafFacts(leaf: Leaf, bundle: BoundBundle, language: Language): LeafFacts {
  const { operand, test } = leaf;
  const scoped = language === 'ko' ? scopedKo : scopedEn;
  const other = test.kind === 'ofMetric' ? scoped(windowOf(bundle, test.window), bundle) : '';
  if (operand.kind === 'window') {
    const window = windowOf(bundle, operand.window);
    return {
      name: scoped(window, bundle),
      unit: window.unit,
      windowMs: window.windowMs > 10_000 ? window.windowMs : null,
      test,
      other,
      guardsBaseline: test.kind === 'change' && isTotal(window, bundle),
    };
  }
  const probe = bundle.probes.find((candidate) => candidate.name === operand.probe);
  const field = probe?.fields.find((candidate) => candidate.name === operand.field);
  const name =
    language === 'ko' && probe?.title
      ? `${probe.title}의 ${operand.field}`
      : language === 'ko'
        ? `${operand.probe}.${operand.field}`
        : `\`${operand.probe}.${operand.field}\``;
  return {
    name,
    unit: field ? unitOf(field.type) : { kind: 'text' },
    windowMs: null,
    test,
    other,
    guardsBaseline: false,
  };
}

/** Whether a condition needs brackets where it is a part of another. */
export function isGroup(condition: Condition): boolean {
  return condition.kind === 'and' || condition.kind === 'or';
}

/** The window metric of that id. */
export function windowOf(bundle: Bundle, id: string): WindowMetric {
  return bundle.windows.find((candidate) => candidate.id === id)!;
}

/** How a language calls a metric. */
export function nameOfWindow(window: WindowMetric, language: Language): string {
  return language === 'ko' && window.title !== null ? window.title : window.metric;
}

/** A constant as prose says it: exactly, `50%` and not `50.0%`, `false` and not `no`. */
export function amountText(value: Scalar, unit: Unit, language: Language): string {
  if (typeof value === 'boolean') return language === 'ko' ? (value ? '참' : '거짓') : String(value);
  return formatExactly(value, unit, language);
}

/** The amount of a change: `50%`, `2x`, `20pp`, `15m`. */
export function changeText(test: Extract<Test, { kind: 'change' }>, unit: Unit, language: Language): string {
  switch (test.measure) {
    case 'ratio':
      return amountText(test.amount, { kind: 'percent' }, language);
    case 'factor':
      return language === 'ko' ? `${test.amount}배` : `${test.amount}x`;
    case 'absolute':
      return unit.kind === 'percent'
        ? formatPointsExactly(test.amount, language)
        : amountText(test.amount, unit, language);
  }
}

/** All checks of a playbook, in order, also inside branches. */
export function checksOf(playbook: Playbook): readonly Check[] {
  const visit = (steps: readonly Step[]): readonly Check[] =>
    steps.flatMap((step) => {
      switch (step.kind) {
        case 'check':
          return step.checks;
        case 'if':
          return [...step.branches.flatMap((branch) => visit(branch.body)), ...visit(step.otherwise ?? [])];
        case 'otherwise':
          return visit(step.body);
        default:
          return [];
      }
    });
  return visit(playbook.body);
}

/** Counts and sums grow with the events: their guard counts the baseline's window. */
function isTotal(window: WindowMetric, bundle: Bundle): boolean {
  if (window.value.kind === 'share') return false;
  const { pane } = window.value;
  return bundle.panes.find((candidate) => candidate.id === pane)?.aggregate !== 'mean';
}
