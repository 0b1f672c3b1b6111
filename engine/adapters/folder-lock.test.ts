import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OutsideError } from '../outside-error.ts';
import { lockFolder, machineProcesses, type Owner, type Processes } from './folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ordersense-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const owner = (pid: number, started: string, host = 'here'): Owner => ({ host, pid, started });

/** A machine on which these processes run, seen by one of them. */
function seenBy(self: Owner, running: readonly Owner[]): Processes {
  return { self, started: (pid) => running.find((one) => one.pid === pid)?.started ?? null };
}

const files = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.lock'));

test('a free folder is taken, and given back', () => {
  const release = lockFolder(folder, seenBy(owner(1, 'a'), []));
  expect(files()).toEqual(['owner-1-a.lock']);
  release();
  release();
  expect(files()).toEqual([]);
});

describe('a folder that another process had', () => {
  const first = owner(10, '100');

  test.each<[string, Owner, readonly Owner[], boolean]>([
    ['that is still there is refused', owner(20, '200'), [first], false],
    ['that ended is taken over', owner(20, '200'), [], true],
    ['whose pid a later process has is taken over', owner(20, '200'), [owner(10, '150')], true],
    ['whose pid we have ourselves is taken over', owner(10, '150'), [owner(10, '150')], true],
    ['that is ourselves is refused', first, [first], false],
    ['that is there, but does not tell since when, is refused', owner(20, '200'), [owner(10, '')], false],
    ['on another host is refused, whoever has the pid here', owner(20, '200', 'there'), [], false],
  ])('%s', (_title, second, running, taken) => {
    lockFolder(folder, seenBy(first, [first]));
    const before = files();
    const take = () => lockFolder(folder, seenBy(second, running));
    if (taken) {
      take();
      expect(files()).toEqual([`owner-${second.pid}-${second.started}.lock`]);
    } else {
      expect(take).toThrow(OutsideError);
      expect(take).toThrow('10');
      expect(files()).toEqual(before);
    }
  });
});

test('of two that come at the same moment at most one gets it', () => {
  const [a, b] = [owner(1, 'a'), owner(2, 'b')];
  // `b` takes the folder while `a` looks around: after `a` wrote its own file, before it has judged another's.
  writeFileSync(join(folder, 'owner-9-z.lock'), JSON.stringify(owner(9, 'z')));
  let got: string[] = [];
  const tryAs = (self: Owner, onLook: () => void) => {
    try {
      lockFolder(folder, {
        self,
        started: (pid) => {
          onLook();
          return [a, b].find((one) => one.pid === pid)?.started ?? null;
        },
      });
      got = [...got, self.started];
    } catch (error) {
      expect(error).toBeInstanceOf(OutsideError);
    }
  };
  let looked = false;
  tryAs(a, () => {
    if (!looked) {
      looked = true;
      tryAs(b, () => {});
    }
  });
  expect(looked).toBe(true);
  expect(got).toEqual(['a']);
});

test.each<[string, string]>([
  ['empty', ''],
  ['cut off', '{"host":"he'],
  ['of another form', '{"pid":"10"}'],
])('a lock file that is %s was left by a process that died over it', (_title, content) => {
  writeFileSync(join(folder, 'owner-10-100.lock'), content);
  lockFolder(folder, seenBy(owner(20, '200'), [owner(10, '100')]));
  expect(files()).toEqual(['owner-20-200.lock']);
});

test('other files of the folder are left alone', () => {
  writeFileSync(join(folder, 'yarn.lock'), 'not ours');
  lockFolder(folder, seenBy(owner(20, '200'), []));
  expect(files()).toEqual(['owner-20-200.lock', 'yarn.lock']);
});

test('on the real machine a running process keeps its folder and a finished one does not', () => {
  const machine = machineProcesses();
  const parent: Processes = {
    ...machine,
    self: { ...machine.self, pid: process.ppid, started: machine.started(process.ppid) ?? '' },
  };
  const release = lockFolder(folder, parent);
  expect(() => lockFolder(folder)).toThrow(`process ${process.ppid}`);
  release();
  // No process has the greatest pid there is and began at tick 1.
  lockFolder(folder, { ...machine, self: { ...machine.self, pid: 4_194_304, started: '1' } });
  lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`this process (${process.pid})`);
});
