import { createHash, timingSafeEqual } from 'node:crypto';
import type { Person } from '../../engine/approval/person.ts';
import type { Config } from '../config.ts';

/** Where somebody who has a token in the settings shows it: a flag would stand in the shell's history. */
export const TOKEN_VARIABLE = 'ORDERSENSE_TOKEN';

/** Whom a project knows, by name. */
export function peopleOf({ people }: Pick<Config, 'people'>): readonly Person[] {
  return Object.entries(people).map(([name, { roles }]) => ({ name, roles }));
}

/** Who speaks: the one of `--as`, else whoever is logged in to this machine. */
export function speakerOf(as: string | null, login: string): string {
  return (as ?? login).normalize('NFC');
}

/** Whether somebody shows his token; true for whoever has none. */
export function showsToken(
  { people }: Pick<Config, 'people'>,
  name: string,
  token: string | undefined,
): boolean {
  const hash = people[name]?.token;
  return hash === undefined || isTokenOf(hash, token ?? '');
}

/** Whether a token is the one of a hash `sha256:…`; takes as long for a wrong one. */
export function isTokenOf(hash: string, token: string): boolean {
  const given = createHash('sha256').update(token).digest();
  const wanted = Buffer.from(hash.slice('sha256:'.length), 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
