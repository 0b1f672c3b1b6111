import { expect, test } from '@jest/globals';
import type { Audience } from '../../rules/audience.ts';
import type { Do } from '../../rules/playbook.ts';
import type { Selected } from '../window/selection.ts';
import { createAudienceStage } from './testing/audience-stage.ts';
import { AGREED, bundleOf, note, offer, playbook } from './testing/sample-playbook.ts';
import { createStage, type Scene } from './testing/stage.ts';

/** Marketing reaches only those who are known to have agreed (R32). */

const row = { kind: 'lookUp', ...AGREED } as const;
const event = { kind: 'field', source: 'order_events', field: 'ok' } as const;

test.each<[string, Partial<Do>, Scene['agreed'], string | null]>([
  ['it goes to who agreed', {}, true, null],
  [
    'not to who did not',
    {},
    false,
    '`city.offer` is marketing, and `places.agreed` says that they did not agree to it',
  ],
  [
    'not to whom nobody knows',
    {},
    null,
    '`city.offer` is marketing, and `places.agreed` does not say that they agreed to it',
  ],
  [
    'not where one of several does not say so',
    { consent: [row, event] },
    true,
    '`city.offer` is marketing, and `order_events.ok` does not say that they agreed to it',
  ],
  [
    'not where nothing says it',
    { consent: [{ kind: 'undeclared' }] },
    true,
    '`city.offer` is marketing, and no `consent` field says who agreed to it',
  ],
  [
    'not where it names nobody',
    { consent: [] },
    true,
    '`city.offer` is marketing, and no `consent` field says who agreed to it',
  ],
])('%s, and the rest goes on', async (_title, more, agreed, words) => {
  for (const restarts of [false, true]) {
    const stage = createStage(
      bundleOf(playbook({ lookUps: [AGREED], body: [offer('1', more), note('2', 'x')] })),
      restarts,
    );
    await stage.look(0, { gangnam: { orders: 400, agreed: agreed! } });
    if (words === null) await stage.outcome(stage.keyOf('1'), 'succeeded');
    const story = words === null ? 'act 1 city.offer' : 'skipped 1 consent';
    expect(stage.story()).toEqual(['0 opened', `0 ${story}`, '0 act 2 log.note']);
    if (words !== null) expect(stage.decisions[1]!.detail).toMatchObject({ reason: 'consent', words });
  }
});

test('a bundle of before, which says nothing of consent, sends none', async () => {
  const { consent: _none, ...before } = offer('1');
  const stage = createStage(bundleOf(playbook({ lookUps: [AGREED], body: [before] })));
  await stage.look(0, { gangnam: { orders: 400 } });
  expect(stage.story()).toEqual(['0 opened', '0 skipped 1 consent']);
});

test('at night it is not even held back', async () => {
  const stage = createStage(bundleOf(playbook({ lookUps: [AGREED], body: [offer('1')] })));
  await stage.look(400, { gangnam: { orders: 400, agreed: false } });
  expect(stage.story()).toEqual(['400 opened', '400 skipped 1 consent']);
});

const CUSTOMERS: Audience = {
  ...{ name: 'regulars', table: 'customers', kind: 'customer', field: 'customer', private: true },
  ...{
    where: null,
    within: null,
    order: null,
    atMost: null,
    consent: { table: 'customers', field: 'agreed' },
  },
};
const toMany = offer('1', {
  args: [{ name: 'to', value: { kind: 'audience', audience: CUSTOMERS } }],
  consent: [{ kind: 'audience' }],
});

test.each<[string, readonly string[], number, readonly string[], number, string | null]>([
  ['all agreed', ['a', 'b'], 0, ['opened', 'act 1 city.offer'], 2, null],
  [
    'some did not',
    ['a', 'b'],
    3,
    ['opened', 'act 1 city.offer', 'skipped 1 consent'],
    2,
    '3 of 5 are left out: `city.offer` is marketing, and it is not known that they agreed to it',
  ],
  [
    'nobody did',
    [],
    3,
    ['opened', 'skipped 1 consent'],
    0,
    '3 of 3 are left out: `city.offer` is marketing, and it is not known that they agreed to it',
  ],
  ['there is nobody', [], 0, ['opened', 'skipped 1 empty'], 0, null],
])(
  'of an audience %s: told by number, never by name',
  async (_title, members, unagreed, story, runs, words) => {
    for (const restarts of [false, true]) {
      for (const mode of ['live', 'shadow'] as const) {
        const stage = await createAudienceStage(
          bundleOf(playbook({ lookUps: [AGREED], body: [toMany], mode })),
          { restarts },
        );
        const who: Selected = {
          known: true,
          members,
          population: 10,
          unsure: 0,
          ...(unagreed > 0 ? { unagreed } : {}),
        };
        stage.select(who);
        await stage.look(0, { orders: 400 });
        await stage.perform();
        expect(stage.story()).toEqual(story);
        expect((await stage.rows()).length).toBe(mode === 'live' ? runs : 0);
        const left = stage.decisions.find(({ what }) => what === 'skipped')?.detail;
        if (words !== null) {
          expect(left).toMatchObject({ reason: 'consent', count: unagreed, words });
          expect(left).toHaveProperty('wordsKo', expect.stringContaining('수신 동의가 확인되지 않았습니다'));
        }
      }
    }
  },
);
