import {
  afterBareWhere,
  clauseWithoutBraces,
  closesAnother,
  closesNothing,
  expectSomeone,
  givenUsual,
  missingThen,
  secondStatement,
} from './guess-frame.ts';
import {
  actionWithoutDo,
  comparisonInWords,
  limitPerTime,
  limitsWithoutCommas,
  listOfPlaces,
  missingWithoutIs,
  nameInOnePiece,
  sameTime,
  signTurned,
  sliceBehindTest,
  unquotedText,
  whenNotIf,
} from './guess-plain.ts';
import { elseAfterRetry, everyDay, placeOfShare, thenWithin, tomorrow } from './guess-time.ts';
import {
  aggregateWithoutOf,
  changeBy,
  changeWithoutSign,
  fieldWithLimits,
  missingComma,
  stateSince,
  testWithoutSign,
} from './guess-value.ts';
import type { Answer, Stop } from './syntax-error.ts';

/** What is meant by a form that people write and the grammar does not know, or null. */
export type Guess = (stop: Stop) => Answer | null;

/** Tried in order, the first that knows what was meant answers. */
export const guesses: readonly Guess[] = [
  afterBareWhere,
  nameInOnePiece,
  sameTime,
  unquotedText,
  sliceBehindTest,
  limitPerTime,
  limitsWithoutCommas,
  listOfPlaces,
  missingWithoutIs,
  comparisonInWords,
  actionWithoutDo,
  whenNotIf,
  signTurned,
  changeWithoutSign,
  changeBy,
  aggregateWithoutOf,
  everyDay,
  thenWithin,
  tomorrow,
  elseAfterRetry,
  placeOfShare,
  fieldWithLimits,
  stateSince,
  clauseWithoutBraces,
  givenUsual,
  expectSomeone,
  missingThen,
  secondStatement,
  testWithoutSign,
  closesAnother,
  closesNothing,
  missingComma,
];
