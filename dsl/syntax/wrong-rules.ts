import type { CstNode } from 'chevrotain';
import { elements, firstToken, hasWord, nodes, present, spanning, spanOf, theNode } from '../build/cst.ts';
import { type Diagnostic, type DiagnosticDetails, diagnostic, type Fix } from '../diagnostic.ts';
import type { WrongRuleName } from '../grammar/kit.ts';
import { say, type Text } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import type { FormCheck, Place } from './wrong-forms.ts';

type Answer = (node: CstNode, parent: CstNode, place: Place) => Diagnostic | null;

/** The rules `wrong…` of the grammar: each parses a form that people write and is answered with the right one. */
const ANSWERS: Readonly<Record<WrongRuleName, Answer>> = {
  wrongBareNumber: (node, _parent, place) => {
    const number = written(node, place);
    // A call is over in seconds: a large number of it is in the thousandths of other systems.
    const isTimeout = /\btimeout\s*$/.test(place.text.slice(0, spanOf(node).start));
    const [unit, other] = isTimeout ? (Number(number) >= 100 ? ['ms', 's'] : ['s', 'm']) : ['m', 'h'];
    const fix = { span: spanOf(node), text: `${number}${unit}`, safe: false };
    return wrong('OS1202', place, spanOf(node), say`\`${number}\` needs a unit`, {
      label: isTimeout ? say`thousandths, seconds or minutes?` : say`minutes, hours or days?`,
      help: say`for example \`${fix.text}\` or \`${`${number}${other}`}\``,
      fix,
    });
  },
  wrongEquals: (node, _parent, place) => {
    const text = ['!=', '≠'].includes(written(node, place)) ? 'is not' : 'is';
    const span = spanOf(node);
    // A sign needs no blanks beside it, a word does: `a==b`.
    const [before, behind] = [place.text[span.start - 1], place.text[span.end]];
    const apart = (neighbour: string | undefined) => (/^\s?$/.test(neighbour ?? '') ? '' : ' ');
    const right = `${apart(before)}${text}${apart(behind)}`;
    return diagnostic(
      'OS4002',
      'info',
      place.file,
      span,
      say`\`${written(node, place)}\` is written \`${text}\``,
      {
        label: say`one spelling for equality`,
        fix: { span, text: right, safe: true },
      },
    );
  },
  wrongWhereTail: (node, parent, place) => {
    // Only the first tail speaks: the fix takes all of them in.
    if (nodes(parent, 'wrongWhereTail')[0] !== node) return null;
    const word = hasWord(node, 'or') ? 'or' : 'and';
    const filter = place.text.slice(spanOf(theNode(parent, 'fUnary')).start, spanOf(parent).end);
    const fix = { span: spanOf(parent), text: `where (${filter})`, safe: false };
    return wrong(
      'OS1103',
      place,
      spanOf(present(firstToken(theNode(node, 'fUnary')), 'where')),
      say`\`${word}\` after a \`where\` without parentheses can be read in two ways`,
      { label: say`a part of the filter, or a test of its own?`, fix },
    );
  },
  wrongCauseList: (node, parent, place) => {
    const word = hasWord(node, 'and') ? 'and' : 'or';
    const negated = hasWord(parent, 'not');
    const text = `${word} cause is ${negated ? 'not ' : ''}${written(theNode(node, 'causeName'), place)}`;
    const fix = { span: spanOf(node), text, safe: !negated };
    return form(place, fix, say`\`cause is\` names one cause`, say`say it again for the second`);
  },
  wrongCauseWord: (node, parent, place) => {
    const name = written(parent, place);
    const word = firstToken(node)?.image ?? name;
    const fix = { span: spanOf(parent), text: `"${name}"`, safe: false };
    return wrong(
      'OS0101',
      place,
      spanOf(node),
      say`\`${word}\` is a word of the language, so this cause needs quotes`,
      {
        label: say`reserved`,
        help: say`write \`"${name}"\`, here and in \`if cause is "${name}"\``,
        fix,
      },
    );
  },
  wrongTimeCap: (node, parent, place) => {
    const duration = written(node, place);
    const start = present(firstToken(parent), 'cap');
    const from = place.text.lastIndexOf('at', start.startOffset);
    const span = { start: from < 0 ? start.startOffset : from, end: spanOf(node).end };
    // After `until recovered` the cap on time is its other end; alone it would be an end that nobody asked for.
    const continues = /until\s+recovered\s*$/.test(place.text.slice(0, span.start));
    // A guard has no end; what it can limit by time is how soon the playbook acts again.
    if (/\bguard\s*\{[^}]*$/.test(place.text.slice(0, span.start)))
      return form(
        place,
        { span, text: `cooldown ${duration}`, safe: false },
        say`\`at most ${duration}\` limits a number, not a time`,
        say`a pause between two runs`,
      );
    const text = continues ? `or ${duration}` : `until recovered or ${duration}`;
    return form(
      place,
      { span, text, safe: continues },
      say`\`at most ${duration}\` limits a number, not a time`,
      say`an end in time`,
    );
  },
  wrongIn: (node, _parent, place) => overForm(node, place, 'in'),
  wrongWithin: (node, _parent, place) => overForm(node, place, 'within'),
  wrongScope: (node, _parent, place) => {
    const text = `in ${written(theNode(node, 'dur'), place)}`;
    return form(
      place,
      { span: spanOf(node), text, safe: true },
      say`a rolling limit is written \`${text}\``,
      say`a limit counts \`in\` a time`,
    );
  },
};

/** Answers a node of a rule `wrong…`. */
export const wrongRules: FormCheck = (node, parent, place) => {
  if (parent === null || !isWrong(node.name)) return null;
  const answer = ANSWERS[node.name](node, parent, place);
  return answer === null ? [] : [answer];
};

function isWrong(name: string): name is WrongRuleName {
  return name.startsWith('wrong');
}

function overForm(node: CstNode, place: Place, word: string): Diagnostic {
  const said = windowBeside(spanOf(node), place.text);
  if (said !== null)
    return wrong('OS0108', place, spanOf(node), say`this value has its window already, \`${said}\``, {
      label: say`a second time`,
      help: say`leave \`${written(node, place)}\` out`,
    });
  const text = `over ${written(theNode(node, 'dur'), place)}`;
  const fix = { span: spanOf(node), text, safe: false };
  return form(
    place,
    fix,
    say`the window of a value is written \`${text}\``,
    say`\`${word}\` is not for windows`,
  );
}

/** OS0108: parsed as meant, answered with the right form. */
function form(place: Place, fix: Fix, message: Text, label: Text): Diagnostic {
  return wrong('OS0108', place, fix.span, message, { label, fix });
}

function wrong(
  code: string,
  place: Place,
  span: Span,
  message: Text,
  details: DiagnosticDetails,
): Diagnostic {
  return diagnostic(code, 'error', place.file, span, message, details);
}

/** The `over 15m` of the same condition, before or behind a place in one line; null where it has none. */
function windowBeside({ start, end }: Span, text: string): string | null {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const before = line.split(OTHER_CONDITION).at(-1) ?? '';
  const behind = (text.slice(end).split('\n')[0] ?? '').split(OTHER_CONDITION)[0] ?? '';
  return /\bover\s+\d\S*/.exec(before)?.[0] ?? /\bover\s+\d\S*/.exec(behind)?.[0] ?? null;
}

const OTHER_CONDITION = /\b(?:when|unless|if|and|or|not|followed|then|expect)\b|[(){}#]/;

/** What the author wrote for a node. */
function written(node: CstNode, place: Place): string {
  const parts = elements(node);
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return '';
  const { start, end } = spanning(spanOf(first), spanOf(last));
  return place.text.slice(start, end);
}
