/** What recorded events say of a project, for the lints that ask: plain data, made by whoever can replay them. */
export interface History {
  /** Event time that the recording spans, in ms since 1970, end exclusive. */
  readonly fromMs: number;
  readonly throughMs: number;
  /** Names of the playbooks that were replayed: of the others nothing is known. */
  readonly replayed: ReadonlySet<string>;
  /** Each time a playbook opened an incident, in order of time. */
  readonly firings: readonly Firing[];
  /** Source → days (of UTC) on which it brought something; a source without records is not among them. */
  readonly days: ReadonlyMap<string, number>;
  readonly groups: readonly GroupCount[];
  readonly overlaps: readonly ShareOverlap[];
}

/** One incident that was opened. */
export interface Firing {
  readonly playbook: string;
  /** Dimension → value; empty for a playbook without. */
  readonly instance: Readonly<Record<string, string>>;
  readonly atMs: number;
}

/** How many series one use of a metric makes. */
export interface GroupCount {
  readonly metric: string;
  /** Alphabetical. */
  readonly by: readonly string[];
  /** Estimated to about one percent where there are very many. */
  readonly keys: number;
}

/** How many of the things that a share's part counts its whole counts a second time, as something else. */
export interface ShareOverlap {
  readonly metric: string;
  /** The field that says which thing an event is about, `order_id`. */
  readonly field: string;
  /** Things with an event in the part, and those of them with one in the rest of the whole as well. */
  readonly inPart: number;
  readonly inBoth: number;
}
