import type { MetricModel } from '../model/metric.ts';
import type { Place } from '../resolve/source-map.ts';
import type { Metric } from '../tree/metric.ts';
import type { SourceFile } from '../tree.ts';
import type { Subject } from './subject.ts';

/** A metric as resolved and as written. */
export interface WrittenMetric {
  readonly file: SourceFile;
  readonly tree: Metric;
  readonly model: MetricModel;
  /** The name that declares it. */
  readonly place: Place;
}

/** The metrics that came out whole, in the order of their names. */
export function metricsOf({ project, knowledge }: Subject): readonly WrittenMetric[] {
  return project.metrics.flatMap((model) => {
    const declared = knowledge.scope.find(model.name);
    if (declared?.node.kind !== 'metric') return [];
    const { file, span, node } = declared;
    return [{ file, tree: node, model, place: { file, span } }];
  });
}
