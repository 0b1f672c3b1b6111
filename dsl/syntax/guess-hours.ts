import type { IToken } from 'chevrotain';
import { spanOf } from '../build/cst.ts';
import { isA } from '../grammar/gates.ts';
import { say } from '../say.ts';
import { TimeText } from '../token/literals.ts';
import { Minus } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import type { Guess } from './guesses.ts';
import type { Answer } from './syntax-error.ts';

/** Days that people name without declaring them, as a schedule writes them. */
const DAYS: ReadonlyMap<string, string> = new Map([
  ['weekday', 'weekday'],
  ['weekdays', 'weekday'],
  ['평일', 'weekday'],
  ['weekend', 'weekend'],
  ['weekends', 'weekend'],
  ['주말', 'weekend'],
]);

/** `only on weekdays`, `except weekends` */
export const daysWithoutDuring: Guess = ({ before, token, after }) => {
  const clause = before.at(-1);
  if (token === null || (clause?.tokenType !== k.only && clause?.tokenType !== k.except)) return null;
  const day = token.tokenType === k.on || token.image === 'on' ? after[0] : token;
  const written = DAYS.get(day?.image.toLowerCase() ?? '');
  if (day === undefined || written === undefined) return null;
  const name = written === 'weekday' ? 'weekdays' : 'weekends';
  return scheduled(`${name} = ${written}`, `${clause.image} during ${name}`, {
    start: spanOf(token).start,
    end: spanOf(day).end,
  });
};

/** `active 09:00-21:00` as a clause, `when … during 09:00-21:00` */
export const hoursWithoutName: Guess = ({ before, token, after, expected }) => {
  if (token === null) return null;
  const all = [token, ...after];
  const at = all.slice(0, 3).findIndex((one) => isA(one, TimeText));
  const [from, to] = [all[at], timeBehind(all, at)];
  if (at < 1 || from === undefined || to === undefined) return null;
  const isClause = expected.some(({ type, rules }) => type === k.guard && rules.at(-1) === 'pbItem');
  const isHours = /^(?:active|hours|between|from|open|during|운영|시간)$/i.test(token.image);
  if (!isClause || !isHours || before.at(-1)?.tokenType === k.given) return null;
  return scheduled(`hours = daily ${from.image}-${to.image}`, 'only during hours', {
    start: spanOf(token).start,
    end: spanOf(to).end,
  });
};

function timeBehind(all: readonly IToken[], at: number): IToken | undefined {
  const joint = all[at + 1];
  const isJoint = joint !== undefined && (isA(joint, Minus) || /^(?:to|and|until|~)$/.test(joint.image));
  const end = isJoint ? all[at + 2] : undefined;
  return end !== undefined && isA(end, TimeText) ? end : undefined;
}

function scheduled(definition: string, clause: string, span: NonNullable<Answer['span']>): Answer {
  return {
    message: say`a playbook is kept to some time by a schedule`,
    label: say`hours have a name of their own`,
    help: say`write \`${`define schedule ${definition}`}\` beside the playbook, and \`${clause}\` below \`when\``,
    span,
  };
}
