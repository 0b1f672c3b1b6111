import type { CstNode } from 'chevrotain';
import { Duration, Num, TimeText } from '../token/literals.ts';
import { Identifier, type WordText } from '../token/words.ts';
import type { DoStatement, Statement, Until } from '../tree/statement.ts';
import { callOf } from './call.ts';
import { hasWord, mapped, maybeToken, nameOf, nodes, spanOf, theNode, theToken } from './cst.ts';
import { limitOf } from './limit.ts';
import { durationOf, durationToken, maybeDuration, numberOf, timeOf } from './literal.ts';

/**
 * From the rule `do`; the first of each modifier counts, of the limits all.
 *
 * @param blockOf  builds a block; a parameter, as blocks hold actions in turn
 */
export function doOf(node: CstNode, blockOf: (block: CstNode) => readonly Statement[]): DoStatement {
  const modifiers = nodes(node, 'doMod');
  const modifier = (text: WordText) => modifiers.find((item) => hasWord(item, text)) ?? null;
  return {
    kind: 'do',
    call: callOf(theNode(node, 'call')),
    as: mapped(maybeToken(node, Identifier), nameOf),
    limits: modifiers.flatMap((item) => nodes(item, 'limit')).map(limitOf),
    until: mapped(modifier('until'), (item) => untilOf(item, modifiers[modifiers.indexOf(item) + 1] ?? null)),
    undo: mapped(modifier('undo'), (item) => callOf(theNode(item, 'call'))),
    timeout: mapped(modifier('timeout'), (item) => durationOf(theNode(item, 'dur'))),
    retry: mapped(modifier('retry'), (item) => ({
      times: numberOf(theToken(item, Num)),
      every: maybeDuration(item),
      span: spanOf(item),
    })),
    onFailure: mapped(modifier('on'), (item) => blockOf(theNode(item, 'block'))),
    span: spanOf(node),
  };
}

/** From `until …`; `until recovered at most 2h` (OS0108) ends as it was meant. */
function untilOf(node: CstNode, next: CstNode | null): Until {
  const time = mapped(maybeToken(node, TimeText), timeOf);
  const meant = nodes(next ?? node, 'limit')
    .flatMap((limit) => nodes(limit, 'cap'))
    .flatMap((cap) => nodes(cap, 'wrongTimeCap'))[0];
  const end =
    time ??
    maybeDuration(node) ??
    mapped(meant === undefined ? null : maybeToken(meant, Duration), durationToken);
  return { recovered: hasWord(node, 'recovered'), end, span: spanOf(node) };
}
