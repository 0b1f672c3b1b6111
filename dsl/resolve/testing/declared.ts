import type { MetricModel } from '../../model/metric.ts';
import type { FilterModel, SourceModel } from '../../model/source.ts';
import { load } from './sample.ts';

/** The model of a metric declared in `a.play`, and what was said about it, one `CODE words` each. */
export function metricOf(text: string): {
  readonly model: MetricModel | undefined;
  readonly codes: readonly string[];
} {
  const { project, diagnostics } = load(text);
  const codes = diagnostics.map(({ code }) => code);
  return { model: project.metrics.find(({ name }) => name === 'm'), codes };
}

/** The model of a source called `s`. */
export function sourceOf(text: string): SourceModel | undefined {
  return load(text).project.sources.find(({ name }) => name === 's');
}

/** The filter of `metric m = count of orders_in where …`; codes where it has none. */
export function filterOf(where: string): FilterModel | readonly string[] {
  const { model, codes } = metricOf(`metric m = count of orders_in where ${where} over 5m`);
  return model?.kind === 'fold' && model.filter !== null ? model.filter : codes;
}
