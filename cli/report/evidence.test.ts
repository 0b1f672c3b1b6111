import { describe, expect, test } from '@jest/globals';
import type { Evidence, LeafEvidence } from '../../engine/evidence.ts';
import type { Language } from '../../rules/format.ts';
import type { Unit } from '../../rules/unit.ts';
import { evidenceLines } from './evidence.ts';

const leaf = (more: Partial<LeafEvidence>): LeafEvidence => ({
  kind: 'leaf',
  id: 'w1',
  text: 'orders per region drop > 50% over 15m',
  truth: true,
  now: 600,
  usual: 1_500,
  change: 0.6,
  measure: 'ratio',
  samples: 600,
  unit: { kind: 'count' },
  why: null,
  ...more,
});

const count: Unit = { kind: 'count' };
const duration: Unit = { kind: 'duration' };
const percent: Unit = { kind: 'percent' };

describe('one leaf', () => {
  test.each<[string, Partial<LeafEvidence>, string, string]>([
    [
      'a part of what is usual',
      {},
      'now 600   usual 1,500   drop 60.0%',
      '지금 600건   평소 1,500건   감소 60.0%',
    ],
    [
      'a multiple of what is usual',
      { text: 'orders rise > 2x', now: 1_440, usual: 600, change: 1.4, measure: 'factor' },
      'now 1,440   usual 600   rise 2.4x',
      '지금 1,440건   평소 600건   증가 2.4배',
    ],
    [
      'an amount of time',
      {
        text: 'delivery_time rise > 10m',
        now: 2_427_000,
        usual: 1_800_000,
        change: 627_000,
        measure: 'absolute',
        unit: duration,
      },
      'now 40m27s   usual 30m   rise 10m27s',
      '지금 40분 27초   평소 30분   증가 10분 27초',
    ],
    [
      'points of a share',
      {
        text: 'rejections rise > 15pp',
        now: 0.25,
        usual: 0.05,
        change: 0.2,
        measure: 'absolute',
        unit: percent,
      },
      'now 25.0%   usual 5.0%   rise 20.0pp',
      '지금 25.0%   평소 5.0%   증가 20.0%p',
    ],
    [
      'a part of a share',
      { text: 'rejections rise > 50%', now: 0.1, usual: 0.05, change: 1, measure: 'ratio', unit: percent },
      'now 10.0%   usual 5.0%   rise 100.0%',
      '지금 10.0%   평소 5.0%   증가 100.0%',
    ],
    [
      'a change either way',
      { text: 'orders change > 10건', change: 900, measure: 'absolute' },
      'now 600   usual 1,500   change 900',
      '지금 600건   평소 1,500건   변화 900건',
    ],
    [
      'a threshold has nothing usual',
      { text: 'riders.idle < 10명', now: 3, usual: null, change: null, measure: null },
      'now 3',
      '지금 3건',
    ],
    [
      'the value of another metric is no usual one',
      { text: 'riders.idle < 80% of orders', now: 3, usual: 20, change: null, measure: null },
      'now 3   against 20',
      '지금 3건   비교한 값 20건',
    ],
    [
      'an answer that is a word',
      { text: 'app.state is "down"', now: 'down', usual: null, change: null, measure: null, unit: null },
      'now down',
      '지금 down',
    ],
    [
      'an unknown says why',
      { now: null, usual: null, change: null, why: 'no-baseline' },
      'unknown: too little history',
      '알 수 없음: 과거 기록이 부족합니다',
    ],
    [
      'an unknown says what was read all the same',
      { now: 4, usual: null, change: null, why: 'too-few-samples' },
      'now 4   unknown: too few samples',
      '지금 4건   알 수 없음: 표본이 부족합니다',
    ],
  ])('%s', (_title, more, en, ko) => {
    const one = leaf({ unit: count, ...more });
    const told = (language: Language) => evidenceLines(one, language);
    expect(told('en')).toEqual([`${one.text}   ${en}`]);
    expect(told('ko')).toEqual([`${one.text}   ${ko}`]);
  });
});

describe('a tree', () => {
  const low = leaf({ text: 'a < 3', now: 1, usual: null, change: null });
  const down = leaf({ text: 'b is false', now: false, usual: null, change: null, unit: { kind: 'bool' } });

  test.each<[string, Evidence, readonly string[]]>([
    [
      'every leaf in the order written',
      { kind: 'and', truth: true, of: [low, { kind: 'not', truth: true, of: [down] }] },
      ['a < 3   now 1', 'not b is false   now no'],
    ],
    [
      'a part of an `or` that is not true is no reason for it',
      { kind: 'or', truth: true, of: [{ ...down, truth: false }, low] },
      ['a < 3   now 1'],
    ],
    [
      'of an `or` that is not true every part is shown',
      {
        kind: 'or',
        truth: null,
        of: [
          { ...down, truth: false },
          { ...low, truth: null, why: 'blind' },
        ],
      },
      ['b is false   now no', 'a < 3   now 1   unknown: its source is silent'],
    ],
    [
      'a hold says how long its part has lasted',
      { kind: 'hold', id: 'h', text: 'a < 3 for 5m', truth: true, of: low, heldMs: 300_000, forMs: 300_000 },
      ['a < 3   now 1   held 5m'],
    ],
    [
      'a hold that has just begun says nothing of it',
      { kind: 'hold', id: 'h', text: 'a < 3 for 5m', truth: null, of: low, heldMs: 0, forMs: 300_000 },
      ['a < 3   now 1'],
    ],
  ])('%s', (_title, tree, lines) => {
    expect(evidenceLines(tree, 'en')).toEqual(lines);
  });
});
