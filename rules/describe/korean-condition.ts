import type { Condition } from '../condition.ts';
import { formatSpan, formatValue } from '../format.ts';
import type { Baseline, Test } from '../window.ts';
import { amountText, changeText, isGroup, type LeafFacts, leafFacts } from './facts.ts';
import { type Form, predicates, withParticle } from './korean-grammar.ts';
import type { BoundBundle } from './scope.ts';

const DAY_MS = 86_400_000;

/**
 * A condition as a Korean clause that ends in the form asked for: `… 50% 넘게 줄고 5분간 이어지면`.
 *
 * @param causeTitle  how a cause is called
 */
export function conditionKo(
  condition: Condition,
  form: Form,
  bundle: BoundBundle,
  causeTitle: (name: string) => string,
): string {
  const part = (of: Condition, ending: Form): string => conditionKo(of, ending, bundle, causeTitle);
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const link = condition.kind;
      const group = (of: Condition, ending: Form): string =>
        isGroup(of) ? `(${part(of, 'noun')}) 경우${predicates.be[ending]}` : part(of, ending);
      const all = condition.of.map((of, index) => group(of, index === condition.of.length - 1 ? form : link));
      return all.join(' ');
    }
    case 'not':
      // Without the brackets `not (A and B)` would read like `A and not B`.
      return `${isGroup(condition.of) ? `(${part(condition.of, 'noun')})` : part(condition.of, 'noun')} 경우가 ${predicates.notBe[form]}`;
    case 'hold': {
      const span = formatSpan(condition.forMs, 'ko');
      // `2시간간` says the same syllable twice.
      const lasts = `${span}${span.endsWith('시간') ? ' 동안' : '간'} ${predicates.last[form]}`;
      return isGroup(condition.of)
        ? `(${part(condition.of, 'noun')}) 상태가 ${lasts}`
        : `${part(condition.of, 'and')} ${lasts}`;
    }
    case 'leaf':
      return leafKo(leafFacts(condition, bundle, 'ko'), form);
    case 'sourceMissing': {
      const source = bundle.sources.find(({ name }) => name === condition.source);
      const verb = condition.not ? predicates.come : predicates.cut;
      const name = source?.title ?? condition.source;
      return `${name} 데이터가 ${formatSpan(condition.overMs, 'ko')} 동안 ${verb[form]}`;
    }
    case 'cause':
      return causeKo(condition, form, causeTitle);
  }
}

/** Causes by their titles: `원인이 라이더 부족이면`. */
function causeKo(
  { cause, not }: Extract<Condition, { kind: 'cause' }>,
  form: Form,
  causeTitle: (name: string) => string,
): string {
  const title = causeTitle(cause);
  return not
    ? `원인이 ${withParticle(title, '이', '가')} ${predicates.notBe[form]}`
    : `원인이 ${title}${predicates.be[form]}`;
}

/** One comparison; the window stands before the amount in Korean. */
function leafKo(facts: LeafFacts, form: Form): string {
  const { name, unit, test, windowMs } = facts;
  const over = windowMs === null ? '' : `${formatSpan(windowMs, 'ko')} 동안 `;
  const subject = `${withParticle(name, '이', '가')} ${over}`;
  switch (test.kind) {
    case 'threshold':
      return `${subject}${comparedKo(amountText(test.value, unit, 'ko'), test.op, form)}`;
    case 'ofMetric': {
      const share = test.ratio === 1 ? '' : `의 ${amountText(test.ratio, { kind: 'percent' }, 'ko')}`;
      return `${subject}${comparedKo(`${facts.other}${share}`, test.op, form)}`;
    }
    case 'change':
      return `${subject}${baselineKo(test.baseline)}보다 ${changedKo(test, changeText(test, unit, 'ko'), form)}`;
    case 'is': {
      const values = test.values.map((value) => amountText(value, unit, 'ko')).join(', ');
      const said = test.values.length > 1 ? `${values} 중 하나` : values;
      return test.not
        ? `${subject}${withParticle(said, '이', '가')} ${predicates.notBe[form]}`
        : `${subject}${said}${predicates.be[form]}`;
    }
    case 'missing':
      return `${name} 값이 ${test.not ? predicates.exist[form] : predicates.lack[form]}`;
  }
}

/** `10건보다 크면`, `10건 이상이면`. */
function comparedKo(amount: string, op: '<' | '<=' | '>' | '>=', form: Form): string {
  switch (op) {
    case '>':
      return `${amount}보다 ${predicates.more[form]}`;
    case '<':
      return `${amount}보다 ${predicates.less[form]}`;
    case '>=':
      return `${amount} 이상${predicates.be[form]}`;
    case '<=':
      return `${amount} 이하${predicates.be[form]}`;
  }
}

/** A drop of less than 20 % is also a rise: both are said. */
function changedKo(test: Extract<Test, { kind: 'change' }>, amount: string, form: Form): string {
  const { op, direction } = test;
  const verb = { drop: predicates.fall, rise: predicates.rise, change: predicates.change }[direction];
  if (op === '>' || op === '>=') return `${amount} ${op === '>' ? '넘게' : '이상'} ${verb[form]}`;
  const degree = `${amount} ${op === '<' ? '미만으로' : '이하로'}`;
  if (direction === 'change') return `${degree} ${verb[form]}`;
  const other = direction === 'drop' ? predicates.rise : predicates.fall;
  return `${degree} ${verb.or} 오히려 ${other[form]}`;
}

/** What it is compared with, before `보다`. */
function baselineKo(baseline: Baseline): string {
  if (baseline.kind === 'previous') return `직전 ${formatSpan(baseline.spanMs, 'ko')}`;
  if (baseline.stepMs === DAY_MS)
    return baseline.times === 1 ? '어제 같은 시간' : `지난 ${baseline.times}일 같은 시간`;
  return baseline.times === 1 ? '지난주 같은 시간' : `지난 ${baseline.times}주 같은 시간`;
}

/** The sample guards in a condition, one sentence each. */
export function guardsKo(condition: Condition, bundle: BoundBundle): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...new Set(condition.of.flatMap((of) => guardsKo(of, bundle)))];
    case 'not':
    case 'hold':
      return guardsKo(condition.of, bundle);
    case 'leaf': {
      const atLeast = atLeastOf(condition.test);
      if (atLeast === null) return [];
      const where = leafFacts(condition, bundle, 'ko').guardsBaseline ? '비교 구간' : '현재 구간';
      return [`${where}에 표본이 ${formatValue(atLeast, { kind: 'count' }, 'ko')} 이상일 때만 봅니다.`];
    }
    default:
      return [];
  }
}

/** Fewest samples that a test asks for, or null. */
export function atLeastOf(test: Test): number | null {
  return test.kind === 'threshold' || test.kind === 'change' ? test.atLeast : null;
}
