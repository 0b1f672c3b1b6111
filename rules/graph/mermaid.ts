import { printable } from '../../dsl/cells.ts';
import type { Graph, GraphEdge, GraphNode, NodeKind } from './graph.ts';
import { wrapped } from './wrap.ts';

/** Widest line of a node, in cells. */
const NODE_CELLS = 44;
const EDGE_CELLS = 32;

/** Brackets that give a node its shape. */
const SHAPES: Partial<Readonly<Record<NodeKind, readonly [string, string]>>> = {
  trigger: ['([', '])'],
  check: ['[[', ']]'],
  cause: ['{{', '}}'],
  branch: ['{', '}'],
  undo: ['(', ')'],
  source: ['[(', ')]'],
};

const ARROWS: Readonly<Record<GraphEdge['kind'], string>> = { leads: '-->', undo: '-.->', reads: '-->' };

/** A graph as a Mermaid flowchart, for Markdown pages. Ends with a line break. */
export function mermaidGraph({ title, nodes, edges }: Graph): string {
  return [
    '---',
    `title: ${JSON.stringify(printable(title))}`,
    '---',
    'flowchart TD',
    ...nodes.map(nodeLine),
    ...edges.map(edgeLine),
    '',
  ].join('\n');
}

function nodeLine({ id, kind, label, details }: GraphNode): string {
  const [open, close] = SHAPES[kind] ?? ['[', ']'];
  return `  ${id}${open}"${lines([label, ...details], NODE_CELLS)}"${close}`;
}

function edgeLine({ from, to, kind, labels }: GraphEdge): string {
  const label = labels.length === 0 ? '' : `|"${lines(labels, EDGE_CELLS)}"|`;
  return `  ${from} ${ARROWS[kind]}${label} ${to}`;
}

function lines(texts: readonly string[], cells: number): string {
  return texts
    .flatMap((text) => wrapped(text, cells))
    .map(escaped)
    .join('<br/>');
}

/** Everything that Mermaid or the HTML around it could read as more than text, as a decimal entity. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:?!%+*/=_~₩…→−×÷'()-]/gu, (char) => `#${char.codePointAt(0)};`);
}
