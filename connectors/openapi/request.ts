import { sentKey } from '../http/exchange.ts';
import { normalPath } from '../http/path.ts';
import { urlOf } from '../http/settings.ts';
import type { Secret } from '../secret.ts';
import type { Field } from './field.ts';
import type { Operation } from './offer.ts';
import { onTheWire } from './wire-value.ts';

type Args = Readonly<Record<string, unknown>>;

/** What the connector fills in by itself. */
export interface Filled {
  /** Key of the act that is taken back or asked about, as it was sent; null: there is none. */
  readonly actKey: string | null;
  /** Epoch ms; null: nothing ends it. */
  readonly expiresAtMs: number | null;
}

/** One call of an operation; `content` undefined: no body. */
export interface Request {
  readonly method: Operation['method'];
  readonly url: URL;
  readonly content: Args | undefined;
}

/**
 * The request of a call, or why none can be made. Values are encoded for the place where they travel; one that could
 * lead to another path is refused. The reason names no part of the base, which may be a secret.
 */
export function requestOf(
  { method, template, hasBody }: Operation,
  takes: readonly Field[],
  args: Args,
  filled: Filled,
  baseUrl: string | Secret,
): Request | { readonly refused: string } {
  const base = urlOf(baseUrl);
  if (base === null) return { refused: 'the `baseUrl` is no URL' };
  const query = new URLSearchParams();
  const content = new Map<string, unknown>();
  let path = template;
  for (const field of takes) {
    const value = sentValue(field, args, filled);
    if (value === undefined) continue;
    const { wire } = field;
    if (wire.in === 'body') content.set(wire.name, value);
    else if (wire.in === 'query')
      for (const one of Array.isArray(value) ? value : [value]) query.append(wire.name, plain(one));
    else {
      const slot = slotOf(plain(value), field);
      if ('refused' in slot) return slot;
      path = path.replaceAll(`{${wire.name}}`, () => slot.text);
    }
  }
  if (/[{}]/.test(path))
    return { refused: `nothing fills \`${/\{[^}]*/.exec(path)?.[0] ?? ''}}\` of the path` };
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/$/, '')}${path}`;
  url.search = query.toString();
  return { method, url, content: hasBody ? Object.fromEntries(content) : undefined };
}

/** What an undo, a look-up or an act is told of keys and ends. */
export function filledFor(
  context: { readonly key: string; readonly undo: boolean; readonly expiresAtMs: number | null },
  asks: 'act' | 'look-up',
): Filled {
  const { undo, expiresAtMs } = context;
  if (asks === 'look-up') return { actKey: sentKey(context), expiresAtMs: null };
  return { actKey: undo ? sentKey({ key: context.key, undo: false }) : null, expiresAtMs };
}

function sentValue(field: Field, args: Args, { actKey, expiresAtMs }: Filled): unknown {
  switch (field.said.filled) {
    case 'act-key':
      return actKey ?? undefined;
    case 'expires-at':
      if (expiresAtMs === null) return undefined;
      // RFC 3339 where a text is expected, seconds since 1970 where a number is.
      return field.wire.json === 'string'
        ? new Date(expiresAtMs).toISOString()
        : Math.floor(expiresAtMs / 1000);
    case undefined:
      return onTheWire(field, args[field.name]);
  }
}

/** A key holds slashes, and is ours; any other value may have come from an event and stays within its segment. */
function slotOf(
  text: string,
  { name, said }: Field,
): { readonly text: string } | { readonly refused: string } {
  if (text === '') return { refused: `\`${name}\` is empty, and stands in the path` };
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  if (said.filled === 'act-key') return { text: encoded };
  const checked = normalPath(`/${encoded}`);
  return 'refused' in checked
    ? { refused: `\`${name}\` cannot stand in a path: ${checked.refused}` }
    : { text: encoded };
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
