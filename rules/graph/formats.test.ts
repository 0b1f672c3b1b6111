import { describe, expect, test } from '@jest/globals';
import { isBlocking } from '../../dsl/project.ts';
import { load } from '../../dsl/resolve/testing/sample.ts';
import { expectGolden } from '../../dsl/testing/golden.ts';
import type { Language } from '../format.ts';
import { asciiGraph } from './ascii.ts';
import { dotGraph } from './dot.ts';
import type { Graph } from './graph.ts';
import { jsonGraph } from './json.ts';
import { mermaidGraph } from './mermaid.ts';
import { playbookGraph } from './playbook-graph.ts';
import { projectGraph } from './project-graph.ts';

const TEXTS: Readonly<Record<string, string>> = {
  few: `playbook few "지역 주문 급감" {
  severity high  mode live
  when orders per region drop > 50% over 15m for 5m
  unless orders_in is missing over 5m
  guard { cooldown 30m per region  at most 4 runs in 1h }
  then {
    check riders.health
    if cause is riders short {
      do shops.pause(shop: region, reason: "{region} 주문 {drop} 감소", minutes: 30) at most 3 times in 1h until recovered or 2h
    }
    if cause is heavy rain or cause is riders short { do log.write(text: "{cause}") }
    otherwise { do log.write(text: "원인 없음") }
  }
}`,
  levels: `playbook levels {
  when rejects per region > 30% and idle < 80% of waiting
  guard { cooldown 30m  at most 4 runs in 1h }
  then {
    if waiting > 9 { do log.write(text: "many") } else if waiting > 3 { do log.write(text: "some") } else { ... }
    do http.post(path: "/x")
  }
}`,
};

function projectOf(name: string) {
  const { project, diagnostics } = load(TEXTS[name]!);
  expect(diagnostics.filter(isBlocking)).toEqual([]);
  return project;
}

function graphOf(name: string, language: Language): Graph {
  const project = projectOf(name);
  return playbookGraph(project.playbooks[0]!, project, language);
}

const FORMATS: Readonly<Record<string, (graph: Graph) => string>> = {
  ascii: (graph) => asciiGraph(graph, 80),
  mermaid: mermaidGraph,
  dot: dotGraph,
  json: jsonGraph,
};

describe('the picture of a playbook', () => {
  const cases = Object.keys(TEXTS).flatMap((name) =>
    Object.keys(FORMATS).flatMap((format) =>
      (['en', 'ko'] as const).map((language) => [name, format, language] as const),
    ),
  );
  test.each(cases)('%s as %s in %s', (name, format, language) => {
    const golden = new URL(`testdata/${name}.${language}.${format}.golden`, import.meta.url);
    expectGolden(golden, FORMATS[format]!(graphOf(name, language)));
  });

  test.each(Object.keys(FORMATS))('a project as %s', (format) => {
    const golden = new URL(`testdata/project.${format}.golden`, import.meta.url);
    expectGolden(golden, FORMATS[format]!(projectGraph(projectOf('few'), 'sample', 'en')));
  });
});

/** What an author may write, and what each format must not take for more than words. */
const HOSTILE = 'a"b\\N</td><script>alert(1)</script> `x` ]) }} |y| #35; & -- \u202e\u0007 end';

const hostile: Graph = {
  title: HOSTILE,
  nodes: [
    { id: 'n1', kind: 'trigger', label: HOSTILE, details: [HOSTILE] },
    { id: 'n2', kind: 'action', label: 'x', details: [] },
  ],
  edges: [{ from: 'n1', to: 'n2', kind: 'leads', labels: [HOSTILE] }],
};

describe('words of the author stay words', () => {
  test('Mermaid: nothing but entities stands between the quotes', () => {
    const labels = mermaidGraph(hostile)
      .split('\n')
      .slice(4)
      .flatMap((line) => /"(.*)"/.exec(line)?.[1] ?? []);
    expect(labels).toHaveLength(3);
    for (const label of labels) expect(label.replaceAll('<br/>', '')).not.toMatch(/["<>`|{}[\]\\&]/);
  });

  test('Graphviz: a quote ends no string, a backslash begins no escape, a table is not left', () => {
    const dot = dotGraph(hostile);
    expect(dot).toContain('a\\"b\\\\N');
    const [, table = ''] = /label=<(<table.*<\/table>)>/.exec(dot) ?? [];
    expect(table.match(/<\/?[a-z]+/g)).toEqual([
      ...['<table', '<tr', '<td'],
      ...Array<string>(table.split('<br/>').length - 1).fill('<br'),
      ...['</td', '</tr', '</table'],
    ]);
  });

  test.each(['ascii', 'mermaid', 'dot'])('%s: nothing in it commands a terminal', (format) => {
    const said = FORMATS[format]!(hostile);
    expect([...said].filter((char) => char === '\u0007' || char === '\u202e')).toEqual([]);
  });
});

test('every line of a terminal picture fits, Hangul counted as two', async () => {
  const { cellWidth } = await import('../../dsl/cells.ts');
  for (const cells of [60, 80, 120]) {
    const lines = asciiGraph(graphOf('few', 'ko'), cells).split('\n');
    expect(Math.max(...lines.map((line) => cellWidth(line)))).toBeLessThanOrEqual(cells);
  }
});

test('a node that is reached twice is drawn once in a terminal', () => {
  const text = asciiGraph(graphOf('few', 'en'), 80);
  expect(text.match(/if the cause is heavy rain or the cause is riders short/g)).toHaveLength(2);
  expect(text).toMatch(/↑ if the cause is heavy rain/);
});

test('a circle is drawn too', () => {
  const node = (id: string) => ({ id, kind: 'metric' as const, label: id, details: [] });
  const edge = (from: string, to: string) => ({ from, to, kind: 'reads' as const, labels: [] });
  const graph = { title: 't', nodes: [node('n1'), node('n2')], edges: [edge('n1', 'n2'), edge('n2', 'n1')] };
  expect(asciiGraph(graph, 80)).toBe('t\nn1\n└─▶ n2\n   └─▶ ↑ n1\n');
});
