import type { IToken } from 'chevrotain';
import { type Scan, scan } from '../syntax/scan.ts';
import type { Comment } from './doc.ts';

/** What stands around a token that the grammar does not see. */
export interface Surroundings {
  /** Comments on lines of their own. */
  readonly before: readonly Comment[];
  /** A comment on the token's line. */
  readonly behind: Comment | null;
  /** The author left an empty line before the token. */
  readonly afterEmptyLine: boolean;
  /** It must begin a line: `3` and `minutes` on one line are another token than on two. */
  readonly apart: boolean;
}

/** The comments of a file by the token that they belong to. */
export interface Comments {
  around(token: IToken): Surroundings;
  /** Behind the last token. */
  readonly atEnd: readonly Comment[];
}

/** Gives each comment to the token on whose line it stands, or else to the next one. */
export function commentsOf({ tokens, comments }: Scan, text: string): Comments {
  const around = new Map<IToken, Surroundings>();
  // The same pairs come again and again: `15m for`, `30 samples`.
  const known = new Map<string, boolean>();
  let waiting: Comment[] = [];
  let last: IToken | null = null;
  let end = 0;
  const inOrder =
    comments.length === 0 ? tokens : [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
  for (const one of inOrder) {
    const gap = text.slice(end, one.startOffset);
    end = one.startOffset + one.image.length;
    const afterEmptyLine = gap.length > 1 && gap.indexOf('\n') !== gap.lastIndexOf('\n');
    if (one.tokenType.name !== 'Comment') {
      // One blank between them, and they were read as two.
      const apart = last !== null && gap !== ' ' && gluesTo(last, one, known);
      // Most tokens have nothing around them.
      if (waiting.length > 0 || afterEmptyLine || apart) {
        around.set(one, { before: waiting, behind: null, afterEmptyLine, apart });
        waiting = [];
      }
      last = one;
      continue;
    }
    const alone = last === null || gap.includes('\n');
    const comment: Comment = { kind: 'comment', text: one.image.trimEnd(), afterEmptyLine, alone };
    if (alone || last === null) waiting.push(comment);
    else around.set(last, { ...(around.get(last) ?? BARE), behind: comment });
  }
  return { around: (token) => around.get(token) ?? BARE, atEnd: waiting };
}

const BARE: Surroundings = { before: [], behind: null, afterEmptyLine: false, apart: false };

/** Whether two tokens with a blank between them would be read as something else. */
function gluesTo(before: IToken, token: IToken, known: Map<string, boolean>): boolean {
  if (!/^[\d\u20A9]/.test(before.image)) return false;
  const together = `${before.image} ${token.image}`;
  const glues = known.get(together) ?? isOther(scan(together).tokens, before, token);
  known.set(together, glues);
  return glues;
}

function isOther(read: readonly IToken[], before: IToken, token: IToken): boolean {
  return read[0]?.image !== before.image || read[1]?.tokenType !== token.tokenType;
}
