import type { Formula, MetricModel } from '../../dsl/model/metric.ts';
import type { Project } from '../../dsl/model/project.ts';
import type { GivenValueModel } from '../../dsl/model/test.ts';

/** The source whose events or rows a given makes; null for answers and combined metrics. */
export function sourceOf({ what }: GivenValueModel, project: Project): string | null {
  switch (what.kind) {
    case 'source':
      return what.name;
    case 'metric': {
      const metric = project.metrics.find(({ name }) => name === what.name);
      return metric?.kind === 'fold' ? metric.source : null;
    }
    case 'audience':
      return project.audiences.find(({ name }) => name === what.name)?.table ?? null;
    case 'lookUp':
      return what.table;
    case 'probe':
    case 'read':
      return null;
  }
}

/** Every source that a metric is made from. */
export function sourcesOf(metric: MetricModel): readonly string[] {
  return metric.kind === 'fold' ? [metric.source] : inFormula(metric.formula);
}

function inFormula(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'metric':
      return sourcesOf(formula.metric);
    case 'binary':
      return [...inFormula(formula.left), ...inFormula(formula.right)];
    default:
      return [];
  }
}
