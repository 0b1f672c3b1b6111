import { describe, expect, test } from '@jest/globals';
import { notRunYet } from '../dsl/lint/lints/not-run-yet.ts';
import { load, playbook } from '../dsl/resolve/testing/sample.ts';
import { runnableOf } from './not-yet.ts';

describe('what this version runs', () => {
  test('a playbook that it can run is kept and nothing is said', () => {
    const { project, map } = load(playbook('orders per region > 3건'));
    const { playbooks, refused } = runnableOf(project, map);
    expect([playbooks.map(({ name }) => name), refused]).toEqual([['p'], []]);
  });

  test('one that it cannot is set aside whole, named at its name, with what it uses', () => {
    const { project, map } = load(playbook('orders per region is anomalous vs previous 1h'));
    const { playbooks, refused } = runnableOf(project, map);
    expect(playbooks).toEqual([]);
    expect(
      refused.map(({ name, found }) => [name, found.code, found.level, found.message, found.notes]),
    ).toEqual([['p', 'OS0201', 'info', 'this version cannot run `p` yet', ['it uses `anomalous … vs`']]]);
  });
});

test.each<['bad' | 'good', readonly string[]]>([
  ['bad', ['OS0201']],
  ['good', []],
])('what the page of OS0201 calls %s', (which, codes) => {
  const { project, map, diagnostics } = load(notRunYet.doc[which]);
  expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  expect(runnableOf(project, map).refused.map(({ found }) => found.code)).toEqual(codes);
});
