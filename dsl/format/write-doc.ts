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
        const fits = () => nextColumn(page, levels) + cellsOf(onOneLine, todo) <= WIDTH_CELLS;
        todo.push({ doc: next.doc.of, levels, flat: flat || (!next.doc.breaks && fits()) });
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
  /** Adds a piece; false where the line may end in it. Asked of every group, so nothing is made. */
  const goesOn = (doc: Doc, flat: boolean): boolean => {
    switch (doc.kind) {
      case 'text': {
        const end = doc.text.indexOf('\n');
        cells += cellWidth(end < 0 ? doc.text : doc.text.slice(0, end));
        return end < 0;
      }
      case 'comment':
        // A comment that begins a piece is on a line before it.
        return cells === 0;
      case 'newline':
        return false;
      case 'line':
        if (flat) cells += doc.flat.length;
        return flat;
      case 'blank':
        cells++;
        return true;
      case 'indent':
      case 'group':
        return goesOn(doc.of, flat);
      case 'all':
        for (const part of doc.parts) if (cells > WIDTH_CELLS || !goesOn(part, flat)) return false;
        return true;
    }
  };
  let next: Todo | undefined = piece;
  for (let left = behind.length - 1; next !== undefined && goesOn(next.doc, next.flat); left--) {
    if (cells > WIDTH_CELLS) break;
    next = behind[left];
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
