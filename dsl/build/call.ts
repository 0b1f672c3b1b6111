import type { CstNode } from 'chevrotain';
import { Word } from '../token/words.ts';
import type { Argument, ArgumentValue, Call, RecordValue } from '../tree/call.ts';
import { maybeNode, nameOf, nodes, present, qnameOf, spanning, spanOf, theNode, tokens } from './cst.ts';
import { maybeBool, signedLiteral } from './literal.ts';

/** From the rule `call`. */
export function callOf(node: CstNode): Call {
  return {
    name: qnameOf(theNode(node, 'qname')),
    args: argumentsOf(theNode(node, 'args')),
    span: spanOf(node),
  };
}

/** From the rule `args`: a name belongs to the value that follows it. */
export function argumentsOf(node: CstNode): readonly Argument[] {
  const names = tokens(node, Word);
  let before = -1;
  return nodes(node, 'argValue').map((written) => {
    const value = argumentValue(written);
    const name = names.find((token) => token.startOffset > before && token.startOffset < value.span.start);
    before = value.span.end;
    const span = name === undefined ? value.span : spanning(spanOf(name), value.span);
    return { name: name === undefined ? null : nameOf(name), value, span };
  });
}

/** From the rule `record`. */
export function recordOf(node: CstNode): RecordValue {
  const values = nodes(node, 'argValue');
  const entries = tokens(node, Word).map((token, index) => {
    const value = argumentValue(present(values[index], 'record without a value'));
    return { name: nameOf(token), value, span: spanning(spanOf(token), value.span) };
  });
  return { kind: 'record', entries, span: spanOf(node) };
}

function argumentValue(node: CstNode): ArgumentValue {
  const span = spanOf(node);
  const record = maybeNode(node, 'record');
  if (record !== null) return recordOf(record);
  const bool = maybeBool(node);
  if (bool !== null) return bool;
  const lit = maybeNode(node, 'lit');
  const name = maybeNode(node, 'qname');
  if (lit !== null) {
    const literal = signedLiteral(lit);
    return name === null ? literal : { kind: 'share', literal, of: qnameOf(name), overall: false, span };
  }
  if (name === null) return { kind: 'list', values: nodes(node, 'argValue').map(argumentValue), span };
  const args = maybeNode(node, 'args');
  if (args === null) return { kind: 'name', name: qnameOf(name), span };
  return { kind: 'call', call: { name: qnameOf(name), args: argumentsOf(args), span }, span };
}
