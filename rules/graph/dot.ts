import { cellWidth, printable } from '../../dsl/cells.ts';
import type { Graph, GraphEdge, GraphNode, NodeKind } from './graph.ts';
import { wrapped } from './wrap.ts';

/** Widest line of a node and of a label on an edge, in cells. */
const NODE_CELLS = 40;
const EDGE_CELLS = 30;
/** Points of one cell at the sizes below, generous: Graphviz does not know how wide Hangul is, and boxes must hold it. */
const NODE_CELL_POINTS = 6.6;
const EDGE_CELL_POINTS = 5.8;
const POINTS_PER_INCH = 72;
const MARGIN_CELLS = 3;

/** Shape and colours of each kind; readable in black and white too. */
const STYLES: Readonly<Record<NodeKind, string>> = {
  trigger: 'shape=box style="rounded,filled,bold" fillcolor="#e8f0fe"',
  check: 'shape=box style="filled" fillcolor="#fff8e1" peripheries=2',
  cause: 'shape=box style="rounded,filled" fillcolor="#fff8e1"',
  branch: 'shape=box style="rounded,dashed"',
  routine: 'shape=box style="dashed"',
  action: 'shape=box style="filled,bold" fillcolor="#e6f4ea"',
  undo: 'shape=box style="rounded,filled" fillcolor="#f1f3f4"',
  wait: 'shape=box style="rounded"',
  track: 'shape=box style="rounded"',
  escalate: 'shape=box style="filled,bold" fillcolor="#fce8e6"',
  expect: 'shape=box style="rounded,dashed"',
  hole: 'shape=box style="dotted"',
  playbook: 'shape=box style="filled,bold" fillcolor="#e8f0fe"',
  metric: 'shape=box style="filled" fillcolor="#fff8e1"',
  audience: 'shape=box style="rounded"',
  schedule: 'shape=box style="rounded"',
  probe: 'shape=box style="rounded,filled" fillcolor="#f1f3f4"',
  source: 'shape=box style="filled" fillcolor="#f1f3f4"',
  verb: 'shape=box style="filled" fillcolor="#e6f4ea"',
};

/** A graph in the language of Graphviz. Ends with a line break. */
export function dotGraph({ title, nodes, edges }: Graph): string {
  const isFlow = edges.every(({ kind }) => kind !== 'reads');
  return [
    'digraph {',
    `  graph [label=${quoted(printable(title))} labelloc=t fontsize=16 fontname="sans-serif" rankdir=${isFlow ? 'TB' : 'LR'} ranksep=0.35 nodesep=0.3];`,
    '  node [fontname="sans-serif" fontsize=11 margin="0.15,0.08" color="#5f6368"];',
    '  edge [fontname="sans-serif" fontsize=9.5 color="#5f6368"];',
    ...nodes.map(nodeLine),
    ...edges.map(edgeLine),
    '}',
    '',
  ].join('\n');
}

function nodeLine({ id, kind, label, details }: GraphNode): string {
  const lines = [label, ...details].flatMap((text) => wrapped(text, NODE_CELLS));
  const cells = Math.max(...lines.map((line) => cellWidth(line))) + MARGIN_CELLS;
  const inches = (cells * NODE_CELL_POINTS) / POINTS_PER_INCH;
  return `  ${id} [label=${quoted(lines.join('\n'))} width=${inches.toFixed(2)} ${STYLES[kind]}];`;
}

/** Labels are tables, for only a table can be told how wide it is. */
function edgeLine({ from, to, kind, labels }: GraphEdge): string {
  const lines = labels.flatMap((text) => wrapped(text, EDGE_CELLS));
  const attributes = [
    ...(kind === 'undo' ? ['style=dashed'] : []),
    ...(lines.length === 0 ? [] : [`label=<${tableOf(lines)}>`]),
  ];
  return `  ${from} -> ${to}${attributes.length === 0 ? '' : ` [${attributes.join(' ')}]`};`;
}

function tableOf(lines: readonly string[]): string {
  const points = Math.ceil(Math.max(...lines.map((line) => cellWidth(line))) * EDGE_CELL_POINTS);
  return `<table border="0" cellspacing="0"><tr><td width="${points}">${lines.map(inHtml).join('<br/>')}</td></tr></table>`;
}

/** A string of Graphviz: a backslash there begins an escape, `\N` even a name. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
