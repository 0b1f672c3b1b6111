import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const found = (clauses: string) => linted(playbook('orders per region < 3', undefined, clauses), 'OS2503');
const runbook = 'runbook "https://wiki.example.com/p"';

test.each([
  ['neither', 'severity high', '`p`, and nothing says what to do'],
  ['no owner', `severity critical ${runbook}`, 'nobody can be called about `p`'],
  ['raised to it', 'severity low raise to high when orders < 1', '`p`, and nothing says what to do'],
  [
    'the example taken as it is',
    'severity high owner "ops" runbook "https://…"',
    'the runbook of `p` leads nowhere',
  ],
  ['no runbook', 'severity high owner "ops"', 'nothing says what `ops` has to do about `p`'],
])('told: %s', (_title, clauses, words) => {
  expect(found(clauses)).toEqual([expect.stringContaining(words)]);
});

test.each([
  'severity medium',
  'severity low raise to medium when orders < 1',
  'severity low',
  '',
  `severity high owner "ops" ${runbook}`,
])('not: %s', (clauses) => {
  expect(found(clauses)).toEqual([]);
});
