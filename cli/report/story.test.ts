import { describe, expect, test } from '@jest/globals';
import { expectGolden } from '../../dsl/testing/golden.ts';
import { causeDecision, decision, evening, silence } from '../testing/evening-decisions.ts';
import { eveningBundle } from '../testing/evening-simulation.ts';
import { createStory } from './story.ts';

describe('a story', () => {
  test.each(['en', 'ko'] as const)('every kind of decision, in %s', (language) => {
    const story = createStory(eveningBundle, language);
    const text = [...evening, ...silence].flatMap((d) => story.tell(d)).join('\n');
    expectGolden(new URL(`testdata/evening.story.${language}.txt`, import.meta.url), `${text}\n`);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a word for a value', { region: 'seoul-gangnam' }, '강남구'],
    ['a value without a word', { region: 'busan' }, 'busan'],
    ['several dimensions', { region: 'seoul-seocho', zone: 'z1' }, '서초구 · z1'],
    ['none', {}, 'overall'],
  ])('the place: %s', (_title, instance, place) => {
    expect(createStory(eveningBundle, 'en').place(instance)).toBe(place);
  });

  test('labels end in the same column, whatever the script', () => {
    const story = createStory(eveningBundle, 'ko');
    const [held = ''] = story.tell(decision('held', 0, { detail: { words: 'x' } }));
    const [failed = ''] = story.tell(decision('action-failed', 0, { detail: { detail: 'x' } }));
    const cells = (line: string) => [...line.slice(0, line.indexOf('강남구'))].map((c) => (c > 'ᄀ' ? 2 : 1));
    const width = (line: string) => cells(line).reduce<number>((sum, n) => sum + n, 0);
    expect(width(held)).toBe(width(failed));
  });

  test('a playbook that the bundle does not have is told by its name', () => {
    const [head] = createStory(eveningBundle, 'en').tell(decision('opened', 0, { playbook: 'gone' }));
    expect(head).toMatch(/gone$/);
  });
});

describe('causes that are told', () => {
  type Round = readonly [truths: Readonly<Record<string, boolean | null>>, told: boolean];
  test.each<[string, readonly Round[]]>([
    ['the first round, whatever it found', [[{ a: false }, true]]],
    [
      'the same again is not',
      [
        [{ a: true }, true],
        [{ a: true }, false],
      ],
    ],
    [
      'a new one is',
      [
        [{ a: true, b: false }, true],
        [{ a: true, b: true }, true],
      ],
    ],
    [
      'one that is gone is not',
      [
        [{ a: true }, true],
        [{ a: false }, false],
      ],
    ],
    [
      'one that comes back is not',
      [
        [{ a: true }, true],
        [{ a: false }, false],
        [{ a: true }, false],
      ],
    ],
    [
      'found after nothing was',
      [
        [{ a: null }, true],
        [{ a: false }, false],
        [{ a: true }, true],
      ],
    ],
  ])('%s', (_title, rounds) => {
    const story = createStory(eveningBundle, 'en');
    const told = rounds.map(([truths], i) => story.tell(causeDecision(i * 10, truths)).length > 0);
    expect(told).toEqual(rounds.map(([, wanted]) => wanted));
  });

  test('another incident and another check are told for themselves', () => {
    const story = createStory(eveningBundle, 'en');
    const first = causeDecision(0, { a: true });
    expect(story.tell(first)).not.toEqual([]);
    expect(story.tell({ ...first, incident: 'other' })).not.toEqual([]);
    expect(story.tell({ ...first, step: '2.if1.3' })).not.toEqual([]);
    expect(story.tell(first)).toEqual([]);
  });
});
