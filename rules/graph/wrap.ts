import { cellWidth, printable } from '../../dsl/cells.ts';

/**
 * A text in lines of at most `cells` terminal cells, Hangul two each. Words stay whole but for one that is longer than
 * a line; control characters are taken out.
 */
export function wrapped(text: string, cells: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text.replace(/\s+/g, ' ')).trim().split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (cellWidth(joined) <= cells) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cut(word, cells);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

/** A word in pieces that fit. */
function cut(word: string, cells: number): readonly string[] {
  const pieces = [''];
  for (const { segment } of new Intl.Segmenter('ko').segment(word)) {
    const last = pieces.length - 1;
    const joined = pieces[last]! + segment;
    if (pieces[last] === '' || cellWidth(joined) <= cells) pieces[last] = joined;
    else pieces.push(segment);
  }
  return pieces;
}
