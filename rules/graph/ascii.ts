import { cellWidth } from '../../dsl/cells.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { wrapped } from './wrap.ts';

/** Fewest cells that a text keeps, however deep it stands. */
const LEAST_CELLS = 24;
/** The bar before the further lines of a node. */
const BAR_CELLS = 2;

const SIGNS: Readonly<Record<GraphEdge['kind'], string>> = { leads: '─▶ ', undo: '─↩ ', reads: '─▶ ' };

/**
 * A graph as a tree for a terminal: what a node leads to stands under it, limits in brackets before what they hold
 * back. A node that is reached twice is told once and named again with `↑`. Ends with a line break.
 *
 * @param cells  how wide the terminal is; Hangul takes two
 */
export function asciiGraph({ title, nodes, edges }: Graph, cells: number): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isReached = new Set(edges.map(({ to }) => to));
  const told = new Set<string>();
  const lines: string[] = [...wrapped(title, cells)];

  const tell = (node: GraphNode, edge: GraphEdge | null, head: string, rest: string): void => {
    const again = told.has(node.id);
    const room = Math.max(cells - Math.max(cellWidth(head), cellWidth(rest) + BAR_CELLS), LEAST_CELLS);
    const limits = edge === null || edge.labels.length === 0 ? [] : [`[${edge.labels.join('; ')}]`];
    const own = again ? [`↑ ${node.label}`] : [node.label, ...node.details];
    // Limits hold back what they stand before; the end of an effect belongs to its undo.
    const texts = edge?.kind === 'undo' ? [...own, ...limits] : [...limits, ...own];
    const inner = again ? [] : edges.filter(({ from }) => from === node.id);
    const bar = inner.length === 0 ? '  ' : '│ ';
    texts
      .flatMap((text) => wrapped(text, room))
      .forEach((text, index) => {
        lines.push(`${index === 0 ? head : `${rest}${bar}`}${text}`.trimEnd());
      });
    told.add(node.id);
    inner.forEach((next, index) => {
      const isLast = index === inner.length - 1;
      tell(
        byId.get(next.to)!,
        next,
        `${rest}${isLast ? '└' : '├'}${SIGNS[next.kind]}`,
        `${rest}${isLast ? ' ' : '│'}  `,
      );
    });
  };

  for (const node of nodes) if (!isReached.has(node.id)) tell(node, null, '', '');
  // What is reached only in a circle has no first node.
  for (const node of nodes) if (!told.has(node.id)) tell(node, null, '', '');
  return `${lines.join('\n')}\n`;
}
