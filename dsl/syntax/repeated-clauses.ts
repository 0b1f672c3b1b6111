import type { IToken } from 'chevrotain';
import { firstToken, nameOf, nodes, spanOf, tokens } from '../build/cst.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import type { RuleName } from '../grammar/kit.ts';
import { say, type Text } from '../say.ts';
import { Word, wordText } from '../token/words.ts';
import type { FormCheck, Place } from './wrong-forms.ts';

/** Clauses that may come in any order, so each may come once; `many` may come again. */
interface ClauseList {
  readonly rule: RuleName;
  readonly clause: RuleName;
  readonly many: readonly string[];
}

const LISTS: readonly ClauseList[] = [
  { rule: 'playbook', clause: 'pbItem', many: ['raise', 'expect', 'unless', 'only', 'except'] },
  { rule: 'metric', clause: 'metricClause', many: [] },
  { rule: 'sourceBody', clause: 'sourceItem', many: ['field'] },
  { rule: 'unary', clause: 'modifier', many: [] },
  { rule: 'signal', clause: 'slice', many: [] },
  { rule: 'operand', clause: 'slice', many: [] },
  { rule: 'cap', clause: 'capScope', many: [] },
  { rule: 'limit', clause: 'capScope', many: [] },
  { rule: 'do', clause: 'doMod', many: ['cooldown', 'spend', 'at', 'once', 'needs'] },
];

/** By rule, since every node of every file asks. */
const LIST_OF: ReadonlyMap<string, ClauseList> = new Map(LISTS.map((list) => [list.rule, list]));

/** Words that say the same clause in two ways. */
const SAME: Readonly<Record<string, string>> = { overall: 'per', within: 'in', over: 'in' };

/** OS0107: a clause, or a name of a record, that stands there twice; a second one would silently win or lose. */
export const repeatedClauses: FormCheck = (node, _parent, place) => {
  if (node.name === 'record')
    return repeated(tokens(node, Word), (token) => nameOf(token).text, say`name`, place);
  const list = LIST_OF.get(node.name);
  if (list === undefined) return null;
  // `count of e where a where b`: the fold's own `where` counts with the slices.
  const inline = list.rule === 'signal' ? nodes(node, 'where') : [];
  if (inline.length + (node.children[list.clause]?.length ?? 0) < 2) return null;
  const clauses = [...inline, ...nodes(node, list.clause)];
  const starts = clauses
    .map(firstToken)
    .filter((token) => token !== null)
    .filter((token) => !list.many.includes(wordOf(token)));
  const same = ['slice', 'capScope'].includes(list.clause);
  return repeated(
    starts,
    (token) => (same ? (SAME[wordOf(token)] ?? wordOf(token)) : wordOf(token)),
    say`clause`,
    place,
  );
};

function repeated(
  starts: readonly IToken[],
  keyOf: (token: IToken) => string,
  what: Text,
  place: Place,
): Diagnostic[] {
  const seen = new Map<string, IToken>();
  const found: Diagnostic[] = [];
  for (const token of starts) {
    const key = keyOf(token);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, token);
    else found.push(twice(token, first, what, place));
  }
  return found;
}

function twice(token: IToken, first: IToken, what: Text, place: Place): Diagnostic {
  const line = place.text.slice(0, first.startOffset).split('\n').length;
  const message =
    token.image === first.image
      ? say`the ${what} \`${token.image}\` stands here twice`
      : say`\`${first.image}\` and \`${token.image}\` say the same thing twice`;
  return diagnostic('OS0107', 'error', place.file, spanOf(token), message, {
    label: say`which one counts?`,
    notes: [say`the first is in line ${line}`],
    help: say`remove one of them`,
  });
}

function wordOf(token: IToken): string {
  return wordText(token.tokenType) ?? token.image;
}
