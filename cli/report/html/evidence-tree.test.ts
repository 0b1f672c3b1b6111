import { expect, test } from '@jest/globals';
import type { Evidence, LeafEvidence } from '../../../engine/evidence.ts';
import { evidenceTree } from './evidence-tree.ts';

const leaf = (text: string, truth: boolean | null, more: Partial<LeafEvidence> = {}): Evidence => ({
  kind: 'leaf',
  id: text,
  text,
  truth,
  now: null,
  usual: null,
  change: null,
  measure: null,
  samples: null,
  unit: null,
  why: null,
  ...more,
});

const tree: Evidence = {
  kind: 'and',
  truth: null,
  of: [
    {
      kind: 'hold',
      id: 'h',
      text: 't',
      truth: true,
      of: leaf('orders < 5', true, { now: 3 }),
      heldMs: 300_000,
      forMs: 60_000,
    },
    { kind: 'or', truth: null, of: [leaf('a is "<b>"', false), leaf('b < 2', null, { why: 'no-answer' })] },
    { kind: 'not', truth: true, of: [leaf('c', false)] },
  ],
};

test.each<['en' | 'ko', readonly string[]]>([
  ['en', ['all of', 'held 5m / 1m', 'orders &lt; 5   now 3', 'any of', 'unknown: no answer', 'not']],
  [
    'ko',
    ['모두', '지속 5분 / 1분', 'orders &lt; 5   지금 3', '하나라도', '알 수 없음: 응답이 없습니다', '아님'],
  ],
])('every part with its truth, in %s', (language, words) => {
  const { markup } = evidenceTree(tree, language);
  for (const word of words) expect(markup).toContain(word);
  expect(markup.match(/is-true/g)).toHaveLength(3);
  expect(markup.match(/is-false/g)).toHaveLength(2);
  expect(markup.match(/is-null/g)).toHaveLength(3);
  expect(markup).toContain('a is &quot;&lt;b&gt;&quot;');
});
