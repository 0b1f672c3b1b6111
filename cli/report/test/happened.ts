import { told } from '../../../dsl/messages/in-language.ts';
import type { Language } from '../../../dsl/messages/language.ts';
import type { ExpectationModel } from '../../../dsl/model/test.ts';
import { say, type Text } from '../../../dsl/say.ts';
import type { Verdict } from '../../test/judge.ts';
import type { PlaceNames } from '../places.ts';
import { type Piece, writtenArguments } from './written-argument.ts';

/** What happened instead, in the words in which it could have been expected; the one difference is marked. */
export function happenedLine(
  { expect, happened }: Verdict,
  place: PlaceNames,
  language: Language,
): readonly Piece[] {
  const plain = (text: string): readonly Piece[] => [{ text, marked: false }];
  const none = (text: Text): readonly Piece[] => plain(told(text, language));
  switch (happened.kind) {
    case 'places': {
      const { what, at } = happened;
      if (at.length === 0) return none(what === 'incident' ? say`no incident` : say`nothing recovered`);
      const isBound = at.some((instance) => Object.keys(instance).length > 0);
      if (!isBound) return plain(what);
      return [
        { text: `${what} in `, marked: false },
        { text: at.map(place).join(', '), marked: true },
      ];
    }
    case 'acts': {
      const { nearest } = happened;
      if (nearest === null) return none(notDone(expect.what));
      const args = writtenArguments(expectedArguments(expect.what), nearest.args, nearest.differs);
      const isAmount = nearest.differs.length === 0;
      const isCounted = expect.what.kind === 'do' && expect.what.times !== null;
      return [
        { text: `do ${nearest.verb}`, marked: expect.negated },
        ...(args.length === 0 ? [] : [{ text: '(', marked: false }, ...args, { text: ')', marked: false }]),
        ...(isCounted || nearest.times > 1
          ? [
              { text: ' ', marked: false },
              {
                text: nearest.times === 1 ? 'once' : `${nearest.times} times`,
                marked: isAmount && !expect.negated,
              },
            ]
          : []),
      ];
    }
    case 'undos':
      if (happened.verbs.length === 0) return none(say`nothing was undone`);
      return [
        { text: 'undo ', marked: false },
        { text: happened.verbs.join(', '), marked: true },
      ];
    case 'causes': {
      const { found, open } = happened;
      if (found === null) return none(say`no cause was looked for`);
      const unchecked =
        open.length === 0
          ? []
          : [{ text: `  ${told(say`could not be checked: ${open.join(', ')}`, language)}`, marked: false }];
      return [
        { text: 'cause is ', marked: false },
        { text: found.length === 0 ? 'unknown' : found.join(', '), marked: true },
        ...unchecked,
      ];
    }
    case 'severity':
      if (happened.is === null) return none(say`no incident`);
      return [
        { text: 'severity is ', marked: false },
        { text: happened.is, marked: true },
      ];
    case 'people':
      if (happened.asked.length > 0)
        return happened.asked.flatMap((text) => [
          { text: expect.what.kind === 'escalate' ? 'escalate to ' : 'asked ', marked: false },
          { text: JSON.stringify(text), marked: true },
        ]);
      return none(expect.what.kind === 'asked' ? say`nobody was asked` : say`nobody was called`);
  }
}

/** Other actions may well have been done. */
function notDone(what: ExpectationModel): Text {
  const verb = what.kind === 'do' || what.kind === 'action' ? what.verb : null;
  return verb === null ? say`nothing was done` : say`\`${verb}\` was not done`;
}

function expectedArguments(what: ExpectationModel) {
  return what.kind === 'do' ? what.args : [];
}
