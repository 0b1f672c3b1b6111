import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../rules/canonical.ts';
import { NO_LIMITS } from '../../rules/limit.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { ProbeAnswer } from '../probe-request.ts';
import type { OutcomeStatus } from './incident.ts';
import {
  bundleOf,
  check,
  drop,
  forMinutes,
  ifCause,
  note,
  playbook,
  put,
  threshold,
} from './testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from './testing/stage.ts';

/** One thing that happens: a minute passes with a scene, probes answer, the oldest open run ends, a cap passes. */
type Happening =
  | { readonly kind: 'minutes'; readonly n: number; readonly gangnam: Scene; readonly mapo: Scene }
  | { readonly kind: 'answer'; readonly answer: ProbeAnswer }
  | { readonly kind: 'outcome'; readonly status: OutcomeStatus }
  | { readonly kind: 'cap' };

const first: Playbook = playbook({
  trigger: forMinutes('h', drop('t', '>', 0.5), 2),
  unless: [threshold('u', 'idle', '>', 90)],
  recovered: null,
  recoverMs: 180_000,
  cooldownMs: 900_000,
  limits: {
    ...NO_LIMITS,
    caps: [{ most: 5, noun: 'runs', target: null, inMs: 3_600_000, per: [], text: 'at most 5 runs in 1h' }],
  },
  body: [
    check('1'),
    ifCause('2', 'riders short', [put('2.1.1'), note('2.1.2', 'riders')]),
    ifCause('3', 'app down', [note('3.1.1', 'app')]),
    { kind: 'otherwise', path: '4', body: [put('4.1', { until: { recovered: false, afterMs: 600_000 } })] },
  ],
});
const second: Playbook = playbook({
  name: 'second',
  trigger: threshold('i', 'idle', '<', 10),
  body: [put('1')],
});

const scene: fc.Arbitrary<Scene> = fc.record({
  orders: fc.constantFrom(null, 300, 300, 300, 700, 1_000, 1_000),
  idle: fc.constantFrom(null, 3, 50, 99),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('minutes' as const),
      n: fc.integer({ min: 1, max: 6 }),
      gangnam: scene,
      mapo: scene,
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<ProbeAnswer>(
        { kind: 'answered', fields: { ok: true }, ageMs: 0 },
        { kind: 'answered', fields: { ok: false }, ageMs: 0 },
        { kind: 'unknown', reason: 'timed out' },
      )
      .map((answer) => ({ kind: 'answer' as const, answer })),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<OutcomeStatus>('succeeded', 'succeeded', 'failed', 'unknown', 'expired', 'cancelled')
      .map((status) => ({ kind: 'outcome' as const, status })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'cap' as const }) },
);

interface Played {
  readonly stage: Stage;
  /** Runs that have ended, with how. */
  readonly ended: ReadonlyMap<string, OutcomeStatus>;
}

async function play(happenings: readonly Happening[], restarts: boolean): Promise<Played> {
  const stage = createStage(bundleOf(first, second), restarts);
  const ended = new Map<string, OutcomeStatus>();
  let minute = 0;
  const end = async (status: OutcomeStatus): Promise<boolean> => {
    const run = [...stage.runs.values()].find(
      (candidate) => candidate.mode === 'live' && !ended.has(candidate.key),
    );
    if (run === undefined) return false;
    ended.set(run.key, status);
    await stage.outcome(run.key, status);
    return true;
  };
  for (const what of happenings) {
    if (what.kind === 'answer') await stage.answer(what.answer);
    else if (what.kind === 'outcome') await end(what.status);
    else if (what.kind === 'cap') {
      const lease = [...stage.leases.values()].find(({ status }) => status === 'stored');
      if (lease !== undefined) await stage.cap(lease.runKey);
    } else {
      for (let i = 0; i < what.n; i += 1) {
        // As the evaluator does: the clock stands while probes are asked.
        if (stage.waiting()) break;
        await stage.look(minute, { gangnam: what.gangnam, mapo: what.mapo });
        minute += 1;
      }
    }
  }
  // Then all is well for a long time, everybody answers, and every lease comes to its end.
  for (let round = 0; round < 40; round += 1) {
    await stage.answer({ kind: 'answered', fields: { ok: true }, ageMs: 0 });
    while (await end('succeeded'));
    for (const lease of stage.leases.values()) if (lease.status === 'stored') await stage.cap(lease.runKey);
    await stage.look(minute, { gangnam: { orders: 1_000, idle: 50 }, mapo: { orders: 1_000, idle: 50 } });
    minute += 1;
  }
  return { stage, ended };
}

test('whatever happens: restarts change nothing, nothing stays applied, every incident ends', async () => {
  let undone = 0;
  let reopened = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 40 }), async (happenings) => {
      const { stage, ended } = await play(happenings, false);
      const again = await play(happenings, true);
      expect(again.stage.story()).toEqual(stage.story());
      expect(canonicalJson(again.stage.decisions)).toBe(canonicalJson(stage.decisions));

      expect([...stage.incidents.values()].filter(({ phase }) => phase !== 'closed')).toEqual([]);
      expect([...stage.holds.keys()]).toEqual([]);
      for (const run of stage.runs.values()) {
        if (run.kind !== 'act' || run.effect === null) continue;
        const status = ended.get(run.key);
        const undo = stage.runs.get(`${run.key}/undo`);
        // Taken back exactly where it took effect or may have.
        expect(undo !== undefined).toBe(status === 'succeeded' || status === 'unknown');
        if (undo !== undefined) undone += 1;
      }
      reopened += stage.decisions.filter(({ what }) => what === 'reopened').length;
    }),
    { numRuns: 50 },
  );
  expect(undone).toBeGreaterThan(10);
  expect(reopened).toBeGreaterThan(0);
});
