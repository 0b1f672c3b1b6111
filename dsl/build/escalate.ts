import type { CstNode } from 'chevrotain';
import type { EscalateStatement } from '../tree/statement.ts';
import { spanOf } from './cst.ts';
import { maybeText } from './literal.ts';

/** From the rule `escalate`: a statement, an approval's `else`, or what a test expects. */
export function escalateOf(node: CstNode): EscalateStatement {
  return { kind: 'escalate', to: maybeText(node), span: spanOf(node) };
}
