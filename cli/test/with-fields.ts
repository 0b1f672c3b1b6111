import type { SourceModel } from '../../dsl/model/source.ts';
import type { Constant } from '../../dsl/resolve/value.ts';
import { type Domains, demand, exactly } from './domain.ts';
import { decodedOf } from './wire-value.ts';

/** The domains with exact values of some fields. */
export function withFields(
  domains: Domains | null,
  source: SourceModel,
  values: Readonly<Record<string, Constant>>,
): Domains | null {
  return Object.entries(values).reduce<Domains | null>((known, [name, value]) => {
    const field = source.fields.find((one) => one.name === name);
    return known && field ? demand(known, name, exactly(decodedOf(field.type, value))) : known;
  }, domains);
}
