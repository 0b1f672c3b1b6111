import type { CatalogArgument, CatalogField, CatalogProbe, CatalogVerb } from '../catalog.ts';

/** An argument of a test's catalog: a required text, where nothing else is said. */
export function catalogArgument(
  given: Pick<CatalogArgument, 'name'> & Partial<CatalogArgument>,
): CatalogArgument {
  return {
    type: 'text',
    of: null,
    required: true,
    doc: `The ${given.name}.`,
    docKo: null,
    targets: null,
    many: false,
    currency: null,
    oneOf: null,
    readBy: null,
    mostChars: null,
    mostCells: null,
    widens: false,
    example: null,
    ...given,
  };
}

/** A verb of a test's catalog: harmless, free and over at once, where nothing else is said. */
export function catalogVerb(given: Pick<CatalogVerb, 'name'> & Partial<CatalogVerb>): CatalogVerb {
  return {
    doc: `${given.name}.`,
    docKo: null,
    arguments: [],
    changes: 'nothing',
    reaches: 'nobody',
    purpose: null,
    takesAway: false,
    lasting: false,
    endsBy: null,
    severe: false,
    ttl: 'none',
    inverse: null,
    inverseScope: 'own-act',
    cost: null,
    asksAmong: null,
    affects: [],
    opposites: [],
    deprecated: null,
    idempotency: 'key',
    ...given,
  };
}

/** A probe of a test's catalog, whose answer only the playbook knows. */
export function catalogProbe(given: Pick<CatalogProbe, 'name'> & Partial<CatalogProbe>): CatalogProbe {
  return {
    doc: `${given.name}.`,
    docKo: null,
    arguments: [],
    others: null,
    answers: null,
    deprecated: null,
    ...given,
  };
}

/** A field of a probe's answer in a test's catalog: always there, of any of its type's values. */
export function catalogField(
  given: Pick<CatalogField, 'name' | 'type'> & Partial<CatalogField>,
): CatalogField {
  return { of: null, oneOf: null, optional: false, doc: '', docKo: null, ...given };
}
