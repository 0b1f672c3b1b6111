/** The four situations of examples/delivery, each with each of its causes, against what their texts promise. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Decision, Json } from '../engine/decision.ts';
import { type Simulation, simulateProject } from './simulate.ts';
import { command, decisionsIn, keptIo } from './testing/command.ts';
import {
  deliveryEvening,
  deliveryRecords,
  EVENING_ANSWERS,
  EVENING_EXPECTED,
  writeDelivery,
} from './testing/delivery-evening.ts';
import { bytesOf, eveningPlatform, expectEffects } from './testing/evening-platform.ts';
import { writeLog } from './testing/recorded-event.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

interface Promised {
  readonly playbook: string;
  readonly instance: Readonly<Record<string, string>>;
  /** Wall clock in Seoul. */
  readonly opened: string;
  readonly causes: readonly string[];
  readonly asked?: readonly { readonly kind: string; readonly step: string; readonly ends: string }[];
  readonly acts: readonly PromisedAct[];
  readonly escalated: string | null;
  readonly recovered: string;
}

interface PromisedAct {
  readonly verb: string;
  /** How many, or whom; one where it says nothing. */
  readonly targets?: number | readonly string[];
  /** Those that are promised; there may be more. */
  readonly args: Readonly<Record<string, Json>>;
  readonly undone?: { readonly verb: string; readonly at: string };
}

const { incidents: promised } = JSON.parse(readFileSync(EVENING_EXPECTED, 'utf8')) as {
  readonly incidents: readonly Promised[];
};

const folders = temporaryFolders('scenarios');
let simulation: Simulation;

const only = [...new Set(promised.map(({ playbook }) => playbook))];

beforeAll(async () => {
  const events = join(folders.make('events'), 'evening.ndjson');
  writeFileSync(events, deliveryEvening());
  simulation = await simulateProject(
    {
      directory: writeDelivery(folders.make('delivery'), { only }),
      ...{ playbooks: [], events, csvMap: null, chunk: 500, answers: EVENING_ANSWERS },
    },
    keptIo(),
  );
});
afterAll(() => folders.removeAll());

test('the evening is read whole', () => {
  expect(simulation.counts).toMatchObject({ dead: 0, late: 0, duplicates: 0 });
  expect([simulation.refused, simulation.deadLetters]).toEqual([[], []]);
});

test('no other incident is opened', () => {
  const opened = simulation.decisions.filter(({ what, playbook }) => what === 'opened' && playbook !== '');
  expect(opened.map(nameOf).sort()).toEqual(promised.map(nameOf).sort());
});

describe.each(promised.map((one) => [nameOf(one), one] as const))('%s', (_name, one) => {
  const own = (): readonly Decision[] =>
    simulation.decisions.filter((decision) => nameOf(decision) === nameOf(one));

  test('opens, finds its causes, calls somebody or nobody, and recovers when it must', () => {
    const at = (what: string): readonly string[] =>
      own().flatMap((decision) => (decision.what === what ? [clock(decision.t)] : []));
    expect({
      opened: at('opened'),
      causes: own().find(({ what }) => what === 'cause')?.detail['found'],
      escalated: at('escalated'),
      recovered: at('recovered'),
      closed: at('closed').length,
    }).toEqual({
      opened: [one.opened],
      causes: one.causes,
      escalated: one.escalated === null ? [] : [one.escalated],
      recovered: [one.recovered],
      closed: 1,
    });
  });

  test('asks whom it must', () => {
    const asked = own()
      .filter(({ what }) => what === 'answered')
      .map(({ step, detail }) => ({
        kind: detail['ask'],
        step: own().find((act) => act.what === 'act' && act.step === step)?.detail['verb'],
        ends: detail['choice'] ?? detail['status'],
      }));
    expect(asked).toEqual(one.asked ?? []);
  });

  test('does what is promised and nothing else, and takes it back', () => {
    const acts = own()
      .filter(({ what }) => what === 'act')
      .map((act) => {
        const undo = own().find(({ what, detail }) => what === 'undo' && detail['act'] === act.detail['run']);
        const audience = act.detail['audience'] as { readonly admitted: number } | undefined;
        return {
          verb: act.detail['verb'],
          targets: audience?.admitted ?? 1,
          args: act.detail['args'],
          undone: undo === undefined ? null : { verb: undo.detail['verb'], at: clock(undo.t) },
        };
      });
    expect(acts).toEqual(
      one.acts.map(({ verb, targets = 1, args, undone = null }) => ({
        verb,
        targets: typeof targets === 'number' ? targets : targets.length,
        args: expect.objectContaining(args),
        undone,
      })),
    );
  });
});

test('run decides the same on embedded parts, against a platform that counts: each effect once, all taken back', async () => {
  const platform = await eveningPlatform([5, 20]);
  try {
    const data = folders.make('data');
    await writeLog(data, deliveryRecords(''), 2);
    const project = writeDelivery(folders.make('embedded'), { only });
    const said = await command(
      ['run', project, '--once', '--event-clock', '--answers', EVENING_ANSWERS, '--json', '--data', data],
      { PLATFORM_URL: platform.origin },
    );
    expect(said).toMatchObject({ code: 0, err: expect.stringContaining(' 0 dead letters') });
    const decisions = decisionsIn(said.out);
    expect(bytesOf(decisions)).toEqual(bytesOf(simulation.decisions));
    expectEffects(platform, decisions);
  } finally {
    await platform.close();
  }
});

function nameOf({ playbook, instance }: Pick<Promised, 'playbook' | 'instance'>): string {
  return `${playbook} ${Object.values(instance).join()}`;
}

function clock(ms: number): string {
  return new Date(ms + 9 * 3_600_000).toISOString().slice(11, 19);
}
