import { leavesIn } from '../../engine/check/root.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Language } from '../../rules/format.ts';
import { conditionTree } from '../report/condition-tree.ts';
import { decisionFacts } from '../report/decision-words.ts';
import { incidentBlock } from '../report/incident-block.ts';
import { type InstantPrinter, instantPrinter } from '../report/instant.ts';
import { type PlaceNames, placeNames } from '../report/places.ts';
import { outcomeLines } from './outcome.ts';
import { incidentAt, standingAt, type WhyAnswer, type WhyPlace } from './why-answer.ts';

const SAY = {
  en: {
    fired: (since: string) => `it fired, and its incident has been open since ${since}`,
    held: (since: string) => `it is true, and held back since ${since}: nothing is done`,
    recovered: (since: string) => `its incident recovered at ${since}; it did not fire again`,
    unknown: 'it did not fire: whether its trigger is true is not known, and the unknown never fires',
    false: 'it did not fire: its trigger is not true',
    true: 'its trigger is true, and it did not fire again: it must first be false once',
    gone: 'it did not fire',
    trigger: 'trigger at this instant',
    lost: (at: string) =>
      `the numbers of this instant are no longer in the store, which keeps those of ${at}; play the recording of it: --events`,
    before: (incident: string) => `incident ${incident} until then`,
    after: 'later',
    silent: (source: string, since: string) => `${source} has been silent since ${since}`,
    used: 'what was done before, and counts',
    holder: (incident: string, place: string) => `incident ${incident}   ${place}`,
    nowhere: 'no instance of it is known here',
    last: 'the last incident before',
  },
  ko: {
    fired: (since: string) => `발동했고, ${since}부터 이상이 열려 있습니다`,
    held: (since: string) => `시작 조건은 참이지만 ${since}부터 보류되어 아무것도 하지 않습니다`,
    recovered: (since: string) => `${since}에 회복되었고 다시 발동하지 않았습니다`,
    unknown: '발동하지 않았습니다. 시작 조건을 알 수 없고, 알 수 없으면 발동하지 않습니다',
    false: '발동하지 않았습니다. 시작 조건이 참이 아닙니다',
    true: '시작 조건이 참이지만 다시 발동하지 않았습니다. 먼저 한 번 거짓이 되어야 합니다',
    gone: '발동하지 않았습니다',
    trigger: '이 시각의 시작 조건',
    lost: (at: string) =>
      `이 시각의 값은 저장소에 더 없습니다. 저장소에는 ${at}의 값이 있습니다. 그때의 녹화를 --events로 재생하세요`,
    before: (incident: string) => `사건 ${incident}, 그때까지`,
    after: '그 뒤',
    silent: (source: string, since: string) => `${source}: ${since}부터 데이터가 끊겼습니다`,
    used: '그 전에 해서 한도에 든 조치',
    holder: (incident: string, place: string) => `사건 ${incident}   ${place}`,
    nowhere: '여기에 알려진 대상이 없습니다',
    last: '그 전 마지막 사건',
  },
} as const;

/** Reasons for which what was done before is to blame. */
const USED_UP = ['budget', 'cap', 'cooldown', 'once', 'share'];
/** Earlier acts that are told. */
const TOLD = 8;

/** Why a playbook fired and acted at an instant, or did not, place by place: whoever reads only this must understand. */
export function whyText(answer: WhyAnswer, language: Language): string {
  const print = instantPrinter(answer.bundle.zone);
  const place = placeNames(answer.bundle.words, language);
  const { playbook, places, atMs } = answer;
  const title = playbook.title === null ? '' : `   ${playbook.title}`;
  const head = `${playbook.name}${title}   ${print.dated(atMs)}`;
  if (places.length === 0) return `${head}\n  ${SAY[language].nowhere}`;
  return [head, ...places.flatMap((one) => ['', ...placeLines(one, answer, print, place, language)])].join(
    '\n',
  );
}

function placeLines(
  one: WhyPlace,
  answer: WhyAnswer,
  print: InstantPrinter,
  place: PlaceNames,
  language: Language,
): readonly string[] {
  const say = SAY[language];
  const { atMs, throughMs, playbook, others } = answer;
  const own = incidentAt(one, atMs);
  const needs = new Map(
    leavesIn(playbook.trigger).map(({ id, test }) => [id, 'atLeast' in test ? test.atLeast : null]),
  );
  const tree =
    one.trigger === null
      ? [`    ${say.lost(print.dated(throughMs))}`]
      : conditionTree(one.trigger, language, (id) => needs.get(id) ?? null).map((line) => `    ${line}`);
  const until = own.filter(({ t }) => t <= atMs);
  const later = own.filter(({ t }) => t > atMs);
  const block = (decisions: readonly Decision[]) => incidentBlock(decisions, place, print, language).slice(1);
  const before = own.length > 0 ? [] : lastBefore(one, atMs);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`  ${title}`, ...lines];
  return [
    `${place(one.instance)}: ${verdict(one, own, atMs, print, language)}`,
    ...outcomeLines(until, usedBefore(own, answer), holdersOf(own, others), answer, print, language),
    ...silences(others, atMs)
      .filter(({ source }) => playbook.sources.includes(source))
      .map(({ source, sinceMs }) => `  ${say.silent(source, print.short(sinceMs))}`),
    ...section(say.trigger, tree),
    ...section(say.last, block(before)),
    ...section(say.before(own[0]?.incident ?? ''), block(until)),
    ...section(say.after, block(later)),
    ...section(say.used, usedLines(own, answer, print, place, language)),
    ...holders(own, others).flatMap((held) =>
      section(
        say.holder(held[0]?.incident ?? '', `${held[0]?.playbook ?? ''}   ${place(held[0]?.instance ?? {})}`),
        block(held),
      ),
    ),
  ];
}

function verdict(
  one: WhyPlace,
  own: readonly Decision[],
  atMs: number,
  print: InstantPrinter,
  language: Language,
): string {
  const say = SAY[language];
  const since = (whats: readonly string[]) =>
    print.short(own.findLast(({ what, t }) => t <= atMs && whats.includes(what))?.t ?? atMs);
  switch (standingAt(own, atMs)) {
    case 'fired':
      return say.fired(since(['opened', 'reopened']));
    case 'held':
      return say.held(since(['held']));
    case 'recovered':
      return say.recovered(since(['recovered']));
    case 'none':
      if (one.trigger === null) return say.gone;
      return one.trigger.truth === null ? say.unknown : one.trigger.truth ? say.true : say.false;
  }
}

/** The incident that had ended before the instant: it may be why nothing began. */
function lastBefore({ decisions }: WhyPlace, atMs: number): readonly Decision[] {
  const last = decisions.findLast(({ t }) => t <= atMs)?.incident;
  return decisions.filter(({ incident }) => incident === last);
}

/** Sources that are silent at an instant, and since when. */
function silences(
  decisions: readonly Decision[],
  atMs: number,
): readonly { readonly source: string; readonly sinceMs: number }[] {
  const since = new Map<string, number>();
  for (const { what, t, detail } of decisions) {
    const source = String(detail['source']);
    if (t > atMs) continue;
    if (what === 'blind') since.set(source, t);
    if (what === 'seeing') since.delete(source);
  }
  return [...since].map(([source, sinceMs]) => ({ source, sinceMs }));
}

/** Acts that used a limit up, each with its place. */
function usedLines(
  own: readonly Decision[],
  answer: WhyAnswer,
  { short }: InstantPrinter,
  place: PlaceNames,
  language: Language,
): readonly string[] {
  return usedBefore(own, answer).map((decision) => {
    const { first } = decisionFacts(decision, language);
    return `    ${short(decision.t)} ${place(decision.instance)}   ${first}   (${decision.incident})`;
  });
}

/** Acts of this playbook on any instance before something that a limit held back: they used the limit up. */
function usedBefore(own: readonly Decision[], { others, playbook }: WhyAnswer): readonly Decision[] {
  const held = own.find(
    ({ what, detail }) => what === 'skipped' && USED_UP.includes(String(detail['reason'])),
  );
  if (held === undefined) return [];
  return others
    .filter(({ what, t, playbook: name }) => what === 'act' && name === playbook.name && t <= held.t)
    .slice(-TOLD);
}

/** Incidents that hold something back, by the ids that the reasons name. */
function holdersOf(own: readonly Decision[], others: readonly Decision[]): readonly string[] {
  const named = incidentsNamed(own);
  return [...new Set(others.map(({ incident }) => incident))].filter(
    (id) => id !== own[0]?.incident && named.some((words) => words.includes(id)),
  );
}

/** What they have done. */
function holders(own: readonly Decision[], others: readonly Decision[]): readonly (readonly Decision[])[] {
  return holdersOf(own, others).map((id) =>
    others.filter(
      ({ incident, what }) => incident === id && ['opened', 'act', 'undo', 'closed'].includes(what),
    ),
  );
}

/** Reasons of what was held back: another incident's id may stand in them. */
export function incidentsNamed(own: readonly Decision[]): readonly string[] {
  return own.filter(({ what }) => what === 'skipped').map(({ detail }) => String(detail['words'] ?? ''));
}
