import type { CstElement } from 'chevrotain';
import { elements } from './cst.ts';

/** Rules whose extent decides how a sentence is read. */
const SHOWN = new Set(
  'pbItem limit unary andExpr orExpr condition body stmt wrongWhereTail escalate if slice lit expect causeName'.split(
    ' ',
  ),
);

/** A tree as one line: its tokens, with brackets where a rule that decides the reading covers several of them. */
export function outline(element: CstElement): string {
  if ('image' in element) return element.image;
  const parts = elements(element);
  const line = parts.map(outline).join(' ');
  return SHOWN.has(element.name) && parts.length > 1 ? `[${line}]` : line;
}
