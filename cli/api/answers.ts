import * as z from 'zod';

/** What calls are answered with. Times are epoch ms: `…Ms` of the store's clock unless it says event time. */

const json = z.json();
const labels = z.record(z.string(), z.string());
const cost = z.strictObject({ minor: z.int(), currency: z.string() }).nullable();

export const decision = z
  .strictObject({
    t: z.int().meta({ description: 'instant of event time it was decided for' }),
    playbook: z.string(),
    instance: labels,
    incident: z.string(),
    n: z.int().meta({ description: 'its order in the incident' }),
    what: z.string(),
    step: z.string(),
    detail: z.record(z.string(), json),
    evidence: json.meta({
      description: 'the tree of conditions with their values, see docs/why.md; null: none',
    }),
  })
  .meta({ id: 'Decision' });

export const incident = z
  .strictObject({
    id: z.string(),
    playbook: z.string(),
    instance: z.string().meta({ description: 'JSON of what it is about' }),
    phase: z.string(),
    openedMs: z.int().meta({ description: 'event time' }),
    closedMs: z.int().nullable().meta({ description: 'event time' }),
    bundle: z.string(),
  })
  .meta({ id: 'Incident' });

export const action = z
  .strictObject({
    key: z.string().meta({ description: 'the idempotency key: incident, step and target' }),
    incident: z.string(),
    playbook: z.string(),
    step: z.string(),
    target: z.string(),
    kind: z.enum(['act', 'undo']),
    parent: z.string().nullable(),
    verb: z.string(),
    effect: z.string().nullable(),
    mode: z.enum(['live', 'shadow']),
    decidedMs: z.int().meta({ description: 'event time' }),
    notBeforeMs: z.int(),
    deadlineMs: z.int().nullable(),
    status: z.enum([
      'pending',
      'claimed',
      'sent',
      'succeeded',
      'failed',
      'unknown',
      'skipped',
      'expired',
      'cancelled',
    ]),
    attempts: z.int(),
    policy: json,
    expiresAtMs: z.int().nullable(),
    spendings: z.array(json),
  })
  .meta({ id: 'Action' });

export const lease = z
  .strictObject({
    target: z.string(),
    effect: z.string(),
    incident: z.string(),
    runKey: z.string(),
    undo: z.strictObject({ verb: z.string() }),
    capMs: z.int().nullable().meta({ description: 'its latest end; null: until recovery' }),
    status: z.enum(['stored', 'undoing', 'undone', 'released', 'handed-over']),
  })
  .meta({ id: 'Effect' });

export const ask = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['question', 'approval']),
    incident: z.string(),
    playbook: z.string(),
    step: z.string(),
    runKey: z.string(),
    digest: z.string().meta({ description: 'of exactly what is asked: a yes names it' }),
    from: z.array(z.string()),
    choices: z.array(z.string()),
    about: z.strictObject({
      title: z.string().nullable(),
      instance: labels,
      verb: z.string(),
      args: json,
      targets: z.array(z.string()),
      cost,
    }),
    author: z.string().nullable(),
    decidedMs: z.int(),
    askedMs: z.int(),
    dueMs: z.int(),
    status: z.enum(['open', 'granted', 'denied', 'answered', 'lapsed', 'cancelled']),
    said: z.array(
      z.strictObject({
        ask: z.string(),
        by: z.string(),
        said: z.string(),
        reason: z.string(),
        atMs: z.int(),
        refused: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Ask' });

const killBody = {
  scope: z.enum(['all', 'playbook', 'connector', 'region']),
  name: z.string(),
  freezes: z.boolean().meta({ description: 'undos stop too' }),
  reason: z.string(),
  by: z.string(),
};
export const kill = z.strictObject({ ...killBody, sinceMs: z.int() }).meta({ id: 'KillSwitch' });
export const hostKill = z.strictObject(killBody).meta({ id: 'HostKillSwitch' });

const ordered = {
  by: z.string(),
  reason: z.string(),
  sinceMs: z.int().meta({ description: 'event time' }),
};
const untilMs = z.int().meta({ description: 'event time' });
const silenced = z.strictObject({ playbook: z.string().nullable(), in: labels });
export const orders = z
  .strictObject({
    pins: z.array(
      z.strictObject({
        ...ordered,
        target: z.string(),
        effect: z.string(),
        untilMs,
        handedOverTo: z
          .string()
          .optional()
          .meta({ description: 'who took over what could not be taken back' }),
      }),
    ),
    pauses: z.array(z.strictObject({ ...ordered, playbook: z.string() })),
    silences: z.array(z.strictObject({ ...ordered, of: silenced, untilMs })),
  })
  .meta({ id: 'Orders' });

export const budget = z
  .strictObject({
    budget: z.string(),
    text: z.string().meta({ description: 'as its author wrote it' }),
    used: z.int().meta({ description: 'minor units' }),
    most: z.int().meta({ description: 'minor units' }),
    currency: z.string(),
  })
  .meta({ id: 'Budget' });

export const playbook = z
  .strictObject({
    name: z.string(),
    title: z.string().nullable(),
    owner: z.string().nullable(),
    severity: z.enum(['low', 'medium', 'high', 'critical']),
    mode: z.enum(['off', 'shadow', 'live']),
    place: z.string(),
  })
  .meta({ id: 'Playbook' });

export const auditRow = z
  .strictObject({
    n: z.int(),
    atMs: z.int(),
    act: z.string(),
    by: z.string(),
    playbook: z.string(),
    incident: z.string(),
    about: z.string(),
    detail: z.string().nullable(),
    detailHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditRow' });

export const auditReport = z
  .strictObject({
    rows: z.int(),
    head: z.strictObject({ n: z.int(), hash: z.string() }),
    erased: z.int(),
    matched: z.int(),
    faults: z.array(json),
  })
  .meta({ id: 'AuditReport' });

export const readiness = z
  .strictObject({
    ready: z.boolean(),
    checks: z.array(
      z.strictObject({
        name: z.enum(['judging', 'evaluator', 'store']),
        ok: z.boolean(),
        detail: z.string().meta({ description: 'what is wrong; empty where nothing is' }),
      }),
    ),
  })
  .meta({ id: 'Readiness' });
