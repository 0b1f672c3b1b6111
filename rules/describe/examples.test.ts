import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Catalog } from '../../dsl/catalog.ts';
import { loadProject } from '../../dsl/project.ts';
import { catalogArgument, catalogProbe, catalogVerb } from '../../dsl/testing/catalog-entry.ts';
import { expectGolden } from '../../dsl/testing/golden.ts';
import { describePlaybook } from '../describe.ts';
import type { Language } from '../format.ts';

const argument = (name: string, type: 'text' | 'any', required: boolean) =>
  catalogArgument({ name, type, required });

/** What the examples call, as their connectors offer it. */
const catalog: Catalog = {
  verbs: [
    catalogVerb({ name: 'log.note', arguments: [argument('text', 'text', true)] }),
    catalogVerb({
      name: 'city.put',
      arguments: [argument('path', 'text', true), argument('body', 'any', false)],
      changes: 'the city',
      lasting: true,
      inverse: 'city.delete',
    }),
  ],
  probes: [catalogProbe({ name: 'city.get', arguments: [argument('path', 'text', true)] })],
  reads: [],
};

/** The prose of one playbook of an example, as `explain` prints it. */
function told(example: string, name: string, language: Language): string {
  const root = new URL(`../../examples/${example}/`, import.meta.url);
  const files = readdirSync(root)
    .filter((path) => path.endsWith('.play'))
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
  const { project, diagnostics } = loadProject(files, catalog);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  const playbook = project.playbooks.find((candidate) => candidate.name === name)!;
  return describePlaybook(playbook, project, language);
}

test.each<[example: string, playbook: string]>([
  ['first-look', 'region_order_drop'],
  ['nyc-taxi', 'passengers_drop'],
  ['wolt', 'slow_delivery'],
  ['wolt', 'slow_under_sky'],
])('%s: %s in English and Korean', (example, name) => {
  for (const language of ['en', 'ko'] as const) {
    const golden = new URL(`testdata/${example}-${name}.${language}.golden`, import.meta.url);
    expectGolden(golden, told(example, name, language));
  }
});
