import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { manualClock } from '../../engine/adapters/manual-clock.ts';
import { openMemory } from '../../engine/adapters/memory-store.ts';
import type { StoredAsk } from '../../engine/ask.ts';
import { commitOf } from '../../engine/commit-of.ts';
import { askOf, T0 } from '../../engine/testing/store-samples.ts';
import { exitCodeOf } from '../exit.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import type { UsageError } from '../usage-error.ts';
import {
  type ApprovalsOptions,
  listApprovals,
  type OpenStore,
  sayWord,
  type WordOptions,
} from './approvals-command.ts';

const folders = temporaryFolders('approvals');
const PLAY = `language 1

stream orders "주문" from kafka "orders" {
  key event_id  time at  late 20s  silent after 10m  owner "platform"
  field event_id is id
  field region is id(region)
}
define words region { 강남구: "seoul-gangnam" }
metric orders_now "주문 수" = count of orders per region over 5m
`;
const CONFIG = `name: asked
people:
  kim: { roles: [ops-lead] }
  lee: { roles: [ops-lead] }
  park: { roles: [finance] }
  jung: { roles: [ops-lead], token: "sha256:${'0'.repeat(64)}" }
`;
const clock = manualClock(T0);
let directory = '';
let store: Awaited<ReturnType<typeof openMemory>>;

beforeEach(async () => {
  directory = folders.make('project');
  writeFileSync(join(directory, 'ordersense.config.yaml'), CONFIG);
  writeFileSync(join(directory, 'a.play'), PLAY);
  store = await openMemory({ clock });
  const times = { decidedMs: T0, askedMs: T0, dueMs: T0 + 600_000 };
  const question = { verb: 'ops.confirm', args: { question: '열까요?' }, targets: ['*'], cost: null };
  const asks = [
    askOf('a1', { ...times, author: 'lee', playbook: 'bonus', digest: 'abcdef' }),
    askOf('a2', { ...times, author: null }),
    askOf('q1', {
      ...times,
      kind: 'question',
      from: [],
      choices: ['열기', '닫기'],
      about: { ...askOf('q').about, ...question },
    }),
    askOf('gone', { ...times, dueMs: T0 - 1 }),
  ];
  const epoch = await store.claimEvaluator();
  await store.commit(commitOf(epoch, { asks }));
  await store.commit(commitOf(epoch, { asks: [askOf('over', times)], cancelAsks: ['over'] }));
});
afterAll(() => folders.removeAll());

const stored = async (id: string): Promise<StoredAsk | undefined> => (await store.asks({ id }))[0];

async function called<Options extends ApprovalsOptions>(
  command: (options: Options, io: ReturnType<typeof toldIo>, open: OpenStore) => Promise<void>,
  more: Omit<Options, keyof ApprovalsOptions> & Partial<ApprovalsOptions>,
  lang: 'en' | 'ko' = 'en',
) {
  const io = toldIo(lang);
  const options = { directory, data: null, json: false, ...more } as unknown as Options;
  const error = await command(options, io, async () => store).then(
    () => null,
    (failure: unknown) => failure as UsageError,
  );
  return { error, code: error === null ? 0 : exitCodeOf(error), out: io.results.join('\n') };
}

const grant = (id: string, as: string, more: Partial<WordOptions> = {}, lang: 'en' | 'ko' = 'en') =>
  called<WordOptions>(sayWord, { id, as, says: { kind: 'grant' }, digest: null, reason: '', ...more }, lang);

describe('what waits', () => {
  test.each<['en' | 'ko', readonly RegExp[]]>([
    [
      'en',
      [
        /^a1 {2}approval {2}bonus {2}강남구 {2}needs ops-lead {2}10m left$/m,
        /^ {4}incentives\.push bonus: 2000, riders: \["r1","r2"\]$/m,
        /targets 2/,
        /costs at most ₩4,000/,
        /not by its author: lee/,
        /ordersense approve a1 \| deny a1/,
        /it takes two people/,
        /^q1 {2}question .* anybody/m,
        /ordersense answer q1 "열기" \| "닫기"/,
      ],
    ],
    [
      'ko',
      [
        /^a1 {2}승인 {2}bonus {2}강남구 {2}필요 ops-lead {2}.*남음$/m,
        /대상 2/,
        /작성자는 승인할 수 없음: lee/,
      ],
    ],
  ])('is told in %s', async (lang, said) => {
    const { out } = await called<ApprovalsOptions>(listApprovals, {}, lang);
    for (const line of said) expect(out).toMatch(line);
    expect(out).not.toContain('over');
  });

  test('is told as JSON', async () => {
    const { out } = await called<ApprovalsOptions>(listApprovals, { json: true });
    const told = JSON.parse(out) as { schema: string; open: readonly { id: string }[] };
    expect(told.schema).toBe('ordersense.approvals/1');
    expect(told.open.map(({ id }) => id)).toEqual(['a1', 'a2', 'q1', 'gone']);
  });
});

test('a yes is taken once, kept, and brought to its incident', async () => {
  const { out, code } = await grant('a1', 'kim', { reason: 'looks right' });
  expect([code, out]).toEqual([0, expect.stringContaining('kim approved a1')]);
  expect(await stored('a1')).toMatchObject({
    status: 'granted',
    said: [{ by: 'kim', said: 'grant', reason: 'looks right', refused: null }],
  });
  const signals = await store.signals();
  expect(signals).toMatchObject([{ id: 'reply:a1', payload: { status: 'granted', by: ['kim'] } }]);
  const again = await grant('a1', 'kim');
  expect([again.code, again.error?.message]).toEqual([5, '`a1` was approved already']);
  expect((await stored('a1'))?.said).toHaveLength(2);
  expect(await store.signals()).toHaveLength(1);
});

test.each<[string, string, string, Partial<WordOptions>, RegExp]>([
  ['nobody of this project', 'a1', 'mallory', {}, /`mallory` is nobody/],
  ['somebody without his token', 'a1', 'jung', {}, /`jung` has a token in the settings/],
  ['another role', 'a1', 'park', {}, /has not the role/],
  ['its author', 'a1', 'lee', {}, /wrote this playbook/],
  ['another digest', 'a1', 'kim', { digest: '123' }, /what you looked at is not/],
  ['after the time', 'gone', 'kim', {}, /too late: the time/],
  ['after the recovery', 'over', 'kim', {}, /recovered before anybody answered/],
  ['a yes to a question', 'q1', 'kim', {}, /is a question, not an approval/],
  ['none of the answers', 'q1', 'kim', { says: { kind: 'choice', choice: '글쎄' } }, /none of the answers/],
])('refused, and kept: %s', async (_title, id, as, more, said) => {
  const { code, error } = await grant(id, as, more);
  expect([code, error?.message]).toEqual([5, expect.stringMatching(said)]);
  const ask = await stored(id);
  expect(ask?.said).toMatchObject([{ by: as, refused: expect.any(String) }]);
  expect(ask?.status).not.toBe('granted');
  expect(await store.signals()).toEqual([]);
});

test('where nobody knows the author it takes two, and one of them once', async () => {
  expect((await grant('a2', 'kim')).out).toContain('it waits for somebody else too');
  expect((await grant('a2', 'kim')).error?.message).toContain('has agreed already');
  expect((await grant('a2', 'lee')).out).toContain('lee approved a2');
  expect((await stored('a2'))?.status).toBe('granted');
});

test('one no is enough, by the beginning of its digest too', async () => {
  const { out } = await grant('a1', 'kim', { says: { kind: 'deny' }, digest: 'abc' }, 'ko');
  expect(out).toContain('거절했습니다');
  expect((await stored('a1'))?.status).toBe('denied');
});

test('anybody known answers a question', async () => {
  await grant('q1', 'park', { says: { kind: 'choice', choice: '닫기' } });
  expect(await store.signals()).toMatchObject([
    { payload: { status: 'answered', choice: '닫기', by: ['park'] } },
  ]);
});

test('what never waited is a wrong call', async () => {
  const { code, error } = await grant('nothing', 'kim');
  expect([code, error?.message]).toEqual([2, 'nothing that waits, or waited, is called `nothing`']);
});
