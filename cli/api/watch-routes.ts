import * as z from 'zod';
import { verifyAudit } from '../audit/verify-audit.ts';
import { EXPOSITION_TYPE, exposition } from '../metrics/exposition.ts';
import { metrics } from '../metrics/metrics.ts';
import { auditReport, auditRow, readiness } from './answers.ts';
import { eventStream } from './event-stream.ts';
import { readinessOf } from './readiness.ts';
import { ApiRefusal, type Route, route } from './route.ts';

/** Rows of the audit log in one answer. */
const ROWS = 1_000;

/** What watches the process, and what watches people. */
export const WATCH_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/livez',
    summary: 'The process answers.',
    may: 'open',
    body: null,
    answer: z.strictObject({ live: z.literal(true) }),
    handle: async () => ({ live: true }),
  },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Whether events are judged, and what keeps them from it; 503 where they are not.',
    may: 'open',
    body: null,
    answer: readiness,
    handle: async ({ ports }) => {
      const told = await readinessOf(ports.isReady(), ports.telemetry.counters, ports.store);
      return Response.json(told, { status: told.ready ? 200 : 503 });
    },
  },
  {
    method: 'get',
    path: '/metrics',
    summary: 'Metrics in the text format of Prometheus.',
    may: 'read',
    body: null,
    media: 'text/plain',
    handle: async ({ ports: { telemetry, store, bundle } }) =>
      new Response(exposition(await metrics(telemetry, store, bundle)), {
        headers: { 'content-type': EXPOSITION_TYPE },
      }),
  },
  route({
    method: 'get',
    path: '/v1/events',
    summary: 'Decisions as they are made, as server-sent events; `Last-Event-ID` goes on from there.',
    may: 'read',
    query: z.strictObject({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .meta({ description: 'the id of the last known decision' }),
    }),
    body: null,
    media: 'text/event-stream',
    handle: async ({ ports, query, header, signal }) => {
      const last = header('last-event-id') ?? '';
      if (!/^\d{0,15}$/.test(last))
        throw new ApiRefusal(
          400,
          '`Last-Event-ID` is no id of an event here',
          'send the last `id` that came',
        );
      const after = last === '' ? (query.after ?? null) : Number(last);
      return new Response(await eventStream(ports, after, signal), {
        headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
      });
    },
  }),
  route({
    method: 'get',
    path: '/v1/audit',
    summary: 'Who did what, and what was sent: rows from a number on, or the newest.',
    may: 'inspect',
    query: z.strictObject({
      from: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(ROWS).default(100),
    }),
    body: null,
    answer: z.strictObject({ rows: z.array(auditRow) }),
    handle: async ({ ports: { store }, query: { from, limit } }) => {
      const first = from ?? Math.max(1, (await store.auditHead()).n - limit + 1);
      return { rows: await store.auditRows(first, limit) };
    },
  }),
  {
    method: 'get',
    path: '/v1/audit/verify',
    summary: 'Whether the audit log is whole, held against its stored head.',
    may: 'inspect',
    body: null,
    answer: auditReport,
    handle: async ({ ports: { store } }) => verifyAudit(store, []),
  },
];
