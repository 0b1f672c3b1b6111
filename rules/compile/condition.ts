import type { ConditionModel, OperandModel, TestModel } from '../../dsl/model/condition.ts';
import type { AudienceModel } from '../../dsl/model/definition.ts';
import type { MetricModel, MetricUse } from '../../dsl/model/metric.ts';
import type { SourceModel } from '../../dsl/model/source.ts';
import { canonicalJson, shortId } from '../canonical.ts';
import type { Condition, EventField, LookUp, Operand } from '../condition.ts';
import { countedPer, type Limits } from '../limit.ts';
import type { Test } from '../window.ts';
import { compileAnomaly } from './anomaly.ts';
import { compileBaseline } from './baseline.ts';
import type { Graph } from './graph.ts';
import { meaningOf } from './meaning.ts';
import { notRunnable } from './not-runnable.ts';

/** What a playbook turned out to read, gathered while it compiles. */
export interface Reads {
  readonly sources: Set<string>;
  readonly probes: Set<string>;
  readonly windows: Set<string>;
  /** By their canonical text. */
  readonly lookUps: Map<string, LookUp>;
  /** Of the event that `each` bound. */
  readonly fields: Set<string>;
  /** What its limits count per. */
  readonly counted: Set<string>;
}

/** Nothing read yet. */
export function noReads(): Reads {
  return {
    sources: new Set(),
    probes: new Set(),
    windows: new Set(),
    lookUps: new Map(),
    fields: new Set(),
    counted: new Set(),
  };
}

/** The names gathered, alphabetical. */
export function named(names: ReadonlySet<string>): readonly string[] {
  return [...names].sort();
}

/** Compiles what one playbook asks: hands out window ids and condition ids, and notes what was read. */
export interface Asker {
  readonly window: (use: MetricUse) => string;
  /** A window that is read for each row of a table, not for the instance. */
  readonly rowWindow: (use: MetricUse) => string;
  readonly metricNamed: (name: string) => MetricModel;
  readonly sourceNamed: (name: string) => SourceModel;
  /** Tables by name. */
  readonly tables: () => readonly SourceModel[];
  readonly audienceNamed: (name: string) => AudienceModel;
  /** Dimensions that `when` binds. */
  readonly by: readonly string[];
  readonly probe: (name: string) => string;
  readonly source: (name: string) => string;
  readonly lookUp: (look: LookUp) => LookUp;
  readonly field: (field: EventField) => EventField;
  readonly limits: (limits: Limits) => Limits;
  /** An id for a node of that role and content, unique in the playbook. */
  readonly id: (role: string, content: unknown) => string;
}

/** An asker for one playbook. Ids are `role:hash`, so an edit elsewhere leaves them; a twin gets `~2`. */
export function createAsker(graph: Graph, reads: Reads, by: readonly string[] = []): Asker {
  const seen = new Map<string, number>();
  const rowWindow = (use: MetricUse): string => {
    const id = graph.windowOf(use);
    for (const source of graph.sourcesOf(id)) reads.sources.add(source);
    return id;
  };
  return {
    window: (use) => {
      const id = rowWindow(use);
      reads.windows.add(id);
      return id;
    },
    rowWindow,
    metricNamed: graph.metricNamed,
    sourceNamed: graph.sourceNamed,
    tables: graph.tables,
    audienceNamed: graph.audienceNamed,
    by,
    probe: (name) => {
      reads.probes.add(name);
      return name;
    },
    source: (name) => {
      reads.sources.add(name);
      return name;
    },
    lookUp: ({ table, field, key }) => {
      const look = { table, field, key };
      reads.lookUps.set(canonicalJson(look), look);
      reads.sources.add(table);
      return look;
    },
    field: ({ source, field }) => {
      reads.fields.add(field);
      return { source, field };
    },
    limits(limits) {
      for (const name of countedPer(limits)) reads.counted.add(name);
      return limits;
    },
    id: (role, content) => {
      const id = `${role}:${shortId(content)}`;
      const times = (seen.get(id) ?? 0) + 1;
      seen.set(id, times);
      return times === 1 ? id : `${id}~${times}`;
    },
  };
}

/**
 * A condition with its operands turned into window ids.
 *
 * @param role  where it stands (`when`, `unless1`, `recovered`, `check.cause`, a branch's path); part of its ids
 */
export function compileCondition(model: ConditionModel, role: string, ask: Asker): Condition {
  switch (model.kind) {
    case 'and':
    case 'or':
      return { kind: model.kind, of: model.of.map((part) => compileCondition(part, role, ask)) };
    case 'not':
      return { kind: 'not', of: compileCondition(model.of, role, ask) };
    case 'hold': {
      const of = compileCondition(model.of, role, ask);
      return {
        kind: 'hold',
        id: ask.id(role, { hold: meaningOf(of), forMs: model.forMs }),
        of,
        forMs: model.forMs,
        text: model.text,
      };
    }
    case 'sequence':
      // Of single events the occasion keeps the clock; the condition says only that it came to its end.
      if (model.first.kind === 'each')
        return { kind: 'each', id: ask.id(role, { each: model.first.source }), text: model.text };
      return model.steps.reduce(
        (first, { of, not, withinMs }): Condition => {
          const second = compileCondition(of, role, ask);
          const id = ask.id(role, { first: meaningOf(first), second: meaningOf(second), not, withinMs });
          return { kind: 'sequence', id, text: model.text, first, second, not, withinMs };
        },
        compileCondition(model.first, role, ask),
      );
    case 'absent': {
      const operand = { kind: 'window' as const, window: ask.window(countUse(model)) };
      const test = { kind: 'threshold' as const, op: '<=' as const, value: 0, atLeast: null };
      return { kind: 'leaf', id: ask.id(role, { operand, test }), text: model.text, operand, test };
    }
    case 'leaf': {
      const operand = compileOperand(model.operand, ask);
      const test = compileTest(model.test, model.operand, ask);
      return { kind: 'leaf', id: ask.id(role, { operand, test }), text: model.text, operand, test };
    }
    case 'sourceMissing': {
      const { kind, source, overMs, not } = model;
      return {
        kind,
        id: ask.id(role, { source, overMs, not }),
        text: model.text,
        source: ask.source(source),
        overMs,
        not,
      };
    }
    case 'during':
      return compileDuring([model.schedule], false, model.text, role, ask);
    case 'each':
      return { kind: 'each', id: ask.id(role, { each: model.source }), text: model.text };
    case 'cause': {
      const { kind, cause, not } = model;
      return { kind, id: ask.id(role, { cause, not }), text: model.text, cause, not };
    }
    default:
      return notRunnable(model.kind);
  }
}

/**
 * `no SOURCE … over d` is a count of 0: known only of a slice that is known, of a source that is not blind, over a
 * window that was read.
 */
function countUse({ source, filter, by, overMs }: Extract<ConditionModel, { kind: 'absent' }>): MetricUse {
  return {
    by,
    slice: null,
    overMs,
    metric: {
      kind: 'fold',
      name: source,
      title: null,
      source,
      aggregate: 'count',
      rank: null,
      field: null,
      perEvent: null,
      filter,
      outOf: null,
      per: by,
      overMs,
      baseline: null,
      atLeast: null,
      missingAsZero: false,
      unit: { kind: 'count' },
      good: null,
      seasonal: null,
      forecast: null,
      deprecated: null,
    },
  };
}

/** One of these schedules holds, or with `not` none of them does. */
export function compileDuring(
  schedules: readonly string[],
  not: boolean,
  text: string,
  role: string,
  ask: Asker,
): Condition {
  return { kind: 'during', id: ask.id(role, { schedules, not }), text, schedules, not };
}

function compileOperand(model: OperandModel, ask: Asker): Operand {
  switch (model.kind) {
    case 'metric':
      return { kind: 'window', window: ask.window(model.use) };
    case 'probe':
      return { kind: 'probe', probe: ask.probe(model.probe), field: model.field };
    case 'lookUp':
      return { kind: 'lookUp', ...ask.lookUp(model) };
    case 'result':
      return model;
    case 'field':
      return { kind: 'field', ...ask.field(model) };
  }
}

/** Back on the good side of a value, or, without one, no worse than what is usual. */
function compileRecovers(
  { to, baseline }: Extract<TestModel, { kind: 'recovers' }>,
  operand: OperandModel,
  ask: Asker,
): Test {
  const good = operand.kind === 'metric' ? operand.use.metric.good : null;
  if (good === null) return notRunnable('recovers without a good direction');
  if (to !== null) return { kind: 'threshold', op: good === 'up' ? '>=' : '<=', value: to, atLeast: null };
  if (baseline === null) return notRunnable('recovers without a baseline');
  return {
    kind: 'change',
    direction: good === 'up' ? 'drop' : 'rise',
    op: '<=',
    measure: 'absolute',
    amount: 0,
    baseline: compileBaseline(baseline, operand, ask),
    atLeast: null,
  };
}

/** A comparison with another metric names one, and a baseline may. */
function compileTest(model: TestModel, operand: OperandModel, ask: Asker): Test {
  switch (model.kind) {
    case 'ofMetric':
      return { kind: 'ofMetric', op: model.op, ratio: model.ratio, window: ask.window(model.use) };
    case 'change':
      return { ...model, baseline: compileBaseline(model.baseline, operand, ask) };
    case 'recovers':
      return compileRecovers(model, operand, ask);
    case 'anomalous':
      return compileAnomaly(model, operand, ask);
    default:
      return model;
  }
}
