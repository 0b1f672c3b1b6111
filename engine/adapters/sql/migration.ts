/**
 * One step of the schema. Never changed after a release: a later step mends an earlier one. The statements run
 * in order inside the transaction that writes the version.
 */
export interface Migration {
  /** 1, 2, 3 … without gaps; the list's order. */
  readonly version: number;
  readonly title: string;
  readonly statements: readonly string[];
}
