import type { DoModel, ExpectModel, StepModel, TrackModel, UntilModel } from '../../../dsl/model/step.ts';
import { formatSpan } from '../../format.ts';
import { amountText, clockText } from '../amount.ts';
import { argumentsText } from '../argument.ts';
import { otherwiseText } from '../otherwise.ts';
import type { Reading } from '../reading.ts';
import { causeTitleKo, clauseKo, sentenceKo } from './condition.ts';
import { codeKo } from './dimension.ts';
import { withParticle } from './grammar.ts';
import { comparedKo } from './leaf.ts';
import { limitPhrasesKo } from './limit.ts';
import { metricKo } from './metric.ts';

/**
 * Statements, a line each, what is inside them two blanks further in.
 *
 * @param before  those that stand before them in the same block, of a routine: those before its call
 */
export function stepsKo(
  steps: readonly StepModel[],
  level: number,
  reading: Reading,
  before: readonly StepModel[] = [],
): readonly string[] {
  return steps.flatMap((step, index) => stepKo(step, level, reading, [...before, ...steps.slice(0, index)]));
}

function stepKo(
  step: StepModel,
  level: number,
  reading: Reading,
  before: readonly StepModel[],
): readonly string[] {
  const pad = '  '.repeat(level);
  const within = (head: string, body: readonly StepModel[], above: readonly StepModel[] = []) => [
    `${pad}${head}:`,
    ...stepsKo(body, level + 1, reading, above),
  ];
  switch (step.kind) {
    case 'check':
      return step.checks.flatMap((check) => [
        `${pad}${check.title ?? check.name} 확인:`,
        ...check.causes.map((cause) =>
          sentenceKo(
            cause.when,
            (clause) => `${pad}  ${clause} → ${causeTitleKo(cause.name, reading)}.`,
            reading,
          ),
        ),
      ]);
    case 'if':
      return [
        ...step.branches.flatMap(({ when, body }, index) => [
          sentenceKo(when, (clause) => `${pad}${index === 0 ? '' : '아니고 '}${clause}:`, reading),
          ...stepsKo(body, level + 1, reading),
        ]),
        ...(step.otherwise === null ? [] : within('모두 아니면', step.otherwise)),
      ];
    case 'otherwise':
      return within(otherwiseText(before, 'ko'), step.body);
    case 'always':
      return within('원인과 관계없이 언제나', step.body);
    case 'routine':
      return within(`루틴 ${step.name}`, step.body, before);
    case 'do':
      return [
        `${pad}${actionKo(step, reading)}`,
        ...(step.onFailure === null
          ? []
          : [`${pad}  실패하면:`, ...stepsKo(step.onFailure, level + 2, reading)]),
      ];
    case 'expect':
      return expectKo(step, level, reading);
    case 'track':
      return [`${pad}${trackKo(step, reading)}`];
    case 'escalate':
      return [`${pad}${step.to ?? '담당자'}에게 올림`];
    case 'wait':
      return [`${pad}${formatSpan(step.ms, 'ko')} 기다림`];
    case 'hole':
      return [`${pad}… (아직 비어 있음)`];
  }
}

/** `expect` counts from the opening of the incident. */
export function expectKo(step: ExpectModel, level: number, reading: Reading): readonly string[] {
  const pad = '  '.repeat(level);
  const what = step.condition === null ? '회복되는' : clauseKo(step.condition, 'noun', reading);
  const fails = `${pad}시작하고 ${formatSpan(step.withinMs, 'ko')} 안에 ${what} 일이 없으면`;
  if (step.else === null) return [`${fails} 기록만 함`];
  return [`${fails}:`, ...stepsKo(step.else, level + 1, reading)];
}

/** The call with its limits and its end, as one line. */
function actionKo(step: DoModel, reading: Reading): string {
  const { verb, args, as, limits, timeoutMs, retry } = step;
  return [
    `${verb}(${argumentsText(args, reading, 'ko')})`,
    ...limitPhrasesKo(limits, 'action', reading),
    ...endKo(step, reading),
    ...(timeoutMs === null ? [] : [`${withParticle(formatSpan(timeoutMs, 'ko'), '이', '가')} 지나면 그만둠`]),
    ...(retry === null
      ? []
      : [
          `안 되면 ${retry.everyMs === null ? '' : `${formatSpan(retry.everyMs, 'ko')}마다 `}${retry.times}번까지 다시 시도`,
        ]),
    ...(as === null ? [] : [`결과를 ${withParticle(codeKo(as), '이라', '라')} 부름`]),
  ].join('; ');
}

/** When its effect ends and what takes it back: the inverse by name, an undo of the author's own in full. */
function endKo({ until, undo, isUndoWritten }: DoModel, reading: Reading): readonly string[] {
  const call =
    undo === null
      ? null
      : isUndoWritten
        ? `${undo.verb}(${argumentsText(undo.args, reading, 'ko')})`
        : undo.verb;
  if (until === null) return isUndoWritten && call !== null ? [`되돌릴 때는 ${call}`] : [];
  return [
    call === null ? `${untilKo(until)} 끝` : `${untilKo(until)} ${withParticle(call, '으로', '로')} 되돌림`,
  ];
}

/** When an effect ends, whichever comes first. */
export function untilKo({ recovered, afterMs, atMinutes }: UntilModel): string {
  const times = [
    ...(afterMs === null ? [] : [`${withParticle(formatSpan(afterMs, 'ko'), '이', '가')} 지나면`]),
    ...(atMinutes === null ? [] : [`다음 ${clockText(atMinutes)}이 되면`]),
  ];
  if (!recovered) return times.join(' 또는 ');
  return times.length === 0 ? '회복되면' : `회복되거나 ${times.join(' 또는 ')}`;
}

/** What is followed, for how long, and against whom. */
export function trackKo({ metric, pass, forMs, holdoutRatio, as }: TrackModel, reading: Reading): string {
  const name = withParticle(metricKo(metric, reading), '이', '가');
  const what =
    pass === null
      ? `${metricKo(metric, reading)}의 평균`
      : `${name} ${comparedKo(amountText(pass.value, metric.unit, 'ko'), pass.op, 'noun')} 비율`;
  const against =
    holdoutRatio === null
      ? '비교 대상을 남기지 않아 효과를 말할 수 없음'
      : `아무것도 받지 않는 ${withParticle(amountText(holdoutRatio, { kind: 'percent' }, 'ko'), '과', '와')} 비교`;
  const named = as === null ? '' : `; 효과를 ${withParticle(codeKo(as), '이라', '라')} 부름`;
  return `${formatSpan(forMs, 'ko')} 동안 ${what}을 지켜봄; ${against}${named}`;
}
