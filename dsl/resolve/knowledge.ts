import type { Catalog } from '../catalog.ts';
import type { MetricModel } from '../model/metric.ts';
import type { ProbeModel, SourceModel } from '../model/source.ts';
import type { Scope } from './scope.ts';

/** A resolved declaration. `sound` is false where it has a message of its own and cannot run. */
export interface Known<T> {
  readonly model: T;
  readonly sound: boolean;
}

/** Everything that a condition or an action may name. */
export interface Knowledge {
  readonly scope: Scope;
  readonly catalog: Catalog;
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sources: ReadonlyMap<string, Known<SourceModel>>;
  readonly probes: ReadonlyMap<string, Known<ProbeModel>>;
  readonly metrics: ReadonlyMap<string, Known<MetricModel>>;
}

/** Word → wire value of one dimension, or null where no `define words` speaks of it. */
export function wordsFor(knowledge: Knowledge, dimension: string): Readonly<Record<string, string>> | null {
  return Object.hasOwn(knowledge.words, dimension) ? knowledge.words[dimension]! : null;
}

/** Whether some table is keyed by a field of this name, so that `name.field` is a look-up. */
export function isLookUp(name: string, knowledge: Knowledge): boolean {
  return [...knowledge.sources.values()].some(({ model }) => model.kind === 'table' && model.key === name);
}

/** Whether a declared metric has a message of its own: what it lacks at a use may be what that message is about. */
export function isUnsound(metric: MetricModel, knowledge: Knowledge): boolean {
  return knowledge.metrics.get(metric.name)?.sound === false;
}
