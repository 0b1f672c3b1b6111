import { lineIndexAt, linesOf, lineText } from '../lines.ts';
import { say, type Text, verbatim } from '../say.ts';
import type { Span } from '../tree/literal.ts';

/** How a text first differs from its layout. */
export interface LayoutDifference {
  /** The first line that differs, without the blanks around it. */
  readonly span: Span;
  /** In what it differs. */
  readonly label: Text;
  /** The lines that stand for it in the layout; none where the label says it all. */
  readonly notes: readonly Text[];
}

/** Lines of the layout that a note shows at most. */
const SHOWN = 4;

/** The first line of a text that is laid out otherwise, and how; the two texts are not the same. */
export function layoutDifference(text: string, laidOut: string): LayoutDifference {
  let at = 0;
  while (text[at] === laidOut[at]) at++;
  const lines = linesOf(text);
  const index = lineIndexAt(lines, Math.min(at, text.length));
  const line = lineText(lines, index);
  const start = (lines.starts[index] ?? 0) + (line.length - line.trimStart().length);
  const after = laidOut.split('\n').slice(index);
  return { span: { start, end: start + line.trim().length }, ...said(line, after) };
}

function said(line: string, after: readonly string[]): Pick<LayoutDifference, 'label' | 'notes'> {
  const [first = ''] = after;
  if (line === '') return { label: say`an empty line too many`, notes: [] };
  if (line === first) return { label: say`another line break at its end`, notes: [] };
  if (line.trimEnd() === first) return { label: say`blanks at its end`, notes: [] };
  if (line.trim() === '') return { label: say`an empty line too many`, notes: [] };
  if (first === '') return { label: say`an empty line is lacking before it`, notes: [] };
  if (line.trim() === first.trim())
    return { label: say`indented by ${indent(line)}, not by ${indent(first)}`, notes: [] };
  const instead = standingFor(line, after);
  const [own, theirs] = [bare(line), bare(instead.join(''))];
  if (own === theirs && instead.length > 1)
    return { label: say`\`fmt\` makes ${String(instead.length)} lines of it`, notes: shown(instead) };
  if (own === theirs) return { label: say`other blanks between its words`, notes: shown(instead) };
  if (theirs.startsWith(own))
    return { label: say`\`fmt\` joins it with the next line`, notes: shown(instead) };
  return { label: say`the first line that differs`, notes: shown(instead) };
}

/** As many lines of the layout as hold what the line holds; the first of them where they hold something else. */
function standingFor(line: string, after: readonly string[]): readonly string[] {
  let rest = bare(line);
  const end = after.findIndex((one) => {
    if (!rest.startsWith(bare(one))) return true;
    rest = rest.slice(bare(one).length);
    return rest === '';
  });
  return after.slice(0, rest === '' ? end + 1 : 1);
}

function shown(lines: readonly string[]): readonly Text[] {
  const [first = ''] = lines;
  if (lines.length === 1) return [say`\`fmt\` writes \`${first.trim()}\``];
  const some = lines.length > SHOWN ? [...lines.slice(0, SHOWN - 1), `${' '.repeat(indent(first))}…`] : lines;
  return [say`\`fmt\` writes`, ...some.map(verbatim)];
}

function bare(line: string): string {
  return line.replaceAll(/\s/g, '');
}

function indent(line: string): number {
  return line.length - line.trimStart().length;
}
