import { expect, test } from '@jest/globals';
import type { Bundle } from '../rules/bundle.ts';
import { NO_LIMITS } from '../rules/limit.ts';
import type { Playbook } from '../rules/playbook.ts';
import { PANE_MS } from '../rules/window.ts';
import { createEvaluator } from './evaluator.ts';
import type { Responder } from './responder.ts';
import type { StoredState } from './store.ts';
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
    limits: NO_LIMITS,
    body: [],
    sources,
    probes: [],
    windows: [],
    lookUps: [],
    closesWithBody: false,
    hole: false,
  };
}

/** One that asks for the silence of its first source. */
function listening(name: string, sources: readonly string[]): Playbook {
  const trigger: Playbook['trigger'] = {
    ...{ kind: 'sourceMissing', source: sources[0] as string, overMs: PANE_MS, not: false },
    text: `${sources[0]} is missing`,
    id: 'silence',
  };
  return { ...playbook(name, sources), trigger };
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
    readonly notes?: StoredState['notes'];
    readonly decides?: string;
    readonly waiting?: string;
    /** Playbooks whose triggers turn nowhere; all others are due at every instant. */
    readonly quiet?: readonly string[];
    readonly busy?: readonly string[];
    /** A playbook with an instance on which nothing goes on any more once it is judged. */
    readonly leaves?: string;
    readonly together?: boolean;
    /** The tick that was heard last. */
    readonly ticked?: number;
  } = {},
) {
  const judged: string[] = [];
  const released: number[] = [];
  const left: string[] = [];
  const learned: string[] = [];
  let decided = false;
  let asking = options.waiting ?? null;
  const of = (source: string) => sources[source] as SourceState;
  const windows = {
    tick: () => [],
    isPresent: (source: string) => of(source).present ?? true,
    isBlind: (source: string) => of(source).blind ?? false,
    clock: (source: string) => of(source).clock,
    coveredFrom: (source: string) => of(source).coveredFrom,
    instances: () => new Map(),
    pick: () => new Map(),
    crossings: (own: readonly Playbook[]) => ({
      at: () => new Map(own.filter((p) => !options.quiet?.includes(p.name)).map((p) => [p.name, null])),
      left: (name: string, key: string, atMs: number) => left.push(`${name} ${key} @${atMs / PANE_MS}`),
    }),
    judgeSeries: (own: readonly Playbook[], ms: number) =>
      learned.push(`${own.map(({ name }) => name).join('+')}@${ms / PANE_MS} after ${judged.length}`),
    release: (ms: number) => released.push(ms),
  } as unknown as Windows;
  const responder = {
    judge: async ({ name }: Playbook, atMs: number) => {
      judged.push(`${name}@${atMs / PANE_MS}`);
      decided = judged.at(-1) === options.decides;
    },
    waiting: (name: string) => name === asking,
    busy: () => options.busy ?? [],
    watched: (name: string) =>
      options.leaves === name && !judged.some((one) => one.startsWith(`${name}@`)) ? ['k'] : [],
    hasDecided: () => decided,
  } as unknown as Responder;
  const lateMs = 2 * PANE_MS;
  const bundle = {
    playbooks,
    sources: Object.keys(sources).map((name) => ({ name, lateMs })),
  } as unknown as Bundle;
  const evaluator = createEvaluator(bundle, windows, responder, {
    through: options.stored ?? {},
    notes: options.notes ?? {},
  });
  if (options.ticked !== undefined) evaluator.tick(options.ticked, new Set());
  const advance = (limit = 100) =>
    evaluator.advance({ now: () => 0, limit, onInstant: () => {}, together: options.together ?? false });
  const answer = (): void => {
    asking = null;
  };
  const taken = () => {
    decided = false;
    return evaluator.takeThrough();
  };
  return { evaluator, advance, answer, judged, learned, left, released, taken };
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
    { stored: { s: at(3) } },
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
    'who asks for silence goes on by ticks where nothing is heard, as far behind as its source may be late',
    [playbook('a', ['s']), listening('b', ['s'])],
    { s: { clock: at(3), coveredFrom: at(1), blind: true } },
    { stored: { s: at(3) }, ticked: at(7) },
    'b@4 b@5',
  ],
  [
    'who asks for silence follows those that are heard',
    [listening('b', ['s', 't'])],
    { s: { clock: at(3), coveredFrom: at(1), blind: true }, t: { clock: at(4), coveredFrom: at(1) } },
    { stored: { s: at(3) }, ticked: at(9) },
    'b@4',
  ],
  [
    'clocks that go on together wait for no tick',
    [playbook('a', ['t']), listening('b', ['s'])],
    { s: { clock: at(1), coveredFrom: at(1), blind: true }, t: { clock: at(6), coveredFrom: at(1) } },
    { stored: { s: at(3), t: at(4) }, ticked: at(6), together: true },
    'b@4 a@5 a@6',
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
    'on a live stream nobody waits for those that lag behind',
    [playbook('a', ['s']), playbook('b', ['t'])],
    { s: { clock: at(4), coveredFrom: at(1) }, t: { clock: at(2), coveredFrom: at(1) } },
    {},
    'a@2 b@2 a@3 a@4',
  ],
  [
    'together, an instant is judged once everybody has come to it',
    [playbook('a', ['s']), playbook('b', ['t'])],
    { s: { clock: at(4), coveredFrom: at(1) }, t: { clock: at(2), coveredFrom: at(1) } },
    { together: true },
    'a@2 b@2',
  ],
  [
    'together, those who hear nothing hold nobody up',
    [playbook('a', ['s']), playbook('b', ['t']), playbook('c', ['u'])],
    {
      s: { clock: at(3), coveredFrom: at(1) },
      t: { clock: at(1), coveredFrom: 0, blind: true },
      u: { clock: Number.NEGATIVE_INFINITY, coveredFrom: null, present: false },
    },
    { together: true },
    'a@2 a@3',
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
  const { advance, judged, taken } = stage(
    [playbook('a', ['s'])],
    { s: { clock: at(5), coveredFrom: 0 } },
    { decides: 'a@2' },
  );
  expect(await advance()).toBe('decided');
  expect(judged).toEqual(['a@1', 'a@2']);
  taken();
  expect(await advance()).toBe('judged');
  expect(await advance()).toBe('idle');
});

test('the limit ends the stretch too', async () => {
  const { advance, judged } = stage([playbook('a', ['s'])], { s: { clock: at(5), coveredFrom: 0 } });
  expect(await advance(3)).toBe('judged');
  expect(judged).toEqual(['a@1', 'a@2']);
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
  const { advance, taken, released: told } = stage(playbooks, sources);
  await advance();
  taken();
  expect(told).toEqual(released);
});

const none = { clocks: ['s'], apart: {} };

test('the stretch judged is told once, from where the last commit ended', async () => {
  const { advance, taken } = stage(
    [playbook('a', ['s'])],
    { s: { clock: at(3), coveredFrom: 0 } },
    { stored: { s: at(1) } },
  );
  await advance();
  expect(taken()).toEqual({ through: [{ clock: 's', from: at(1), to: at(3) }], notes: { clocks: none } });
  expect(taken()).toEqual({ through: [], notes: {} });
});

test('a quiet playbook is looked at only where something is going on', async () => {
  const { advance, judged } = stage(
    [playbook('a', ['s']), playbook('b', ['s']), playbook('c', ['s'])],
    { s: { clock: at(2), coveredFrom: 0 } },
    { quiet: ['a', 'b', 'c'], busy: ['b'] },
  );
  await advance();
  expect(judged).toEqual(['b@1', 'b@2']);
});

test('a decision in the midst of an instant is committed before the next look, and nobody is looked at twice', async () => {
  const both = [playbook('a', ['s']), playbook('b', ['s'])];
  const sources = { s: { clock: at(1), coveredFrom: 0 } };
  const first = stage(both, sources, { decides: 'a@1' });
  expect(await first.advance()).toBe('decided');
  const kept = first.taken();
  expect(kept).toEqual({ through: [], notes: { clocks: { clocks: ['s'], apart: { a: at(1) } } } });
  expect(first.evaluator.isMidInstant()).toBe(true);
  await first.advance();
  expect(first.evaluator.isMidInstant()).toBe(false);
  expect(first.judged).toEqual(['a@1', 'b@1']);

  const second = stage(both, sources, { notes: kept.notes });
  await second.advance();
  expect(second.judged).toEqual(['b@1']);
  expect(second.taken()).toEqual({
    through: [{ clock: 's', from: null, to: at(1) }],
    notes: { clocks: none },
  });
});

test('who waited for an answer follows on his own until he has caught up', async () => {
  const both = [playbook('a', ['s']), playbook('b', ['s'])];
  const sources = { s: { clock: at(3), coveredFrom: at(1) } };
  const one = stage(both, sources, { waiting: 'a' });
  await one.advance();
  const kept = one.taken();
  expect(kept.notes).toEqual({ clocks: { clocks: ['s'], apart: { a: at(1) } } });
  one.answer();
  await one.advance();
  expect(one.judged).toEqual(['b@2', 'b@3', 'a@2', 'a@3']);
  expect(one.taken().notes).toEqual({ clocks: none });

  const restarted = stage(both, sources, { stored: { s: at(3) }, notes: kept.notes });
  await restarted.advance();
  expect(restarted.judged).toEqual(['a@2', 'a@3']);
});

test.each<[string, Record<string, number>, readonly string[], readonly string[]]>([
  ['goes on where a clock that reads a source of its stands', { s: at(2) }, ['s', 't'], ['a@3']],
  ['goes on after the slowest of them', { s: at(2), t: at(1) }, ['s', 't'], ['a@2', 'a@3']],
  ['begins with what was read where nobody reads its sources', { x: at(2) }, ['s'], ['a@1', 'a@2', 'a@3']],
])('a new clock %s', async (_title, stored, sources, expected) => {
  const { advance, judged } = stage(
    [playbook('a', sources)],
    { s: { clock: at(3), coveredFrom: 0 }, t: { clock: at(3), coveredFrom: 0 } },
    { stored, notes: { clocks: { clocks: Object.keys(stored), apart: {} } } },
  );
  await advance();
  expect(judged).toEqual(expected);
});

test('what a clock had long ago, that came back, is not judged again', async () => {
  const { advance, judged, taken } = stage(
    [playbook('a', ['s', 't'])],
    { s: { clock: at(9), coveredFrom: 0 }, t: { clock: at(9), coveredFrom: 0 } },
    { stored: { 's+t': at(2), s: at(8) }, notes: { clocks: { clocks: ['s'], apart: {} } } },
  );
  await advance();
  expect(judged).toEqual(['a@9']);
  expect(taken().through).toEqual([{ clock: 's+t', from: at(2), to: at(9) }]);
});

test('ladders never go back: an instance that a straggler leaves is followed from where the clock stands', async () => {
  const one = stage(
    [playbook('a', ['s']), playbook('b', ['s'])],
    { s: { clock: at(5), coveredFrom: at(1) } },
    { waiting: 'a', leaves: 'a' },
  );
  await one.advance();
  one.answer();
  await one.advance();
  expect(one.judged.filter((look) => look.startsWith('a'))).toEqual(['a@2', 'a@3', 'a@4', 'a@5']);
  expect(one.left).toEqual(['a k @5']);
});

test('an instance that is left in time is followed from that instant', async () => {
  const one = stage([playbook('a', ['s'])], { s: { clock: at(3), coveredFrom: at(1) } }, { leaves: 'a' });
  await one.advance();
  expect(one.left).toEqual(['a k @2']);
});

test('what detectors must judge at an instant they judge once for each clock, before anybody is looked at', async () => {
  const { advance, learned } = stage([playbook('a', ['s']), playbook('b', ['s'])], {
    s: { clock: at(3), coveredFrom: at(1) },
  });
  await advance();
  expect(learned).toEqual(['a+b@2 after 0', 'a+b@3 after 2']);
});
