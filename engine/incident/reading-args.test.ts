import { describe, expect, test } from '@jest/globals';
import type { ArgumentValue } from '../../rules/playbook.ts';
import type { ReadAnswer } from '../read-request.ts';
import { bundleOf, note, playbook } from './testing/sample-playbook.ts';
import { createStage, type Stage } from './testing/stage.ts';

const region: ArgumentValue = { kind: 'dimension', dimension: 'region' };
const best: ArgumentValue = { kind: 'call', verb: 'gifts.best', args: [{ name: 'place', value: region }] };
const asks = (text: ArgumentValue) => note('1', 'x', { args: [{ name: 'text', value: text }] });
const found: ReadAnswer = { kind: 'answered', value: 'gift-7' };
const none: ReadAnswer = { kind: 'unknown', reason: 'the service is down' };
const firing = { gangnam: { orders: 400 } };
const told = ({ decisions }: Stage) =>
  decisions.flatMap(({ what, detail }) =>
    what === 'act' || what === 'skipped'
      ? [`${what} ${JSON.stringify(detail['args'] ?? detail['words'])}`]
      : [],
  );

describe.each([
  ['as it runs', false],
  ['with a restart after every step', true],
])('%s', (_title, restarts) => {
  const played = async (text: ArgumentValue, ...answers: readonly ReadAnswer[]): Promise<Stage> => {
    const stage = createStage(bundleOf(playbook({ mode: 'live', body: [asks(text)] })), restarts);
    await stage.span(0, 6, firing);
    for (const answer of answers) await stage.answerReads(() => answer);
    return stage;
  };

  test('an act waits for what its argument asks, with the values that are known', async () => {
    const stage = await played(best);
    expect(told(stage)).toEqual([]);
    expect(stage.waiting()).toBe(true);
    expect(stage.reads()).toMatchObject([{ call: 'gifts.best', args: { place: 'gangnam' } }]);
  });

  test('the answer is frozen with the act', async () => {
    const stage = await played(best, found);
    expect(told(stage)).toEqual(['act {"text":"gift-7"}']);
    expect([...stage.runs.values()].map(({ args }) => args)).toEqual([{ text: 'gift-7' }]);
  });

  test('without an answer nothing is done, and it says why', async () => {
    expect(told(await played(best, none))).toEqual([
      'skipped "`text` is not known: `gifts.best` did not answer"',
    ]);
  });

  test('the same question in two places is asked once', async () => {
    const stage = await played({ kind: 'list', of: [best, best] }, found);
    expect(told(stage)).toEqual(['act {"text":["gift-7","gift-7"]}']);
  });

  test('a question that is asked with the answer to another waits for it', async () => {
    const outer: ArgumentValue = { kind: 'call', verb: 'gifts.text', args: [{ name: 'gift', value: best }] };
    const stage = await played(outer, found);
    expect(stage.reads()).toMatchObject([{ call: 'gifts.text', args: { gift: 'gift-7' } }]);
    await stage.answerReads(() => ({ kind: 'answered', value: 'enjoy' }));
    expect(told(stage)).toEqual(['act {"text":"enjoy"}']);
  });

  test('what cannot be asked, since it is not known with what, is told by that', async () => {
    const stage = await played({
      kind: 'call',
      verb: 'gifts.best',
      args: [{ name: 'who', value: { kind: 'dimension', dimension: 'customer' } }],
    });
    expect(stage.reads()).toEqual([]);
    expect(told(stage)).toEqual([
      'skipped "`text` is not known: `who` is not known: no `customer` is bound"',
    ]);
  });
});
