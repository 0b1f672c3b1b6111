import { describe, expect, test } from '@jest/globals';
import { decision } from '../testing/evening-decisions.ts';
import { eveningSimulation } from '../testing/evening-simulation.ts';
import { UsageError } from '../usage-error.ts';
import { checkPlaybook, judgeThreshold, readMaxSpend, readThreshold } from './threshold.ts';

const simulation = eveningSimulation({
  refused: [{ input: 'a.ndjson', line: 3, reason: 'not JSON' }],
  spent: [
    { playbook: 'region_order_drop', currency: 'KRW', minor: 2_408_000 },
    { playbook: 'quiet', currency: 'KRW', minor: 92_000 },
    { playbook: 'quiet', currency: 'USD', minor: 12_345 },
  ],
});

const judged = (rule: string) => judgeThreshold(readThreshold(rule), simulation);

describe('what a simulation came to', () => {
  test.each<[title: string, rule: string, was: number, holds: boolean]>([
    ['an incident that opens again has fired twice', 'firings<=2', 2, true],
    ['a bound that is too low', 'firings<=1', 2, false],
    ['below', 'firings<2', 2, false],
    ['at least', 'firings>=2', 2, true],
    ['above', 'firings>2', 2, false],
    ['exactly, written twice as in programs', 'firings==2', 2, true],
    ['exactly', 'firings=3', 2, false],
    ['of one playbook', 'region_order_drop.firings<=2', 2, true],
    ['of a playbook that never fired', 'quiet.firings=0', 0, true],
    ['acts', 'actions<=1', 1, true],
    ['what was taken back', 'undos=1', 1, true],
    ['acts and undos that failed', 'failed<=1', 2, false],
    ['triggers held back and acts skipped', 'held<=2', 2, true],
    ['silent sources', 'blind=0', 1, false],
    ['of the data', 'late<=2', 2, true],
    ['duplicates', 'duplicates<3', 3, false],
    ['dead letters', 'dead<=1', 1, true],
    ['lines that are no records', 'refused=0', 1, false],
    ['money of all playbooks, the greatest currency', 'spend<=2_500_000', 2_500_000, true],
    ['money of one playbook', 'region_order_drop.spend<=2000000', 2_408_000, false],
    ['blanks are nothing', ' firings <= 2 ', 2, true],
  ])('%s', (_title, rule, was, holds) => {
    expect(judged(rule)).toMatchObject({ was, holds, text: rule.replaceAll(' ', '') });
  });

  test('dollars are compared as dollars', () => {
    const spent = [{ playbook: 'quiet', currency: 'USD', minor: 12_345 }];
    expect(judgeThreshold(readMaxSpend('100'), { ...simulation, spent })).toMatchObject({
      was: 123.45,
      holds: false,
    });
  });

  test('nothing was spent', () => {
    expect(judgeThreshold(readMaxSpend('0'), { ...simulation, spent: [] })).toMatchObject({
      was: 0,
      holds: true,
    });
  });
});

test.each<[string, number]>([
  ['2000000', 2_000_000],
  ['2,000,000원', 2_000_000],
  ['₩2_000_000', 2_000_000],
  ['$12.5', 12.5],
])('`--max-spend %s`', (given, value) => {
  expect(readMaxSpend(given)).toMatchObject({ measure: 'spend', op: '<=', value });
});

describe('a wrong one', () => {
  test.each<[rule: string, message: string, help: string]>([
    ['firings', '`firings` is no threshold', '`firings<=5`'],
    ['firings<=many', '`firings<=many` is no threshold', 'order_drop.firings<=5'],
    ['<=5', '`<=5` is no threshold', '`firings`'],
    ['fires<=5', 'there is nothing called `fires` to bound', '`firings`, `actions`'],
    ['quiet.late<=5', '`late` is of the data, not of one playbook', 'write `late<=5`'],
  ])('%s', (rule, message, help) => {
    const failure = thrown(() => readThreshold(rule));
    expect(failure.message).toBe(message);
    expect(failure.help).toContain(help);
  });

  test.each(['', '-5', 'lots', '5 million'])('`--max-spend %s`', (given) => {
    expect(thrown(() => readMaxSpend(given)).message).toBe(`\`--max-spend ${given}\` is no amount`);
  });

  test('a playbook that is not there; one that is, and none, are fine', () => {
    expect(thrown(() => checkPlaybook(readThreshold('x.firings<=5'), ['a', 'b'])).help).toBe(
      'this project has `a`, `b`',
    );
    expect(() => checkPlaybook(readThreshold('a.firings<=5'), ['a'])).not.toThrow();
    expect(() => checkPlaybook(readThreshold('firings<=5'), [])).not.toThrow();
  });
});

test('decisions of sources are no playbook’s', () => {
  const decisions = [decision('blind', 0, { playbook: '' }), decision('opened', 1)];
  expect(judgeThreshold(readThreshold('region_order_drop.firings=1'), { ...simulation, decisions }).was).toBe(
    1,
  );
});

function thrown(run: () => unknown): UsageError {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error;
  }
  throw new Error('nothing was refused');
}
