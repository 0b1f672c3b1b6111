import { createHash, timingSafeEqual } from 'node:crypto';
import { say } from '../../dsl/say.ts';
import type { Person } from '../../engine/approval/person.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../usage-error.ts';

/** Where somebody who has a token in the settings shows it: a flag would stand in the shell's history. */
export const TOKEN_VARIABLE = 'ORDERSENSE_TOKEN';

/** Whom a project knows, by name. */
export function peopleOf({ people }: Pick<Config, 'people'>): readonly Person[] {
  return Object.entries(people).map(([name, { roles }]) => ({ name, roles }));
}

/**
 * Who speaks: the one of `--as`, else whoever is logged in to this machine. Somebody with a token must show it.
 *
 * @param token  what the environment holds, or nothing
 * @throws UsageError  where the token is missing or another one; names nobody's
 */
export function speakerOf(
  { people }: Pick<Config, 'people'>,
  as: string | null,
  login: string,
  token: string | undefined,
): string {
  const name = (as ?? login).normalize('NFC');
  const hash = people[name]?.token;
  if (hash === undefined || isTokenOf(hash, token ?? '')) return name;
  throw new UsageError(
    say`\`${name}\` has a token in the settings, and this is not it`,
    say`set ${TOKEN_VARIABLE} to the token of \`${name}\``,
  );
}

/** Whether a token is the one of a hash `sha256:…`; takes as long for a wrong one. */
export function isTokenOf(hash: string, token: string): boolean {
  const given = createHash('sha256').update(token).digest();
  const wanted = Buffer.from(hash.slice('sha256:'.length), 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
