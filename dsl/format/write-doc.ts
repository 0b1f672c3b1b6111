import { cellWidth } from '../cells.ts';
import type { Doc } from './doc.ts';
import { emptyPage, endLine, nextColumn, skipLine, writeComment, writeText } from './page.ts';

/** A line takes at most so many terminal cells, Hangul two, where it can be broken. */
export const WIDTH_CELLS = 100;

/** A piece that is still to be written. */
interface Todo {
  readonly doc: Doc;
  readonly levels: number;
  /** On one line: the `line`s of its group do not break. */
  readonly flat: boolean;
}

/** Writes pieces as text: LF, no blank at the end of a line, one line break at the end; nothing for nothing. */
export function writeDoc(doc: Doc): string {
  const page = emptyPage();
  const todo: Todo[] = [{ doc, levels: 0, flat: false }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { levels, flat } = next;
    switch (next.doc.kind) {
      case 'text':
        writeText(page, next.doc, levels);
        break;
      case 'comment':
        writeComment(page, next.doc, levels);
        break;
      case 'blank':
        page.space = true;
        break;
      case 'line':
        if (flat) skipLine(page, next.doc.flat);
        else endLine(page, 'never');
        break;
      case 'newline':
        endLine(page, next.doc.emptyLine);
        break;
      case 'indent':
        todo.push({ doc: next.doc.of, levels: levels + next.doc.levels, flat });
        break;
      case 'group': {
        const onOneLine = { doc: next.doc.of, levels, flat: true };
        const fits = !next.doc.breaks && nextColumn(page, levels) + cellsOf(onOneLine, todo) <= WIDTH_CELLS;
        todo.push({ ...onOneLine, flat: flat || fits });
        break;
      }
      case 'all':
        pushAll(todo, next.doc.parts, next);
        break;
    }
  }
  return page.written === '' ? '' : `${page.written}\n`;
}

/** Cells of a piece and of what follows it up to the first place where the line may end; stops counting when too many. */
function cellsOf(piece: Todo, behind: readonly Todo[]): number {
  let cells = 0;
  let left = behind.length;
  const todo: Todo[] = [piece];
  while (cells <= WIDTH_CELLS) {
    const next = todo.pop() ?? behind[--left];
    if (next === undefined) break;
    const { doc, flat } = next;
    switch (doc.kind) {
      case 'text': {
        const end = doc.text.indexOf('\n');
        if (end >= 0) return cells + cellWidth(doc.text.slice(0, end));
        cells += cellWidth(doc.text);
        break;
      }
      case 'comment':
        // A comment that begins a piece is on a line before it.
        if (cells > 0) return cells;
        break;
      case 'newline':
        return cells;
      case 'line':
        if (!flat) return cells;
        cells += doc.flat.length;
        break;
      case 'blank':
        cells++;
        break;
      case 'indent':
      case 'group':
        todo.push({ doc: doc.of, levels: 0, flat });
        break;
      case 'all':
        pushAll(todo, doc.parts, next);
        break;
    }
  }
  return cells;
}

/** The first part comes off the stack first. */
function pushAll(todo: Todo[], parts: readonly Doc[], { levels, flat }: Todo): void {
  for (let index = parts.length - 1; index >= 0; index--) {
    const doc = parts[index];
    if (doc !== undefined) todo.push({ doc, levels, flat });
  }
}
