import * as z from 'zod';
import { english } from '../../dsl/say.ts';
import { judgeWord, type Word } from '../../engine/approval/judge-word.ts';
import { killsOnWire } from '../../engine/control/kill-words.ts';
import type { LeaseRow, RunRow } from '../../engine/store.ts';
import { peopleOf } from '../approvals/people.ts';
import { refusalText } from '../approvals/refusal.ts';
import { lookAtStore } from '../status/in-store.ts';
import * as answer from './answers.ts';
import { ORDER_ROUTES } from './order-routes.ts';

import { ApiRefusal, type Call, type Route, route } from './route.ts';
import { WATCH_ROUTES } from './watch-routes.ts';

/** Incidents of one answer, unless more are asked for. */
const LISTED = 200;

const reason = z.string().max(2_000).default('');
/** Of what was looked at; an approval of something else is refused. */
const digest = z.string().min(6).max(128);
const killName = z
  .strictObject({
    scope: z.enum(['all', 'playbook', 'connector', 'region']),
    name: z.string().max(200).default(''),
  })
  .refine(({ scope, name }) => (scope === 'all') === (name === ''), {
    error: 'a name for a playbook, connector or region, and none for all',
  });
const pull = z.intersection(
  killName,
  z.looseObject({ reason: z.string().min(1).max(2_000), freezes: z.boolean().default(false) }),
);

/** How an ask stands after a word that was taken. */
const taken = z.strictObject({ id: z.string(), status: z.string() });
const pulled = z.strictObject({ kills: z.array(answer.kill) });

/** In the order in which a person on call needs them. */
export const ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/v1/in-force',
    summary:
      'What is in force now: effects, what waits for people, kill switches, orders, budgets, overdue undos, silent sources.',
    may: 'read',
    body: null,
    answer: z.strictObject({
      nowMs: z.int(),
      leases: z.array(answer.lease),
      asks: z.array(answer.ask),
      kills: z.array(answer.kill),
      hostKills: z.array(answer.hostKill),
      overdue: z.array(answer.lease),
      blind: z.array(z.string()),
      orders: answer.orders,
      budgets: z.array(answer.budget),
    }),
    handle: async ({ ports: { store, bundle, telemetry, hostKills } }) => {
      const { nowMs, leases, asks, kills, orders, budgets } = await lookAtStore(store, bundle);
      return {
        ...{ nowMs, asks, kills, orders, budgets },
        leases: leases.map(shownLease),
        hostKills: hostKills(),
        overdue: (await store.overdueLeases()).map(shownLease),
        blind: telemetry.blind(),
      };
    },
  },
  route({
    method: 'get',
    path: '/v1/incidents',
    summary: `The newest incidents, ${LISTED} unless \`limit\` says otherwise.`,
    may: 'read',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1_000).default(LISTED) }),
    body: null,
    answer: z.strictObject({ incidents: z.array(answer.incident) }),
    handle: async ({ ports: { store }, query: { limit } }) => ({
      incidents: (await store.incidents(limit)).map(({ doc: _, ...row }) => row),
    }),
  }),
  {
    method: 'get',
    path: '/v1/incidents/{id}',
    summary: 'One incident: its decisions with their evidence, and its actions.',
    may: 'read',
    body: null,
    answer: z.strictObject({
      id: z.string(),
      decisions: z.array(answer.decision),
      actions: z.array(answer.action),
    }),
    handle: async ({ ports: { store }, params: { id = '' } }) => {
      const decisions = await store.decisions(id);
      if (decisions.length === 0)
        throw new ApiRefusal(404, `there is no incident \`${id}\``, '`GET /v1/incidents` lists them');
      return { id, decisions, actions: (await store.runs({ incident: id })).map(shownRun) };
    },
  },
  {
    method: 'get',
    path: '/v1/actions',
    summary: 'Actions that are not finished.',
    may: 'read',
    body: null,
    answer: z.strictObject({ actions: z.array(answer.action) }),
    handle: async ({ ports: { store } }) => ({ actions: (await store.runs('open')).map(shownRun) }),
  },
  {
    method: 'get',
    path: '/v1/asks',
    summary: 'Approvals and questions that wait for a person.',
    may: 'read',
    body: null,
    answer: z.strictObject({ nowMs: z.int(), open: z.array(answer.ask) }),
    handle: async ({ ports: { store } }) => ({ nowMs: await store.now(), open: await store.asks('open') }),
  },
  route({
    method: 'post',
    path: '/v1/asks/{id}/grant',
    summary: 'Agree to exactly what has this digest.',
    may: 'speak',
    body: z.strictObject({ digest, reason }),
    answer: taken,
    handle: (call) => sayWord(call, { kind: 'grant' }, call.body.digest, call.body.reason),
  }),
  route({
    method: 'post',
    path: '/v1/asks/{id}/deny',
    summary: 'Say no.',
    may: 'speak',
    body: z.strictObject({ reason }),
    answer: taken,
    handle: (call) => sayWord(call, { kind: 'deny' }, null, call.body.reason),
  }),
  route({
    method: 'post',
    path: '/v1/asks/{id}/answer',
    summary: 'Answer a question with one of its choices.',
    may: 'speak',
    body: z.strictObject({ choice: z.string().min(1).max(500), reason }),
    answer: taken,
    handle: (call) => sayWord(call, { kind: 'choice', choice: call.body.choice }, null, call.body.reason),
  }),
  {
    method: 'get',
    path: '/v1/kills',
    summary: 'Kill switches that are pulled, the oldest first.',
    may: 'read',
    body: null,
    answer: pulled,
    handle: async ({ ports: { store } }) => ({ kills: await store.kills() }),
  },
  route({
    method: 'post',
    path: '/v1/kills',
    summary: 'Stop what is not sent yet: everything, a playbook, a connector or a region.',
    may: 'operate',
    body: pull,
    answer: pulled,
    handle: async ({ ports: { store, bundle }, by, body: { scope, name, reason, freezes } }) => {
      const named = name.normalize('NFC');
      if (scope === 'playbook' && !bundle.playbooks.some((one) => one.name === named))
        throw new ApiRefusal(404, `there is no playbook \`${named}\` here`, 'nothing was stopped');
      const kill = { scope, name: named, reason, freezes, by: by ?? '' };
      for (const one of killsOnWire([kill], bundle.words)) await store.kill(one);
      return { kills: await store.kills() };
    },
  }),
  route({
    method: 'post',
    path: '/v1/kills/lift',
    summary: 'Take a kill switch away.',
    may: 'operate',
    body: killName,
    answer: pulled,
    handle: async ({ ports: { store, bundle }, by, body: { scope, name } }) => {
      const meant = { scope, name: name.normalize('NFC'), reason: '', freezes: false, by: '' };
      let isLifted = false;
      for (const one of killsOnWire([meant], bundle.words))
        if (await store.resume({ scope: one.scope, name: one.name }, by ?? '')) isLifted = true;
      if (!isLifted)
        throw new ApiRefusal(
          404,
          'there is no such kill switch',
          '`GET /v1/kills` lists those that are pulled',
        );
      return { kills: await store.kills() };
    },
  }),
  ...ORDER_ROUTES,
  {
    method: 'get',
    path: '/v1/playbooks',
    summary: 'The playbooks that run, with their place and mode.',
    may: 'read',
    body: null,
    answer: z.strictObject({ playbooks: z.array(answer.playbook) }),
    handle: async ({ ports: { bundle } }) => ({
      playbooks: bundle.playbooks.map(({ name, title, owner, severity, mode, place }) => ({
        ...{ name, title, owner, severity, mode, place },
      })),
    }),
  },
  ...WATCH_ROUTES,
];

/** A run without what it carries: arguments and answers may hold what not everybody may see. */
function shownRun({ args: _args, outcome: _outcome, ...row }: RunRow): unknown {
  return row;
}

/** A lease without the arguments of its undo. */
function shownLease({ undo, ...row }: LeaseRow): unknown {
  return { ...row, undo: { verb: undo.verb } };
}

async function sayWord(
  { ports: { store, config }, by, params: { id = '' } }: Call<unknown>,
  says: Word['says'],
  looked: string | null,
  why: string,
): Promise<unknown> {
  const [ask] = await store.asks({ id });
  if (ask === undefined || by === null)
    throw new ApiRefusal(
      404,
      `nothing that waits, or waited, is called \`${id}\``,
      '`GET /v1/asks` lists what waits',
    );
  const meant = looked === null || ask.digest.startsWith(looked) ? ask.digest : looked;
  const people = peopleOf(config);
  const judged = await store.say(
    ask.id,
    judgeWord({ by, says, digest: meant, reason: why, isShown: true }, people),
  );
  const refused = judged?.said.refused ?? null;
  if (refused !== null) {
    const { message, help } = refusalText(
      refused,
      by,
      ask,
      people.map(({ name }) => name),
    );
    const mayNever = ['unknown-person', 'token', 'role', 'author'].includes(refused);
    throw new ApiRefusal(mayNever ? 403 : 409, english(message), english(help));
  }
  return { id: ask.id, status: judged?.status };
}
