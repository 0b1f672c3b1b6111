/** A place as an editor shows it: both from 1, columns in characters (code points). */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text and where each begins; `\r\n` counts as one break. */
export interface Lines {
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly starts: readonly number[];
}

/** Cuts a text into lines; build once per file, then ask often. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { text, starts };
}

/** The line that holds an offset, from 0. */
export function lineIndexAt(lines: Lines, offset: number): number {
  let [low, high] = [0, lines.starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Line and column of an offset; one behind the text is its last place. */
export function lineColumn(lines: Lines, offset: number): LineColumn {
  const index = lineIndexAt(lines, offset);
  const before = lines.text.slice(lines.starts[index], offset);
  return { line: index + 1, column: [...before].length + 1 };
}

/** The characters of a line (from 0) without its break; empty for a line that is not there. */
export function lineText(lines: Lines, index: number): string {
  const start = lines.starts[index];
  if (start === undefined) return '';
  const next = lines.starts[index + 1];
  return lines.text.slice(start, next === undefined ? lines.text.length : next - 1).replace(/\r$/, '');
}
