import type { CstNode } from 'chevrotain';
import type { Diagnostic } from '../diagnostic.ts';
import { brokenRules } from './broken-rules.ts';
import { repeatedClauses } from './repeated-clauses.ts';
import { timeOfNextLine } from './time-of-next-line.ts';
import { wrongRules } from './wrong-rules.ts';

/** Where a diagnostic is made: the file's name and its NFC text. */
export interface Place {
  readonly text: string;
  readonly file: string;
}

/** Looks at one node of the tree and the one above it; says what is wrong with it, null where it does not look. */
export type FormCheck = (node: CstNode, parent: CstNode | null, place: Place) => readonly Diagnostic[] | null;

/** All checks of form, in the order in which they speak of the same place. */
const CHECKS: readonly FormCheck[] = [wrongRules, repeatedClauses, brokenRules, timeOfNextLine];

/** Everything that parses and is still wrong, as far as no name and no type is needed to see it. */
export function wrongForms(tree: CstNode, text: string, file: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const place = { text, file };
  const visit = (node: CstNode, parent: CstNode | null): void => {
    for (const check of CHECKS) {
      const said = check(node, parent, place);
      if (said !== null && said.length > 0) found.push(...said);
    }
    // Every node of every file comes by: nothing is made on the way.
    for (const key in node.children)
      for (const child of node.children[key] ?? []) if ('children' in child) visit(child, node);
  };
  visit(tree, null);
  return found;
}
