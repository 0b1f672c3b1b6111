import { type Diagnostic, diagnostic, type Fix } from '../diagnostic.ts';
import { say, type Text } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import type { Comment, SourceFile } from '../tree.ts';
import { coveredIn } from './covered.ts';
import { isAllowable } from './lint.ts';
import { lintOf, lints } from './list.ts';

/** `# allow OS1305 because "축제 기간" until 2026-06-01`, read. */
export interface Allowance {
  readonly file: SourceFile;
  /** Of the comment. */
  readonly span: Span;
  readonly code: string;
  readonly reason: string;
  /** Last day on which it holds, `2026-06-01`; null: no day ends it. */
  readonly until: string | null;
  /** A finding that begins in it is allowed. */
  readonly covers: Span;
}

/** The allow comments of a file; what looks like one and allows nothing is OS0111. */
export function allowancesIn(file: SourceFile): {
  readonly allowances: readonly Allowance[];
  readonly mistakes: readonly Diagnostic[];
} {
  const allowances: Allowance[] = [];
  const mistakes: Diagnostic[] = [];
  const comments = file.comments.filter(({ text }) => looksAllowing(text));
  if (comments.length === 0) return { allowances, mistakes };
  const covered = coveredIn(file);
  for (const comment of comments) {
    const read = readAllowance(file, comment, covered);
    if ('mistake' in read) mistakes.push(read.mistake);
    if ('covers' in read) allowances.push(read);
  }
  return { allowances, mistakes };
}

const NAMES = new Map(lints.map(({ name, code }) => [name, code]));

/** Other comments may begin with "allow" too: one that names a code or a lint is meant for us. */
function looksAllowing(comment: string): boolean {
  const [, first = '', rest = ''] = /^#\s*allow\b[\s:]*(\S*)(.*)$/is.exec(comment) ?? [];
  return /^\W*os[-_\s]?\d/i.test(first + rest) || NAMES.has(first.toLowerCase());
}

const EXAMPLE = '# allow OS1305 because "축제 기간" until 2026-06-01';

function readAllowance(
  file: SourceFile,
  comment: Comment,
  covered: (comment: Comment) => Span | null,
): Allowance | { readonly mistake: Diagnostic } | (Allowance & { readonly mistake: Diagnostic }) {
  const { span, text } = comment;
  const [, head = '', code = ''] = /^(#\s*allow[\s:]*)(OS\d{4}\b|\S*)/i.exec(text) ?? [];
  const wrong = (at: Span, message: Text, label: Text, help: Text, fix: Fix | null = null) => ({
    mistake: diagnostic('OS0111', 'error', file.path, at, message, { label, help, fix }),
  });
  const part = (from: number, length: number): Span => ({
    start: span.start + from,
    end: span.start + from + Math.max(1, length),
  });
  const codeSpan = part(head.length, code.length);

  if (!/^OS\d{4}$/.test(code) || lintOf(code) === null) {
    const named = NAMES.get(code.toLowerCase());
    return wrong(
      codeSpan,
      say`there is no code \`${code}\``,
      say`not a code of this version`,
      named === undefined
        ? say`write the code that the finding shows in brackets, for example   ${EXAMPLE}`
        : say`write its code, \`${named}\``,
    );
  }
  if (file.text.slice(file.text.lastIndexOf('\n', span.start) + 1, span.start).trim() !== '')
    return wrong(
      span,
      say`this allowance stands behind something`,
      say`it covers what begins on the next line`,
      say`write it on a line of its own, above what it is about`,
    );
  if (!isAllowable(lintOf(code)!))
    return wrong(
      codeSpan,
      say`\`${code}\` cannot be allowed`,
      say`nothing runs while this is wrong`,
      say`mend what it reports, and remove this comment`,
    );

  const rest = text.slice(head.length + code.length);
  const [said, reason] = /^\s+because\s+"([^"]*)"/.exec(rest) ?? [];
  if (said === undefined || reason === undefined || reason.trim() === '') {
    // A reason in other words than ours is one all the same.
    const given = rest.replace(/^[\s:,;(–—-]*(?:because\b|reason\b|왜냐하면)?[\s:="]*|[\s)"]*$/gi, '');
    const right = `${head}${code} because "${given.replaceAll('"', "'") || '축제 기간'}"`;
    const unreasoned = wrong(
      span,
      say`this allowance gives no reason`,
      say`nobody will know why`,
      given === '' ? say`for example   ${right}` : say`write \`${right}\``,
      given === '' ? null : { span, text: right, safe: false },
    );
    // It hides what it is about all the same: one cause, one message.
    const about = covered(comment);
    return about === null
      ? unreasoned
      : { ...unreasoned, file, span, code, reason: '', until: null, covers: about };
  }
  const from = head.length + code.length + said.length;
  const end = /^\s+until\s+(\S+)\s*$/.exec(text.slice(from));
  if (end === null && text.slice(from).trim() !== '')
    return wrong(
      part(from + text.slice(from).search(/\S/), text.slice(from).trim().length),
      say`an allowance ends after its reason, or with \`until\` and a day`,
      say`not a part of it`,
      say`for example   ${text.slice(0, from)} until 2026-06-01`,
    );
  const until = end?.[1] ?? null;
  if (until !== null && !isDay(until))
    return wrong(
      part(text.lastIndexOf(until), until.length),
      say`\`${until}\` is no day`,
      say`year, month and day`,
      say`for example   until 2026-06-01`,
    );

  const covers = covered(comment);
  if (covers === null)
    return wrong(
      span,
      say`this allowance stands above nothing`,
      say`the file ends here`,
      say`write it on the line above what it is about`,
    );
  return { file, span, code, reason, until, covers };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
