import { inLines, say, type Text } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';
import { ANSWER_LINES, type AnswerLines } from './answer-line.ts';

type Kind = keyof typeof ANSWER_LINES;
const KINDS = Object.keys(ANSWER_LINES) as readonly Kind[];

/**
 * Reads a file of answers (docs/recordings.md): one JSON object a line, blank lines between.
 *
 * @param path  for messages
 * @throws UsageError  one line a mistake, with its place
 */
export function readAnswers(text: string, path: string): AnswerLines {
  const found: Record<Kind, unknown[]> = Object.fromEntries(
    KINDS.map((kind) => [kind, []]),
  ) as unknown as Record<Kind, unknown[]>;
  const wrong: Text[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = lineOf(line);
    if ('why' in read) wrong.push(say`${`${path}:${i + 1}`}: ${read.why}`);
    else found[read.kind].push(read.line);
  }
  if (wrong.length > 0) throw new UsageError(inLines(wrong), say`docs/recordings.md says what an answer is`);
  return found as unknown as AnswerLines;
}

function lineOf(text: string): { readonly kind: Kind; readonly line: unknown } | { readonly why: Text } {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return { why: say`not JSON` };
  }
  if (typeof line !== 'object' || line === null) return { why: say`not a JSON object` };
  const kind = KINDS.find((one) => Object.hasOwn(line, one));
  if (kind === undefined) return { why: say`it is none of ${KINDS.map((one) => `\`${one}\``).join(', ')}` };
  const read = ANSWER_LINES[kind].safeParse(line);
  if (read.success) return { kind, line: read.data };
  const [issue] = read.error.issues;
  const place = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  return { why: say`\`${String(place)}\` does not fit a line with \`${kind}\`` };
}
