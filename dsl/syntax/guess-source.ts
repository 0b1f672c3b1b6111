import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Duration, Literal, Text } from '../token/literals.ts';
import { Comma, Equals, LParen, RParen } from '../token/signs.ts';
import { Identifier, words as k } from '../token/words.ts';
import { valuesListed } from './guess-field.ts';
import type { Guess } from './guesses.ts';

/** `field total is duration(s) nullable` */
export const optionalField: Guess = ({ token, expected }) => {
  if (token === null || !/^(?:nullable|null|maybe|optional\?|선택)$/i.test(token.image)) return null;
  if (!expected.some(({ type }) => type === k.optional)) return null;
  return {
    message: say`a field that may be missing is \`optional\``,
    label: say`expected \`${'optional'}\``,
    help: say`write \`${'optional'}\``,
    fix: { span: spanOf(token), text: 'optional', safe: false },
  };
};

/** `amount is money(KRW)` in the braces of a source */
export const fieldForgotten: Guess = ({ token, after, expected }) => {
  if (token === null || !isA(token, Identifier) || after[0]?.tokenType !== k.is) return null;
  if (!expected.some(({ type, rules }) => type === k.field && rules.includes('sourceItem'))) return null;
  const at = spanOf(token).start;
  return {
    message: say`what a source holds begins with \`field\``,
    label: say`expected \`${'field'}\` before this`,
    help: say`write \`${`field ${token.image} is …`}\``,
    fix: { span: { start: at, end: at }, text: 'field ', safe: false },
  };
};

/** `field money(KRW) amount` */
export const typeBeforeName: Guess = ({ before, token, after }) => {
  const [field, type] = before.slice(-2);
  const [of, close, name] = after;
  if (token === null || !isA(token, LParen) || field?.tokenType !== k.field || type === undefined)
    return null;
  if (of === undefined || close === undefined || name === undefined) return null;
  if (!isA(close, RParen) || !isA(name, Identifier) || name.startLine !== type.startLine) return null;
  const right = `${name.image} is ${type.image}(${of.image})`;
  return {
    message: say`a field has its name before its type`,
    label: say`the type stands first`,
    help: say`write \`${`field ${right}`}\``,
    fix: { span: { start: spanOf(type).start, end: spanOf(name).end }, text: right, safe: false },
    span: { start: spanOf(type).start, end: spanOf(close).end },
  };
};

/** `is "approved" | "failed"`, `is "approved", "failed"` */
export const valuesOfField: Guess = ({ before, token, after }) => {
  if (token === null || !isA(token, Literal) || before.at(-1)?.tokenType !== k.is) return null;
  if (before.at(-3)?.tokenType !== k.field) return null;
  const values = [token];
  let end = 0;
  while (after[end] !== undefined && after[end + 1] !== undefined && isA(after[end + 1]!, Literal)) {
    const joint = after[end]!;
    if (!isA(joint, Comma) && joint.image !== '|' && joint.tokenType !== k.or) break;
    values.push(after[end + 1]!);
    end += 2;
  }
  if (values.length < 2) return null;
  return valuesListed(values, { start: spanOf(token).start, end: spanOf(values.at(-1)!).end });
};

/** `from "orders"`, `from kafka orders` */
export const fromTopic: Guess = ({ before, token }) => {
  const last = before.at(-1);
  const isSource = before.some(({ tokenType }) => tokenType === k.stream || tokenType === k.table);
  if (token === null || !isSource) return null;
  const at = spanOf(token);
  if (last?.tokenType === k.from && isA(token, Text))
    return {
      message: say`a source comes from \`kafka\` or a \`model\``,
      label: say`expected \`${'kafka'}\` before this`,
      help: say`write \`${`from kafka ${token.image}`}\``,
      fix: { span: { start: at.start, end: at.start }, text: 'kafka ', safe: false },
    };
  if (before.at(-2)?.tokenType !== k.from || !/^(?:kafka|model)$/.test(last?.image ?? '')) return null;
  if (!isA(token, Identifier)) return null;
  return {
    message: say`a text stands in quotes`,
    label: say`without quotes it is a name`,
    help: say`write \`${`${last?.image ?? ''} "${token.image}"`}\``,
    fix: { span: at, text: `"${token.image}"`, safe: false },
  };
};

/** `silent 10m`, `expire 3m` */
export const silentAfter: Guess = ({ before, token }) => {
  const last = before.at(-1);
  if (token === null || last === undefined || !isA(token, Duration)) return null;
  if (last.tokenType !== k.silent && last.image !== 'expire') return null;
  const at = spanOf(token).start;
  return {
    message: say`\`${last.image}\` is followed by \`after\` and a duration`,
    label: say`expected \`${'after'}\` before this`,
    help: say`write \`${`${last.image} after ${token.image}`}\``,
    fix: { span: { start: at, end: at }, text: 'after ', safe: false },
  };
};

/** `define audience near from riders`, `probe weather = weather.current(…)` */
export const declaredFrom: Guess = ({ token, expected }) => {
  const isFrom = token?.tokenType === k.from && expected.some(({ type }) => type === Equals);
  const isEquals = token !== null && isA(token, Equals) && expected.some(({ type }) => type === k.from);
  if (token === null || (!isFrom && !isEquals)) return null;
  const right = isFrom ? '=' : 'from';
  return {
    message: isFrom
      ? say`whom an audience is of follows \`=\``
      : say`what a probe or source asks follows \`from\``,
    label: say`expected \`${right}\``,
    help: say`write \`${right}\``,
    fix: { span: spanOf(token), text: right, safe: false },
  };
};

/** `nearest at most 300` */
export const nearestFirst: Guess = ({ before, expected }) => {
  const last = before.at(-1);
  if (last === undefined || (last.image !== 'nearest' && last.image !== 'worst')) return null;
  if (!expected.some(({ type }) => type === k.first)) return null;
  const { end } = spanOf(last);
  return {
    message: say`\`${last.image}\` is followed by \`first\``,
    label: say`expected \`${'first'}\` after this`,
    help: say`write \`${`${last.image} first`}\``,
    fix: { span: { start: end, end }, text: ' first', safe: false },
    span: spanOf(last),
  };
};

/** `status in "idle", "offline"` */
export const listWithoutBrackets: Guess = ({ before, token, after }) => {
  if (token === null || !isA(token, Text) || before.at(-1)?.tokenType !== k.in) return null;
  const values = [token];
  let end = 0;
  while (
    after[end] !== undefined &&
    isA(after[end]!, Comma) &&
    after[end + 1] !== undefined &&
    isA(after[end + 1]!, Text)
  ) {
    values.push(after[end + 1]!);
    end += 2;
  }
  const right = `(${values.map(({ image }) => image).join(', ')})`;
  const span = { start: spanOf(token).start, end: spanOf(values.at(-1)!).end };
  return {
    message: say`several values stand in parentheses`,
    label: say`expected \`${'('}\` before this`,
    help: say`write \`in ${right}\``,
    fix: { span, text: right, safe: false },
  };
};

/** `because riders short "…" riders.idle < 5`, `because … if …`, `cause riders short "…" when …` */
export const becauseWhen: Guess = ({ before, token, expected }) => {
  if (token === null) return null;
  if (
    token.tokenType === k.cause &&
    expected.some(({ type, rules }) => type === k.because && rules.includes('causes'))
  )
    return {
      message: say`a cause of a check begins with \`because\``,
      label: say`expected \`${'because'}\``,
      help: say`write \`${'because … when …'}\``,
      fix: { span: spanOf(token), text: 'because', safe: false },
    };
  if (!expected.some(({ type, rules }) => type === k.when && rules.at(-1) === 'because')) return null;
  const isIf = token.tokenType === k.if || isA(token, Equals) || token.image === ':';
  const last = before.at(-1);
  if (!isIf && !(last !== undefined && isA(last, Text) && isA(token, Identifier))) return null;
  const at = spanOf(token);
  return {
    message: say`when something is the cause follows \`when\``,
    label: isIf ? say`expected \`${'when'}\`` : say`expected \`${'when'}\` before this`,
    help: say`write \`${'because … when …'}\``,
    fix: isIf
      ? { span: at, text: 'when', safe: false }
      : { span: { start: at.start, end: at.start }, text: 'when ', safe: false },
  };
};
