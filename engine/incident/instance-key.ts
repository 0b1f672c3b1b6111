import { canonicalJson } from '../../rules/canonical.ts';
import type { Instance } from '../decision.ts';
import { keyValues, seriesKey } from '../slice.ts';

/**
 * The instance of a key among a playbook's instances: `seriesKey` of the values of its dimensions, in their
 * alphabetical order.
 */
export function instanceOf(by: readonly string[], key: string): Instance {
  const values = keyValues(key);
  return Object.fromEntries(by.map((dimension, i) => [dimension, values[i] ?? '']));
}

/** The name under which holds and incidents of an instance are stored: canonical JSON. */
export function instanceText(by: readonly string[], key: string): string {
  return canonicalJson(instanceOf(by, key));
}

/** The key again, from the stored name. */
export function keyOf(by: readonly string[], text: string): string {
  const instance = JSON.parse(text) as Record<string, string>;
  return seriesKey(by.map((dimension) => instance[dimension] ?? ''));
}
