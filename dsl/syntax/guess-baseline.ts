import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { say } from '../say.ts';
import { words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';

/** What a value is compared with, as it is said and as it is written. */
const COMPARED: ReadonlyMap<string, string> = new Map([
  ['yesterday', 'same time yesterday'],
  ['last week', 'same time last week'],
  ['last month', 'same time last 4 weeks'],
  ['usual', 'same time last 4 weeks'],
  ['normal', 'same time last 4 weeks'],
  ['average', 'same time last 4 weeks'],
]);

/** `drop > 50% compared to last week`, `… against yesterday`, `… versus usual` */
export const comparedTo: Guess = ({ token, after, expected }) => {
  if (token === null || !/^(?:compared|comparing|relative|against|versus|대비)$/i.test(token.image))
    return null;
  if (!expected.some(({ type }) => type === k.vs)) return null;
  const words = after.slice(0, 4);
  const from = words.findIndex(({ image }) => !/^(?:to|with|the)$/i.test(image));
  const said = [words.slice(from, from + 1), words.slice(from, from + 2)].find((one) =>
    COMPARED.has(imagesOf(one)),
  );
  const last = said?.at(-1);
  const right = `vs ${COMPARED.get(imagesOf(said ?? [])) ?? 'same time last 4 weeks'}`;
  return {
    message: say`what a value is compared with is written behind \`vs\``,
    label: say`expected \`${'vs'}\``,
    help: last === undefined ? say`for example \`${right}\`` : say`write \`${right}\``,
    fix:
      last === undefined
        ? null
        : { span: { start: spanOf(token).start, end: spanOf(last).end }, text: right, safe: false },
    span: spanOf(token),
  };
};

function imagesOf(tokens: readonly IToken[]): string {
  return tokens.map(({ image }) => image.toLowerCase()).join(' ');
}

const PARTS: ReadonlyMap<string, string> = new Map([
  ['half', '50%'],
  ['절반', '50%'],
  ['반', '50%'],
  ['quarter', '25%'],
  ['third', '33%'],
]);
const FACTORS: ReadonlyMap<string, string> = new Map([
  ['double', '2x'],
  ['twice', '2x'],
  ['triple', '3x'],
]);

/** `drop by half`, `drop > half`, `rise > double` */
export const changeInWords: Guess = ({ before, token, after }) => {
  const isBy = token?.tokenType === k.by;
  const said = isBy ? after[0] : token;
  const words = said?.image.toLowerCase() ?? '';
  const change = before.findLast(({ tokenType }) => [k.drop, k.rise, k.change].includes(tokenType));
  const size = PARTS.get(words) ?? (change?.tokenType === k.rise ? FACTORS.get(words) : undefined);
  if (
    said == null ||
    size === undefined ||
    change === undefined ||
    before.length - before.indexOf(change) > 2
  )
    return null;
  const hasSign = before.at(-1) !== change;
  const right = hasSign ? size : `> ${size}`;
  return {
    message: say`how much it changes is written as a number`,
    label: say`a word`,
    help: say`write \`${`${change.image} ${hasSign ? `${before.at(-1)?.image ?? ''} ` : ''}${right}`}\``,
    fix: {
      span: { start: spanOf(isBy && token !== null ? token : said).start, end: spanOf(said).end },
      text: right,
      safe: false,
    },
  };
};

/** `until orders drop < 20%` below `when` */
export const untilOfPlaybook: Guess = ({ before, token, after, expected }) => {
  if (token?.tokenType !== k.until || after[0]?.tokenType === k.recovered) return null;
  if (!expected.some(({ type, rules }) => type === k.guard && rules.at(-1) === 'pbItem')) return null;
  if (before.at(-1)?.endLine === token.startLine) return null;
  return {
    message: say`what ends an incident is written \`recovered when\``,
    label: say`expected \`${'recovered when'}\``,
    help: say`write \`${'recovered when …'}\``,
    fix: { span: spanOf(token), text: 'recovered when', safe: false },
  };
};
