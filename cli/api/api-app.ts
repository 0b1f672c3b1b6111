import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Json } from '../../engine/decision.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import { VERSION } from '../version.ts';
import { callerOf, knowsTokens } from './access.ts';
import { isLoopback } from './listen.ts';
import { openApi } from './open-api.ts';
import { type ApiPorts, ApiRefusal, type Route } from './route.ts';
import { ROUTES } from './routes.ts';

/** Largest body, bytes. */
const MOST_BYTES = 64 * 1024;

/** The API as a function of requests; it opens no port. */
export function apiApp(ports: ApiPorts, onFault: (message: string) => void): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    // Where nobody must show a token, a page in a browser must not reach it by a name that leads here.
    const name = new URL(context.req.url).hostname.replace(/^\[(.*)\]$/, '$1');
    if (!knowsTokens(ports.config) && !isLoopback(name))
      return context.json({ error: 'this name is not served', help: 'call it by its loopback address' }, 403);
    await next();
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
    return;
  });
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (context) =>
        context.json({ error: 'the body is too large', help: 'send at most 64 KiB' }, 413),
    }),
  );
  app.get('/readyz', (context) => context.json({ ready: ports.isReady() }, ports.isReady() ? 200 : 503));
  app.get('/openapi.json', (context) => context.json(openApi(ROUTES, VERSION) as Json));
  for (const one of ROUTES)
    app.on(one.method.toUpperCase(), one.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
      const by = callerOf(ports.config, one.may, context.req.header('authorization'));
      const body = one.body === null ? null : checked(one, await context.req.text());
      const answer = await one.handle({
        ...{ ports, by, body },
        params: context.req.param() as Record<string, string>,
        query: context.req.query(),
      });
      return context.body(canonicalJson(answer as Json), 200, { 'content-type': 'application/json' });
    });
  app.notFound((context) =>
    context.json({ error: 'there is nothing here', help: '`GET /openapi.json` lists what there is' }, 404),
  );
  app.onError((error, context) => {
    if (error instanceof ApiRefusal)
      return context.json({ error: error.message, help: error.help }, error.status);
    onFault(error.message);
    return context.json(
      { error: 'this could not be done now', help: 'try again; the process that runs tells why' },
      503,
    );
  });
  return app;
}

function checked({ body }: Route, text: string): unknown {
  let written: unknown;
  try {
    written = JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new ApiRefusal(400, 'the body is no JSON', '`GET /openapi.json` says what this takes');
  }
  const parsed = body?.safeParse(written);
  if (parsed?.success === true) return parsed.data;
  const [issue] = parsed?.error.issues ?? [];
  const at = issue === undefined || issue.path.length === 0 ? 'the body' : `\`${issue.path.join('.')}\``;
  throw new ApiRefusal(400, `${at} is missing, unknown or wrong`, '`GET /openapi.json` says what this takes');
}
