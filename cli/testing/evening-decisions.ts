import type { Decision, DecisionKind } from '../../engine/decision.ts';
import type { Evidence, LeafEvidence } from '../../engine/evidence.ts';

/** Friday evening in Seoul, 18:28: minutes of it are `at(n)`. */
export const at = (minutes: number): number => Date.UTC(2026, 2, 6, 9, 28) + minutes * 60_000;

const leaf = (text: string, more: Partial<LeafEvidence>): LeafEvidence => ({
  kind: 'leaf',
  id: text,
  text,
  truth: true,
  now: null,
  usual: null,
  change: null,
  measure: null,
  samples: null,
  unit: { kind: 'count' },
  why: null,
  ...more,
});

const drop: Evidence = {
  kind: 'hold',
  id: 'h1',
  text: 'orders per region drop > 50% over 15m for 5m',
  truth: true,
  of: leaf('orders per region drop > 50% over 15m', {
    now: 46,
    usual: 127.5,
    change: 0.639,
    measure: 'ratio',
  }),
  heldMs: 300_000,
  forMs: 300_000,
};

const gangnam = { region: 'seoul-gangnam' };
const incident = '14d42511b6a6';
const run = `${incident}/2.if1.1/region=seoul-gangnam`;

/** One decision; of the incident in 강남구 where nothing else is said. */
export function decision(what: DecisionKind, minutes: number, more: Partial<Decision> = {}): Decision {
  return {
    t: at(minutes),
    playbook: 'region_order_drop',
    instance: gangnam,
    incident,
    n: minutes,
    what,
    step: '',
    detail: {},
    evidence: null,
    ...more,
  };
}

/** A `cause` decision: names and whether each is true. */
export function causeDecision(minutes: number, truths: Readonly<Record<string, boolean | null>>): Decision {
  const titles: Readonly<Record<string, string>> = { 'riders short': '라이더 부족' };
  return decision('cause', minutes, {
    step: '1',
    detail: {
      checks: ['riders.health'],
      causes: Object.entries(truths).map(([name, truth]) => ({ name, title: titles[name] ?? null, truth })),
      found: Object.keys(truths).filter((name) => truths[name] === true),
    },
    evidence: {
      kind: 'or',
      truth: true,
      of: [
        leaf('riders.idle < 10명', { now: 3 }),
        leaf('rider.app.ok is false', { truth: null, unit: { kind: 'bool' }, why: 'no-answer' }),
      ],
    },
  });
}

const put = { path: '/regions/seoul-gangnam/incentive', body: { bonus: 2000, days: [1, 2] } };

/** Every kind of decision once and more: held back, released, causes, an act that fails, its undo, a silence. */
export const evening: readonly Decision[] = [
  decision('held', -4, { detail: { reason: 'unless', words: 'order_events is missing over 5m' } }),
  decision('released', 0, { detail: { heldMs: 240_000 } }),
  decision('opened', 0, { detail: { mode: 'shadow', title: '지역 주문 급감' }, evidence: drop }),
  causeDecision(0, { 'riders short': true, 'rider app down': null }),
  decision('act', 0, { step: '2.if1.1', detail: { verb: 'city.put', args: put, run } }),
  decision('skipped', 1, {
    detail: { verb: 'log.note', reason: 'cap', words: '`at most 4 runs in 1h` is used up' },
  }),
  decision('action-failed', 1, {
    detail: { run, kind: 'act', status: 'failed', detail: '503 the incentive service is down' },
  }),
  causeDecision(10, { 'riders short': true, 'rider app down': false }),
  causeDecision(20, { 'riders short': false, 'rider app down': false }),
  causeDecision(30, { 'riders short': true, 'rider app down': true }),
  decision('recovered', 40, {
    detail: { openMs: 2_400_000 },
    evidence: leaf('orders drop < 20%', { now: 124 }),
  }),
  decision('undo', 40, {
    step: '2.if1.1',
    detail: {
      verb: 'city.delete',
      args: { path: '/regions/seoul-gangnam/incentive' },
      act: run,
      run: `${run}/undo`,
    },
  }),
  decision('action-failed', 41, {
    detail: { run: `${run}/undo`, kind: 'undo', status: 'failed', detail: '404 no such region' },
  }),
  decision('closed', 41, { detail: { acts: 1, failed: 1, undone: 0 } }),
  decision('reopened', 50, { detail: { flap: 1 }, evidence: drop }),
];

/** A stream that falls silent and is heard again, of no playbook. */
export const silence: readonly Decision[] = [
  decision('blind', 2, { playbook: '', incident: 's1', instance: {}, detail: { source: 'order_events' } }),
  decision('seeing', 7, { playbook: '', incident: 's1', instance: {}, detail: { source: 'order_events' } }),
  decision('closed', 7, { playbook: '', incident: 's1', instance: {} }),
];
