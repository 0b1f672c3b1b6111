import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { Literal } from '../token/literals.ts';
import { words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';

/** `within 3km` in an audience, without what it is measured from. */
export const distanceOfNothing: Guess = ({ before, token, after, expected }) => {
  const [word, distance] = before.slice(-2);
  if (word?.tokenType !== k.within || distance === undefined || !isA(distance, Literal)) return null;
  if (!expected.some(({ type, rules }) => type === k.of && rules.includes('define'))) return null;
  const next = after[0];
  // `within 3km from region`
  const isOther = token !== null && next !== undefined && /^(from|around|in|near|to)$/.test(token.image);
  const of = isOther ? next.image : 'region';
  const right = `within ${distance.image} of ${of}`;
  const span = { start: spanOf(word).start, end: spanOf(isOther ? token : distance).end };
  return {
    message: say`\`${`within ${distance.image}`}\` does not say from where it is measured`,
    label: say`expected \`of\` and a place`,
    help: say`write \`${right}\``,
    fix: {
      span: { start: span.start, end: isOther ? spanOf(next).end : span.end },
      text: right,
      safe: false,
    },
    span,
  };
};
