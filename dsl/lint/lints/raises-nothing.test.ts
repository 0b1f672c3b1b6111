import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { linted } from '../testing/linted.ts';

const found = (clauses: string) =>
  linted(playbook('orders per region drop > 50% for 5m', undefined, clauses), 'OS2013').map((line) =>
    line.replace('warning OS2013 ', ''),
  );

test.each<[string, string, string]>([
  [
    'lower than the playbook',
    'severity high raise to low when orders per region drop > 80%',
    '<low> `raise to low` raises nothing: `p` is high from the start',
  ],
  [
    'just as grave',
    'severity critical raise to critical when orders per region drop > 80%',
    '<critical> `raise to critical` raises nothing: `p` is critical from the start',
  ],
  [
    'as grave as what is meant without a word',
    'raise to medium when orders per region drop > 80%',
    '<medium> `raise to medium` raises nothing: `p` is medium from the start',
  ],
  [
    'whenever the trigger is true',
    'raise to high when orders per region drop > 40%',
    '<orders per region drop > 40%> `p` is high from the start: this holds whenever `when` does',
  ],
])('told: %s', (_title, clauses, line) => {
  expect(found(clauses)).toEqual([line]);
});

test.each<[string, string]>([
  ['graver, and for more', 'severity low raise to high when orders per region drop > 80%'],
  ['graver, for something else', 'raise to high when rejects per region > 90%'],
  ['graver, for longer', 'raise to high when orders per region drop > 50% for 1h'],
  [
    'one after the other',
    'raise to high when orders per region drop > 70% raise to critical when orders per region drop > 90%',
  ],
])('not: %s', (_title, clauses) => {
  expect(found(clauses)).toEqual([]);
});
