/** What is usual for one window: its value, and how many samples stand behind it. */
export interface Usual {
  readonly value: number;
  readonly samples: number;
}

/** What a baseline may read: the metric over any stretch of its past. */
export interface Past {
  /** IANA zone of the project. */
  readonly zone: string;
  /** Exact value over [fromMs, toMs) from panes; null: unknown there. Counts and sums are of the stretch, not scaled. */
  exact(fromMs: number, toMs: number): Usual | null;
  /** Value over [fromMs, toMs) from the 5-minute history, interpolated inside slots; null: unknown there. */
  stored(fromMs: number, toMs: number): Usual | null;
  /**
   * How the value answers to a longer stretch: counts and sums add up, means and shares keep, and the greatest of more
   * events can only be greater.
   */
  readonly growth: 'adds' | 'keeps' | 'widens';
}

/** One way to say what is usual; listed in `list.ts`. */
export interface BaselineKind<Spec> {
  readonly name: string;
  readonly doc: string;
  /** @returns null where too little is known */
  usual(spec: Spec, past: Past, windowMs: number, atMs: number): Usual | null;
  /** How far before the window it may look, ms. */
  reachMs(spec: Spec): number;
}
