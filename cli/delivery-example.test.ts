/** `examples/delivery` against the connectors that its settings name. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { formatFile } from '../dsl/format/format-file.ts';
import { parse } from '../dsl/parse.ts';
import { loadProject } from '../dsl/project.ts';
import { loadProjectAt } from './load-project.ts';
import { readProject } from './project-files.ts';
import { deliveryCatalog, deliveryFolder } from './testing/delivery-catalog.ts';

interface Call {
  readonly name: { readonly text: string };
  readonly args: readonly { readonly name: { readonly text: string } | null }[];
}

/** Every call below a node of a tree, wherever it stands. */
function callsIn(node: unknown): readonly Call[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'args' in node && 'name' in node && Array.isArray(node.args) ? [node as Call] : [];
  return [...own, ...Object.values(node).flatMap(callsIn)];
}

test('every call in its playbooks is one that the document describes, with arguments that it takes', async () => {
  const { verbs, probes, reads } = await deliveryCatalog();
  const offered = new Map(
    [...verbs, ...probes, ...reads].map((one) => [one.name, one.arguments.map((a) => a.name)]),
  );
  const files = await readProject(deliveryFolder);
  const calls = files.flatMap(({ path, text }) => callsIn(parse(text, path).file.items));
  expect(calls.length).toBeGreaterThan(30);
  const written = calls.map(({ name, args }) => ({
    name: name.text,
    args: args.flatMap((one) => one.name?.text ?? []),
  }));
  for (const { name, args } of written)
    expect([name, offered.get(name)]).toEqual([name, expect.arrayContaining([...args])]);
  // Both ways: nothing is described that no playbook shows, but the undos that the engine calls.
  const used = new Set(written.map(({ name }) => name));
  const undos = new Set(verbs.map(({ inverse }) => inverse));
  const unused = [...offered.keys()].filter(
    (name) => !used.has(name) && !undos.has(name) && !name.startsWith('log.'),
  );
  expect(unused).toEqual([]);
});

test('every file has its one layout', async () => {
  const files = await readProject(deliveryFolder);
  const laidOut = files.map(({ path, text }) => ({ path, ...formatFile(text, path) }));
  expect(laidOut).toEqual(files.map(({ path, text }) => ({ path, kind: 'formatted', text })));
});

test('it says nothing wrong: two holes are all that is left open, and every playbook resolves', async () => {
  const { project, diagnostics } = loadProject(await readProject(deliveryFolder), await deliveryCatalog());
  expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'OS2501 playbooks/more.play',
    'OS2501 playbooks/more.play',
  ]);
  expect(project.playbooks.length).toBeGreaterThan(15);
  expect(project.audiences.map(({ name }) => name)).toEqual([
    'failing_restaurants',
    'nearby_riders',
    'slow_restaurants',
    'waiting_customers',
  ]);
});

test('its settings name no secret that lint would need', async () => {
  expect(process.env['PLATFORM_URL']).toBeUndefined();
  const { diagnostics } = await loadProjectAt(deliveryFolder);
  expect(diagnostics.filter(({ code }) => code === 'OS1105')).toEqual([]);
});

test('the recording is one that its streams read', () => {
  const lines = readFileSync(`${deliveryFolder}/fixtures/rejections.ndjson`, 'utf8').trim().split('\n');
  expect(new Set(lines.map((line) => (JSON.parse(line) as { topic: string }).topic))).toEqual(
    new Set(['orders', 'restaurants']),
  );
});
