import { expect, test } from '@jest/globals';
import { ownerOf } from './owner.mjs';

interface Row {
  readonly ppid: number;
  readonly command: string;
  readonly environment?: string;
}

/** A made-up process table; 1 is the system's first process. */
const seen = (rows: Readonly<Record<number, Row>>) => ({
  identity: (pid: number) => {
    const row = rows[pid];
    return row === undefined ? null : { pid, ppid: row.ppid, started: `s${pid}`, zombie: false };
  },
  command: (pid: number) => rows[pid]?.command ?? '',
  environment: (pid: number) => rows[pid]?.environment ?? `own ${pid}`,
});

const npm = { npm_lifecycle_event: 'services' };
const shell: Row = { ppid: 1, command: 'bash', environment: 'E' };
const init: Row = { ppid: 0, command: 'init' };

test.each<[string, Record<string, string>, number, Record<number, Row>, number | null]>([
  ['a shell is its own', {}, 10, { 1: init, 10: shell }, 10],
  ['a subshell stands for its shell', {}, 20, { 1: init, 10: shell, 20: { ...shell, ppid: 10 } }, 10],
  [
    'subshells in subshells too',
    {},
    30,
    { 1: init, 10: shell, 20: { ...shell, ppid: 10 }, 30: { ...shell, ppid: 20 } },
    10,
  ],
  [
    'a shell started by a shell is another, by its environment',
    {},
    20,
    { 1: init, 10: shell, 20: { ppid: 10, command: 'bash', environment: 'E2' } },
    20,
  ],
  [
    'npm with its sh is seen through',
    npm,
    30,
    {
      1: init,
      10: shell,
      20: { ppid: 10, command: 'npm run services up' },
      30: { ppid: 20, command: 'sh -c node …' },
    },
    10,
  ],
  ['npm without a sh', npm, 20, { 1: init, 10: shell, 20: { ppid: 10, command: 'npm run services up' } }, 10],
  [
    'npm in a subshell',
    npm,
    30,
    {
      1: init,
      10: shell,
      20: { ...shell, ppid: 10 },
      30: { ppid: 20, command: 'node /opt/npm/bin/npm-cli.js run services' },
    },
    10,
  ],
  [
    'a program that npm started keeps them, when npm is further up',
    npm,
    40,
    {
      1: init,
      10: { ppid: 1, command: 'npm test' },
      20: { ppid: 10, command: 'sh -c a && b' },
      30: { ppid: 20, command: 'node jest.js' },
      35: { ppid: 30, command: 'node worker.js' },
      40: { ppid: 35, command: 'bash fault.sh' },
    },
    40,
  ],
  ['a parent that is gone owns nothing', {}, 99, { 1: init }, null],
])('%s', (_title, env, parent, rows, owner) => {
  expect(ownerOf(env, parent, seen(rows))?.pid ?? null).toBe(owner);
});
