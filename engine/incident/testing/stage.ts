import type { Bundle } from '../../../rules/bundle.ts';
import type { AskRow, ReplyPayload } from '../../ask.ts';
import { type Order, orderSignal } from '../../control/order.ts';
import type { Decision, Json } from '../../decision.ts';
import type { Facts } from '../../facts.ts';
import type { VerbFact, VerbFacts } from '../../plan/verb-facts.ts';
import type { ProbeAnswer, ProbeRequest } from '../../probe-request.ts';
import { answerSignal } from '../../probe-request.ts';
import { type ReadAnswer, type ReadRequest, readSignal } from '../../read-request.ts';
import { type Reading, unread } from '../../reading.ts';
import { createResponder, type Responder } from '../../responder.ts';
import type { HoldRow, IncidentRow, LeaseRow, NewSignal, RunRow } from '../../store.ts';
import type { LedgerRow } from '../../store-ledger.ts';
import type { TimerRow } from '../../timer.ts';
import type { PopulationAt } from '../../window/population.ts';
import type { OutcomeStatus } from '../incident.ts';
import { at } from './sample-playbook.ts';

/** What one instance looks like at an instant: values of windows; what is usual for orders; null: unknown. */
export interface Scene {
  readonly orders?: number | null;
  readonly usual?: number | null;
  readonly idle?: number | null;
  readonly silent?: boolean;
  readonly during?: boolean;
  /** What the region's row says of marketing; null: nobody knows. */
  readonly agreed?: boolean | null;
}

/** Facts of a scene. Orders are 1,000 and usually 1,000 unless it says otherwise. */
export function sceneFacts(atMs: number, scene: Scene): Facts {
  const reading = (value: number | null | undefined): Reading =>
    value === null || value === undefined ? unread('no-samples') : { known: true, value, samples: value };
  return {
    atMs,
    window: (id) =>
      reading(id === 'orders' ? (scene.orders === undefined ? 1_000 : scene.orders) : scene.idle),
    usual: () => reading(scene.usual === undefined ? 1_000 : scene.usual),
    probe: () => ({ known: false, why: 'no-answer' }),
    sourceMissing: () => scene.silent ?? false,
    lookUp: ({ field }) =>
      field === 'agreed' && scene.agreed !== null
        ? { known: true, value: scene.agreed ?? true }
        : { known: false, why: 'no-series' },
    isTimeOfDay: () => scene.during ?? false,
    during: () => scene.during ?? false,
  };
}

/** The connectors of the scenarios. */
export const sampleVerbs: VerbFacts = (verb) => {
  if (verb === 'log.note')
    return { changes: 'nothing', lasting: false, inverse: null, idempotency: 'none', ttl: 'none' };
  if (verb === 'city.shut' || verb === 'city.boost') {
    const shut = { changes: 'city.open', lasting: true, inverse: 'city.delete' };
    const become = verb === 'city.shut' ? 'fewer' : 'more';
    return { ...shut, idempotency: 'key', ttl: 'remote', affects: [{ topic: 'orders', become }] };
  }
  if (verb === 'staff.tell' || verb === 'ops.page')
    return {
      ...{ changes: 'nothing', lasting: false, inverse: null, idempotency: 'none', ttl: 'none' },
      isToldToStaff: true,
    };
  if (verb === 'city.put')
    return {
      changes: 'city.value',
      lasting: true,
      inverse: 'city.delete',
      idempotency: 'key',
      ttl: 'remote',
    };
  if (verb === 'city.take') {
    const put = { changes: 'city.rank', lasting: true, inverse: 'city.delete' };
    return { ...put, idempotency: 'key', ttl: 'remote', takesAway: true };
  }
  if (verb === 'city.offer') {
    const offer = { changes: 'customer.coupon', lasting: false, inverse: null };
    return { ...offer, idempotency: 'key', ttl: 'none', isMarketing: true };
  }
  if (verb === 'city.close')
    return { changes: 'city.open', lasting: true, inverse: null, idempotency: 'key', ttl: 'none' };
  if (verb === 'ops.confirm')
    return {
      ...{ changes: 'nothing', lasting: false, inverse: null, idempotency: 'key', ttl: 'none' },
      asksAmong: 'choices',
    };
  return null;
};

/**
 * A responder with a store around it: everything it takes is kept as plain JSON, so that it can be thrown away and
 * made again between any two steps.
 */
export interface Stage {
  readonly decisions: readonly Decision[];
  readonly runs: ReadonlyMap<string, RunRow>;
  readonly leases: ReadonlyMap<string, LeaseRow>;
  readonly incidents: ReadonlyMap<string, IncidentRow>;
  readonly holds: ReadonlyMap<string, HoldRow>;
  readonly ledger: ReadonlyMap<string, LedgerRow>;
  readonly cancelled: readonly string[];
  /** What people were asked, and of what they need not answer any more. */
  readonly requests: ReadonlyMap<string, AskRow>;
  readonly withdrawn: readonly string[];
  /** Probe requests that were not answered yet. */
  asked(): readonly ProbeRequest[];
  /** Judges every playbook at one instant; the effect clock stands 30 s behind it. */
  look(minutes: number, scenes: Readonly<Record<string, Scene>>): Promise<void>;
  /** Every minute from the first to the last, with the same scenes. */
  span(from: number, to: number, scenes: Readonly<Record<string, Scene>>): Promise<void>;
  /** A run has ended. */
  outcome(key: string, status: OutcomeStatus, detail?: string): Promise<void>;
  /** All probes that were asked answer the same. */
  answer(answer: ProbeAnswer): Promise<void>;
  /** What arguments asked and was not answered yet. */
  reads(): readonly ReadRequest[];
  answerReads(answerOf: (request: ReadRequest) => ReadAnswer): Promise<void>;
  /** How the latest ask of a step ended, so many minutes after it was asked. */
  reply(step: string, minutes: number, reply: Partial<ReplyPayload>): Promise<void>;
  /** Timers that are set, by id. */
  readonly timers: ReadonlyMap<string, TimerRow>;
  /** Those that are due by the effect clock ring. */
  ring(): Promise<void>;
  /** What a person on call says, so many minutes after the beginning, by `kim`. */
  order(minutes: number, order: Order, reason?: string): Promise<void>;
  /** A lease's longest time has passed. */
  cap(key: string): Promise<void>;
  send(signal: NewSignal): Promise<void>;
  /** Calls the responder for sources, which belong to no playbook. */
  tell(call: (responder: Responder) => void): void;
  waiting(): boolean;
  /** Key of the only act or undo at a step. */
  keyOf(step: string, kind?: 'act' | 'undo'): string;
  /** One line a decision: minute, kind, step, and the word that matters. */
  story(): readonly string[];
}

/**
 * @param restarts      throw the responder away after every step
 * @param populationAt  how many there are of a kind; absent: nobody knows
 * @param other         what is said of single verbs instead; undefined: as ever
 * @param isSilent      whether a source is silent at an instant; absent: none is
 */
export function createStage(
  bundle: Bundle,
  restarts = false,
  populationAt: PopulationAt = () => null,
  other: (verb: string) => VerbFact | null | undefined = () => undefined,
  isSilent?: (source: string, atMs: number) => boolean,
): Stage {
  const verbs: VerbFacts = (verb) => {
    const said = other(verb);
    return said === undefined ? sampleVerbs(verb) : said;
  };
  const decisions: Decision[] = [];
  const runs = new Map<string, RunRow>();
  const leases = new Map<string, LeaseRow>();
  const incidents = new Map<string, IncidentRow>();
  const holds = new Map<string, HoldRow>();
  const ledger = new Map<string, LedgerRow>();
  const notes: Record<string, Json> = {};
  const timers = new Map<string, TimerRow>();
  const cancelled: string[] = [];
  const requests = new Map<string, AskRow>();
  const withdrawn: string[] = [];
  let asked: ProbeRequest[] = [];
  let reads: ReadRequest[] = [];
  const readIds = new Set<string>();
  let nowMs = at(0);
  let seq = 0;
  const start = (stored: Parameters<typeof createResponder>[2]): Responder =>
    createResponder(bundle, verbs, stored, undefined, populationAt, isSilent);
  let responder = start({ holds: [], incidents: [], leases: [], ledger: [] });

  function keep(): readonly number[] {
    const taken = responder.take();
    decisions.push(...taken.decisions);
    for (const row of taken.incidents) incidents.set(row.id, row);
    for (const run of taken.runs) {
      if (runs.has(run.key)) throw new Error(`run ${run.key} was decided twice`);
      runs.set(run.key, run);
    }
    for (const lease of taken.leases) {
      const before = leases.get(`${lease.target} ${lease.effect}`);
      const inForce = before?.status === 'stored' || before?.status === 'undoing';
      if (inForce && before.incident !== lease.incident)
        throw new Error(`${lease.target} was taken from ${before.incident}`);
      leases.set(`${lease.target} ${lease.effect}`, lease);
    }
    for (const hold of taken.holds) holds.set(`${hold.playbook} ${hold.instance} ${hold.id}`, hold);
    for (const hold of taken.dropHolds) holds.delete(`${hold.playbook} ${hold.instance} ${hold.id}`);
    Object.assign(notes, taken.notes);
    for (const row of taken.ledger) ledger.set(row.key, row);
    for (const key of taken.dropLedger) ledger.delete(key);
    for (const timer of taken.timers) if (!timers.has(timer.id)) timers.set(timer.id, timer);
    for (const id of taken.dropTimers) timers.delete(id);
    cancelled.push(...taken.cancelRuns);
    for (const ask of taken.asks) requests.set(ask.id, ask);
    withdrawn.push(...taken.cancelAsks);
    const known = new Set(asked.map((request) => request.id));
    asked.push(...taken.probes.filter((request) => !known.has(request.id)));
    // A restart asks again for what has no answer yet.
    reads.push(...taken.reads.filter((request) => !readIds.has(request.id)));
    for (const { id } of taken.reads) readIds.add(id);
    if (restarts) responder = start(storedRows());
    return taken.consumed;
  }

  function storedRows(): Parameters<typeof createResponder>[2] {
    const rows = {
      holds: [...holds.values()],
      incidents: [...incidents.values()],
      leases: [...leases.values()],
      ledger: [...ledger.values()],
      notes,
    };
    return JSON.parse(JSON.stringify(rows)) as typeof rows;
  }

  const stage: Stage = {
    decisions,
    runs,
    leases,
    incidents,
    holds,
    ledger,
    cancelled,
    requests,
    withdrawn,
    asked: () => asked,
    reads: () => reads,
    async look(minutes, scenes) {
      const atMs = at(minutes);
      nowMs = atMs + 30_000;
      for (const playbook of bundle.playbooks) {
        const instances = new Map(
          Object.entries(scenes).map(([key, scene]) => [key, sceneFacts(atMs, scene)]),
        );
        await responder.judge(playbook, atMs, instances, nowMs);
        keep();
      }
    },
    async span(from, to, scenes) {
      for (let minutes = from; minutes <= to; minutes += 1) await stage.look(minutes, scenes);
    },
    outcome(key, status, detail = status) {
      const incident = runs.get(key)?.incident;
      if (incident === undefined) throw new Error(`no run ${key}; there are ${[...runs.keys()].join(', ')}`);
      const payload = { run: key, status, detail };
      return stage.send({ id: `${key}:${status}`, incident, kind: 'outcome', payload });
    },
    async answer(answer) {
      const requests = asked;
      asked = [];
      for (const request of requests) await stage.send(answerSignal(request, answer));
    },
    async answerReads(answerOf) {
      const requests = reads;
      reads = [];
      for (const request of requests) await stage.send(readSignal(request, answerOf(request)));
    },
    reply(step, minutes, reply) {
      const ask = [...requests.values()].findLast((one) => one.step === step);
      if (ask === undefined) throw new Error(`nobody was asked at ${step}`);
      const silent = { ask: ask.id, status: 'lapsed', choice: null, by: [], reason: '' } as const;
      const payload = { ...silent, afterMs: minutes * 60_000, ...reply } as unknown as Json;
      return stage.send({ id: `reply:${ask.id}`, incident: ask.incident, kind: 'reply', payload });
    },
    timers,
    async ring() {
      for (const { id, incident, path, kind, dueMs } of [...timers.values()])
        if (dueMs <= nowMs)
          await stage.send({
            id: `timer:${id}`,
            incident,
            kind: 'timer',
            payload: { timer: id, path, kind },
          });
    },
    order: (minutes, order, reason = 'wrong sensor') =>
      stage.send(orderSignal({ order, by: 'kim', reason, atMs: at(minutes) + 3_456 })),
    cap: (key) =>
      stage.send({
        id: `lease-cap:${key}`,
        incident: runs.get(key)?.incident ?? '',
        kind: 'lease-cap',
        payload: { run: key },
      }),
    async send(signal) {
      seq += 1;
      await responder.signal({ ...signal, seq }, nowMs);
      if (!keep().includes(seq)) throw new Error(`signal ${seq} was not consumed`);
    },
    tell(call) {
      call(responder);
      keep();
    },
    waiting: () => bundle.playbooks.some((playbook) => responder.waiting(playbook.name)),
    keyOf(step, kind = 'act') {
      const keys = [...runs.values()].filter((run) => run.step === step && run.kind === kind);
      const [only] = keys;
      if (only === undefined || keys.length > 1) throw new Error(`${keys.length} runs at ${step}`);
      return only.key;
    },
    story: () => decisions.map(line),
  };
  return stage;
}

function line({ t, what, step, detail }: Decision): string {
  const word =
    detail['order'] ?? detail['reason'] ?? detail['verb'] ?? detail['found'] ?? detail['status'] ?? '';
  return [`${(t - at(0)) / 60_000}`, what, step, Array.isArray(word) ? word.join('+') : String(word)]
    .filter((part) => part !== '')
    .join(' ');
}
