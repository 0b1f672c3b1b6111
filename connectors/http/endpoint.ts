import * as z from 'zod';
import { say } from '../say.ts';
import { isSecret, type Secret, secret, textOf } from '../secret.ts';
import type { Exchange } from './exchange.ts';
import { httpSettings, urlOf } from './settings.ts';

/** What every connector for one known endpoint takes: how long an exchange may last, and which ranges are opened. */
export const endpointSettings = httpSettings.pick({ timeoutMs: true, allowPrivate: true });

/** A text that may be a secret. */
export const secretText = z.union([
  z.string().min(1),
  z.custom<Secret>(isSecret, say`a text or a secret reference`.template),
]);

/** An http or https URL that may be a secret, without user, query and fragment. */
export const endpointUrl = secretText.refine(
  (value) => urlOf(value) !== null,
  say`an http or https URL without user, query and fragment`.template,
);

/** The same settings with a bearer token, which stays a secret. */
export function withBearer(
  settings: Pick<Exchange, 'timeoutMs' | 'allowPrivate'>,
  token: string | Secret,
): Exchange {
  return { ...settings, headers: { authorization: secret(`Bearer ${textOf(token)}`) } };
}
