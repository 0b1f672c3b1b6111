import type { Exchange } from '../http/exchange.ts';
import type { Secret } from '../secret.ts';

/** Settings of an entry, as its families share them. */
export interface ServiceSettings extends Exchange {
  readonly baseUrl: string | Secret;
}
