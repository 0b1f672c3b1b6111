import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Kill } from '../control/kill.ts';
import { addHostKill, dropHostKill, hostKills, killFile } from './kill-file.ts';

let data = '';
let path = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kill-'));
  path = killFile(data);
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const region: Kill = { scope: 'region', name: '강남구', freezes: false, reason: 'sensor', by: 'kim' };
const all: Kill = { scope: 'all', name: '', freezes: true, reason: 'all wrong', by: 'lee' };

test('no file, and no folder, stop nothing', () => {
  expect(hostKills(path)).toEqual([]);
  expect(hostKills(killFile(join(data, 'nowhere')))).toEqual([]);
});

test('what a person touches stops everything', () => {
  writeFileSync(path, '');
  expect(hostKills(path)).toMatchObject([{ scope: 'all', freezes: false }]);
});

test('what is there and cannot be read stops everything', () => {
  mkdirSync(path);
  expect(hostKills(path)).toMatchObject([{ scope: 'all' }]);
});

test('switches come beside each other, the same one once, and each goes alone', () => {
  addHostKill(path, region);
  addHostKill(path, all);
  addHostKill(path, { ...region, reason: 'still' });
  expect(readFileSync(path, 'utf8')).toBe('freeze all # all wrong (lee)\nregion 강남구 # still (kim)\n');
  expect(dropHostKill(path, all)).toBe(true);
  expect(dropHostKill(path, all)).toBe(false);
  expect(hostKills(path)).toMatchObject([{ scope: 'region', name: '강남구' }]);
  expect(dropHostKill(path, region)).toBe(true);
  expect(existsSync(path)).toBe(false);
});
