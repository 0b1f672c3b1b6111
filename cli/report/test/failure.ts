import { cellWidth } from '../../../dsl/cells.ts';
import { told } from '../../../dsl/messages/in-language.ts';
import type { Language } from '../../../dsl/messages/language.ts';
import { say } from '../../../dsl/say.ts';
import type { Decision } from '../../../engine/decision.ts';
import type { Evidence } from '../../../engine/evidence.ts';
import { instanceOf } from '../../../engine/incident/incident.ts';
import type { Verdict } from '../../test/judge.ts';
import { paneBefore } from '../../test/play.ts';
import type { TestResult } from '../../test/run.ts';
import { evidenceLines } from '../evidence.ts';
import type { InstantPrinter } from '../instant.ts';
import { padded } from '../padded.ts';
import type { PlaceNames } from '../places.ts';
import { happenedLine } from './happened.ts';

type PlayedTest = Extract<TestResult, { kind: 'played' }>;

/** Places of which a trigger is shown that did not fire. */
const SHOWN = 3;

export interface FailureWords {
  readonly place: PlaceNames;
  readonly print: InstantPrinter;
  readonly language: Language;
}

/**
 * Expectations that do not hold: expected, happened with the difference underlined, and the values behind it, once
 * where several failures of a test have the same.
 */
export function failureLines(result: PlayedTest, words: FailureWords): readonly string[] {
  const told = new Set<string>();
  return result.verdicts
    .filter(({ holds }) => !holds)
    .flatMap((verdict) => {
      const reason = reasonLines(verdict, result, words);
      const isNew = !told.has(reason.join());
      told.add(reason.join());
      return [...differenceLines(verdict, words), ...(isNew ? reason : [])];
    });
}

function differenceLines(verdict: Verdict, words: FailureWords): readonly string[] {
  const { place, print, language } = words;
  const { expect, atMs } = verdict;
  const at =
    expect.at === null
      ? told(say`at the end`, language)
      : told(say`at ${print.short(atMs).slice(6)}`, language);
  const labels = [told(say`expected`, language), told(say`happened`, language)] as const;
  const cells = Math.max(...labels.map((label) => cellWidth(label)));
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
  ];
}

/** Why it ran, from the evidence of its incident; or why not: where the triggers stood at that moment. */
function reasonLines(verdict: Verdict, result: PlayedTest, words: FailureWords): readonly string[] {
  const { place, language } = words;
  const { about, atMs } = verdict;
  if (about !== null) {
    const own = result.played.decisions.filter(({ incident, t }) => incident === about.incident && t <= atMs);
    const lines = grounds(own, about).flatMap(({ evidence }) =>
      evidence === null ? [] : evidenceLines(evidence, language),
    );
    return block(told(say`why it ran`, language), place(about.instance), lines, language);
  }
  const looks = result.played.looks.get(paneBefore(atMs)) ?? new Map<string, ReadonlyMap<string, Evidence>>();
  const all = result.prepared.bundle.playbooks.flatMap(({ name, by }) =>
    [...(looks.get(name) ?? new Map<string, Evidence>())].map(([key, evidence]) => ({
      instance: instanceOf(by, key),
      evidence,
    })),
  );
  const asked = verdict.expect.what;
  const wanted = 'in' in asked ? asked.in : null;
  const here = all.filter(({ instance }) => wanted === null || instance[wanted.dimension] === wanted.value);
  const title = told(say`why not`, language);
  if (here.length === 0) return block(title, '', [told(say`nothing of it was seen`, language)], language);
  return here
    .slice(0, SHOWN)
    .flatMap(({ instance, evidence }, index) =>
      block(index === 0 ? title : '', place(instance), evidenceLines(evidence, language), language),
    );
}

/** What a decision rests on: the trigger that began its passage of the incident, and the check before it. */
function grounds(own: readonly Decision[], about: Decision): readonly Decision[] {
  const until = own.slice(0, own.indexOf(about) + 1);
  const last = (kinds: readonly Decision['what'][]) =>
    until.filter(({ what }) => kinds.includes(what)).slice(-1);
  return [...last(['opened', 'reopened']), ...last(['cause'])];
}

function block(
  title: string,
  place: string,
  lines: readonly string[],
  language: Language,
): readonly string[] {
  if (lines.length === 0) return [];
  const labels = [say`why it ran`, say`why not`].map((label) => told(label, language));
  const cells = Math.max(...labels.map((label) => cellWidth(label)));
  const first = `  ${padded(title === '' ? '' : `${title}:`, cells + 1)} `;
  return lines.map((line, index) =>
    `${index === 0 ? first : ' '.repeat(cellWidth(first))}${place === '' ? '' : `${place}   `}${line}`.trimEnd(),
  );
}
