/** The example's winback of customers, played: whom it reaches, with what, and why the others get nothing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { simulateProject } from './simulate.ts';
import { deliveryFolder } from './testing/delivery-catalog.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { toldIo } from './testing/told-io.ts';

const folders = temporaryFolders('winback');
afterAll(() => folders.removeAll());

/** What the model says of a customer at noon in Seoul, so many seconds later. */
const score = (customer: string, seconds: number, more: Readonly<Record<string, unknown>>) => ({
  topic: 'model.churn',
  key: customer,
  at: Date.parse('2026-03-06T12:00:05+09:00') + seconds * 1_000,
  value: {
    customer,
    scored_at: new Date(Date.parse('2026-03-06T12:00:00+09:00') + seconds * 1_000).toISOString(),
    agreed: true,
    ...more,
  },
});

const SCORES = [
  score('c-1', 0, { probability: 0.9, favourite: '치킨' }),
  score('c-2', 1, { probability: 0.9 }),
  score('c-3', 2, { probability: 0.9, favourite: '피자' }),
  score('c-4', 3, { probability: 0.2, favourite: '피자' }),
  // Its watermark lets the others be judged.
  score('c-9', 9_000, { probability: 0.1 }),
];
const ANSWERS = [
  { read: 'promotions.best_for', in: { customer: 'c-1' }, is: 'coupon-chicken' },
  { read: 'promotions.best_for', in: { customer: 'c-9' }, is: 'coupon-for-nobody' },
];

async function played(chunk: number, answers: readonly object[], scores: readonly object[] = SCORES) {
  const folder = folders.make('played');
  const file = (name: string, lines: readonly object[]): string => {
    const path = join(folder, name);
    writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return path;
  };
  const { decisions } = await simulateProject(
    {
      directory: deliveryFolder,
      playbooks: ['churn_winback'],
      events: file('events.ndjson', scores),
      answers: file('answers.ndjson', answers),
      csvMap: null,
      chunk,
    },
    toldIo(),
  );
  return decisions;
}

/** Another score of `c-1` the day after, who had an offer by then. */
const AGAIN = score('c-1', 90_000, { probability: 0.9, favourite: '치킨' });

/** What became of each offer: the coupon, or why there was none. */
const offers = (decisions: Awaited<ReturnType<typeof played>>): readonly string[] =>
  decisions.flatMap(({ what, step, detail }) => {
    if (detail['verb'] !== 'promotions.offer' || step === '') return [];
    if (what === 'act') return [`act ${(detail['args'] as { readonly coupon: string }).coupon}`];
    return what === 'skipped' ? [`skipped ${String(detail['words'])}`] : [];
  });

test.each([1, 2, 500])(
  'an offer holds the coupon that was answered, read %i records at a time',
  async (chunk) => {
    expect([...offers(await played(chunk, ANSWERS))].sort()).toEqual([
      'act coupon-chicken',
      'skipped `coupon` is not known: `favourite` is not known: the event has no `favourite`',
      'skipped `coupon` is not known: `promotions.best_for` did not answer',
    ]);
  },
);

test('however it is read, it decides the same', async () => {
  expect(await played(1, ANSWERS)).toEqual(await played(500, ANSWERS));
});

test('without any answer nobody is offered anything', async () => {
  expect(offers(await played(500, [])).filter((line) => line.startsWith('act'))).toEqual([]);
});

test('nobody is offered anything twice, and the limit that says so tells nobody’s name', async () => {
  const told = offers(
    await played(500, ANSWERS, [
      ...SCORES.slice(0, 1),
      ...SCORES.slice(4),
      AGAIN,
      score('c-8', 99_000, { probability: 0.1 }),
    ]),
  );
  expect(told).toEqual([
    'act coupon-chicken',
    expect.stringMatching(/^skipped `once per customer in 30d`: ~[0-9a-f]{12} had it already, in incident /),
  ]);
});
