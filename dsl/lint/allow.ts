import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { say } from '../say.ts';
import type { SourceFile } from '../tree.ts';
import { type Allowance, allowancesIn } from './allowance.ts';
import type { History } from './history.ts';
import { isAllowable } from './lint.ts';
import { lintOf } from './list.ts';
import { canRun } from './run.ts';

/** A finding that the author allowed, and why. */
export interface Allowed {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** Findings after the allow comments have had their say. */
export interface Sifted {
  /** What is left, and what is to be said of the comments themselves; in no order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly allowed: readonly Allowed[];
}

/**
 * Takes out what the authors allowed in comments.
 *
 * @param today    a day such as `2026-06-01`: allowances that ended before it hide nothing; null: none has ended
 * @param history  what the lints were given: an allowance for one that could not run is not useless
 */
export function sift(
  files: readonly SourceFile[],
  found: readonly Diagnostic[],
  today: string | null,
  history: History | null,
): Sifted {
  const read = files.map(allowancesIn);
  const standing = read.flatMap(({ allowances }) => allowances.filter((one) => !isOver(one, today)));
  const over = read.flatMap(({ allowances }) => allowances.filter((one) => isOver(one, today)));
  const used = new Set<Allowance>();
  const left: Diagnostic[] = [];
  const allowed: Allowed[] = [];
  for (const one of found) {
    const by = standing.filter((allowance) => allows(allowance, one));
    for (const allowance of by) used.add(allowance);
    if (by[0] === undefined) left.push(one);
    else allowed.push({ diagnostic: one, reason: by[0].reason });
  }
  // What is broken is not linted, nor is what reads it: an allowance may have its use when that is mended.
  const useless = found.some(isFromReading)
    ? []
    : standing.filter((one) => one.reason !== '' && !used.has(one) && couldBeFound(one.code, history));
  return {
    diagnostics: [
      ...left,
      ...read.flatMap(({ mistakes }) => mistakes),
      ...over.map(hasEnded),
      ...useless.map(isUseless),
    ],
    allowed,
  };
}

function allows({ file, code, covers }: Allowance, found: Diagnostic): boolean {
  if (found.code !== code || found.file !== file.path) return false;
  const lint = lintOf(code);
  const begins = found.span.start >= covers.start && found.span.start < covers.end;
  return begins && lint !== null && isAllowable(lint, found.level);
}

function isOver({ until }: Allowance, today: string | null): boolean {
  return today !== null && until !== null && until < today;
}

function isFromReading({ code, level }: Diagnostic): boolean {
  const lint = lintOf(code);
  return level === 'error' && (lint === null || !isAllowable(lint, level));
}

function couldBeFound(code: string, history: History | null): boolean {
  const lint = lintOf(code);
  return lint?.reportedBy !== 'check' || canRun(lint, { history });
}

function hasEnded({ file, span, code, reason, until }: Allowance): Diagnostic {
  return diagnostic('OS0112', 'warning', file.path, span, say`this allowance ended with ${until ?? ''}`, {
    label: say`\`${code}\` is told again`,
    notes: [say`it was allowed because "${reason}"`],
    help: say`mend what it hid and remove the comment, or give it a later day`,
  });
}

function isUseless({ file, span, code }: Allowance): Diagnostic {
  const start = file.text.lastIndexOf('\n', span.start) + 1;
  const end = file.text.indexOf('\n', span.end);
  return diagnostic('OS0112', 'warning', file.path, span, say`nothing here gets \`${code}\``, {
    label: say`this allowance hides nothing`,
    help: say`remove it: it would hide the next \`${code}\` in silence`,
    fix: { span: { start, end: end < 0 ? file.text.length : end + 1 }, text: '', safe: true },
  });
}
