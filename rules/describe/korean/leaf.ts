import type {
  ComparisonSign,
  ConditionModel,
  OperandModel,
  TestModel,
} from '../../../dsl/model/condition.ts';
import type { Constant, ValueType } from '../../../dsl/resolve/value.ts';
import { anomalyBaseline } from '../../anomaly-baseline.ts';
import { rarityText } from '../../detectors/rarity.ts';
import { sensitivityOf, WEEKS_BETWEEN } from '../../detectors/sensitivity.ts';
import { formatExactly, formatPointsExactly, formatSpan } from '../../format.ts';
import { amountText, changeText } from '../amount.ts';
import { metricOf, unitOfOperand } from '../operand.ts';
import { type Reading, titleOf } from '../reading.ts';
import { type SampleGuard, samplesOf } from '../samples.ts';
import { comparedAmountKo } from './counted.ts';
import { codeKo, wireWordKo } from './dimension.ts';
import { type Form, predicates, withParticle } from './grammar.ts';
import { baselineKo, useKo } from './metric.ts';

type Leaf = Extract<ConditionModel, { kind: 'leaf' }>;

/** One comparison; window and sample guard stand before the amount: `주문 수가 15분 동안 … 50% 넘게 줄면`. */
export function leafKo(leaf: Leaf, form: Form, reading: Reading): string {
  const { operand, test } = leaf;
  const guard = reading.tellsSamples ? samplesOf(leaf) : null;
  const over = `${windowKo(operand)}${guard === null ? '' : `(${guardKo(guard)}) `}`;
  const name = operandKo(operand, reading);
  const unit = unitOfOperand(operand, reading);
  const subject = `${withParticle(name, '이', '가')} ${over}`;
  switch (test.kind) {
    case 'threshold': {
      const isEffect = operand.kind === 'result' && unit.kind === 'percent';
      const amount = isEffect
        ? formatPointsExactly(test.value, 'ko')
        : comparedAmountKo(test.value, unit, leaf, reading);
      return `${subject}${comparedKo(amount, test.op, form)}`;
    }
    case 'ofMetric': {
      const share = test.ratio === 1 ? '' : `의 ${amountText(test.ratio, { kind: 'percent' }, 'ko')}`;
      const other = `${otherWindowKo(operand, test)}${useKo(test.use, reading)}${share}`;
      return `${subject}${comparedKo(other, test.op, form)}`;
    }
    case 'change': {
      const baseline = baselineKo(test.baseline, metricOf(operand), unit, reading);
      if (test.measure === 'factor' && test.direction === 'rise')
        return `${subject}${baseline}의 ${timesKo(test, form)}`;
      return `${subject}${baseline}보다 ${changedKo(test, amountOf(test, unit), form)}`;
    }
    case 'is': {
      const values = test.values.map((value) =>
        typeof value === 'string' ? wordOf(value, operand, reading) : amountText(value, unit, 'ko'),
      );
      const said = values.length > 1 ? `${values.join(', ')} 중 하나` : values.join();
      return test.not
        ? `${subject}${withParticle(said, '이', '가')} ${predicates.notBe[form]}`
        : `${subject}${said}${predicates.be[form]}`;
    }
    case 'missing':
      return `${name} 값이 ${over}${test.not ? predicates.exist[form] : predicates.lack[form]}`;
    case 'anomalous':
      return `${subject}${anomalousKo(test, operand, unit, form, reading)}`;
    case 'recovers': {
      if (test.to === null) return `${subject}평소 수준으로 ${predicates.comeBack[form]}`;
      const good = metricOf(operand)?.good ?? null;
      const side = good === null ? '' : good === 'up' ? ' 이상' : ' 이하';
      return `${subject}${amountText(test.to, unit, 'ko')}${side}로 ${predicates.comeBack[form]}`;
    }
  }
}

/** A guard behind its window; `guardSentenceKo` is the same as a sentence. */
function guardKo({ atLeast, where }: SampleGuard): string {
  const place = { baseline: '비교 구간 ', current: '', divisor: '분모 ' }[where];
  return `${place}표본 ${formatExactly(atLeast, { kind: 'count' }, 'ko')} 이상일 때`;
}

/** `비교 구간에 표본이 30건 이상일 때만 봅니다.` */
export function guardSentenceKo({ atLeast, where }: SampleGuard): string {
  const place = { baseline: '비교 구간', current: '현재 구간', divisor: '분모' }[where];
  return `${place}에 표본이 ${formatExactly(atLeast, { kind: 'count' }, 'ko')} 이상일 때만 봅니다.`;
}

function operandKo(operand: OperandModel, reading: Reading): string {
  switch (operand.kind) {
    case 'metric':
      return useKo(operand.use, reading);
    case 'probe': {
      const title = titleOf(operand.probe, 'probes', reading);
      return title === null
        ? codeKo(`${operand.probe}.${operand.field}`)
        : `${title}의 ${codeKo(operand.field)}`;
    }
    case 'lookUp': {
      const title = titleOf(operand.table, 'sources', reading) ?? operand.table;
      return `${title}의 ${codeKo(operand.field)}`;
    }
    case 'field': {
      const title = titleOf(operand.source, 'sources', reading) ?? operand.source;
      return `${title}의 ${codeKo(operand.field)}`;
    }
    case 'result':
      return codeKo(operand.field === null ? operand.name : `${operand.name}.${operand.field}`);
  }
}

/** `10건보다 많으면`, `10건 이상이면`, and of what is not counted `40분보다 크면`. */
export function comparedKo(amount: string, op: ComparisonSign, form: Form): string {
  const isCounted = /[건명회곳개]$/.test(amount);
  switch (op) {
    case '>':
      return `${amount}보다 ${predicates[isCounted ? 'many' : 'more'][form]}`;
    case '<':
      return `${amount}보다 ${predicates[isCounted ? 'few' : 'less'][form]}`;
    case '>=':
      return `${amount} 이상${predicates.be[form]}`;
    case '<=':
      return `${amount} 이하${predicates.be[form]}`;
  }
}

function wordOf(value: string, operand: OperandModel, reading: Reading): string {
  const field = 'field' in operand ? operand.field : null;
  return field === null ? `"${value}"` : wireWordKo(value, field, reading);
}

/** Its window, and the metric's own one where the use names another. */
function windowKo(operand: OperandModel): string {
  if (operand.kind !== 'metric' || operand.use.overMs === null) return '';
  const { metric, overMs } = operand.use;
  const own = metric.overMs !== null && metric.overMs !== overMs;
  return `${formatSpan(overMs, 'ko')} 동안${own ? `(지표 자체는 ${formatSpan(metric.overMs, 'ko')})` : ''} `;
}

/** The window of the metric on the right where it is not the one on the left. */
function otherWindowKo(operand: OperandModel, { use }: Extract<TestModel, { kind: 'ofMetric' }>): string {
  const left = operand.kind === 'metric' ? operand.use.overMs : null;
  return use.overMs === null || use.overMs === left ? '' : `${formatSpan(use.overMs, 'ko')} 동안의 `;
}

type Change = Extract<TestModel, { kind: 'change' }>;

function amountOf(test: Change, unit: ValueType): string {
  return test.measure === 'factor' ? `${test.amount}배` : changeText(test, unit, 'ko');
}

/** A rise to a multiple: `2배를 넘으면`, never `2배 넘게 늘면`, which would be three times. */
function timesKo({ op, amount }: Change, form: Form): string {
  switch (op) {
    case '>':
      return `${amount}배를 ${predicates.exceed[form]}`;
    case '>=':
      return `${amount}배 이상${predicates.be[form]}`;
    case '<':
      return `${amount}배보다 ${predicates.less[form]}`;
    case '<=':
      return `${amount}배 이하${predicates.be[form]}`;
  }
}

/** A drop of less than 20 % is also a rise: both are said. */
function changedKo({ op, direction }: Change, amount: string, form: Form): string {
  const verb = { drop: predicates.fall, rise: predicates.rise, change: predicates.change }[direction];
  if (op === '>' || op === '>=') return `${amount} ${op === '>' ? '넘게' : '이상'} ${verb[form]}`;
  const degree = `${amount} ${op === '<' ? '미만으로' : '이하로'}`;
  if (direction === 'change') return `${degree} ${verb[form]}`;
  const other = direction === 'drop' ? predicates.rise : predicates.fall;
  return `${degree} ${verb.or} 오히려 ${other[form]}`;
}

function anomalousKo(
  test: Extract<TestModel, { kind: 'anomalous' }>,
  operand: OperandModel,
  unit: ValueType,
  form: Form,
  reading: Reading,
): string {
  const metric = metricOf(operand);
  const params = Object.entries(test.params).map(([name, value]) => paramKo(name, value));
  const how = params.length === 0 ? '' : `(${params.join(', ')}) `;
  const written = anomalyBaseline(test, metric);
  const time = metric?.seasonal === 'daily' ? '이 시각' : '이 요일 이 시각';
  const usual = written === null ? `${time}의 평소` : baselineKo(written, metric, unit, reading);
  const rare = written === null ? `${rarityText(WEEKS_BETWEEN[sensitivityOf(test)], 'ko')} 있을 만큼 ` : '';
  const good = metric?.good ?? null;
  const side = test.direction ?? (good === null ? 'either' : good === 'up' ? 'down' : 'up');
  const unsaid =
    test.direction !== null ? '' : good === null ? '(좋은 방향이 없어 양쪽 모두) ' : '(나쁜 쪽으로) ';
  const predicate = {
    up: test.not ? predicates.notHigh : predicates.high,
    down: test.not ? predicates.notLow : predicates.low,
    either: test.not ? predicates.notOdd : predicates.odd,
  }[side];
  const usually = side === 'either' ? withParticle(usual, '과', '와') : `${usual}보다`;
  return `${how}${unsaid}${usually} ${rare}이상하게 ${predicate[form]}`;
}

/** What a detector is told: `sensitivity high` is 민감도 높음. */
function paramKo(name: string, value: Constant): string {
  if (name !== 'sensitivity') return `${codeKo(name)} ${value}`;
  const level = { high: '높음', medium: '보통', low: '낮음' }[String(value)] ?? String(value);
  return `민감도 ${level}`;
}
