/** The four situations of examples/delivery, each with each of its causes, against what their texts promise. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Decision, Json } from '../engine/decision.ts';
import { type Simulation, simulateProject } from './simulate.ts';
import { keptIo } from './testing/command.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const delivery = fileURLToPath(new URL('../examples/delivery/', import.meta.url));
const scenarios = join(delivery, 'scenarios');

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

const { incidents: promised } = JSON.parse(readFileSync(join(scenarios, 'expected.json'), 'utf8')) as {
  readonly incidents: readonly Promised[];
};

const folders = temporaryFolders('scenarios');
let simulation: Simulation;

beforeAll(async () => {
  const project = folders.make('delivery');
  cpSync(delivery, project, { recursive: true });
  // Nothing is undone, and nobody is asked, of what is not live.
  const drop = join(project, 'playbooks', 'region_order_drop.play');
  writeFileSync(drop, readFileSync(drop, 'utf8').replace('mode shadow', 'mode live'));
  const events = join(folders.make('events'), 'evening.ndjson');
  writeFileSync(
    events,
    execFileSync(process.execPath, [join(scenarios, 'evening.mjs')], { maxBuffer: 2 ** 27 }),
  );
  simulation = await simulateProject(
    {
      directory: project,
      playbooks: [...new Set(promised.map(({ playbook }) => playbook))],
      ...{ events, csvMap: null, chunk: 500, answers: join(scenarios, 'answers.ndjson') },
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

function nameOf({ playbook, instance }: Pick<Promised, 'playbook' | 'instance'>): string {
  return `${playbook} ${Object.values(instance).join()}`;
}

function clock(ms: number): string {
  return new Date(ms + 9 * 3_600_000).toISOString().slice(11, 19);
}
