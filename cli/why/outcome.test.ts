import { describe, expect, test } from '@jest/globals';
import type { Decision, DecisionKind, Json } from '../../engine/decision.ts';
import { bundleOf } from '../../engine/testing/orders-bundle.ts';
import { decisionOf } from '../../engine/testing/store-samples.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { instantPrinter } from '../report/instant.ts';
import { outcomeLines } from './outcome.ts';
import type { WhyAnswer } from './why-answer.ts';

const T0 = Date.parse('2026-07-01T09:00:00+09:00');
const BUDGET = { inMs: 3_600_000, per: [], text: 'spend at most ₩9 in 1h', most: 9, currency: 'KRW' };
const PLAYBOOK = {
  name: 'orders_drop',
  place: 'a.play:3',
  body: [],
  limits: { cooldown: null, caps: [], budgets: [BUDGET], shares: [], once: [] },
} as unknown as Bundle['playbooks'][number];
const PROBES = [{ name: 'rain.now', owner: 'platform' }] as unknown as Bundle['probes'];
const ANSWER: WhyAnswer = {
  bundle: { ...bundleOf(), probes: PROBES },
  playbook: PLAYBOOK,
  ...{ atMs: T0, throughMs: T0, places: [], others: [] },
};

const decided = (what: DecisionKind, detail: Readonly<Record<string, Json>>, of: Partial<Decision> = {}) =>
  decisionOf(1, { what, detail, evidence: null, step: '0.1', ...of });
const skipped = (reason: string, words = 'the reason') =>
  decided('skipped', { verb: 'http.post', reason, words, wordsKo: '이유' });
const told = (
  own: readonly Decision[],
  of: Partial<WhyAnswer> = {},
  used: readonly Decision[] = [],
  holders: readonly string[] = [],
) =>
  outcomeLines(
    [decisionOf(0), ...own],
    used,
    holders,
    { ...ANSWER, ...of },
    instantPrinter('Asia/Seoul'),
    'en',
  );

describe('what came of a firing', () => {
  test('before it fired there is nothing to tell', () => {
    const lines = outcomeLines([], [], [], ANSWER, instantPrinter('Asia/Seoul'), 'en');
    expect(lines).toEqual([]);
  });

  test('what was done, and nothing that held it back', () => {
    expect(told([decided('act', { verb: 'http.post', args: { n: 1 } })])).toEqual([
      '  was done       http.post n: 1',
    ]);
  });

  test.each<[reason: string, step: string | null]>([
    ['cap', 'the limit stands at a.play:3'],
    ['cooldown', 'the limit stands at a.play:3'],
    ['once', 'the limit stands at a.play:3'],
    ['share', 'the limit stands at a.play:3'],
    ['lapsed', '`ordersense approvals`'],
    ['asked-before', '`ordersense approvals`'],
    ['denied', 'somebody said no'],
    ['sanity', '`ordersense reset NAME'],
    ['minimum', '`ordersense reset NAME'],
    ['ceiling', '`ordersense reset NAME'],
    ['flapping', '`ordersense reset NAME'],
    ['latched', '`ordersense reset NAME'],
    ['paused', '`ordersense resume --playbook orders_drop`'],
    ['hole', 'write what `...` stands for at a.play:3'],
    ['holdout', null],
    ['empty', null],
  ])('skipped for `%s`: %s', (reason, step) => {
    const lines = told([skipped(reason)]);
    expect(lines.slice(0, 2)).toEqual(['  was done       nothing', '  held it back   http.post: the reason']);
    expect(lines.slice(2)).toEqual(step === null ? [] : [expect.stringContaining(step)]);
  });

  test('a limit with a span says from when there is room: the oldest act that counts, and the span', () => {
    const used = [decided('act', {}, { t: T0 - 60_000 }), decided('act', {}, { t: T0 })];
    const own = [skipped('budget', '`spend at most ₩9 in 1h` has ₩1 left')];
    expect(told(own, {}, used).at(-1)).toContain('there is room again from 07-01 09:59');
  });

  test('what another incident holds is said by its name, and nothing where nobody knows which', () => {
    expect(told([skipped('in-force')], {}, [], ['abc']).at(-1)).toContain('`ordersense explain abc`');
    expect(told([skipped('in-force')])).toHaveLength(2);
  });

  test('a latch is named by what resets it', () => {
    const own = [decided('latched', { latch: 'orders_drop/sanity', words: 'too many', to: 'ops' })];
    expect(told(own).at(-1)).toContain('`ordersense reset orders_drop/sanity');
  });

  test('a request that still waits says how it is answered; one that was answered does not', () => {
    const asked = decided('asked', { verb: 'http.post', from: ['ops-lead'] });
    expect(told([asked]).slice(1)).toEqual([
      '  held it back   waits for ops-lead: http.post',
      expect.stringContaining('`ordersense approve` and `deny`'),
    ]);
    const granted = decided('answered', { status: 'granted', by: ['kim'] });
    expect(told([asked, granted, decided('act', { verb: 'http.post' })])).toEqual([
      '  was done       http.post',
    ]);
  });

  test('of a cause that nobody could check, who is to be asked', () => {
    const { evidence } = decisionOf(0);
    if (evidence?.kind !== 'leaf') throw new Error('the sample has changed');
    const leaf = {
      ...evidence,
      text: 'rain.now.mm > 5mm',
      truth: null,
      why: 'no-answer',
      now: null,
    } as const;
    const causes = [{ name: 'rain', title: null, truth: null }];
    const own = [decided('cause', { causes }, { evidence: { kind: 'or', truth: null, of: [leaf] } })];
    const lines = told(own);
    expect(lines[1]).toContain('a cause: rain.now.mm > 5mm');
    expect(lines.at(-1)).toContain('ask platform why `rain.now` gave no answer');
  });

  test('what a kill switch holds was not done', () => {
    const act = decided('act', { verb: 'http.post' });
    const kill = { scope: 'region', name: '강남구', freezes: false, reason: 'wet', by: 'kim' } as const;
    const held = [{ run: { incident: 'i1', step: '0.1', verb: 'http.post' }, kill }];
    expect(told([act], { held })).toEqual([
      '  was done       nothing',
      '  held it back   http.post: kill switch: region 강남구 # wet (kim)',
      expect.stringContaining('`ordersense resume --region 강남구`'),
    ]);
    expect(
      told([act], { held: [{ ...held[0], run: { ...held[0]?.run, incident: 'other' } }] as never }),
    ).toEqual(['  was done       http.post']);
  });
});
