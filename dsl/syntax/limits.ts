import type { CstNode, IToken } from 'chevrotain';
import { eachNode, nodes, spanOf } from '../build/cst.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { isA } from '../grammar/gates.ts';
import { type Text as DiagnosticText, say } from '../say.ts';
import { Text } from '../token/literals.ts';
import { Identifier } from '../token/words.ts';
import { MAX_NESTING } from './chunk.ts';

/** A file may have so many bytes of UTF-8. */
export const MAX_FILE_BYTES = 256 * 1024;
/** A name may have so many characters. */
export const MAX_NAME_LENGTH = 128;
/** A text may have so many bytes of UTF-8. */
export const MAX_TEXT_BYTES = 8 * 1024;
/** One condition, filter or formula may have so many tests or terms. */
export const MAX_EXPRESSION_NODES = 1000;

/** OS0110 for a file that is too large to be read at all, or null. */
export function fileTooLarge(text: string, file: string): Diagnostic | null {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= MAX_FILE_BYTES) return null;
  const size = `${Math.ceil(bytes / 1024)} KiB`;
  return overLimit(
    file,
    { start: 0, end: 0 },
    say`this file is too large: ${size}, at most 256 KiB are read`,
    say`split it in two`,
  );
}

/** OS0110 for a place that nests deeper than is read. */
export function nestedTooDeep(token: IToken, file: string): Diagnostic {
  const message = say`this nests deeper than ${MAX_NESTING} levels`;
  return overLimit(
    file,
    spanOf(token),
    message,
    say`name the inner parts: \`metric\`, \`define check\` or \`define routine\``,
  );
}

/** OS0110 for names and texts that are too long. */
export function tooLong(tokens: readonly IToken[], file: string): Diagnostic[] {
  // No character takes more than three bytes a UTF-16 unit.
  const long = tokens.filter(({ image }) => image.length > Math.min(MAX_NAME_LENGTH, MAX_TEXT_BYTES / 3));
  return long.flatMap((token) => {
    if (isA(token, Text) && new TextEncoder().encode(token.image).length > MAX_TEXT_BYTES)
      return [
        overLimit(
          file,
          spanOf(token),
          say`this text is longer than 8 KiB`,
          say`shorten it, or put it behind a link`,
        ),
      ];
    if (isA(token, Identifier) && token.image.length > MAX_NAME_LENGTH)
      return [
        overLimit(
          file,
          spanOf(token),
          say`this name is longer than ${MAX_NAME_LENGTH} characters`,
          say`choose a shorter one`,
        ),
      ];
    return [];
  });
}

/** OS0110 for the outermost expressions with more tests or terms than are compiled. */
export function tooManyNodes(tree: CstNode, file: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (node: CstNode): void => {
    if (!EXPRESSIONS.has(node.name)) {
      eachNode(node, visit);
      return;
    }
    const count = leaves(node);
    if (count > MAX_EXPRESSION_NODES)
      found.push(
        overLimit(
          file,
          spanOf(node),
          say`${count} tests in one expression, at most ${MAX_EXPRESSION_NODES} are compiled`,
          say`split it into metrics, or use \`in (…)\``,
        ),
      );
  };
  visit(tree);
  return found;
}

const EXPRESSIONS = new Set(['condition', 'orExpr', 'filter', 'arith']);
const LEAVES = ['unary', 'fUnary', 'factor'] as const;

function leaves(node: CstNode): number {
  let sum = LEAVES.reduce((own, rule) => own + nodes(node, rule).length, 0);
  eachNode(node, (child) => {
    sum += leaves(child);
  });
  return sum;
}

function overLimit(
  file: string,
  span: { start: number; end: number },
  message: DiagnosticText,
  help: DiagnosticText,
): Diagnostic {
  return diagnostic('OS0110', 'error', file, span, message, { label: say`over the limit`, help });
}
