import { expect, test } from '@jest/globals';
import type { AskRow, Judged, SaidRow, StoredAsk } from '../ask.ts';
import { askOf, saidOf, T0 } from '../testing/store-samples.ts';
import { judgeWord, type Word } from './judge-word.ts';
import type { Person } from './person.ts';

const people: readonly Person[] = [
  { name: 'kim', roles: ['ops-lead'] },
  { name: 'lee', roles: ['ops-lead', 'payments-oncall'] },
  { name: 'park', roles: ['payments-oncall'] },
  { name: 'choi', roles: [] },
];

function grant(by: string, of: Partial<Word> = {}): Word {
  return { by, says: { kind: 'grant' }, digest: 'd1', reason: '', ...of };
}

function after(ask: Partial<AskRow>, said: readonly SaidRow[], word: Word, nowMs = T0 + 1_000): Judged {
  const stored: StoredAsk = { ...askOf('a', { author: 'jung', ...ask }), said };
  return judgeWord(word, people)(stored, nowMs);
}

test.each<[string, Partial<AskRow>, readonly SaidRow[], Word, Judged['status'], string | null]>([
  ['one with the role is enough where the author is known', {}, [], grant('kim'), 'granted', null],
  ['a name may be asked for too', { from: ['choi'] }, [], grant('choi'), 'granted', null],
  ['a role that nobody asked for', {}, [], grant('park'), 'open', 'role'],
  ['nobody of this project', {}, [], grant('mallory'), 'open', 'unknown-person'],
  ['somebody who does not show his token', {}, [], grant('kim', { isShown: false }), 'open', 'token'],
  ['who wrote the playbook', { author: 'kim' }, [], grant('kim'), 'open', 'author'],
  ['an author unknown: one does not do', { author: null }, [], grant('kim'), 'open', null],
  ['an author unknown: two do', { author: null }, [saidOf('kim')], grant('lee'), 'granted', null],
  ['two roles: one of them waits', { from: ['ops-lead', 'payments-oncall'] }, [], grant('kim'), 'open', null],
  [
    'two roles: one person is not both',
    { from: ['ops-lead', 'payments-oncall'] },
    [saidOf('lee')],
    grant('lee'),
    'open',
    'twice',
  ],
  [
    'two roles: whoever has both leaves the other to the second',
    { from: ['ops-lead', 'payments-oncall'] },
    [saidOf('lee')],
    grant('kim'),
    'granted',
    null,
  ],
  [
    'two roles: two of one role do not do',
    { from: ['ops-lead', 'nobody-yet'] },
    [saidOf('lee')],
    grant('kim'),
    'open',
    null,
  ],
  [
    'a word that was refused does not count',
    { author: null },
    [saidOf('kim', { refused: 'digest' })],
    grant('lee'),
    'open',
    null,
  ],
  ['what he saw is something else', {}, [], grant('kim', { digest: 'd0' }), 'open', 'digest'],
  ['one no is enough', {}, [], grant('kim', { says: { kind: 'deny' } }), 'denied', null],
  ['the author may say no', { author: 'kim' }, [], grant('kim', { says: { kind: 'deny' } }), 'denied', null],
  [
    'a second yes changes nothing',
    { status: 'granted' },
    [saidOf('kim')],
    grant('lee'),
    'granted',
    'granted',
  ],
  ['the same yes again', { status: 'granted' }, [saidOf('kim')], grant('kim'), 'granted', 'granted'],
  ['recovery was first', { status: 'cancelled' }, [], grant('kim'), 'cancelled', 'cancelled'],
  [
    'an approval takes no choice',
    {},
    [],
    grant('kim', { says: { kind: 'choice', choice: 'yes' } }),
    'open',
    'kind',
  ],
  [
    'anybody known answers a question',
    { kind: 'question', from: [], choices: ['닫기', '열기'] },
    [],
    { by: 'choi', says: { kind: 'choice', choice: '닫기' }, digest: null, reason: '' },
    'answered',
    null,
  ],
  [
    'with one of its choices',
    { kind: 'question', from: [], choices: ['닫기', '열기'] },
    [],
    { by: 'choi', says: { kind: 'choice', choice: '몰라' }, digest: null, reason: '' },
    'open',
    'choice',
  ],
  [
    'a question takes no yes',
    { kind: 'question', from: [], choices: ['닫기'] },
    [],
    grant('kim'),
    'open',
    'kind',
  ],
])('%s', (_title, ask, said, word, status, refused) => {
  const judged = after(ask, said, word);
  expect({ status: judged.status, refused: judged.said.refused }).toEqual({ status, refused });
});

test('at its last instant it is too late, whether it was told to have lapsed or not', () => {
  expect(after({}, [], grant('kim'), T0 + 600_000).said.refused).toBe('late');
  expect(after({}, [], grant('kim'), T0 + 599_999).status).toBe('granted');
});
