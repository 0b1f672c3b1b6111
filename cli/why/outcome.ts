import { dosIn } from '../../engine/check/root.ts';
import type { Kill } from '../../engine/control/kill.ts';
import { killLine } from '../../engine/control/kill-line.ts';
import type { Decision, Json } from '../../engine/decision.ts';
import type { Language } from '../../rules/format.ts';
import { decisionFacts } from '../report/decision-words.ts';
import type { InstantPrinter } from '../report/instant.ts';
import { padded } from '../report/padded.ts';
import { nextStep } from './next-step.ts';
import type { HeldRun, WhyAnswer } from './why-answer.ts';

/** Cells of the words that begin a line. */
const LABEL_CELLS = 15;

const SAY = {
  en: {
    done: 'was done',
    held: 'held it back',
    next: 'what to do',
    nothing: 'nothing',
    part: (part: number, all: number) => `${part} of ${all}`,
    unsure: 'a cause',
    waits: 'waits for',
    kill: 'kill switch',
    resume: (flags: string) => `\`ordersense resume${flags}\` lets go what is not too old by then`,
  },
  ko: {
    done: '한 일',
    held: '막은 것',
    next: '할 일',
    nothing: '없음',
    part: (part: number, all: number) => `${all}건 가운데 ${part}건`,
    unsure: '원인',
    waits: '승인을 기다림',
    kill: '멈춤 스위치',
    resume: (flags: string) =>
      `\`ordersense resume${flags}\`으로 다시 보내세요. 그때 너무 오래된 것은 보내지 않습니다`,
  },
} as const;

/** What came of a firing, before its details: what was done, what held the rest back, and what a person can do. */
export function outcomeLines(
  own: readonly Decision[],
  used: readonly Decision[],
  holders: readonly string[],
  answer: Pick<WhyAnswer, 'bundle' | 'playbook' | 'held'>,
  { short }: InstantPrinter,
  language: Language,
): readonly string[] {
  if (!own.some(({ what }) => what === 'opened' || what === 'reopened')) return [];
  const say = SAY[language];
  const stopped = (answer.held ?? []).filter(({ run }) => run.incident === own[0]?.incident);
  const done = own.filter(
    ({ what, step, detail }) =>
      what === 'act' && !stopped.some(({ run }) => run.step === step && run.verb === detail['verb']),
  );
  const answered = own.some(({ what }) => what === 'answered');
  const back = own.filter(
    ({ what, detail }) =>
      what === 'skipped' ||
      what === 'action-failed' ||
      what === 'latched' ||
      (what === 'asked' && !answered && own.at(-1)?.what === 'asked') ||
      (what === 'cause' && unknownIn(detail['causes'])),
  );
  const freeFrom = roomFrom(back, used, answer);
  const circumstances = {
    ...{ bundle: answer.bundle, playbook: answer.playbook, holder: holders[0] ?? null },
    freeFrom: freeFrom === null ? null : short(freeFrom),
  };
  const steps = [
    ...stopped.map(({ kill }) => say.resume(flagsOf(kill))),
    ...back.flatMap((decision) => nextStep(decision, circumstances, language) ?? []),
  ];
  return [
    ...labelled(
      say.done,
      done.length === 0 ? [say.nothing] : done.map((one) => doneText(one, own, language)),
    ),
    ...labelled(say.held, [
      ...stopped.map(({ kill, run }) => `${run.verb}: ${say.kill}: ${killLine(kill)}`),
      ...back.map((decision) => heldText(decision, language)),
    ]),
    ...labelled(say.next, [...new Set(steps)]),
  ];
}

function labelled(label: string, lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].map((line, i) => `  ${padded(i === 0 ? label : '', LABEL_CELLS)}${line}`);
}

/** An act, with how many of its targets it reached where that was not all of them. */
function doneText(act: Decision, own: readonly Decision[], language: Language): string {
  const { first } = decisionFacts(act, language);
  const failed = own.find(({ what, step }) => what === 'action-failed' && step === act.step);
  const counts = failed?.detail['counts'];
  if (typeof counts !== 'object' || counts === null || Array.isArray(counts)) return first;
  const all = Object.values(counts).reduce<number>((sum, n) => sum + Number(n), 0);
  const reached = Number((counts as Readonly<Record<string, Json>>)['succeeded'] ?? 0);
  return `${first}: ${SAY[language].part(reached, all)}`;
}

function heldText(decision: Decision, language: Language): string {
  const { first, rest } = decisionFacts(decision, language);
  switch (decision.what) {
    case 'cause':
      return `${SAY[language].unsure}: ${rest.join('; ')}`;
    case 'asked':
      return `${SAY[language].waits} ${first}`.trimEnd();
    default:
      return first;
  }
}

function unknownIn(causes: Json | undefined): boolean {
  return Array.isArray(causes) && causes.some((cause) => (cause as { truth?: Json }).truth === null);
}

/** When the oldest act that counts leaves the span of the limit that was used up; null: it has none. */
function roomFrom(
  back: readonly Decision[],
  used: readonly Decision[],
  { playbook }: Pick<WhyAnswer, 'playbook'>,
): number | null {
  const [oldest] = used;
  const words = back.map(({ detail }) => String(detail['words'] ?? '')).join('\n');
  const limits = [playbook.limits, ...dosIn(playbook.body).map((step) => step.limits)].flatMap((one) => [
    ...one.budgets,
    ...one.caps,
    ...one.once,
  ]);
  const limit = limits.find(({ text, inMs }) => inMs !== null && words.includes(text));
  return oldest === undefined || limit === undefined || limit.inMs === null ? null : oldest.t + limit.inMs;
}

function flagsOf({ scope, name }: HeldRun['kill'] | Kill): string {
  return scope === 'all' ? '' : ` --${scope} ${name}`;
}
