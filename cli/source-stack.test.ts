import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { sourceStack } from './source-stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordersense-stack-'));
const built = (name: string) => pathToFileURL(join(folder, name)).href;
// Line 1 has no source; line 2 is line 3 of the source, from column 5 on its column 7.
const map = { version: 3, sources: ['../../cli/exit.ts'], names: [], mappings: ';AAEA,IAAE' };
writeFileSync(join(folder, 'main.js.map'), JSON.stringify(map));
writeFileSync(join(folder, 'torn.js.map'), '{"version": 3');

test.each<[string, string, string]>([
  [
    'a place in the bundle becomes one in the sources',
    `at tell (${built('main.js')}:2:1)`,
    'at tell (cli/exit.ts:3:1)',
  ],
  ['the column too, and without a function', `at async ${built('main.js')}:2:6`, 'at async cli/exit.ts:3:3'],
  [
    'every line of the stack',
    `Error: x\n  at a (${built('main.js')}:2:1)\n  at b (${built('main.js')}:2:5)`,
    'Error: x\n  at a (cli/exit.ts:3:1)\n  at b (cli/exit.ts:3:3)',
  ],
])('%s', (_title, stack, told) => {
  expect(sourceStack(stack)).toBe(told);
});

test.each<[string, string]>([
  ['a file without a map', `at ${built('other.js')}:2:1`],
  ['a map that cannot be read', `at ${built('torn.js')}:2:1`],
  ['a line that the map does not know', `at ${built('main.js')}:1:1`],
  ['Node itself', 'at node:internal/process/task_queues:95:5'],
])('%s: the place stays', (_title, stack) => {
  expect(sourceStack(stack)).toBe(stack);
});
