import { expect, test } from '@jest/globals';
import { npmOf } from './steps.mjs';

test.each<[string, Record<string, string>, string, string[]]>([
  [
    'the npm that started us',
    { npm_execpath: '/opt/npm/bin/npm-cli.js' },
    process.execPath,
    ['/opt/npm/bin/npm-cli.js'],
  ],
  ['no npm started us', {}, 'npm', []],
  ['another package manager knows no `ci`', { npm_execpath: '/opt/yarn/bin/yarn.js' }, 'npm', []],
])('%s', (_title, env, command, args) => {
  expect(npmOf(env)).toMatchObject({ command, args });
});
