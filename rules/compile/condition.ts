import type { ConditionModel, OperandModel, TestModel } from '../../dsl/model/condition.ts';
import type { MetricUse } from '../../dsl/model/metric.ts';
import { shortId } from '../canonical.ts';
import type { Condition, Operand } from '../condition.ts';
import type { Test } from '../window.ts';
import type { Graph } from './graph.ts';
import { meaningOf } from './meaning.ts';
import { notRunnable } from './not-runnable.ts';

/** What a playbook turned out to read, gathered while it compiles. */
export interface Reads {
  readonly sources: Set<string>;
  readonly probes: Set<string>;
  readonly windows: Set<string>;
}

/** Nothing read yet. */
export function noReads(): Reads {
  return { sources: new Set(), probes: new Set(), windows: new Set() };
}

/** The names gathered, alphabetical. */
export function named(names: ReadonlySet<string>): readonly string[] {
  return [...names].sort();
}

/** Compiles what one playbook asks: hands out window ids and condition ids, and notes what was read. */
export interface Asker {
  readonly window: (use: MetricUse) => string;
  readonly probe: (name: string) => string;
  readonly source: (name: string) => string;
  /** An id for a node of that role and content, unique in the playbook. */
  readonly id: (role: string, content: unknown) => string;
}

/** An asker for one playbook. Ids are `role:hash`, so an edit elsewhere leaves them; a twin gets `~2`. */
export function createAsker(graph: Graph, reads: Reads): Asker {
  const seen = new Map<string, number>();
  return {
    window: (use) => {
      const id = graph.windowOf(use);
      reads.windows.add(id);
      reads.sources.add(graph.sourceOf(id));
      return id;
    },
    probe: (name) => {
      reads.probes.add(name);
      return name;
    },
    source: (name) => {
      reads.sources.add(name);
      return name;
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
    case 'leaf': {
      const operand = compileOperand(model.operand, ask);
      const test = compileTest(model.test, ask);
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
    case 'cause': {
      const { kind, cause, not } = model;
      return { kind, id: ask.id(role, { cause, not }), text: model.text, cause, not };
    }
    default:
      return notRunnable(model.kind);
  }
}

function compileOperand(model: OperandModel, ask: Asker): Operand {
  switch (model.kind) {
    case 'metric':
      return { kind: 'window', window: ask.window(model.use) };
    case 'probe':
      return { kind: 'probe', probe: ask.probe(model.probe), field: model.field };
    default:
      return notRunnable(model.kind);
  }
}

/** Only a comparison with another metric names one. */
function compileTest(model: TestModel, ask: Asker): Test {
  switch (model.kind) {
    case 'ofMetric':
      return { kind: 'ofMetric', op: model.op, ratio: model.ratio, window: ask.window(model.use) };
    case 'change': {
      const { baseline } = model;
      if (baseline.kind !== 'previous' && baseline.kind !== 'sameTime')
        return notRunnable(`vs ${baseline.kind}`);
      return { ...model, baseline };
    }
    case 'anomalous':
    case 'recovers':
      return notRunnable(model.kind);
    default:
      return model;
  }
}
