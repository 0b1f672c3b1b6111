import { cellWidth } from '../../../dsl/cells.ts';
import { told } from '../../../dsl/messages/in-language.ts';
import type { Language } from '../../../dsl/messages/language.ts';
import { say, type Text } from '../../../dsl/say.ts';
import type { Verdict } from '../../test/judge.ts';
import type { TestResult } from '../../test/run.ts';
import { evidenceLines } from '../evidence.ts';
import type { InstantPrinter } from '../instant.ts';
import { padded } from '../padded.ts';
import type { PlaceNames } from '../places.ts';
import { comparedPast } from './compared-past.ts';
import { happenedLine } from './happened.ts';
import { type NotDone, notDoneOf, notDoneWords } from './not-done.ts';
import { type Reason, reasonOf } from './reason.ts';

type PlayedTest = Extract<TestResult, { kind: 'played' }>;

/** Places of which a trigger is shown that did not fire, and reasons why something was not done. */
const SHOWN = 3;

export interface FailureWords {
  readonly place: PlaceNames;
  readonly print: InstantPrinter;
  readonly language: Language;
}

/**
 * Expectations that do not hold: expected, happened with the difference underlined, why an act was not done, and the
 * values behind it, once where several failures of a test have the same.
 */
export function failureLines(result: PlayedTest, words: FailureWords): readonly string[] {
  const told = new Set<string>();
  return result.verdicts
    .filter(({ holds }) => !holds)
    .flatMap((verdict) => {
      const reason = reasonLines(verdict, result, words);
      const isNew = !told.has(reason.join());
      told.add(reason.join());
      return [...differenceLines(verdict, result, words), ...(isNew ? reason : [])];
    });
}

function differenceLines(verdict: Verdict, result: PlayedTest, words: FailureWords): readonly string[] {
  const { place, print, language } = words;
  const { expect, atMs } = verdict;
  const at =
    expect.at === null
      ? told(say`at the end`, language)
      : told(say`at ${print.short(atMs).slice(6)}`, language);
  const labels = [told(say`expected`, language), told(say`happened`, language)] as const;
  const notDone = notDoneOf(verdict, result);
  const label = notDone.length === 0 ? '' : told(say`not done`, language);
  const cells = Math.max(...[...labels, label].map((one) => cellWidth(one)));
  const head = (first: string, label: string): string => `  ${first} ${padded(label, cells)}   `;
  const indent = ' '.repeat(cellWidth(at));
  const pieces = happenedLine(verdict, place, language);
  const underline = pieces
    .map(({ text, marked }) => (marked ? '~' : ' ').repeat(cellWidth(text)))
    .join('')
    .trimEnd();
  return [
    `${head(at, labels[0])}${expect.text}`,
    `${head(indent, labels[1])}${pieces.map(({ text }) => text).join('')}`,
    ...(underline === '' ? [] : [`${' '.repeat(cellWidth(head(indent, labels[1])))}${underline}`]),
    ...notDone
      .slice(0, SHOWN)
      .map((one, index) => `${head(indent, index === 0 ? label : '')}${notDoneLine(one, words)}`),
    ...(notDone.length > SHOWN
      ? [`${head(indent, '')}${told(say`and ${notDone.length - SHOWN} more`, language)}`]
      : []),
  ];
}

/** `강남구   city.put   the cooldown of 30m …`. */
function notDoneLine(one: NotDone, { place, language }: FailureWords): string {
  const { instance, verb } = one;
  const where = Object.keys(instance).length === 0 ? [] : [place(instance)];
  return [...where, ...(verb === null ? [] : [verb]), notDoneWords(one, language)].join('   ');
}

const TITLES: Readonly<Record<Reason['kind'], Text>> = {
  ran: say`why it ran`,
  ended: say`why it ended`,
  not: say`why not`,
};

function reasonLines(
  verdict: Verdict,
  result: PlayedTest,
  { place, language }: FailureWords,
): readonly string[] {
  const { kind, parts } = reasonOf(verdict, result);
  const shown = kind === 'not' ? parts.slice(0, SHOWN) : parts;
  const lines = shown.flatMap(({ instance, evidence }) => {
    const where = place(instance);
    return evidenceLines(evidence, language).map((line) => (where === '' ? line : `${where}   ${line}`));
  });
  if (kind === 'not' && parts.length === 0) lines.push(told(say`nothing of it was seen`, language));
  lines.push(
    ...comparedPast(
      shown.map(({ evidence }) => evidence),
      result.prepared,
    ).map((one) => told(one, language)),
  );
  const title = `${told(TITLES[kind], language)}:`;
  // The usual two stand under each other.
  const cells =
    Math.max(...[TITLES.ran, TITLES.not, TITLES[kind]].map((one) => cellWidth(told(one, language)))) + 1;
  return lines.map((line, index) => `  ${padded(index === 0 ? title : '', cells)} ${line}`.trimEnd());
}
