import { expect, test } from '@jest/globals';
import { type PageGroup, pageDue, type Standing } from './page-group.ts';

const SINCE = 1_772_000_000_000;
const MINUTE = 60_000;
const members = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ incident: `i${i}`, instance: {} }));
const group = (more: Partial<PageGroup>): PageGroup => ({
  ...{ id: 'g', playbook: 'p', cause: 'escalated', to: null, causes: [], sinceMs: SINCE },
  ...{ members: members(2), n: 0, told: null, ...more },
});
const standing = (minutes: number, more: Partial<Standing>): Standing => ({
  atMs: SINCE + minutes * MINUTE,
  ...{ isOpen: true, isMomentary: false, isHeard: true, severityRank: 1, toldRank: 1, ...more },
});
const told = (minutes = 1, count = 2): PageGroup['told'] => ({
  ...{ atMs: SINCE + minutes * MINUTE, members: count, severity: 'medium' },
});

test.each<[string, Partial<PageGroup>, number, Partial<Standing>, ReturnType<typeof pageDue>]>([
  ['others may follow for a minute', {}, 0.9, {}, null],
  ['then staff are paged', {}, 1, {}, 'first'],
  ['what was over before that is no news', {}, 0.5, { isOpen: false }, 'drop'],
  ['what is silenced or looked after waits', {}, 5, { isHeard: false }, null],
  ['what is true at one instant only is never over', {}, 1, { isOpen: false, isMomentary: true }, 'first'],
  ['silenced, it is left', {}, 1, { isMomentary: true, isHeard: false }, 'drop'],
  ['nothing new is not said again', { told: told() }, 100, {}, null],
  ['more of them is news', { told: told(1, 1) }, 6, {}, 'update'],
  ['told at most every five minutes', { told: told(1, 1) }, 5.9, {}, null],
  ['worse is news', { told: told() }, 6, { severityRank: 2 }, 'update'],
  ['less bad is none', { told: told() }, 6, { severityRank: 0 }, null],
  ['after four hours it is said again', { told: told() }, 241, {}, 'repeat'],
  ['but not where somebody looks after it', { told: told() }, 241, { isHeard: false }, null],
  ['an overdue undo after half an hour', { told: told(), cause: 'undo' }, 31, {}, 'repeat'],
  [
    'the end is said at once, silenced or not',
    { told: told(1, 1) },
    2,
    { isOpen: false, isHeard: false },
    'resolved',
  ],
  ['of an instant there is no end to say', { told: told() }, 6, { isMomentary: true }, 'drop'],
  [
    'what follows it within five minutes is one update',
    { told: told(1, 1) },
    6,
    { isMomentary: true },
    'update',
  ],
  ['not before', { told: told(1, 1) }, 3, { isMomentary: true }, null],
])('%s', (_title, of, minutes, more, want) => {
  expect(pageDue(group(of), standing(minutes, more))).toBe(want);
});
