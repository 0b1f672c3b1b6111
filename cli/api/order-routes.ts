import * as z from 'zod';
import { type Order, orderSignal } from '../../engine/control/order.ts';
import { incidentOf, playbookOf } from '../orders/give-order.ts';
import { meantEffects } from '../orders/meant-effects.ts';
import { ApiRefusal, type Call, type Route, route } from './route.ts';

const why = z.string().trim().min(1).max(2_000);
const silenced = {
  playbook: z.string().max(200).nullable().default(null),
  in: z.record(z.string().max(100), z.string().max(200)).default({}),
};
/** By which id the order lies in the inbox. */
const given = z.strictObject({ order: z.string() });
/** Longest silence, minutes: 7 days. */
const LONGEST_MINUTES = 10_080;

/** Words of a person on call: carried out by the evaluator, which reads them in the inbox. */
export const ORDER_ROUTES: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/undo',
    summary: 'Take back what is in force and leave it so for 4 hours: all, of a playbook or of an incident.',
    may: 'operate',
    answer: z.strictObject({
      inForce: z.array(z.strictObject({ target: z.string(), effect: z.string(), incident: z.string() })),
    }),
    body: z
      .strictObject({
        scope: z.enum(['all', 'playbook', 'incident']),
        name: z.string().max(200).default(''),
        reason: why,
      })
      .refine(({ scope, name }) => (scope === 'all') === (name === ''), {
        error: 'a name for a playbook or an incident, and none for all',
      }),
    async handle(call) {
      const { scope, name, reason } = call.body;
      const order = { word: 'undo', scope, name: name.normalize('NFC') } as const;
      const effects = await meantEffects(order, call.ports.store);
      await give(call, order, reason);
      return { inForce: effects.map(({ target, effect, incident }) => ({ target, effect, incident })) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/undo/hand-over',
    summary: 'End what could not be taken back: a named person takes it over, and it is tried no more.',
    may: 'operate',
    answer: z.strictObject({
      handedOver: z.array(z.strictObject({ target: z.string(), effect: z.string(), incident: z.string() })),
    }),
    body: z.strictObject({
      scope: z.enum(['playbook', 'incident']),
      name: z.string().min(1).max(200),
      to: z.string().trim().min(1).max(200),
      reason: why,
    }),
    async handle(call) {
      const { scope, name, to, reason } = call.body;
      const people = Object.keys(call.ports.config.people);
      if (people.length > 0 && !people.includes(to))
        throw new ApiRefusal(404, `there is nobody called \`${to}\` in the settings`, 'nothing was changed');
      const order = { word: 'hand-over', scope, name: name.normalize('NFC'), to } as const;
      const effects = await meantEffects(order, call.ports.store);
      if (effects.length === 0)
        throw new ApiRefusal(409, 'nothing of it waits to be taken back', 'nothing was changed');
      await give(call, order, reason);
      return { handedOver: effects.map(({ target, effect, incident }) => ({ target, effect, incident })) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/incidents/{id}/acknowledge',
    summary: 'Say that you look after an incident.',
    may: 'operate',
    answer: given,
    body: z.strictObject({ reason: z.string().max(2_000).default('') }),
    handle: (call) =>
      give(call, { word: 'acknowledge', incident: call.params['id'] ?? '' }, call.body.reason),
  }),
  route({
    method: 'post',
    path: '/v1/playbooks/{name}/pause',
    summary: 'Let a playbook judge and do nothing new.',
    may: 'operate',
    answer: given,
    body: z.strictObject({ reason: why }),
    handle: (call) => give(call, { word: 'pause', playbook: playbookIn(call) }, call.body.reason),
  }),
  route({
    method: 'post',
    path: '/v1/playbooks/{name}/resume',
    summary: 'Let a paused playbook act again.',
    may: 'operate',
    answer: given,
    body: z.strictObject({ reason: z.string().max(2_000).default('') }),
    handle: (call) => give(call, { word: 'unpause', playbook: playbookIn(call) }, call.body.reason),
  }),
  route({
    method: 'post',
    path: '/v1/silences',
    summary: 'Keep messages to staff back for a while, of a playbook, of a place, or all.',
    may: 'operate',
    answer: given,
    body: z.strictObject({
      ...silenced,
      minutes: z.number().positive().max(LONGEST_MINUTES),
      reason: why,
    }),
    handle: (call) => {
      const { playbook, in: labels, minutes, reason } = call.body;
      return give(call, { word: 'silence', of: { playbook, in: labels }, forMs: minutes * 60_000 }, reason);
    },
  }),
  route({
    method: 'post',
    path: '/v1/silences/end',
    summary: 'End a silence now.',
    may: 'operate',
    answer: given,
    body: z.strictObject({ ...silenced, reason: z.string().max(2_000).default('') }),
    handle: (call) => {
      const { playbook, in: labels, reason } = call.body;
      return give(call, { word: 'unsilence', of: { playbook, in: labels } }, reason);
    },
  }),
];

function playbookIn({ params }: Call<unknown>): string {
  return (params['name'] ?? '').normalize('NFC');
}

async function give(
  { ports: { store, bundle }, by }: Call<unknown>,
  order: Order,
  reason: string,
): Promise<{ readonly order: string }> {
  const playbook = playbookOf(order);
  if (playbook !== null && !bundle.playbooks.some(({ name }) => name === playbook))
    throw new ApiRefusal(404, `there is no playbook \`${playbook}\` here`, 'nothing was changed');
  const incident = incidentOf(order);
  if (incident !== null && (await store.decisions(incident)).length === 0)
    throw new ApiRefusal(404, `there is no incident \`${incident}\``, '`GET /v1/incidents` lists them');
  const signal = orderSignal({ order, by: by ?? '', reason, atMs: await store.now() });
  await store.signal(signal);
  return { order: signal.id };
}
