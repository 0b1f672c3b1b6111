import { describe, expect, test } from '@jest/globals';
import { only, playbook, said } from './testing/sample.ts';

describe('OS1206: drop and rise say their direction themselves', () => {
  test.each<[string, string, string]>([
    ['orders per region drop > -50%', 'write `drop > 50%`', 'orders per region drop > 50%'],
    ['orders per region drop >= -50%', 'write `drop >= 50%`', 'orders per region drop >= 50%'],
    ['orders per region drop > -30건', 'write `drop > 30건`', 'orders per region drop > 30건'],
    ['orders per region change > -50%', 'write `change > 50%`', 'orders per region change > 50%'],
    ['rejects per region rise > -5pp', 'write `rise > 5pp`', 'rejects per region rise > 5pp'],
    ['took per region rise > -10m', 'write `rise > 10m`', 'took per region rise > 10m'],
    ['orders per region rise > -2x', 'write `rise > 2x`', 'orders per region rise > 2x'],
  ])('%s', (wrong, help, right) => {
    const amount = wrong.split(' ').at(-1) ?? '';
    const direction = wrong.split(' ').at(-3) ?? '';
    expect(said(playbook(wrong))).toEqual([
      `error OS1206 <${amount}> \`${direction}\` says the direction already, and \`${amount}\` turns it round`,
    ]);
    const { help: told, fix } = only(playbook(wrong));
    expect([told, fix?.text]).toEqual([help, amount.slice(1)]);
    expect(said(playbook(right))).toEqual([]);
  });

  test.each<[string, string]>([
    ['orders per region drop < -50%', 'write `drop > 50%`, or `rise > 50%` if that is meant'],
    ['orders per region rise < -30%', 'write `rise > 30%`, or `drop > 30%` if that is meant'],
  ])('%s has two readings, and no fix', (wrong, help) => {
    expect([only(playbook(wrong)).help, only(playbook(wrong)).fix]).toEqual([help, null]);
  });

  test('a share is told first that percent of a percentage says nothing', () => {
    expect(said(playbook('rejects per region rise > -20%'))).toHaveLength(1);
  });

  test.each(['orders per region drop < 20%', 'orders per region > 3', 'orders per region drop > 0건'])(
    'not: %s',
    (when) => {
      expect(said(playbook(when))).toEqual([]);
    },
  );
});

describe('OS1202, a warning: a bare number of a count is no factor and no percentage', () => {
  test.each<[string, string, string]>([
    [
      'orders per region rise > 2',
      '2',
      'write `rise > 2x`, or `rise > 2건` where the number itself is meant',
    ],
    [
      'orders per region rise >= 10',
      '10',
      'write `rise >= 10x`, or `rise >= 10건` where the number itself is meant',
    ],
    [
      'orders per region rise > 50',
      '50',
      'write `rise > 50%`, or `rise > 50건` where the number itself is meant',
    ],
    [
      'orders per region drop > 50',
      '50',
      'write `drop > 50%`, or `drop > 50건` where the number itself is meant',
    ],
    [
      'idle per region drop > 5 over 15m',
      '5',
      'write `drop > 5%`, or `drop > 5건` where the number itself is meant',
    ],
  ])('%s', (when, amount, help) => {
    const name = when.split(' ')[0];
    expect(said(playbook(when))).toEqual([
      `warning OS1202 <${amount}> \`${amount}\` here counts \`${name}\`, it is no share of what is usual`,
    ]);
    expect(only(playbook(when)).help).toBe(help);
  });

  test.each<[string, string]>([
    ['a counting word', 'orders per region drop > 50건'],
    ['more than any percentage', 'orders per region drop > 100'],
    ['a percentage', 'orders per region rise > 2%'],
    ['a threshold', 'orders per region > 2'],
    ['another unit', 'took per region rise > 2m'],
  ])('not: %s', (_title, when) => {
    expect(said(playbook(when))).toEqual([]);
  });
});
