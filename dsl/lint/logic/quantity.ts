import type { ConditionModel, OperandModel, TestModel } from '../../model/condition.ts';
import type { MetricUse } from '../../model/metric.ts';
import type { Knowledge } from '../../resolve/knowledge.ts';
import type { FieldType } from '../../resolve/value.ts';
import {
  allNumbers,
  between,
  bothOf,
  comparedTo,
  eitherOf,
  fromZero,
  type IntervalSet,
} from './interval-set.ts';
import { fieldDomain, fieldOf, metricDomain, startsAtZero } from './metric-domain.ts';
import {
  allBut,
  anything,
  common,
  known,
  nothing,
  numbersIn,
  onlyMissing,
  type ValueSet,
  valuesIn,
} from './value-set.ts';

/** One quantity, and where it must lie for a test to be known true, or known false. */
export interface Asked {
  /** The same for all tests of the same thing: one metric over one window, one probe's answer. */
  readonly key: string;
  readonly trueOn: ValueSet;
  readonly falseOn: ValueSet;
}

/** Both zero: neither more nor less than any share of the other. */
const BOTH_ZERO = 'both zero';

/** What a single condition asks of which quantity; null where that cannot be told by looking at values. */
export function askedBy(condition: ConditionModel, knowledge: Knowledge): Asked | null {
  switch (condition.kind) {
    case 'leaf':
      return askedByTest(condition.operand, condition.test, knowledge);
    case 'sourceMissing':
      return truth(`missing ${condition.source} ${condition.overMs}`, condition.not);
    case 'cause':
      return truth(`cause ${condition.cause}`, condition.not);
    case 'during':
      return truth(`during ${condition.schedule}`, false);
    case 'recovered':
      return truth('recovered', condition.not);
    default:
      return null;
  }
}

function askedByTest(operand: OperandModel, test: TestModel, knowledge: Knowledge): Asked | null {
  const key = keyOf(operand, knowledge);
  const domain = domainOf(operand, knowledge);
  switch (test.kind) {
    case 'threshold':
      return asked(key, domain, numbersIn(comparedTo(test.op, test.value)));
    case 'is': {
      const values = valuesIn(test.values);
      return asked(key, domain, known(test.not ? allBut(values) : values));
    }
    case 'missing': {
      const [missing, there] = [onlyMissing, known(domain)];
      return test.not ? { key, trueOn: there, falseOn: missing } : { key, trueOn: missing, falseOn: there };
    }
    case 'change':
      return askedByChange(key, domain.numbers, test);
    case 'ofMetric': {
      const other = metricDomain(test.use.metric, knowledge);
      // Below 0 a share of the other turns its sign round.
      if (!startsAtZero(domain.numbers) || !startsAtZero(other) || test.ratio < 0) return null;
      const quotient = { ...numbersIn(fromZero), words: [BOTH_ZERO], missing: true };
      const words = test.op === '>=' || test.op === '<=' ? [BOTH_ZERO] : [];
      const truths = { ...numbersIn(comparedTo(test.op, test.ratio)), words };
      return asked(`${key} / ${useKey(test.use, knowledge)}`, quotient, truths);
    }
    case 'anomalous':
      return truth(`${key} ${JSON.stringify({ ...test, not: false })}`, test.not);
    case 'recovers':
      return truth(`${key} ${JSON.stringify(test)}`, false);
  }
}

/** A change is the signed difference to the baseline, so that a drop and a rise speak of one quantity. */
function askedByChange(
  key: string,
  values: IntervalSet,
  { direction, op, measure, amount, baseline }: Extract<TestModel, { kind: 'change' }>,
): Asked | null {
  // `rise > 2x` is more than one baseline above it; of other directions a factor says nothing.
  if (measure === 'factor' && direction !== 'rise') return null;
  const limit = measure === 'factor' ? amount - 1 : amount;
  const quantity = measure === 'absolute' ? 'difference' : 'change';
  return asked(
    `${quantity} of ${key} ${JSON.stringify(baseline)}`,
    { ...numbersIn(changeDomain(values, quantity)), missing: true },
    numbersIn(changed(direction, op, limit)),
  );
}

/** Of a share the difference is at most one whole; what never falls below 0 drops by no more than all of it. */
function changeDomain(values: IntervalSet, quantity: 'difference' | 'change'): IntervalSet {
  const isShare = values.at(-1)?.to === 1;
  if (quantity === 'difference') return isShare ? between(-1, 1) : allNumbers;
  return startsAtZero(values) ? comparedTo('>=', -1) : allNumbers;
}

function changed(
  direction: 'drop' | 'rise' | 'change',
  op: '>' | '>=' | '<' | '<=',
  limit: number,
): IntervalSet {
  const risen = comparedTo(op, limit);
  const fallen = comparedTo(MIRRORED[op], 0 - limit);
  switch (direction) {
    case 'rise':
      return risen;
    case 'drop':
      return fallen;
    case 'change':
      return op === '>' || op === '>=' ? eitherOf(risen, fallen) : bothOf(risen, fallen);
  }
}

const MIRRORED = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' } as const;

function asked(key: string, domain: ValueSet, trueOn: ValueSet): Asked {
  return { key, trueOn: common(domain, trueOn), falseOn: known(common(domain, allBut(trueOn))) };
}

/** What is true or false, of which nothing more is known. */
function truth(key: string, not: boolean): Asked {
  return { key, trueOn: valuesIn([!not]), falseOn: valuesIn([not]) };
}

function keyOf(operand: OperandModel, knowledge: Knowledge): string {
  return operand.kind === 'metric' ? useKey(operand.use, knowledge) : JSON.stringify(operand);
}

/** What is folded on the spot is known by how it is folded, not by its words. */
function useKey({ metric, by, slice, overMs }: MetricUse, knowledge: Knowledge): string {
  const what =
    metric.kind === 'fold' && !knowledge.metrics.has(metric.name)
      ? [
          metric.source,
          metric.aggregate,
          metric.rank,
          metric.field,
          metric.perEvent,
          metric.filter,
          metric.outOf,
        ]
      : metric.name;
  return JSON.stringify([what, by, slice, overMs]);
}

function domainOf(operand: OperandModel, knowledge: Knowledge): ValueSet {
  switch (operand.kind) {
    case 'metric': {
      const { metric } = operand.use;
      if (metric.unit.kind === 'text' || metric.unit.kind === 'bool') return anything;
      return { ...numbersIn(metricDomain(metric, knowledge)), missing: true };
    }
    case 'probe': {
      const fields = knowledge.probes.get(operand.probe)?.model.fields ?? [];
      return typeDomain(fields.find(({ name }) => name === operand.field)?.type);
    }
    case 'lookUp':
      return typeDomain(fieldOf(operand.table, operand.field, knowledge)?.type);
    case 'field':
      return typeDomain(fieldOf(operand.source, operand.field, knowledge)?.type);
    case 'result':
      return anything;
  }
}

function typeDomain(type: FieldType | undefined): ValueSet {
  switch (type?.kind) {
    case undefined:
      return anything;
    case 'oneOf':
      return { ...valuesIn(type.values), missing: true };
    case 'bool':
      return { ...valuesIn([true, false]), missing: true };
    case 'text':
    case 'id':
    case 'place':
    case 'point':
    case 'time':
      return { ...nothing, allBut: true, missing: true };
    case 'count':
    case 'number':
    case 'percent':
    case 'duration':
    case 'money':
    case 'distance':
      return { ...numbersIn(fieldDomain(type)), missing: true };
  }
}
