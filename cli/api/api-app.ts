import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod';
import type { Json } from '../../engine/decision.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import { VERSION } from '../version.ts';
import { callerOf, knowsTokens } from './access.ts';
import { createLimits } from './limits.ts';
import { isLoopback } from './listen.ts';
import { openApi } from './open-api.ts';
import { problemResponse } from './problem.ts';
import { type ApiPorts, ApiRefusal, type Route } from './route.ts';
import { ROUTES } from './routes.ts';

/** Largest body, bytes. */
const MOST_BYTES = 64 * 1024;
/** Calls of one caller: in the long run a second, and at once. Reading and changing are counted apart. */
const RATE = { perSecond: 20, burst: 100 } as const;
/** Calls of one address without a token that is known. */
const STRANGERS = { perSecond: 1, burst: 20 } as const;
/** Streams of events at a time. */
const MOST_STREAMS = 50;
const HOW = '`GET /openapi.json` says what this takes';

type Env = { Bindings: Partial<HttpBindings> };

/**
 * The API as a function of requests; it opens no port.
 *
 * @param closing  ends streams when the server closes
 */
export function apiApp(
  ports: ApiPorts,
  onFault: (message: string) => void,
  closing: AbortSignal = new AbortController().signal,
): Hono<Env> {
  const app = new Hono<Env>();
  const callers = createLimits(RATE.perSecond, RATE.burst, ports.nowMs);
  const strangers = createLimits(STRANGERS.perSecond, STRANGERS.burst, ports.nowMs);
  let streams = 0;

  app.use(async (context, next) => {
    // Where nobody must show a token, a page in a browser must not reach it by a name that leads here.
    const name = new URL(context.req.url).hostname.replace(/^\[(.*)\]$/, '$1');
    if (!knowsTokens(ports.config) && !isLoopback(name))
      return problemResponse(403, 'this name is not served', 'call it by its loopback address');
    await next();
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
    return;
  });
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: () => problemResponse(413, 'the body is too large', 'send at most 64 KiB'),
    }),
  );
  app.get('/openapi.json', (context) => context.json(openApi(ROUTES, VERSION) as Json));

  const answer = async (one: Route, context: Context<Env>): Promise<Response> => {
    const by = known(one, context);
    const { signal, release } = held(context.req.raw.signal, closing, one.media === 'text/event-stream');
    try {
      const said = await one.handle({
        ...{ ports, by, signal },
        query: one.query === undefined ? {} : checked(one.query, context.req.query()),
        body: one.body === null ? null : checked(one.body, jsonOf(await context.req.text())),
        params: context.req.param() as Record<string, string>,
        header: (name) => context.req.header(name),
      });
      if (said instanceof Response) return said;
      release();
      return context.body(canonicalJson(said as Json), 200, { 'content-type': 'application/json' });
    } catch (error) {
      release();
      throw error;
    }
  };

  /** Who calls, where he may and not too often. A stranger is slowed down; whoever shows a token never is by others. */
  const known = (one: Route, context: Context<Env>): string | null => {
    const address = context.env?.incoming?.socket.remoteAddress ?? '';
    let by: string | null;
    try {
      by = callerOf(ports.config, one.may, context.req.header('authorization'));
    } catch (error) {
      spend(strangers, address);
      throw error;
    }
    // Probes of a supervisor come often, and a process that refuses them is ended.
    if (one.may !== 'open') spend(callers, `${one.method} ${by ?? `address ${address}`}`);
    return by;
  };

  /** The signal of one call; a stream takes one of the few places until it ends. */
  const held = (
    caller: AbortSignal,
    server: AbortSignal,
    isStream: boolean,
  ): { readonly signal: AbortSignal; release(): void } => {
    if (isStream && streams >= MOST_STREAMS)
      throw new ApiRefusal(503, 'too many streams are open', 'close one, or read the topics of the log', {
        'retry-after': '30',
      });
    const call = new AbortController();
    let isHeld = isStream;
    if (isStream) streams += 1;
    const release = (): void => {
      if (isHeld) streams -= 1;
      isHeld = false;
      caller.removeEventListener('abort', end);
      server.removeEventListener('abort', end);
    };
    const end = (): void => {
      call.abort();
      release();
    };
    caller.addEventListener('abort', end, { once: true });
    server.addEventListener('abort', end, { once: true });
    if (caller.aborted || server.aborted) end();
    return { signal: call.signal, release };
  };

  for (const one of ROUTES)
    app.on(one.method.toUpperCase(), one.path.replace(/\{(\w+)\}/g, ':$1'), (context) =>
      answer(one, context),
    );
  app.notFound(() =>
    problemResponse(404, 'there is nothing here', '`GET /openapi.json` lists what there is'),
  );
  app.onError((error) => {
    if (error instanceof ApiRefusal)
      return problemResponse(error.status, error.message, error.help, error.headers);
    onFault(error.message);
    return problemResponse(503, 'this could not be done now', 'try again; the process that runs tells why');
  });
  return app;
}

function spend(limits: ReturnType<typeof createLimits>, caller: string): void {
  const taken = limits.take(caller);
  if (taken.ok) return;
  throw new ApiRefusal(
    429,
    'too many calls',
    `wait ${taken.afterS} s; \`GET /v1/events\` tells what is new`,
    {
      'retry-after': String(taken.afterS),
    },
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new ApiRefusal(400, 'the body is no JSON', HOW);
  }
}

function checked(schema: z.ZodType, written: unknown): unknown {
  const parsed = schema.safeParse(written);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue === undefined || issue.path.length === 0 ? nameOf(issue) : `\`${issue.path.join('.')}\``;
  throw new ApiRefusal(400, `${at} is missing, unknown or wrong`, HOW);
}

/** What nobody knows is named itself. */
function nameOf(issue: z.core.$ZodIssue | undefined): string {
  return issue?.code === 'unrecognized_keys' ? `\`${issue.keys.join('`, `')}\`` : 'the call';
}
