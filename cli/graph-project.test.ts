import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { GraphFormat } from './graph-format.ts';
import { graphProject } from './graph-project.ts';
import { keptIo } from './testing/command.ts';

const wolt = fileURLToPath(new URL('../examples/wolt', import.meta.url));

function drawn(
  playbook: string | null,
  dependsOn: string | null,
  format: GraphFormat,
  lang: 'en' | 'ko' = 'en',
) {
  return graphProject(wolt, { playbook, dependsOn }, format, { ...keptIo(), lang });
}

describe('what is drawn', () => {
  test('a playbook', async () => {
    expect(await drawn('slow_delivery', null, 'ascii')).toMatch(
      /^slow_delivery \(배달 지연\)\nwhen\n│ for each zone\n/,
    );
  });

  test('in Korean', async () => {
    expect(await drawn('slow_delivery', null, 'ascii', 'ko')).toMatch(/^배달 지연\n시작\n│ `zone`별로\n/);
  });

  test('a project, from its sources to what its playbooks do', async () => {
    const { nodes, edges } = JSON.parse(await drawn(null, null, 'json')) as {
      nodes: readonly { id: string; kind: string; label: string }[];
      edges: readonly { from: string; to: string; kind: string }[];
    };
    const labelOf = (id: string) => nodes.find((node) => node.id === id)?.label;
    const arrows = edges.map(({ from, to, kind }) => `${labelOf(from)} ${kind} ${labelOf(to)}`);
    expect(arrows).toContain('slow_under_sky (날씨별 배달 지연) leads log.note');
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    expect(edges.every(({ from, to }) => labelOf(from) !== undefined && labelOf(to) !== undefined)).toBe(
      true,
    );
  });

  test('what stands on a name, directly or not', async () => {
    const text = await drawn(null, 'delivery_time', 'ascii');
    expect(text).toContain('slow_delivery');
    expect(text).toContain('slow_under_sky');
    expect(text).not.toContain('rain');
  });

  test('JSON is never translated', async () => {
    expect(await drawn('slow_delivery', null, 'json', 'ko')).toBe(await drawn('slow_delivery', null, 'json'));
    expect(await drawn('slow_delivery', null, 'json')).toMatch(/^\{\n {2}"schema": "ordersense.graph\/1",/);
  });

  test.each<GraphFormat>(['ascii', 'mermaid', 'dot', 'svg', 'json'])('%s is drawn', async (format) => {
    expect((await drawn('slow_delivery', null, format)).length).toBeGreaterThan(200);
  });
});

describe('a wrong call', () => {
  test.each<[string, string | null, string | null, object]>([
    [
      'no such playbook',
      'slow_delivry',
      null,
      { message: 'there is no playbook `slow_delivry` here', help: 'did you mean `slow_delivery`?' },
    ],
    [
      'no such name',
      null,
      'delivery_tme',
      { message: 'nothing here is called `delivery_tme`', help: 'did you mean `delivery_time`?' },
    ],
    ['two pictures', 'slow_delivery', 'orders', { message: 'a playbook and --depends-on are two pictures' }],
  ])('%s', async (_title, playbook, dependsOn, error) => {
    await expect(drawn(playbook, dependsOn, 'ascii')).rejects.toMatchObject({ name: 'UsageError', ...error });
  });
});
