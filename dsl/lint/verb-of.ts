import type { Catalog, CatalogVerb } from '../catalog.ts';

const byName = new WeakMap<Catalog, ReadonlyMap<string, CatalogVerb>>();

/** The manifest of a verb; a catalog is put in order once, however many lints ask. */
export function verbOf(name: string, catalog: Catalog): CatalogVerb | null {
  let verbs = byName.get(catalog);
  if (verbs === undefined) {
    verbs = new Map(catalog.verbs.map((verb) => [verb.name, verb]));
    byName.set(catalog, verbs);
  }
  return verbs.get(name) ?? null;
}
