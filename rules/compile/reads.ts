/** What a playbook turned out to read, gathered while it compiles. */
export interface Reads {
  readonly sources: Set<string>;
  readonly probes: Set<string>;
  readonly windows: Set<string>;
}

/** Nothing read yet. */
export function noReads(): Reads {
  return { sources: new Set(), probes: new Set(), windows: new Set() };
}

/** The names gathered, alphabetical. */
export function named(names: ReadonlySet<string>): readonly string[] {
  return [...names].sort();
}
