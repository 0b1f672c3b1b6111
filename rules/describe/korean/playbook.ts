import type { ClockModel, PlaybookModel, Severity } from '../../../dsl/model/playbook.ts';
import type { Project } from '../../../dsl/model/project.ts';
import { notYet } from '../../compile/not-yet.ts';
import { recoverMsOf } from '../../compile/recover-ms.ts';
import { formatSpan } from '../../format.ts';
import { readsOfPlaybook } from '../../reads.ts';
import { clockText } from '../amount.ts';
import { isEach, type Offers, type Reading, readingOf, titleOf } from '../reading.ts';
import { clauseKo, sentenceKo } from './condition.ts';
import { audienceKo, scheduleKo } from './definition.ts';
import { dimensionsKo } from './dimension.ts';
import { withParticle } from './grammar.ts';
import { guardKo } from './limit.ts';
import { expectKo, stepsKo } from './step.ts';

/** A playbook read back in Korean, one paragraph a line, steps indented by two blanks a level. */
export function playbookKo(playbook: PlaybookModel, project: Project, offers: Offers): readonly string[] {
  const reading = readingOf(playbook, project, offers);
  const { name, title, unless, raises, guard, body, expects } = playbook;
  return [
    title === null ? name : `${title} (${name})`,
    ...aboutKo(playbook),
    startKo(playbook, reading),
    ...unless.map((condition) => sentenceKo(condition, (clause) => `${clause} 시작하지 않습니다.`, reading)),
    ...duringKo(playbook, reading),
    ...raises.map(({ to, when }) =>
      sentenceKo(when, (clause) => `${clause} 심각도를 ${SEVERITIES[to]}으로 올립니다.`, reading),
    ),
    recoveryKo(playbook, reading),
    ...guardKo(guard, reading),
    '하는 일:',
    ...stepsKo(body, 1, reading),
    ...expects.flatMap((step) => expectKo(step, 1, reading)),
    ...namesKo(playbook, reading),
    factsKo(playbook),
    ...modeKo(playbook),
  ];
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  low: '낮음',
  medium: '보통',
  high: '높음',
  critical: '매우 높음',
};

/** What its author says about it. */
function aboutKo({ about, deprecated }: PlaybookModel): readonly string[] {
  return [
    ...(about === null ? [] : [about]),
    ...(deprecated === null ? [] : [`이제 쓰지 않는 플레이북입니다: ${deprecated}.`]),
  ];
}

/** Whom it concerns, and how much. */
function factsKo({ owner, runbook, labels, severity }: PlaybookModel): string {
  const labelled = Object.entries(labels).map(([name, value]) => `${name} ${value}`);
  const facts = [
    `심각도 ${SEVERITIES[severity]}`,
    ...(owner === null ? [] : [`담당 ${owner}`]),
    ...(runbook === null ? [] : [`대응 문서 ${runbook}`]),
    ...(labelled.length === 0 ? [] : [`표시: ${labelled.join(', ')}`]),
  ];
  return `${facts.join('; ')}.`;
}

/** When it starts: by the clock, by a condition, or by both. */
export function startKo({ by, clock, trigger }: PlaybookModel, reading: Reading): string {
  const per = by.length === 0 ? '' : `${dimensionsKo(by, reading)}별로, `;
  const at = clock === null ? '' : `${clockKo(clock, reading)} `;
  if (trigger === null) return `${per}${at}시작합니다.`;
  const looks = clock === null ? '' : `${at}한 번 보아 `;
  return sentenceKo(trigger, (clause) => `${per}${looks}${clause} 시작합니다.`, reading);
}

/** `매일 16:00에`. */
export function clockKo({ atMinutes, during }: ClockModel, reading: Reading): string {
  const only = during.length === 0 ? '' : `(${named(during, reading)}일 때만) `;
  return `매일 ${only}${clockText(atMinutes)}에`;
}

/** What else decides whether it starts, a phrase each. */
export function whileKo(
  { unless, onlyDuring, exceptDuring }: PlaybookModel,
  reading: Reading,
): readonly string[] {
  return [
    ...unless.map((condition) => `${clauseKo(condition, 'if', reading)} 제외`),
    ...(onlyDuring.length === 0 ? [] : [`${named(onlyDuring, reading)}에만`]),
    ...(exceptDuring.length === 0 ? [] : [`${named(exceptDuring, reading)} 중에는 제외`]),
  ];
}

function duringKo({ onlyDuring, exceptDuring }: PlaybookModel, reading: Reading): readonly string[] {
  return [
    ...(onlyDuring.length === 0 ? [] : [`${named(onlyDuring, reading)}에만 시작합니다.`]),
    ...(exceptDuring.length === 0 ? [] : [`${named(exceptDuring, reading)} 중에는 시작하지 않습니다.`]),
  ];
}

function named(schedules: readonly string[], reading: Reading): string {
  return schedules.map((name) => titleOf(name, 'schedules', reading) ?? name).join('·');
}

/** How it ends, also where the author left it to R7. */
function recoveryKo({ recovered, trigger, clock }: PlaybookModel, reading: Reading): string {
  if (recovered !== null)
    return sentenceKo(recovered, (clause) => `${clause} 회복된 것으로 봅니다.`, reading);
  if (trigger === null || clock !== null || isEach(trigger)) return '할 일을 모두 마치면 끝납니다.';
  return `시작 조건이 ${formatSpan(recoverMsOf(trigger), 'ko')} 동안 확실히 거짓이면 회복된 것으로 봅니다.`;
}

/** What it names elsewhere, explained: schedules, audiences, and what it calls. */
function namesKo(playbook: PlaybookModel, reading: Reading): readonly string[] {
  const { schedules, audiences } = reading.project;
  const lines = readsOfPlaybook(playbook).flatMap(({ kind, name }) => {
    if (kind === 'schedule')
      return schedules
        .filter((one) => one.name === name)
        .map((one) => `  ${titled(one)}: ${scheduleKo(one)}.`);
    if (kind === 'audience')
      return audiences
        .filter((one) => one.name === name)
        .map((one) => `  ${titled(one)}: ${audienceKo(one, reading)}.`);
    const found = kind === 'verb' ? reading.offers.get(name) : undefined;
    return found === undefined ? [] : [`  ${name}: ${found.docKo ?? found.doc}`];
  });
  return lines.length === 0 ? [] : ['여기서:', ...lines];
}

function titled({ name, title }: { readonly name: string; readonly title: string | null }): string {
  return title === null ? name : `${title} (${name})`;
}

/** The sentences people look for: does it act, and can it? */
function modeKo(playbook: PlaybookModel): readonly string[] {
  const { mode, hole } = playbook;
  const lacking = notYet(playbook);
  const says = {
    off: '꺼져 있어 아무것도 보지 않습니다.',
    shadow: '지금은 그림자 모드라 판단만 기록하고 실제로는 아무것도 하지 않습니다.',
    live: hole ? '빈 곳이 없다면 실제로 움직입니다.' : '실제로 움직입니다.',
  }[mode];
  return [
    ...(hole ? ['아직 빈 곳이 있어 모의 실행만 되고 실제로는 아무것도 하지 않습니다.'] : []),
    says,
    ...(lacking.length === 0
      ? []
      : [
          `이 버전은 아직 이 플레이북을 실행하지 못합니다: ${withParticle(lacking.map((word) => `\`${word}\``).join(', '), '을', '를')} 씁니다.`,
        ]),
  ];
}
