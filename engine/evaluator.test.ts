import { expect, test } from '@jest/globals';
import type { Bundle } from '../rules/bundle.ts';
import type { Playbook } from '../rules/playbook.ts';
import { PANE_MS } from '../rules/window.ts';
import { createEvaluator } from './evaluator.ts';
import type { Responder } from './responder.ts';
import type { Windows } from './window/windows.ts';

const at = (panes: number) => panes * PANE_MS;

function playbook(name: string, sources: readonly string[], mode: Playbook['mode'] = 'live'): Playbook {
  return {
    name,
    title: null,
    about: null,
    owner: null,
    runbook: null,
    severity: 'low',
    mode,
    place: `${name}.play:1`,
    by: [],
    trigger: { kind: 'and', of: [] },
    unless: [],
    recovered: null,
    recoverMs: 600_000,
    cooldownMs: null,
    cooldownPerInstance: false,
    caps: [],
    body: [],
    sources,
    probes: [],
    windows: [],
    hole: false,
  };
}

interface SourceState {
  readonly clock: number;
  readonly coveredFrom: number | null;
  readonly blind?: boolean;
  readonly present?: boolean;
}

/** An evaluator over sources that stand still, with what it judged and released written down. */
function stage(
  playbooks: readonly Playbook[],
  sources: Record<string, SourceState>,
  options: {
    readonly stored?: Record<string, number>;
    readonly decidesAt?: number;
    readonly waiting?: string;
  } = {},
) {
  const judged: string[] = [];
  const released: number[] = [];
  let decided = false;
  const of = (source: string) => sources[source] as SourceState;
  const windows = {
    isPresent: (source: string) => of(source).present ?? true,
    isBlind: (source: string) => of(source).blind ?? false,
    clock: (source: string) => of(source).clock,
    coveredFrom: (source: string) => of(source).coveredFrom,
    instances: () => new Map(),
    release: (ms: number) => released.push(ms),
  } as unknown as Windows;
  const responder = {
    judge: async ({ name }: Playbook, atMs: number) => {
      judged.push(`${name}@${atMs / PANE_MS}`);
      decided = atMs === options.decidesAt;
    },
    waiting: (name: string) => name === options.waiting,
    watched: () => [],
    hasDecided: () => decided,
  } as unknown as Responder;
  const bundle = { playbooks } as unknown as Bundle;
  const evaluator = createEvaluator(bundle, windows, responder, options.stored ?? {});
  const advance = (limit = 100) =>
    evaluator.advance(
      () => 0,
      limit,
      () => {},
    );
  return { evaluator, advance, judged, released, sources };
}

test.each<[string, readonly Playbook[], Record<string, SourceState>, Parameters<typeof stage>[2], string]>([
  [
    'the first instant is the end of the first pane that was read',
    [playbook('a', ['s'])],
    { s: { clock: at(3), coveredFrom: at(1) } },
    {},
    'a@2 a@3',
  ],
  [
    'it goes on after the instant that was stored',
    [playbook('a', ['s'])],
    { s: { clock: at(5), coveredFrom: at(1) } },
    { stored: { a: at(3) } },
    'a@4 a@5',
  ],
  [
    'the slowest source holds the clock',
    [playbook('a', ['s', 't'])],
    { s: { clock: at(9), coveredFrom: at(1) }, t: { clock: at(2), coveredFrom: at(1) } },
    {},
    'a@2',
  ],
  [
    'a blind source does not hold it',
    [playbook('a', ['s', 't'])],
    { s: { clock: at(3), coveredFrom: at(1) }, t: { clock: at(2), coveredFrom: at(1), blind: true } },
    {},
    'a@2 a@3',
  ],
  [
    'nor does one that has no partition',
    [playbook('a', ['s', 't'])],
    {
      s: { clock: at(3), coveredFrom: at(1) },
      t: { clock: Number.NEGATIVE_INFINITY, coveredFrom: null, present: false },
    },
    {},
    'a@2 a@3',
  ],
  [
    'with all of them blind nothing is judged',
    [playbook('a', ['s'])],
    { s: { clock: at(3), coveredFrom: at(1), blind: true } },
    {},
    '',
  ],
  [
    'instants come in order of time over all playbooks, then of the playbooks',
    [playbook('a', ['s']), playbook('b', ['t'])],
    { s: { clock: at(4), coveredFrom: at(2) }, t: { clock: at(4), coveredFrom: at(1) } },
    {},
    'b@2 a@3 b@3 a@4 b@4',
  ],
  [
    'a playbook that waits for an answer stands, the others go on',
    [playbook('a', ['s']), playbook('b', ['s'])],
    { s: { clock: at(3), coveredFrom: at(1) } },
    { waiting: 'a' },
    'b@2 b@3',
  ],
  [
    'a playbook that is off is never judged',
    [playbook('a', ['s'], 'off'), playbook('b', ['s'], 'shadow')],
    { s: { clock: at(2), coveredFrom: at(1) } },
    {},
    'b@2',
  ],
])('%s', async (_title, playbooks, sources, options, expected) => {
  const { advance, judged } = stage(playbooks, sources, options);
  await advance();
  expect(judged.join(' ')).toBe(expected);
});

test('a decision ends the stretch, so that its effects can be settled before the next instant', async () => {
  const { advance, judged } = stage(
    [playbook('a', ['s'])],
    { s: { clock: at(5), coveredFrom: 0 } },
    { decidesAt: at(2) },
  );
  expect(await advance()).toBe('decided');
  expect(judged).toEqual(['a@1', 'a@2']);
  expect(await advance()).toBe('judged');
  expect(await advance()).toBe('idle');
});

test('the limit ends the stretch too', async () => {
  const { advance, judged } = stage([playbook('a', ['s'])], { s: { clock: at(5), coveredFrom: 0 } });
  expect(await advance(2)).toBe('judged');
  expect(judged).toHaveLength(2);
});

test.each<[string, readonly Playbook[], Record<string, SourceState>, readonly number[]]>([
  [
    'what the slowest playbook has judged is released',
    [playbook('a', ['s']), playbook('b', ['t'])],
    { s: { clock: at(9), coveredFrom: 0 }, t: { clock: at(4), coveredFrom: 0 } },
    [at(4)],
  ],
  [
    'a playbook whose sources brought nothing keeps nothing',
    [playbook('a', ['s']), playbook('b', ['t'])],
    {
      s: { clock: at(9), coveredFrom: 0 },
      t: { clock: Number.NEGATIVE_INFINITY, coveredFrom: null, present: false },
    },
    [at(9)],
  ],
  [
    'one that was not judged yet keeps everything from its first instant on',
    [playbook('a', ['s']), playbook('b', ['t'])],
    { s: { clock: at(9), coveredFrom: 0 }, t: { clock: at(2), coveredFrom: at(6) } },
    [at(6)],
  ],
])('%s', async (_title, playbooks, sources, released) => {
  const { advance, evaluator, released: told } = stage(playbooks, sources);
  await advance();
  evaluator.takeThrough();
  expect(told).toEqual(released);
});

test('the stretch judged is told once, from where the last commit ended', async () => {
  const { advance, evaluator } = stage(
    [playbook('a', ['s'])],
    { s: { clock: at(3), coveredFrom: 0 } },
    { stored: { a: at(1) } },
  );
  await advance();
  expect(evaluator.takeThrough()).toEqual([{ playbook: 'a', from: at(1), to: at(3) }]);
  expect(evaluator.takeThrough()).toEqual([]);
});
