import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { LParen } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';
import type { Guess } from './guesses.ts';
import type { Answer } from './syntax-error.ts';

/** `field amount money(KRW)`, `field name text` */
export const fieldWithoutIs: Guess = ({ before, token, expected }) => {
  const [word, name] = before.slice(-2);
  if (token === null || name === undefined || word?.tokenType !== k.field || !isA(token, Identifier))
    return null;
  if (!expected.some(({ type }) => type === k.is)) return null;
  const at = spanOf(token).start;
  return {
    message: say`the type of a field follows \`is\``,
    label: say`expected \`${'is'}\` before this`,
    help: say`write \`field ${name.image} is ${token.image}\``,
    fix: { span: { start: at, end: at }, text: 'is ', safe: false },
  };
};

/** `is money KRW`, `is id of order`, `is duration in s` */
export const typeWithoutBrackets: Guess = ({ before, token, after, expected }) => {
  const [is, type] = before.slice(-2);
  if (token === null || type === undefined || is?.tokenType !== k.is) return null;
  if (
    !expected.some(
      ({ type: one, rules }) => one === LParen && rules.at(-1) === 'type' && rules.includes('sourceItem'),
    )
  )
    return null;
  const isWord = token.tokenType === k.of || token.tokenType === k.in;
  const of = isWord ? after[0] : token;
  if (of === undefined || !isA(of, Identifier) || of.startLine !== type.startLine) return null;
  const right = `${type.image}(${of.image})`;
  return {
    message: say`what a type is of stands in parentheses`,
    label: say`expected \`${'('}\` before this`,
    help: say`write \`${right}\``,
    fix: { span: { start: spanOf(type).start, end: spanOf(of).end }, text: right, safe: false },
  };
};

/** The values that a field may have, however they were listed over that span. */
export function valuesListed(values: readonly IToken[], span: Span): Answer {
  const right = `one of (${values.map(({ image }) => image).join(', ')})`;
  return {
    message: say`the values of a field are listed in \`${'one of (…)'}\``,
    label: say`a list of values`,
    help: say`write \`${`is ${right}`}\``,
    fix: { span, text: right, safe: false },
    span,
  };
}
