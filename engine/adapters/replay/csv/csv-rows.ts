/** A row of cells, or why the line is none. `line` counts from 1 in the file and is where the row begins. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly refused: string };

/** A row that is longer has a quote that is never closed. */
const ROW_CHARS = 1 << 20;

interface Parsed {
  readonly row: readonly string[] | string;
  /** Where the next row begins. */
  readonly next: number;
}

/**
 * Rows of a CSV file by RFC 4180: quoted cells with `""`, line breaks and separators in them, CRLF or LF, a byte
 * order mark, a last line without an end. Blank lines are passed over. The first row is the header; a row of
 * another number of cells is refused.
 *
 * @param separator  one character
 */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
  separator: string,
): AsyncGenerator<readonly CsvRow[]> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  let line = 1;
  let columns: number | null = null;
  const drain = (final: boolean): readonly CsvRow[] => {
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < text.length) {
      const parsed = parseRow(text, at, separator, final);
      if (parsed === null) break;
      const { row, next } = parsed;
      const isBlank = row.length === 1 && row[0] === '';
      if (typeof row !== 'string' && !isBlank) columns ??= row.length;
      if (typeof row === 'string') rows.push({ line, refused: row });
      else if (!isBlank && row.length !== columns)
        rows.push({ line, refused: `the row has ${row.length} cells, the header ${columns}` });
      else if (!isBlank) rows.push({ line, cells: row });
      line += linesIn(text, at, next);
      at = next;
    }
    text = text.slice(at);
    return rows;
  };
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    const rows = drain(false);
    if (rows.length > 0) yield rows;
  }
  text += decoder.decode();
  yield drain(true);
}

/** One row from `at` on, null when its end has not been read yet. A string is the reason why it is none. */
function parseRow(text: string, at: number, separator: string, final: boolean): Parsed | null {
  const cells: string[] = [];
  let i = at;
  for (;;) {
    const cell = text[i] === '"' ? quotedCell(text, i, final) : plainCell(text, i, separator, final);
    if (cell === null) return text.length - at > ROW_CHARS ? broken(text, at, final) : null;
    if (cell.end === -1) return broken(text, at, final);
    cells.push(cell.text);
    i = cell.end;
    if (text[i] === separator) {
      i += 1;
      continue;
    }
    const end = text.startsWith('\r\n', i) ? i + 2 : text[i] === '\n' ? i + 1 : i;
    if (end > i || i >= text.length) return { row: cells, next: end };
    if (text[i] === '\r' && i + 1 >= text.length) return final ? { row: cells, next: i + 1 } : null;
    return broken(text, at, final);
  }
}

interface Cell {
  readonly text: string;
  /** Where its separator or line end stands; -1 when a quote is never closed. */
  readonly end: number;
}

function quotedCell(text: string, at: number, final: boolean): Cell | null {
  let cell = '';
  for (let from = at + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return final ? { text: '', end: -1 } : null;
    if (quote + 1 >= text.length && !final) return null;
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { text: cell, end: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}

function plainCell(text: string, at: number, separator: string, final: boolean): Cell | null {
  for (let i = at; i < text.length; i += 1) {
    const c = text[i];
    if (c === separator || c === '\n') return { text: text.slice(at, i), end: i };
    if (c === '\r' && (i + 1 >= text.length ? !final : text[i + 1] === '\n'))
      return i + 1 >= text.length ? null : { text: text.slice(at, i), end: i };
  }
  if (!final) return null;
  const last = text.endsWith('\r') ? text.length - 1 : text.length;
  return { text: text.slice(at, Math.max(at, last)), end: text.length };
}

/** Gives the line up and goes on with the next one, null when its end has not been read yet. */
function broken(text: string, at: number, final: boolean): Parsed | null {
  const lf = text.indexOf('\n', at);
  if (lf === -1 && !final) return null;
  return {
    row: 'a quoted cell does not end before its separator or the line',
    next: lf === -1 ? text.length : lf + 1,
  };
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let lf = text.indexOf('\n', from); lf !== -1 && lf < to; lf = text.indexOf('\n', lf + 1)) count += 1;
  return count;
}
