import { say } from '../say.ts';
import type { Guess } from './guesses.ts';

/** How a comment begins elsewhere, and what ends it; null: the end of its line. */
const COMMENTS: readonly (readonly [begin: string, end: string | null])[] = [
  ['//', null],
  ['--', null],
  ['/*', '*/'],
  ['<!--', '-->'],
];

/** `// a comment`, `/* a comment …`, `<!-- a comment -->` */
export const commentOfAnotherLanguage: Guess = ({ token, text }) => {
  if (token === null) return null;
  const start = token.startOffset;
  const [begin, closing] = COMMENTS.find(([sign]) => text.startsWith(sign, start)) ?? [];
  if (begin === undefined) return null;
  const span = { start, end: start + begin.length };
  const end = closing == null ? -1 : text.indexOf(closing, span.end);
  const answer = {
    message: say`a comment begins with \`#\``,
    label: say`not the sign of a comment`,
    help: say`write \`${'#'}\` instead`,
    span,
  };
  if (closing == null || end < 0) return { ...answer, fix: { span, text: '#', safe: false } };
  const lines = text.slice(span.end, end).split('\n');
  const margin = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start) + 1, start))?.[0] ?? '';
  const said = lines.map((line) => line.replace(/^[\s*]+|\s+$/g, '')).filter((line) => line !== '');
  const behind = /^[ \t]*(?=\S)/.exec(text.slice(end + closing.length));
  const right = `${said.map((line) => `# ${line}`).join(`\n${margin}`)}${behind === null ? '' : `\n${margin}`}`;
  return { ...answer, fix: { span: { start, end: end + closing.length }, text: right, safe: false } };
};
