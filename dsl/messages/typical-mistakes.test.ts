import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { loadProject } from '../project.ts';
import { reportPretty } from '../reporters/pretty.ts';
import { catalog, shared } from '../resolve/testing/sample.ts';
import { expectGolden } from '../testing/golden.ts';

const root = new URL('testdata/', import.meta.url);
const names = readdirSync(root).filter((name) => name.endsWith('.play'));

test.each(names)('%s, as people see it in Korean', (name) => {
  const files = [
    { path: 'shared/shared.play', text: shared },
    { path: `playbooks/${name}`, text: readFileSync(new URL(name, root), 'utf8') },
  ];
  const { diagnostics } = loadProject(files, catalog);
  expect(diagnostics.length).toBeGreaterThan(0);
  const sources = new Map(files.map((file) => [file.path, file.text.normalize('NFC')]));
  const told = reportPretty(diagnostics, sources, 'ko');
  expectGolden(new URL(name.replace('.play', '.golden'), root), `${told}\n`);
});
