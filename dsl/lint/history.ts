/** What recorded events say of a project, for the lints that ask: plain data, made by whoever can replay them. */
export interface History {
  /** Event time that the recording spans, in ms since 1970, end exclusive. */
  readonly fromMs: number;
  readonly throughMs: number;
  /** Each time a playbook opened an incident, in order of time. */
  readonly firings: readonly Firing[];
}

/** One incident that was opened. */
export interface Firing {
  readonly playbook: string;
  /** Dimension → value; empty for a playbook without. */
  readonly instance: Readonly<Record<string, string>>;
  readonly atMs: number;
}
