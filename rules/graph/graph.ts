/** A picture before it has a format: what is shown and what leads to what. */
export interface Graph {
  readonly title: string;
  /** In the order in which a reader meets them; the first one is where reading starts. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Steps of a playbook, or the things that a project declares. */
export type NodeKind =
  | 'trigger'
  | 'check'
  | 'cause'
  | 'branch'
  | 'routine'
  | 'action'
  | 'undo'
  | 'wait'
  | 'track'
  | 'escalate'
  | 'expect'
  | 'hole'
  | 'playbook'
  | 'metric'
  | 'audience'
  | 'schedule'
  | 'probe'
  | 'source'
  | 'verb';

export interface GraphNode {
  /** `n1`, `n2`, …: letters and digits alone, in the order of the nodes. */
  readonly id: string;
  readonly kind: NodeKind;
  /** What it is, in the reader's language; may hold any words of the author. */
  readonly label: string;
  /** Further lines below it. */
  readonly details: readonly string[];
}

/** `leads` is what happens next, `undo` what takes an action back, `reads` data that flows. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'leads' | 'undo' | 'reads';
  /** Limits, approvals and conditions that stand in the way, a phrase each. */
  readonly labels: readonly string[];
}
