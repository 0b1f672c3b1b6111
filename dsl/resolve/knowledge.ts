import type { Catalog } from '../catalog.ts';
import type { AudienceModel } from '../model/definition.ts';
import type { MetricModel } from '../model/metric.ts';
import type { ProbeModel, SourceModel } from '../model/source.ts';
import type { Routine } from './routine.ts';
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
  /** Tables by the name of their key, for look-ups. */
  readonly tables: ReadonlyMap<string, readonly SourceModel[]>;
  readonly audiences: ReadonlyMap<string, Known<AudienceModel>>;
  readonly routines: ReadonlyMap<string, Routine>;
  /** Everything that something can be grouped by: fields of sources, and what `define words` speaks of. */
  readonly dimensions: ReadonlySet<string>;
}

/** Word → wire value of one dimension, or null where no `define words` speaks of it. */
export function wordsFor(knowledge: Knowledge, dimension: string): Readonly<Record<string, string>> | null {
  return Object.hasOwn(knowledge.words, dimension) ? knowledge.words[dimension]! : null;
}

/** Whether a declared metric has a message of its own: what it lacks at a use may be what that message is about. */
export function isUnsound(metric: MetricModel, knowledge: Knowledge): boolean {
  return knowledge.metrics.get(metric.name)?.sound === false;
}
