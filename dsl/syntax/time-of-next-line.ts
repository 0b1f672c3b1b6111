import type { CstNode } from 'chevrotain';
import { maybeNode, maybeToken, nodes, spanOf } from '../build/cst.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { say } from '../say.ts';
import { TimeText } from '../token/literals.ts';
import { words as k } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';
import { givenFrom } from './given-from.ts';
import type { FormCheck, Place } from './wrong-forms.ts';

/**
 * OS0101 for `at 18:45` at the end of a line of a test where the line below begins with `expect`: it reads as the time
 * of that line, and was written for its own. Only line breaks tell the two apart.
 */
export const timeOfNextLine: FormCheck = (node, _parent, place) => {
  if (node.name !== 'test') return null;
  const times = timesBehind(node, place.text);
  if (times.length === 0) return null;
  const test = place.text.slice(spanOf(node).start, spanOf(node).end);
  const isGiven = (owner: CstNode): boolean => maybeToken(owner, k.expect) === null;
  return times.map(({ owner, item, span }) => {
    if (isGiven(owner)) return ofGiven(owner, item, span, test, place);
    // Behind a time that only its author can move, another one would not be read.
    const isStuck = times.some((other) => other.item === owner && isGiven(other.owner));
    return ofExpect(owner, span, isStuck, place);
  });
};

/** Whether a test holds such a time: laid out, it would stand in the line below for good. */
export function hasTimeOfNextLine(test: CstNode, text: string): boolean {
  return timesBehind(test, text).length > 0;
}

/** The times at the end of a line, each with the part of the test that the line holds and the one that takes it. */
function timesBehind(
  test: CstNode,
  text: string,
): readonly { readonly owner: CstNode; readonly item: CstNode; readonly span: Span }[] {
  const items = nodes(test, 'testItem');
  return items.flatMap((item, index) => {
    const owner = items[index - 1];
    const span = owner === undefined ? null : timeBehind(owner, item, text);
    return owner === undefined || span === null ? [] : [{ owner, item, span }];
  });
}

/** The time that the grammar gives to an item, where it ends the line of the one before; else null. */
function timeBehind(owner: CstNode, item: CstNode, text: string): Span | null {
  const [at, expect] = [maybeToken(item, k.at), maybeToken(item, k.expect)];
  const time = maybeToken(item, TimeText) ?? maybeNode(item, 'dur');
  if (at === null || expect === null || time === null) return null;
  const span = { start: spanOf(at).start, end: spanOf(time).end };
  const isBelow = text.slice(span.end, spanOf(expect).start).includes('\n');
  const isBehind = !text.slice(spanOf(owner).end, span.start).includes('\n');
  return isBelow && isBehind ? span : null;
}

function ofGiven(
  owner: CstNode,
  below: CstNode,
  span: Span,
  test: string,
  { text, file }: Place,
): Diagnostic {
  const { start } = spanOf(owner);
  const [said, time] = [text.slice(start, span.start), text.slice(span.start, span.end)];
  const isAnswer = /^given\s+(?:approval|answer)\b/.test(said);
  const right = isAnswer ? null : givenFrom(said, time.replace(/^at\s+/, ''), test);
  const expect = maybeToken(below, k.expect);
  const other = `${time} ${text.slice(spanOf(expect ?? below).start, spanOf(below).end).replace(/\s+/g, ' ')}`;
  return diagnostic(
    'OS0101',
    'error',
    file,
    span,
    say`what is given begins with the test, not at a time of its own`,
    {
      label: say`no time stands here`,
      notes: [
        NOTE,
        ...(isAnswer ? [say`when it comes is counted from the question, for example   … after 10m`] : []),
      ],
      help:
        right === null
          ? say`leave it out here, or write \`${other}\` in the line below`
          : say`write \`${right.line}\` here, or \`${other}\` in the line below`,
      fix: right?.isWhole ? { span: { start, end: span.end }, text: right.line, safe: false } : null,
    },
  );
}

function ofExpect(owner: CstNode, span: Span, isStuck: boolean, { text, file }: Place): Diagnostic {
  const [own, expect] = [maybeToken(owner, k.at), maybeToken(owner, k.expect)];
  const start = spanOf(expect ?? owner).start;
  // A time of the owner that stands a line above is as misplaced as this one, and not the owner's.
  const hasTime = own !== null && !text.slice(spanOf(own).start, start).includes('\n');
  const right = `${text.slice(span.start, span.end)} ${text.slice(start, span.start).trim()}`;
  return diagnostic('OS0101', 'error', file, span, MESSAGE, {
    label: hasTime ? say`a second time of this line` : say`move this to the front`,
    notes: [NOTE],
    help: hasTime ? say`leave it out, or begin the line below with it` : say`write \`${right}\``,
    fix: hasTime || isStuck ? null : { span: { start, end: span.end }, text: right, safe: false },
  });
}

const MESSAGE = say`the time of an expectation stands before \`expect\``;
const NOTE = say`it would be read as the time of the line below`;
