import type { MetricModel } from '../model/metric.ts';
import type { Arithmetic, Metric } from '../tree/metric.ts';
import type { SourceFile } from '../tree.ts';
import { checkAmounts } from './amount/check-amounts.ts';
import type { Knowledge, Known } from './knowledge.ts';
import { resolveMetric } from './metric.ts';
import { createReport, type Sink } from './report.ts';
import type { Scope } from './scope.ts';

/**
 * All declared metrics by name, each after those that it names, in whatever order they are written.
 *
 * @param metrics  where they go: the same map that `knowledge` reads
 */
export function resolveMetrics(
  knowledge: Knowledge,
  metrics: Map<string, Known<MetricModel>>,
  sink: Sink,
): void {
  const { scope } = knowledge;
  const { order, circles } = sorted(scope);
  for (const name of order) {
    const declared = scope.find(name);
    if (declared?.node.kind !== 'metric') continue;
    const report = createReport(declared.file, sink);
    checkAmounts(declared.node, report);
    const circleOf = (other: string) => circles.get(`${name}\n${other}`) ?? null;
    const model = resolveMetric(declared.node, knowledge, report, circleOf);
    const sound = !report.isBroken() && !isCutOff(declared.node, declared.file);
    if (model !== null) metrics.set(name, { model, sound });
  }
}

/** Whether something that cannot be read stands on its last line: it may well be a part of it. */
function isCutOff({ span }: Metric, { items, text }: SourceFile): boolean {
  const next = items.find((item) => item.span.start >= span.end);
  return next?.kind === 'broken' && !text.slice(span.end, next.span.start).includes('\n');
}

/** An order in which every metric comes after what it names, and the circles that keep some from that. */
interface Sorted {
  readonly order: readonly string[];
  /** `a\nb` where a names b and b leads back to a; the way round, `a b … a`. */
  readonly circles: ReadonlyMap<string, readonly string[]>;
}

/** Depth first, with a stack of its own: a chain of ten thousand metrics must not exhaust the caller's. */
function sorted(scope: Scope): Sorted {
  const order: string[] = [];
  const circles = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const way: { readonly name: string; readonly rest: string[] }[] = [];
  const open = new Map<string, number>();
  const enter = (name: string, metric: Metric): void => {
    open.set(name, way.length);
    way.push({ name, rest: namesIn(metric) });
  };
  for (const { name, node } of scope.all) {
    if (node.kind !== 'metric' || done.has(name)) continue;
    enter(name, node);
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const next = at.rest.pop();
      if (next === undefined) {
        order.push(at.name);
        done.add(at.name);
        open.delete(at.name);
        way.pop();
        continue;
      }
      const begin = open.get(next);
      if (begin !== undefined) {
        const round = way.slice(begin).map((step) => step.name);
        circles.set(`${at.name}\n${next}`, [...round, next]);
        continue;
      }
      const declared = scope.find(next);
      if (declared?.node.kind === 'metric' && !done.has(next)) enter(next, declared.node);
    }
  }
  return { order, circles };
}

/** Names that a metric's formula and baseline lean on, whatever they turn out to be. */
function namesIn({ value, baseline }: Metric): string[] {
  const names: string[] = baseline?.kind === 'metric' ? [baseline.name.text] : [];
  const parts: Arithmetic[] = [value];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    if (part.kind === 'name') names.push(part.name.text);
    else if (part.kind === 'binary') parts.push(part.left, part.right);
  }
  return names;
}
