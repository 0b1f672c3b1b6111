import type { Graph, GraphEdge, NodeKind } from './graph.ts';

/** An open end of a drawing: where the next step is tied to, and what stands on the way to it. */
export interface End {
  readonly from: string;
  readonly labels: readonly string[];
}

/** A graph that is being drawn. */
export interface Drawing {
  /** Adds a node behind these ends and returns its id. */
  add(
    kind: NodeKind,
    label: string,
    details: readonly string[],
    after: readonly End[],
    edge?: GraphEdge['kind'],
  ): string;
  /** Ties two nodes that are there. */
  tie(from: string, to: string, kind: GraphEdge['kind'], labels: readonly string[]): void;
  done(title: string): Graph;
}

/** An empty drawing. */
export function startDrawing(): Drawing {
  const nodes: Graph['nodes'][number][] = [];
  const edges: GraphEdge[] = [];
  return {
    add(kind, label, details, after, edge = 'leads') {
      const id = `n${nodes.length + 1}`;
      nodes.push({ id, kind, label, details });
      edges.push(...after.map(({ from, labels }) => ({ from, to: id, kind: edge, labels })));
      return id;
    },
    tie(from, to, kind, labels) {
      edges.push({ from, to, kind, labels });
    },
    done: (title) => ({ title, nodes, edges }),
  };
}
