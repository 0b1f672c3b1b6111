import { expect, test } from '@jest/globals';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import type { ReplyPayload } from '../../engine/ask.ts';
import { commitOf } from '../../engine/commit-of.ts';
import { askOf, T0 } from '../../engine/testing/store-samples.ts';
import { peopleRecorded } from './people-recorded.ts';

const reply = (of: Partial<ReplyPayload>): ReplyPayload => ({
  ask: 'a',
  status: 'granted',
  choice: null,
  by: ['kim', 'lee'],
  reason: 'looks right',
  afterMs: 125_432,
  ...of,
});

/** What an incident is told where this was recorded, and how long after the asking. */
async function replayed(recorded: ReplyPayload, kind: 'approval' | 'question' = 'approval') {
  const clock = manualClock(T0);
  const store = await openMemory({ clock });
  await store.commit(commitOf(0, { asks: [askOf('a', { kind })] }));
  const people = peopleRecorded(new Map([['a', recorded]]));
  for (let ms = 0; ms < 600_000; ms += 10_000) {
    clock.set(T0 + ms);
    for (const { id, judge } of people(await store.asks('open'), T0 + ms)) await store.say(id, judge);
  }
  return (await store.signals()).map(({ payload }) => payload);
}

test.each<[string, ReplyPayload, 'approval' | 'question']>([
  ['two who agreed', reply({}), 'approval'],
  ['one who said no', reply({ status: 'denied', by: ['lee'] }), 'approval'],
  ['an answer', reply({ status: 'answered', choice: '닫기', by: ['kim'] }), 'question'],
])('%s: said again by the same, after as many panes', async (_title, recorded, kind) => {
  expect(await replayed(recorded, kind)).toEqual([{ ...recorded, afterMs: 120_000 }]);
});

test('what lapsed was said by nobody', async () => {
  expect(await replayed(reply({ status: 'lapsed', by: [] }))).toEqual([]);
});
