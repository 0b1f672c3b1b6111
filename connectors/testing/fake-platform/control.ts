import type { ServerResponse } from 'node:http';
import type { FakePlatform } from './fake-platform.ts';
import { json, MISBEHAVIOURS, type Misbehaviour, problem } from './misbehaviour.ts';

/**
 * What people and tests in other processes do with the platform, below `/-`:
 *
 * | request | what it does |
 * |---|---|
 * | `GET /-` | a page with the counts and what is in force |
 * | `GET /-/counts` | the same as JSON |
 * | `POST /-/misbehave` | `{ "kind": "response-lost", "name": "incentives.push", "times": 3 }` |
 * | `POST /-/behave`, `POST /-/reset` | ends misbehaving, forgets everything |
 * | `POST /-/answers` | `{ "name": "riders.health", "fields": { "ok": false }, "where": { "place": "…" } }` |
 * | `POST /-/choose` | `{ "key": "…", "choice": "정상" }` |
 */
export function control(
  platform: FakePlatform,
  method: string,
  path: string,
  text: string,
  response: ServerResponse,
): ServerResponse {
  switch (`${method} ${path.replace(/\/$/, '')}`) {
    case 'GET /-':
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(platform));
    case 'GET /-/counts':
      return json(response, 200, seen(platform));
    case 'POST /-/behave':
      platform.behave();
      return json(response, 200, {});
    case 'POST /-/reset':
      platform.reset();
      return json(response, 200, {});
    default:
      return told(platform, path, text, response);
  }
}

function told(platform: FakePlatform, path: string, text: string, response: ServerResponse): ServerResponse {
  let body: Readonly<Record<string, unknown>>;
  try {
    body = JSON.parse(text);
  } catch {
    return problem(response, 400, 'JSON is expected');
  }
  switch (path) {
    case '/-/misbehave':
      if (!Object.hasOwn(MISBEHAVIOURS, String(body['kind'])))
        return problem(response, 422, `kind is one of ${Object.keys(MISBEHAVIOURS).join(', ')}`);
      platform.misbehave(body as unknown as Misbehaviour);
      return json(response, 200, {});
    case '/-/answers':
      platform.answers(
        String(body['name']),
        body['fields'] as Readonly<Record<string, unknown>>,
        body['where'] as Readonly<Record<string, string>> | undefined,
      );
      return json(response, 200, {});
    case '/-/choose':
      return platform.choose(String(body['key']), String(body['choice']))
        ? json(response, 200, {})
        : problem(response, 409, 'nobody asked that, or it was answered');
    default:
      return problem(response, 404, 'there is no such page');
  }
}

function seen(platform: FakePlatform): object {
  const requests = new Map<string, number>();
  for (const { name } of platform.asked) requests.set(name, (requests.get(name) ?? 0) + 1);
  return {
    requests: Object.fromEntries(requests),
    effects: platform.counts(),
    inForce: platform.inForce(),
    twice: platform.counts().filter(({ times }) => times > 1),
  };
}

function pageOf(platform: FakePlatform): string {
  const rows = (of: readonly (readonly unknown[])[]) =>
    of
      .map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>`)
      .join('');
  const effects = platform.counts().map(({ verb, target, key, times }) => [verb, target, key, times]);
  const holds = platform
    .inForce()
    .map(({ verb, target, key, expiresAtMs }) => [
      verb,
      target,
      key,
      expiresAtMs === null ? '' : new Date(expiresAtMs).toISOString(),
    ]);
  return `<!doctype html><title>Fake platform</title><meta http-equiv="refresh" content="2">
<h1>In force: ${holds.length}</h1><table>${rows([['verb', 'target', 'act', 'until'], ...holds])}</table>
<h1>Effects: ${effects.length}</h1><table>${rows([['verb', 'target', 'key', 'times'], ...effects])}</table>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`);
}
