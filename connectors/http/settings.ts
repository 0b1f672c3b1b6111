import * as z from 'zod';
import { say } from '../say.ts';
import { isSecret, type Secret, textOf } from '../secret.ts';
import { parseCidr } from './address.ts';
import { isUnder, normalPath } from './path.ts';

/** Names of headers that the connector or the client writes itself. */
const OWN_HEADERS =
  /^(host|content-length|content-type|transfer-encoding|connection|upgrade|te|trailer|expect|keep-alive|proxy-.*|idempotency-key)$/i;

const text = z.union([z.string(), z.custom<Secret>(isSecret, say`a text or a secret reference`.template)]);

/** Settings of one `http` instance. `allow` has no default: what may be called is said, never guessed. */
export const httpSettings = z.strictObject({
  baseUrl: text
    .refine(
      (value) => urlOf(value) !== null,
      say`an http or https URL without user, query and fragment`.template,
    )
    .meta({ description: 'where paths begin, for example `https://api.example.com/v1`' }),
  allow: z
    .array(
      z
        .string()
        .refine(
          (entry) => (entry.startsWith('/') ? 'path' in normalPath(entry) : urlOf(entry) !== null),
          say`a path prefix beginning with \`/\`, or an http or https URL`.template,
        ),
    )
    .min(1)
    .meta({ description: 'path prefixes below `baseUrl`, or whole URL prefixes; nothing else is called' }),
  headers: z
    .record(
      z
        .string()
        .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, say`a header name`.template)
        .refine(
          (name) => !OWN_HEADERS.test(name),
          say`a header that the connector does not write itself`.template,
        ),
      text.refine(
        (value) => /^[\t\x20-\x7e]*$/.test(textOf(value)),
        say`printable ASCII without line breaks`.template,
      ),
    )
    .default({})
    .meta({ description: 'sent with every request; values may be secret references' }),
  honoursKeys: z
    .boolean()
    .default(false)
    .meta({ description: 'the service answers a repeated `Idempotency-Key` without acting twice' }),
  timeoutMs: z.number().int().min(1).max(9_000).default(5_000).meta({ description: 'for a whole exchange' }),
  allowPrivate: z
    .array(z.string().refine((cidr) => parseCidr(cidr) !== null, say`a CIDR such as \`10.0.0.0/8\``.template))
    .default([])
    .meta({ description: 'loopback and private ranges that may be called all the same' }),
});

export type HttpSettings = z.infer<typeof httpSettings>;

/** A base URL that can be built upon, null for anything else. */
export function urlOf(value: string | Secret): URL | null {
  try {
    const url = new URL(textOf(value));
    const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    return plain && /^https?:$/.test(url.protocol) && 'path' in normalPath(url.pathname) ? url : null;
  } catch {
    return null;
  }
}

/**
 * The URL of a path below the base, or why it may not be called. The reason names no part of the base, which may
 * be a secret.
 *
 * @param path  below `baseUrl`; a template's values are filled in already
 */
export function targetOf(
  settings: HttpSettings,
  path: string,
): { readonly url: URL } | { readonly refused: string } {
  const base = urlOf(settings.baseUrl);
  if (base === null) return { refused: 'the `baseUrl` is no URL' };
  const below = normalPath(path);
  if ('refused' in below) return below;
  const root = rootOf(base);
  const whole = normalPath(`${root}${below.path}`);
  if ('refused' in whole) return whole;
  const allowed = settings.allow.some((entry) => {
    const prefix = prefixOf(entry, base.origin, root);
    return prefix !== null && isUnder(whole.path, prefix);
  });
  if (!allowed) return { refused: 'the path is not below a prefix in `allow`' };
  const url = new URL(base);
  url.pathname = whole.path;
  return { url };
}

/** An entry of `allow` as a path of the base's origin; null where it names another origin or no path. */
function prefixOf(entry: string, origin: string, root: string): string | null {
  if (entry.startsWith('/')) {
    const below = normalPath(entry);
    return 'path' in below ? `${root}${below.path}` : null;
  }
  const url = urlOf(entry);
  if (url === null || url.origin !== origin) return null;
  const own = normalPath(url.pathname);
  return 'path' in own ? own.path : null;
}

function rootOf(base: URL): string {
  const own = normalPath(base.pathname);
  return 'path' in own ? own.path.replace(/\/$/, '') : '';
}
