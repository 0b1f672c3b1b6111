/** How tests reach real services: by the addresses that `npm run services -- up` prints. */
import { describe, test } from '@jest/globals';

/** A service of `scripts/services/`. */
export type ServiceName = 'kafka' | 'postgres' | 'redis';

const variables: Readonly<Record<ServiceName, string>> = {
  kafka: 'KAFKA_BROKERS',
  postgres: 'DATABASE_URL',
  redis: 'REDIS_URL',
};

/**
 * Where a service is, as its client wants it: `host:port[,host:port]` for Kafka, a URL for the others.
 *
 * @throws when its variable is not set; inside `describeWith` it is
 */
export function serviceUrl(name: ServiceName): string {
  const url = process.env[variables[name]];
  if (url === undefined || url === '') throw new Error(lackOf(name));
  return url;
}

/**
 * A suite that needs services. Without their addresses its body is not run: it shows as one skipped test, or as one failed
 * test where services are required (`ORDERSENSE_REQUIRE_SERVICES=1`, as in CI).
 *
 * @param fn  declares the tests; may call `serviceUrl` right away
 */
export function describeWith(
  needs: ServiceName | readonly ServiceName[],
  title: string,
  fn: () => void,
): void {
  const names: readonly ServiceName[] = typeof needs === 'string' ? [needs] : needs;
  const standing = standingOf(names, process.env);
  if (standing.kind === 'run') return void describe(title, fn);
  describe(title, () => {
    if (standing.kind === 'skip') test.skip(standing.why, () => undefined);
    else
      test(standing.why, () => {
        throw new Error(`${standing.why}; ORDERSENSE_REQUIRE_SERVICES=1 forbids to skip`);
      });
  });
}

/** What becomes of a suite. */
export type Standing = { readonly kind: 'run' } | { readonly kind: 'skip' | 'fail'; readonly why: string };

/** Decides from the environment alone; an empty variable counts as not set. */
export function standingOf(
  names: readonly ServiceName[],
  env: Readonly<Record<string, string | undefined>>,
): Standing {
  const lacking = names.filter((name) => (env[variables[name]] ?? '') === '');
  if (lacking.length === 0) return { kind: 'run' };
  const kind = env['ORDERSENSE_REQUIRE_SERVICES'] === '1' ? 'fail' : 'skip';
  return { kind, why: lacking.map(lackOf).join(', ') };
}

function lackOf(name: ServiceName): string {
  return `needs ${name}: ${variables[name]} is not set (\`npm run services -- up\`)`;
}
