import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from './parse.ts';
import { reportPretty } from './reporters/pretty.ts';

const folder = fileURLToPath(new URL('testdata/broken/', import.meta.url));
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.play'))
  .sort();

test('there are broken texts to read', () => {
  expect(names.length).toBeGreaterThan(40);
});

test.each(names)('%s is answered as beside it', (name) => {
  const file = `playbooks/${name}`;
  const { file: tree, diagnostics } = parse(readFileSync(folder + name, 'utf8'), file);
  const items = tree.items.map((item) =>
    'name' in item && item.name !== null ? `${item.kind} ${item.name.text}` : item.kind,
  );
  const said = `${reportPretty(diagnostics, new Map([[file, tree.text]]))}\n\nread: ${items.join(', ')}\n`;
  const golden = folder + name.replace(/\.play$/, '.expected.txt');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, said);
  expect(said).toBe(readFileSync(golden, 'utf8'));
  expect(diagnostics.length).toBeGreaterThan(0);
  // No name of a rule, a token class or the parser library may reach the author.
  expect(said).not.toMatch(
    /Identifier|NoViable|Mismatch|EarlyExit|Token|redundant|undefined|NaN|EOF|Literal|K_|null/,
  );
});
