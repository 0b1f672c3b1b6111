/** Suites that need real services, by the addresses that `npm run services -- up` prints. */
import { describe, test } from '@jest/globals';
import { lackOfService, SERVICE_VARIABLES, type ServiceName } from './service-url.ts';

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
  const lacking = names.filter((name) => (env[SERVICE_VARIABLES[name]] ?? '') === '');
  if (lacking.length === 0) return { kind: 'run' };
  const kind = env['ORDERSENSE_REQUIRE_SERVICES'] === '1' ? 'fail' : 'skip';
  return { kind, why: lacking.map(lackOfService).join(', ') };
}
