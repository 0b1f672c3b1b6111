import type { TokenType } from 'chevrotain';
import { say, type Text } from '../say.ts';
import { words as k } from '../token/words.ts';

/** What one of a few fixed words means behind the word that it belongs to; undefined for every other. */
export function choiceDoc(before: TokenType | undefined, word: string): Text | undefined {
  return CHOICES.find(([type]) => type === before)?.[1].get(word);
}

const LEVEL = say`a level of severity; they rise from low over medium and high to critical`;

const CHOICES: readonly (readonly [TokenType, ReadonlyMap<string, Text>])[] = [
  [
    k.mode,
    new Map([
      ['off', say`it is read and checked, and never starts`],
      ['shadow', say`it decides and records what it would do, and does nothing`],
      ['live', say`it acts`],
    ]),
  ],
  [
    k.severity,
    new Map([...['low', 'medium', 'high', 'critical'].map((level): [string, Text] => [level, LEVEL])]),
  ],
  [
    k.is,
    new Map([
      ['up', say`more is better`],
      ['down', say`less is better`],
      ['unknown', say`every cause was judged and none was true`],
      ['unchecked', say`at least one cause could not be judged`],
      ['id', say`an id; in parentheses what it names, \`id(restaurant)\``],
      ['place', say`a place by its name or code`],
      ['point', say`a place on the map, for distances`],
      ['granted', say`the person agrees`],
      ['denied', say`the person says no`],
    ]),
  ],
  [k.as, new Map([['zero', say`where a known series brings nothing, its value is 0 and not unknown`]])],
  [k.unit, new Map([['percent', say`the ratio is told and compared as a percentage`]])],
  [
    k.seasonal,
    new Map([
      ['daily', say`every day is like the others`],
      ['weekly', say`every day is like the same day of other weeks`],
    ]),
  ],
  [
    k.from,
    new Map([
      ['kafka', say`a topic of Kafka`],
      ['model', say`what an analysis job publishes`],
    ]),
  ],
];
