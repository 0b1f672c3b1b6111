export type Direction = 'up' | 'down';

/** What one window of one series is. */
export type Verdict =
  /** Not enough is known: so many windows more, at the least. */
  | { readonly kind: 'warming'; readonly windows: number }
  /** A day brings too little: a full stop would not be seen in time. */
  | { readonly kind: 'tooLittle'; readonly perDay: number; readonly needed: number }
  | {
      readonly kind: 'usual' | 'anomalous';
      /** Of its oddest evidence. */
      readonly direction: Direction;
      /** Once in so many weeks is it as odd by chance. */
      readonly weeks: number;
      /** Normal score of this window alone. */
      readonly score: number;
      /** The first of an incident: later windows of the same one are no news. */
      readonly isNew: boolean;
    };
