import { expect, test } from '@jest/globals';
import { cellWidth } from '../dsl/cells.ts';
import { dotGraph } from '../rules/graph/dot.ts';
import type { Graph } from '../rules/graph/graph.ts';
import { svgOf } from './graph-svg.ts';

const graphOf = (label: string): Graph => ({
  title: label,
  nodes: [
    { id: 'n1', kind: 'trigger', label, details: ['주문 수가 15분 동안 지난 4주 같은 시간보다 줄면'] },
    { id: 'n2', kind: 'action', label, details: [] },
  ],
  edges: [{ from: 'n1', to: 'n2', kind: 'leads', labels: [label] }],
});

test('a picture asks nothing of the network and names no version', async () => {
  const svg = await svgOf(dotGraph(graphOf('라이더 가용성')));
  expect(svg).toMatch(/^<\?xml [^>]*>\s*<svg /);
  expect(svg.replace(/xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(/https?:|<script|<image|<!--|graphviz/i);
});

test('words of the author stay words', async () => {
  const svg = await svgOf(dotGraph(graphOf('a"b\\N</td><script>alert(1)</script> & <!-- x --> end')));
  expect(svg).not.toMatch(/<script|<!--/);
  expect(svg.replace(/&#45;/g, '-')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('boxes are as wide as the Hangul in them', async () => {
  const label = '배달이 늦어지고 있어요 죄송합니다';
  const svg = await svgOf(dotGraph(graphOf(label)));
  const [, points = ''] = /<polygon [^>]*fill="#e6f4ea"[^>]*points="([^"]+)"/.exec(svg) ?? [];
  const xs = points.split(' ').map((point) => Number(point.split(',')[0]));
  // Hangul is as wide as it is high: 11 points for two cells.
  expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan((cellWidth(label) / 2) * 11);
});
