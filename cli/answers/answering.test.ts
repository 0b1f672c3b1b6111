import { describe, expect, test } from '@jest/globals';
import type { StoredAsk } from '../../engine/ask.ts';
import type { ProbeRequest } from '../../engine/probe-request.ts';
import type { Probe } from '../../rules/source.ts';
import { answering } from './answering.ts';
import { readAnswers } from './read-answers.ts';

const T = Date.parse('2026-03-06T11:00:00Z');
const world = (...lines: readonly string[]) => answering(readAnswers(lines.join('\n'), 'a'));

const weather: Probe = {
  name: 'weather.now',
  title: null,
  call: 'weather.current',
  args: [],
  everyMs: 60_000,
  timeoutMs: 1_000,
  fields: [{ name: 'rain', type: { kind: 'number', name: 'mm' }, optional: false, private: false }],
} as unknown as Probe;

const request = (region: string): ProbeRequest => ({
  ...{ id: 'q', incident: 'i', playbook: 'p', instance: { region }, probe: 'weather.now' },
  ...{ call: 'weather.current', args: {}, timeoutMs: 1_000, everyMs: 60_000 },
});

const ask = (more: Partial<StoredAsk> = {}): StoredAsk => ({
  ...{ id: 'a', kind: 'question', incident: 'i', playbook: 'p', step: '1', runKey: 'i/1/*', digest: 'd' },
  ...{ from: [], choices: ['open', 'closed'], author: null, decidedMs: T, askedMs: T, dueMs: T + 600_000 },
  ...{ status: 'open', said: [] },
  about: {
    title: null,
    instance: { restaurant: 'r-1' },
    verb: 'ops.confirm',
    args: {},
    targets: [],
    cost: null,
  },
  ...more,
});

describe('a probe', () => {
  const { probe } = world(
    '{"probe":"weather.now","fields":{"rain":1}}',
    '{"probe":"weather.now","in":{"region":"mapo"},"from":"2026-03-06T11:00:00Z","to":"2026-03-06T12:00:00Z","fields":{"rain":22}}',
    '{"probe":"other","fields":{"rain":5}}',
  );
  test.each<[string, string, number, number]>([
    ['answers what a line says', 'gangnam', 0, 1],
    ['answers the later line where it fits', 'mapo', 0, 22],
    ['answers the earlier one before that time', 'mapo', -1, 1],
    ['answers the earlier one from its end on', 'mapo', 3_600_000, 1],
  ])('%s', (_title, region, afterMs, rain) => {
    expect(probe(request(region), weather, T + afterMs)?.payload).toEqual({
      probe: 'weather.now',
      answer: { kind: 'answered', fields: { rain }, ageMs: 0 },
    });
  });

  test('that no line is about is not answered here', () => {
    expect(world().probe(request('mapo'), weather, T)).toBeNull();
  });

  test('whose fields are not what it declares is unknown, with the reason', () => {
    const answer = world('{"probe":"weather.now","fields":{"rain":"much"}}').probe(
      request('mapo'),
      weather,
      T,
    );
    expect(answer?.payload).toMatchObject({ answer: { kind: 'unknown' } });
  });
});

describe('a question of an argument', () => {
  const { read } = world(
    '{"read":"gifts.best","is":"gift-0"}',
    '{"read":"gifts.best","in":{"who":"c-1"},"is":"gift-7"}',
    '{"read":"gifts.best","in":{"region":"mapo"},"is":"gift-9"}',
  );
  const asked = (call: string, who: string, region: string) =>
    read({ kind: 'read', id: 'q', incident: 'i', instance: { region }, call, args: { who } });
  test.each<[string, string, string, string]>([
    ['is answered by the line for what it was asked with', 'c-1', 'gangnam', 'gift-7'],
    ['is answered by the line for where it was asked', 'c-1', 'mapo', 'gift-9'],
    ['is answered by the line for all others', 'c-2', 'gangnam', 'gift-0'],
  ])('%s', (_title, who, region, value) => {
    expect(asked('gifts.best', who, region)?.payload).toEqual({
      probe: 'gifts.best',
      answer: { kind: 'answered', fields: { value }, ageMs: 0 },
    });
  });

  test('that no line is about is not answered here', () => {
    expect(asked('gifts.worst', 'c-1', 'mapo')).toBeNull();
  });
});

describe('people', () => {
  const { people } = world(
    '{"question":"ops.confirm","in":{"restaurant":"r-1"},"is":"closed","after":"4m"}',
    '{"approval":"lead","is":"granted","after":"2m"}',
    '{"approval":"owner","is":"denied"}',
  );
  const said = (one: StoredAsk, afterMs: number) =>
    people([one], T + afterMs).map(({ judge }) => judge(one, T + afterMs).said.said);

  test.each<[string, Partial<StoredAsk>, number, readonly string[]]>([
    ['answer a question when their time has come', {}, 240_000, ['closed']],
    ['do not answer before', {}, 239_999, []],
    ['do not answer when it is too late', { dueMs: T + 240_000 }, 240_000, []],
    ['grant', { kind: 'approval', from: ['lead'] }, 120_000, ['grant']],
    ['grant and deny, each when he likes', { kind: 'approval', from: ['lead', 'owner'] }, 0, ['deny']],
    ['say nothing for whom no line speaks', { kind: 'approval', from: ['nobody'] }, 300_000, []],
    ['say nothing elsewhere', { about: { ...ask().about, instance: { restaurant: 'r-2' } } }, 300_000, []],
    ['say nothing about another verb', { about: { ...ask().about, verb: 'ops.page' } }, 300_000, []],
  ])('%s', (_title, more, afterMs, want) => {
    expect(said(ask(more), afterMs)).toEqual(want);
  });

  test('speak once', () => {
    const said = [{ ask: 'a', by: 'somebody', said: 'closed', reason: '', atMs: T, refused: null }];
    expect(people([ask({ said })], T + 300_000)).toEqual([]);
  });
});

test('an action fails always, or so many times', () => {
  const { failures } = world('{"action":"a.b","fails":"down"}', '{"action":"c.d","fails":"slow","times":2}');
  expect([...(failures.fails ?? [])]).toEqual([['a.b', 'down']]);
  expect([...(failures.failsAtFirst ?? [])]).toEqual([['c.d', { reason: 'slow', times: 2 }]]);
});
