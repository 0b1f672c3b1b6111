import type { ClockModel, PlaybookModel } from '../../../dsl/model/playbook.ts';
import type { Project } from '../../../dsl/model/project.ts';
import { notYet } from '../../compile/not-yet.ts';
import { recoverMsOf } from '../../compile/recover-ms.ts';
import { formatSpan } from '../../format.ts';
import { readsOfPlaybook } from '../../reads.ts';
import { clockText } from '../amount.ts';
import { isEach, type Offers, type Reading, readingOf, titleOf } from '../reading.ts';
import { clauseEn, sentenceEn } from './condition.ts';
import { audienceEn, scheduleEn } from './definition.ts';
import { guardEn } from './limit.ts';
import { listEn } from './list.ts';
import { expectEn, stepsEn } from './step.ts';

/** A playbook read back in English, one paragraph a line, steps indented by two blanks a level. */
export function playbookEn(playbook: PlaybookModel, project: Project, offers: Offers): readonly string[] {
  const reading = readingOf(playbook, project, offers);
  const { name, title, unless, raises, guard, body, expects } = playbook;
  return [
    title === null ? name : `${name} (${title})`,
    ...aboutEn(playbook),
    startEn(playbook, reading),
    ...unless.map((condition) =>
      sentenceEn(condition, (clause) => `It does not start while ${clause}.`, reading),
    ),
    ...duringEn(playbook, reading),
    ...raises.map(({ to, when }) =>
      sentenceEn(when, (clause) => `Its severity rises to ${to} when ${clause}.`, reading),
    ),
    recoveryEn(playbook, reading),
    ...guardEn(guard, reading),
    'What it does:',
    ...stepsEn(body, 1, reading),
    ...expects.flatMap((step) => expectEn(step, 1, reading)),
    ...namesEn(playbook, reading),
    factsEn(playbook),
    ...modeEn(playbook),
  ];
}

/** What its author says about it. */
function aboutEn({ about, deprecated }: PlaybookModel): readonly string[] {
  return [
    ...(about === null ? [] : [about]),
    ...(deprecated === null ? [] : [`It should no longer be used: ${deprecated}.`]),
  ];
}

/** Whom it concerns, and how much. */
function factsEn({ owner, runbook, labels, severity }: PlaybookModel): string {
  const labelled = Object.entries(labels).map(([name, value]) => `${name} ${value}`);
  const facts = [
    `Severity ${severity}`,
    ...(owner === null ? [] : [`owned by ${owner}`]),
    ...(runbook === null ? [] : [`runbook ${runbook}`]),
    ...(labelled.length === 0 ? [] : [`labels: ${labelled.join(', ')}`]),
  ];
  return `${facts.join('; ')}.`;
}

/** When it starts: by the clock, by a condition, or by both. */
export function startEn({ by, clock, trigger }: PlaybookModel, reading: Reading): string {
  const per = by.length === 0 ? '' : `For each ${by.join(' and ')}: `;
  const at = clock === null ? '' : clockEn(clock, reading);
  if (trigger === null) return capital(`${per}it starts ${at}.`, per);
  const looks = clock === null ? '' : `it looks once, ${at}, and `;
  return sentenceEn(
    trigger,
    (clause) => capital(`${per}${looks}${looks === '' ? 'it ' : ''}starts when ${clause}.`, per),
    reading,
  );
}

/** `every day at 16:00`. */
export function clockEn({ atMinutes, during }: ClockModel, reading: Reading): string {
  const only = during.length === 0 ? '' : ` if that is during ${named(during, reading)}`;
  return `every day at ${clockText(atMinutes)}${only}`;
}

/** What else decides whether it starts, a phrase each. */
export function whileEn(
  { unless, onlyDuring, exceptDuring }: PlaybookModel,
  reading: Reading,
): readonly string[] {
  return [
    ...unless.map((condition) => `not while ${clauseEn(condition, reading)}`),
    ...(onlyDuring.length === 0 ? [] : [`only during ${named(onlyDuring, reading)}`]),
    ...(exceptDuring.length === 0 ? [] : [`not during ${named(exceptDuring, reading)}`]),
  ];
}

function capital(sentence: string, per: string): string {
  return per === '' ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}

function duringEn({ onlyDuring, exceptDuring }: PlaybookModel, reading: Reading): readonly string[] {
  return [
    ...(onlyDuring.length === 0 ? [] : [`It starts only during ${named(onlyDuring, reading)}.`]),
    ...(exceptDuring.length === 0 ? [] : [`It does not start during ${named(exceptDuring, reading)}.`]),
  ];
}

function named(schedules: readonly string[], reading: Reading): string {
  const all = schedules.map((name) => {
    const title = titleOf(name, 'schedules', reading);
    return title === null ? name : `${name} (${title})`;
  });
  return listEn(all, 'or');
}

/** How it ends, also where the author left it to R7. */
function recoveryEn({ recovered, trigger, clock }: PlaybookModel, reading: Reading): string {
  if (recovered !== null)
    return sentenceEn(recovered, (clause) => `It has recovered when ${clause}.`, reading);
  if (trigger === null || clock !== null || isEach(trigger)) return 'It ends when all of this is done.';
  return `It has recovered when the trigger is known to be false for ${formatSpan(recoverMsOf(trigger), 'en')}.`;
}

/** What it names elsewhere, explained: schedules, audiences, and what it calls. */
function namesEn(playbook: PlaybookModel, reading: Reading): readonly string[] {
  const { schedules, audiences } = reading.project;
  const lines = readsOfPlaybook(playbook).flatMap(({ kind, name }) => {
    if (kind === 'schedule')
      return schedules
        .filter((one) => one.name === name)
        .map((one) => `  ${titled(one)} is ${scheduleEn(one)}.`);
    if (kind === 'audience')
      return audiences
        .filter((one) => one.name === name)
        .map((one) => `  ${titled(one)} is ${audienceEn(one, reading)}.`);
    const found = kind === 'verb' ? reading.offers.get(name) : undefined;
    return found === undefined ? [] : [`  ${name}: ${found.doc}`];
  });
  return lines.length === 0 ? [] : ['Where:', ...lines];
}

function titled({ name, title }: { readonly name: string; readonly title: string | null }): string {
  return title === null ? name : `${name} (${title})`;
}

/** The sentences people look for: does it act, and can it? */
function modeEn(playbook: PlaybookModel): readonly string[] {
  const { mode, hole } = playbook;
  const lacking = notYet(playbook);
  const says = {
    off: 'It is switched off: nothing is looked at.',
    shadow: 'It is in shadow: it decides and records, and does nothing.',
    live: hole ? 'Without the hole it would be live.' : 'It is live: it acts.',
  }[mode];
  return [
    ...(hole ? ['It has a hole: it can be simulated and never acts.'] : []),
    says,
    ...(lacking.length === 0
      ? []
      : [
          `This version cannot run it yet: it uses ${listEn(
            lacking.map((word) => `\`${word}\``),
            'and',
          )}.`,
        ]),
  ];
}
