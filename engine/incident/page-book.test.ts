/** Whatever calls staff goes through one notifier (R11), played through the responder, with and without restarts. */
import { expect, test } from '@jest/globals';
import type { Playbook, Step } from '../../rules/playbook.ts';
import { bundleOf, drop, playbook, put, threshold } from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

const bad: Scene = { orders: 400, idle: 50 };
const worse: Scene = { orders: 400, idle: 3 };
const fine: Scene = { orders: 1_000, idle: 50 };
const call: Step = { kind: 'escalate', path: '1', to: 'ops-lead' };
const all = (count: number, scene: Scene): Readonly<Record<string, Scene>> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`r${String(i).padStart(3, '0')}`, scene]));

async function told(
  story: (stage: Stage) => Promise<void>,
  of: Partial<Playbook> = {},
  restarts: readonly boolean[] = [false, true],
): Promise<Stage> {
  const stages = restarts.map((restart) => createStage(bundleOf(playbook({ body: [call], ...of })), restart));
  for (const stage of stages) await story(stage);
  const [calm, ...others] = stages as [Stage, ...Stage[]];
  for (const other of others) {
    expect(other.decisions).toEqual(calm.decisions);
    expect([...other.runs.values()]).toEqual([...calm.runs.values()]);
  }
  return calm;
}

const pages = ({ decisions }: Stage) =>
  decisions.flatMap(({ what, detail }) =>
    what === 'paged' ? [`${String(detail['page'])} ${String(detail['incidents'])}`] : [],
  );

test('a storm of 400 regions is one page and one resolve', async () => {
  const stage = await told(
    async (one) => {
      await one.look(0, all(400, bad));
      await one.span(1, 12, all(400, bad));
      await one.look(13, all(399, fine));
      await one.look(14, all(400, fine));
    },
    {},
    [false],
  );
  expect(pages(stage)).toEqual(['first 400', 'resolved 400']);
  const sent = [...stage.runs.values()];
  expect(sent.map(({ verb, args }) => [verb, args])).toEqual([
    [
      'ops.page',
      {
        text: '[high] 지역 주문 급감 (order_drop): r000, r001, r002, r003, r004, r005, r006, r007 +392 · → ops-lead',
        alert: sent[0]?.incident,
      },
    ],
    [
      'ops.page',
      {
        text: 'RESOLVED 해결 [high] 지역 주문 급감 (order_drop): r000, r001, r002, r003, r004, r005, r006, r007 +392 · → ops-lead',
        alert: sent[0]?.incident,
        resolved: true,
      },
    ],
  ]);
});

test('later ones are one update, at most every five minutes', async () => {
  const stage = await told(async (one) => {
    await one.look(0, all(2, bad));
    await one.span(1, 2, all(3, bad));
    await one.span(3, 12, all(5, bad));
  });
  expect(pages(stage)).toEqual(['first 3', 'update 5']);
});

test('worse is told, nothing else is; four hours later it is said again', async () => {
  const raises = [{ to: 'critical', when: threshold('raise1', 'idle', '<', 10) } as const];
  const stage = await told(
    async (one) => {
      await one.span(0, 9, { gangnam: bad });
      await one.span(10, 12, { gangnam: worse });
      await one.span(245, 251, { gangnam: worse });
    },
    { raises },
  );
  expect(pages(stage)).toEqual(['first 1', 'update 1', 'repeat 1']);
  expect([...stage.runs.values()].at(-1)?.args).toMatchObject({
    text: 'STILL 계속 [critical] 지역 주문 급감 (order_drop): 강남구 · → ops-lead',
  });
});

test('somebody looks after it: it is not said again, until it is worse', async () => {
  const raises = [{ to: 'critical', when: threshold('raise1', 'idle', '<', 10) } as const];
  const stage = await told(
    async (one) => {
      await one.span(0, 2, { gangnam: bad });
      const [incident = ''] = one.incidents.keys();
      await one.order(3, { word: 'acknowledge', incident });
      await one.look(250, { gangnam: bad });
      await one.span(251, 252, { gangnam: worse });
    },
    { raises },
  );
  expect(pages(stage)).toEqual(['first 1', 'update 1']);
});

test('silenced, nobody is called; when the silence ends somebody is', async () => {
  const stage = await told(async (one) => {
    await one.order(0, { word: 'silence', of: { playbook: 'order_drop', in: {} }, forMs: 1_800_000 });
    await one.span(1, 29, { gangnam: bad });
    expect(pages(one)).toEqual([]);
    await one.look(31, { gangnam: bad });
  });
  expect(pages(stage)).toEqual(['first 1']);
});

test('what recovered within a minute calls nobody', async () => {
  const stage = await told(async (one) => {
    await one.look(0, { gangnam: bad });
    await one.look(0.5, { gangnam: fine });
    await one.span(1, 3, { gangnam: fine });
  });
  expect(pages(stage)).toEqual([]);
});

test('a shadow playbook pages nobody', async () => {
  const stage = await told(async (one) => one.span(0, 5, { gangnam: bad }), { mode: 'shadow' });
  expect([pages(stage), stage.runs.size]).toEqual([[], 0]);
});

test('a page that could not be sent is told', async () => {
  const stage = await told(async (one) => {
    await one.span(0, 2, { gangnam: bad });
    const [key = ''] = one.runs.keys();
    await one.outcome(key, 'failed', 'HTTP 500');
  });
  expect(stage.decisions.at(-1)).toMatchObject({
    ...{ what: 'action-failed', n: 1, incident: [...stage.runs.values()][0]?.incident },
    detail: { target: 'ops-lead', status: 'failed', detail: 'HTTP 500' },
  });
});

const lasting: Partial<Playbook> = { body: [put('1')], recovered: drop('r', '<', 0.2) };

test('an undo that does not come through in two minutes calls the owner, and again, until it has', async () => {
  const stage = await told(async (one) => {
    await one.look(0, { gangnam: bad });
    await one.outcome(one.keyOf('1'), 'succeeded');
    await one.look(10, { gangnam: fine });
    await one.look(11, { gangnam: fine });
    await one.ring();
    await one.look(12, { gangnam: fine });
    await one.ring();
    await one.span(13, 44, { gangnam: fine });
    await one.outcome(one.keyOf('1', 'undo'), 'succeeded');
    await one.look(45, { gangnam: fine });
  }, lasting);
  expect(stage.story().filter((line) => /overdue|paged/.test(line))).toEqual([
    '12 overdue 1 city.delete',
    '13 paged',
    '43 paged',
    '45 paged',
  ]);
  expect(pages(stage)).toEqual(['first 1', 'repeat 1', 'resolved 1']);
  expect(stage.timers.size).toBe(0);
});

test('an undo that came through in time calls nobody, and leaves no timer', async () => {
  const stage = await told(async (one) => {
    await one.look(0, { gangnam: bad });
    await one.outcome(one.keyOf('1'), 'succeeded');
    await one.look(10, { gangnam: fine });
    await one.outcome(one.keyOf('1', 'undo'), 'succeeded');
    await one.span(11, 14, { gangnam: fine });
  }, lasting);
  expect([pages(stage), stage.timers.size]).toEqual([[], 0]);
});

test('an undo that failed for good calls the owner, until a person had it taken back', async () => {
  const stage = await told(async (one) => {
    await one.look(0, { gangnam: bad });
    await one.outcome(one.keyOf('1'), 'succeeded');
    await one.look(10, { gangnam: fine });
    await one.outcome(one.keyOf('1', 'undo'), 'failed', 'HTTP 404');
    await one.span(11, 13, { gangnam: fine });
    await one.order(14, { word: 'undo', scope: 'all', name: '' });
    const again = [...one.runs.values()].findLast(({ kind }) => kind === 'undo')?.key ?? '';
    await one.outcome(again, 'succeeded');
    await one.look(15, { gangnam: fine });
  }, lasting);
  expect(pages(stage)).toEqual(['first 1', 'resolved 1']);
});

test('without a connector that pages the decision says so', async () => {
  const nobody = playbook({ body: [call] });
  const stage = createStage(bundleOf(nobody), false, undefined, (verb) =>
    verb === 'ops.page' ? null : undefined,
  );
  await stage.span(0, 2, { gangnam: bad });
  expect(stage.runs.size).toBe(0);
  expect(stage.decisions.find(({ what }) => what === 'paged')?.detail).toMatchObject({
    run: null,
    words: 'no connector offers `ops.page`: nobody was called',
  });
});
