import { isTokenOf } from '../approvals/people.ts';
import type { Config } from '../config.ts';
import { ApiRefusal, type Permission } from './route.ts';

/** Whether anybody could show who he is. */
export function knowsTokens({ people }: Pick<Config, 'people'>): boolean {
  return Object.values(people).some(({ token }) => token !== undefined);
}

/**
 * Who calls, where he may: the person whose token he shows. Without a token in the settings, which only loopback is
 * started with, reading is free and nobody may change anything.
 *
 * @param authorization  header of the call
 * @returns null: nobody is known
 * @throws ApiRefusal  401 or 403
 */
export function callerOf(
  config: Pick<Config, 'people' | 'api'>,
  may: Permission,
  authorization: string | undefined,
): string | null {
  if (may === 'open') return null;
  if (!knowsTokens(config)) {
    if (may === 'read' || may === 'inspect') return null;
    throw new ApiRefusal(
      403,
      'nobody can show who he is here',
      'give people a `token` in ordersense.config.yaml, and start again',
    );
  }
  const [, token] = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(authorization ?? '') ?? [];
  const found =
    token === undefined
      ? undefined
      : Object.entries(config.people).find(
          ([, person]) => person.token !== undefined && isTokenOf(person.token, token),
        );
  if (found === undefined)
    throw new ApiRefusal(401, 'this needs a token of somebody known', 'send `Authorization: Bearer TOKEN`');
  const [name, { roles }] = found;
  const operators = config.api?.operators ?? [];
  if ((may === 'operate' || may === 'inspect') && !roles.some((role) => operators.includes(role)))
    throw new ApiRefusal(
      403,
      `\`${name}\` has none of the roles that may do this`,
      'see `api.operators` in the settings',
    );
  return name;
}
