import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type HostileServer, hostileServer } from '../../engine/testing/hostile-server.ts';
import type { Connector, ConnectorPorts, Outcome, RunContext } from '../connector.ts';

/** How a connector that speaks HTTP is put in front of a server. */
export interface Subject {
  readonly connector: Connector;
  /** One verb, and its arguments where it acts on the path it is given. */
  readonly verb: string;
  args(path: string): object;
  /** Settings for a service at `origin` with one secret, `planted-secret`; the path is below it where no argument says. */
  settings(origin: string, path: string): object;
  /** How the secret travels; `never`: it only signs. */
  readonly secretTravels: 'headers' | 'path' | 'body' | 'never';
  readonly ports: ConnectorPorts;
}

/** Where a request goes: the service itself, or a port that misbehaves before HTTP begins. */
type At = 'origin' | 'resetting' | 'closed';

/**
 * What the world does to a connector, and the only outcomes that are true then: success is never invented, a failure
 * says whether to try again, and `unknown` is said exactly where bytes may have left without an answer to rely on.
 */
export function connectorContract(title: string, subject: Subject): void {
  describe(title, () => {
    let server: HostileServer;
    beforeAll(async () => {
      server = await hostileServer();
    });
    afterAll(() => server.close());

    const run = async (at: At, path: string, of: Partial<RunContext<unknown>> = {}): Promise<Outcome> => {
      const action = subject.connector.actions[subject.verb];
      if (action === undefined) throw new Error(`no verb ${subject.verb}`);
      return action.run(action.args.parse(subject.args(path)) as never, {
        ...subject.ports,
        settings: subject.connector.settings.parse(subject.settings(server[at], path)),
        key: 'incident/1/target',
        undo: false,
        signal: new AbortController().signal,
        expiresAtMs: null,
        ...of,
      });
    };

    test.each<[string, At, string, string]>([
      ['answers 200', 'origin', '/ok', 'succeeded'],
      ['answers 204', 'origin', '/status/204', 'succeeded'],
      ['answers 400', 'origin', '/status/400', 'failed'],
      ['answers 401', 'origin', '/status/401', 'failed'],
      ['answers 422', 'origin', '/status/422', 'failed'],
      ['answers 408', 'origin', '/status/408', 'failed, again after 7000 ms'],
      ['answers 409', 'origin', '/status/409', 'failed, again after 7000 ms'],
      ['answers 425', 'origin', '/status/425', 'failed, again after 7000 ms'],
      ['answers 429', 'origin', '/status/429', 'failed, again after 7000 ms'],
      ['answers 503', 'origin', '/status/503', 'failed, again after 7000 ms'],
      ['answers 500', 'origin', '/status/500', 'unknown'],
      ['answers 502', 'origin', '/status/502', 'unknown'],
      ['answers 504', 'origin', '/status/504', 'unknown'],
      ['says no with a 200', 'origin', '/error-body', 'failed'],
      ['sends elsewhere', 'origin', '/redirect', 'failed'],
      ['sends to a metadata address', 'origin', '/metadata', 'failed'],
      ['is not there', 'closed', '/ok', 'failed, again'],
      ['resets before the request is read', 'resetting', '/ok', 'unknown'],
      ['resets after the request', 'origin', '/reset', 'unknown'],
      ['hangs up without an answer', 'origin', '/hangup', 'unknown'],
      ['answers without end', 'origin', '/huge', 'unknown'],
      ['answers with endless headers', 'origin', '/huge-headers', 'unknown'],
      ['speaks something else', 'origin', '/garbage', 'unknown'],
    ])('a service that %s', async (_title, at, path, expected) => {
      const outcome = await run(at, path);
      expect(kindOf(outcome)).toBe(expected);
      expect(JSON.stringify(outcome)).not.toMatch(/planted|127\.0\.0\.1/);
    });

    test.each([
      ['never answers', '/silent'],
      ['stops inside its headers', '/half-headers'],
      ['stops inside its body', '/half-body'],
      ['drips a byte at a time', '/drip'],
    ])('a service that %s is unknown once the engine ends the call', async (_title, path) => {
      const controller = new AbortController();
      const read = server.next();
      const running = run('origin', path, { signal: controller.signal });
      await read;
      controller.abort();
      expect(kindOf(await running)).toBe('unknown');
    });

    test('a redirect is not followed', async () => {
      const before = server.seen.length;
      await run('origin', '/redirect');
      expect(server.seen.slice(before).map((seen) => seen.path.slice(0, 9))).toEqual(['/redirect']);
    });

    test('a second attempt carries the same key, an undo another one', async () => {
      const before = server.seen.length;
      for (const undo of [false, false, true]) await run('origin', '/ok', { undo });
      const keys = server.seen.slice(before).map((seen) => seen.headers['idempotency-key']);
      expect(keys).toEqual(['incident/1/target', 'incident/1/target', 'incident/1/target/undo']);
    });

    test('a call that is ended before it begins did nothing', async () => {
      const before = server.seen.length;
      expect(kindOf(await run('origin', '/ok', { signal: AbortSignal.abort() }))).toBe('failed, again');
      expect(server.seen).toHaveLength(before);
    });

    test('the secret reaches the service, and nobody else', async () => {
      await run('origin', '/ok');
      const seen = server.seen.at(-1);
      const places = (['headers', 'path', 'body'] as const).filter((place) =>
        JSON.stringify(seen?.[place]).includes('planted-secret'),
      );
      expect(places).toEqual(subject.secretTravels === 'never' ? [] : [subject.secretTravels]);
      const settings = subject.connector.settings.parse(subject.settings(server.origin, '/ok'));
      expect(JSON.stringify(settings)).not.toContain('planted');
    });
  });
}

function kindOf(outcome: Outcome): string {
  if (outcome.kind !== 'failed' || !outcome.retryable) return outcome.kind;
  return outcome.retryAfterMs === null ? 'failed, again' : `failed, again after ${outcome.retryAfterMs} ms`;
}
