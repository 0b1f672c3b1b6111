import * as z from 'zod';
import {
  type Action,
  action,
  type Connector,
  defineConnector,
  type Outcome,
  probe,
  type RunContext,
} from './connector.ts';
import { answerOf } from './http/answer.ts';
import { acted, asked, refused } from './http/exchange.ts';
import { type HttpSettings, httpSettings, targetOf } from './http/settings.ts';

const path = z
  .string()
  .min(1)
  .meta({
    description: 'below `baseUrl`, for example `/regions/{region}`',
    ko: '`baseUrl` 아래의 경로. 예: `/regions/{region}`',
    examples: ['/regions/{region}'],
  });
const body = z.json().meta({ description: 'sent as JSON', ko: 'JSON으로 보낸다' });
const scalar = z.union([z.string(), z.number(), z.boolean()]);

type Body = z.infer<typeof body>;
type Verb<Args> = Action<HttpSettings, Args>;

/** The rest of every verb's manifest. PUT and DELETE may be repeated by what they are (RFC 9110 §9.2.2). */
const manifest = { idempotency: 'key', ttl: 'none', cost: null } as const;

const post: Verb<{ path: string; body: Body }> = {
  ...manifest,
  doc: 'Sends a POST. Where the instance says `honoursKeys: true` it may be repeated, else it is sent at most once.',
  args: z.strictObject({ path, body }),
  effect: { changes: 'nothing', reaches: 'systems', lasting: false, severe: false },
  inverse: null,
  idempotency: 'none',
  traits: {
    docKo:
      'POST를 보낸다. 설정에 `honoursKeys: true`가 있으면 다시 보낼 수 있고, 없으면 많아야 한 번 보낸다.',
  },
  run: (args, context) => act('POST', args.path, args.body, context),
};

/**
 * Calls a service that speaks JSON over HTTP, within an allow-list and never a private address unless it is opened.
 *
 * @see ENGINE §8
 */
export const http: Connector = defineConnector<HttpSettings>({
  name: 'http',
  doc: 'A service that speaks JSON over HTTP. Every act carries an `Idempotency-Key`.',
  docKo: 'HTTP로 JSON을 주고받는 서비스. 모든 동작에 `Idempotency-Key`가 붙는다.',
  settings: httpSettings as z.ZodType<HttpSettings>,
  forSettings: ({ honoursKeys }, own) =>
    honoursKeys
      ? { ...own, actions: { ...own.actions, post: action({ ...post, idempotency: 'key' }) } }
      : own,
  actions: {
    post: action(post),
    put: action<HttpSettings, { path: string; body: Body }>({
      ...manifest,
      doc: 'Puts a resource, which stays until it is deleted.',
      traits: { docKo: '자원을 둔다. 지울 때까지 남아 있다.' },
      args: z.strictObject({ path, body }),
      effect: { changes: 'resource', reaches: 'systems', lasting: true, severe: false },
      resource: (args) => args.path,
      inverse: 'delete',
      run: (args, context) => act('PUT', args.path, args.body, context),
    }),
    delete: action<HttpSettings, { path: string; body?: Body | undefined }>({
      ...manifest,
      // RFC 9110 §9.3.5: content in a DELETE has no meaning and makes some servers refuse it.
      doc: 'Deletes a resource; one that is gone already counts as deleted. Takes what `put` takes and sends no body.',
      traits: {
        docKo: '자원을 지운다. 이미 없으면 지운 것으로 본다. `put`과 같은 것을 받고 본문은 보내지 않는다.',
      },
      args: z.strictObject({
        path,
        body: body.optional().meta({ description: 'not sent', ko: '보내지 않는다' }),
      }),
      effect: { changes: 'resource', reaches: 'systems', lasting: false, severe: false },
      resource: (args) => args.path,
      inverse: null,
      run: (args, context) => act('DELETE', args.path, undefined, context),
    }),
  },
  probes: {
    get: probe<HttpSettings, { path: string } & Record<string, string | number | boolean>>({
      doc: 'Reads a JSON object; further arguments become the query. Nested names are joined by `_`.',
      docKo: 'JSON 객체를 읽는다. 다른 인자는 쿼리가 되고, 안쪽 이름은 `_`로 잇는다.',
      args: z.object({ path }).catchall(scalar) as z.ZodType<
        { path: string } & Record<string, string | number | boolean>
      >,
      async read({ path: below, ...query }, { settings, http: exchange, signal }) {
        const target = targetOf(settings, below);
        if ('refused' in target) return { kind: 'unknown', reason: target.refused };
        for (const [name, value] of Object.entries(query)) target.url.searchParams.set(name, String(value));
        return asked(target.url, answerOf, { settings, http: exchange, signal });
      },
    }),
  },
});

async function act(
  method: 'POST' | 'PUT' | 'DELETE',
  below: string,
  content: Body | undefined,
  context: RunContext<HttpSettings>,
): Promise<Outcome> {
  const target = targetOf(context.settings, below);
  if ('refused' in target) return refused(target.refused);
  return acted({ method, url: target.url, content }, context);
}
