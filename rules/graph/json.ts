import type { Graph } from './graph.ts';

/** A graph as JSON, `ordersense.graph/1`: fields are added, never changed. Ends with a line break. */
export function jsonGraph(graph: Graph): string {
  return `${JSON.stringify({ schema: 'ordersense.graph/1', ...graph }, null, 2)}\n`;
}
