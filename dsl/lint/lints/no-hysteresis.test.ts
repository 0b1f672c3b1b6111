import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { fixedText } from '../testing/fixed.ts';
import { linted } from '../testing/linted.ts';

const guard = 'guard { cooldown 30m  at most 3 runs in 1h }';
const pause = 'do shops.pause(shop: "A", minutes: 30) until recovered or 1h';
const found = (text: string) => linted(text, 'OS2003').map((line) => line.replace('warning OS2003 ', ''));

test('told where an act ends on recovery and nothing says when that is', () => {
  expect(found(playbook('took per region > 40m', pause, guard))).toEqual([
    '<p> `p` undoes what it did as soon as its trigger is no longer true',
  ]);
});

test.each([
  ['the act ends by itself', 'do shops.pause(shop: "A", minutes: 30) until 1h'],
  ['nothing is undone', 'do log.write(text: "x")'],
])('not: %s', (_title, body) => {
  expect(found(playbook('took per region > 40m', body, guard))).toEqual([]);
});

test.each([
  ['took per region > 40m', 'recovered when took per region < 32m for 10m'],
  [
    'orders per region drop > 50% over 15m for 5m with at least 30 samples',
    'recovered when orders per region drop < 25% over 15m with at least 30 samples for 10m',
  ],
  ['orders per region < 10', 'recovered when orders per region > 12 for 10m'],
])('its fix turns `%s` round', (when, clause) => {
  expect(fixedText(playbook(when, pause, guard), 'OS2003')).toContain(`${when}\n  ${clause}\n`);
});

test.each([
  [
    'the same value',
    'took per region > 40m',
    'took per region < 40m',
    '`took per region < 40m` begins where the trigger ends',
  ],
  [
    'the same value, held',
    'took per region > 40m',
    'took per region <= 40m for 10m',
    '`took per region <= 40m` begins where the trigger ends',
  ],
  [
    'an overlap',
    'took per region > 40m',
    'took per region < 50m',
    '`took per region < 50m` may be true while the trigger still is',
  ],
  [
    'a change by the same',
    'orders per region drop > 50%',
    'orders per region drop < 50%',
    '`orders per region drop < 50%` begins where the trigger ends',
  ],
  [
    'one of two branches',
    'orders per region < 3 or took per region > 40m',
    'orders per region > 10 and took per region < 40m',
    '`took per region < 40m` begins where the trigger ends',
  ],
])('no gap: %s', (_title, when, recovered, message) => {
  const lines = found(playbook(when, undefined, `recovered when ${recovered}`));
  expect(lines.map((line) => line.slice(line.indexOf('> `') + 2))).toEqual([message]);
});

test.each([
  ['a gap', 'took per region > 40m', 'took per region < 32m'],
  ['another metric', 'took per region > 40m', 'orders per region > 20'],
  ['another window', 'took per region > 40m over 15m', 'took per region < 40m over 1h'],
  [
    'a gap on one of two',
    'took per region > 40m and orders per region < 3',
    'took per region < 40m and orders per region > 10',
  ],
  ['recovered all along, which is OS2002', 'took per region > 40m', 'took per region > 20m'],
])('a gap: %s', (_title, when, recovered) => {
  expect(found(playbook(when, undefined, `recovered when ${recovered}`))).toEqual([]);
});
