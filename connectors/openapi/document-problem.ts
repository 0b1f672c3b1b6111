import type { Message } from '../say.ts';

/** Something in a document that cannot be used as it stands. Where it is written is the caller's to find. */
export interface DocumentProblem {
  /** Keys from the root: `['paths', '/incentives', 'post', 'x-ordersense', 'undo']`. */
  readonly path: readonly string[];
  /** What is wrong, one lower-case sentence without a period. */
  readonly message: Message;
  /** What to write instead. */
  readonly help: Message;
}

/** Takes a problem and goes on, so that a document's mistakes come all at once. */
export type Complain = (path: readonly string[], message: Message, help: Message) => null;
