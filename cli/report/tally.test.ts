import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../engine/decision.ts';
import { causeDecision, decision, evening } from '../testing/evening-decisions.ts';
import { tally, tallyLines } from './tally.ts';

const act = (run: string, verb: string): Decision => decision('act', 0, { detail: { run, verb } });

describe('sums', () => {
  test.each<[string, readonly string[], readonly (readonly [string, number])[]]>([
    ['nothing', [], []],
    [
      'the most frequent first',
      ['a', 'b', 'b'],
      [
        ['b', 2],
        ['a', 1],
      ],
    ],
    [
      'equal ones by name',
      ['b', 'a'],
      [
        ['a', 1],
        ['b', 1],
      ],
    ],
  ])('%s', (_title, words, counts) => {
    expect(tally(words)).toEqual(counts);
  });

  test.each<[string, readonly Decision[], readonly string[]]>([
    ['nothing happened: no line', [decision('opened', 0)], []],
    [
      'an evening',
      evening,
      [
        '  causes     rider app down 1 · riders short 1',
        '  actions    city.put 1 (undone 1, failed 2)',
        '  held back  by cap 1 · by unless 1',
      ],
    ],
    [
      'a cause counts once an incident',
      [causeDecision(0, { a: true }), causeDecision(10, { a: true })],
      ['  causes     a 1'],
    ],
    [
      'a cause found later is no miss',
      [causeDecision(0, { a: false }), causeDecision(10, { a: true })],
      ['  causes     a 1'],
    ],
    [
      'incidents without a cause',
      [causeDecision(0, { a: false }), { ...causeDecision(0, { a: null }), incident: 'other' }],
      ['  causes     not found 2'],
    ],
    [
      'undos belong to their act',
      [
        act('k1', 'city.put'),
        act('k2', 'log.note'),
        act('k3', 'city.put'),
        decision('undo', 5, { detail: { act: 'k1', run: 'k1/undo', verb: 'city.delete' } }),
      ],
      ['  actions    city.put 2 (undone 1) · log.note 1'],
    ],
    [
      'a failure belongs to its act',
      [act('k1', 'city.put'), decision('action-failed', 1, { detail: { run: 'k1', kind: 'act' } })],
      ['  actions    city.put 1 (failed 1)'],
    ],
  ])('%s', (_title, decisions, lines) => {
    expect(tallyLines(decisions, 'en')).toEqual(lines);
  });

  test('in Korean', () => {
    expect(tallyLines(evening, 'ko')).toEqual([
      '  원인       rider app down 1 · riders short 1',
      '  조치       city.put 1 (되돌림 1, 실패 2)',
      '  보류       cap 1 · unless 1',
    ]);
  });
});
