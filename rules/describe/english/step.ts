import type { DoModel, ExpectModel, StepModel, TrackModel, UntilModel } from '../../../dsl/model/step.ts';
import { formatSpan } from '../../format.ts';
import { amountText, clockText } from '../amount.ts';
import { argumentsText } from '../argument.ts';
import { otherwiseText } from '../otherwise.ts';
import type { Reading } from '../reading.ts';
import { clauseEn, sentenceEn } from './condition.ts';
import { comparedEn } from './leaf.ts';
import { limitPhrasesEn } from './limit.ts';
import { metricEn } from './metric.ts';

/**
 * Statements, a line each, what is inside them two blanks further in.
 *
 * @param before  those that stand before them in the same block, of a routine: those before its call
 */
export function stepsEn(
  steps: readonly StepModel[],
  level: number,
  reading: Reading,
  before: readonly StepModel[] = [],
): readonly string[] {
  return steps.flatMap((step, index) => stepEn(step, level, reading, [...before, ...steps.slice(0, index)]));
}

function stepEn(
  step: StepModel,
  level: number,
  reading: Reading,
  before: readonly StepModel[],
): readonly string[] {
  const pad = '  '.repeat(level);
  const within = (head: string, body: readonly StepModel[], above: readonly StepModel[] = []) => [
    `${pad}${head}:`,
    ...stepsEn(body, level + 1, reading, above),
  ];
  switch (step.kind) {
    case 'check':
      return step.checks.flatMap((check) => [
        `${pad}checks ${check.title === null ? check.name : `${check.name} (${check.title})`}:`,
        ...check.causes.map((cause) =>
          sentenceEn(
            cause.when,
            (clause) =>
              `${pad}  ${cause.name}${cause.title === null ? '' : ` (${cause.title})`} when ${clause}.`,
            reading,
          ),
        ),
      ]);
    case 'if':
      return [
        ...step.branches.flatMap(({ when, body }, index) => [
          sentenceEn(when, (clause) => `${pad}${index === 0 ? 'if' : 'else, if'} ${clause}:`, reading),
          ...stepsEn(body, level + 1, reading),
        ]),
        ...(step.otherwise === null ? [] : within('else', step.otherwise)),
      ];
    case 'otherwise':
      return within(otherwiseText(before, 'en'), step.body);
    case 'always':
      return within('always, whatever the branches do', step.body);
    case 'routine':
      return within(`the routine ${step.name}`, step.body, before);
    case 'do':
      return [
        `${pad}${actionEn(step, reading)}`,
        ...(step.onFailure === null
          ? []
          : [`${pad}  if that fails:`, ...stepsEn(step.onFailure, level + 2, reading)]),
      ];
    case 'expect':
      return expectEn(step, level, reading);
    case 'track':
      return [`${pad}${trackEn(step, reading)}`];
    case 'escalate':
      return [`${pad}calls in ${step.to ?? 'the owner'}`];
    case 'wait':
      return [`${pad}waits ${formatSpan(step.ms, 'en')}`];
    case 'hole':
      return [`${pad}… (still open)`];
  }
}

/** `expect` counts from the opening of the incident. */
export function expectEn(step: ExpectModel, level: number, reading: Reading): readonly string[] {
  const pad = '  '.repeat(level);
  const within = `expects within ${formatSpan(step.withinMs, 'en')} of the start that`;
  const what =
    step.condition === null ? `${within} it has recovered` : `${within} ${clauseEn(step.condition, reading)}`;
  if (step.else === null) return [`${pad}${what}; else it is only told`];
  return [`${pad}${what}; else:`, ...stepsEn(step.else, level + 1, reading)];
}

/** The call with its limits and its end, as one line. */
function actionEn(step: DoModel, reading: Reading): string {
  const { verb, args, as, limits, timeoutMs, retry } = step;
  return [
    `${verb}(${argumentsText(args, reading, 'en')})`,
    ...limitPhrasesEn(limits, 'action', reading),
    ...endEn(step, reading),
    ...(timeoutMs === null ? [] : [`given up after ${formatSpan(timeoutMs, 'en')}`]),
    ...(retry === null
      ? []
      : [
          `tried again up to ${retry.times} ${retry.times === 1 ? 'time' : 'times'}${retry.everyMs === null ? '' : `, every ${formatSpan(retry.everyMs, 'en')}`}`,
        ]),
    ...(as === null ? [] : [`what comes of it is called \`${as}\``]),
  ].join('; ');
}

/** When its effect ends and what takes it back: the inverse by name, an undo of the author's own in full. */
function endEn({ until, undo, isUndoWritten }: DoModel, reading: Reading): readonly string[] {
  const call =
    undo === null
      ? null
      : isUndoWritten
        ? `${undo.verb}(${argumentsText(undo.args, reading, 'en')})`
        : undo.verb;
  if (until === null) return isUndoWritten && call !== null ? [`can be undone by ${call}`] : [];
  return [call === null ? `ends ${untilEn(until)}` : `undone by ${call} ${untilEn(until)}`];
}

/** When an effect ends, whichever comes first. */
export function untilEn({ recovered, afterMs, atMinutes }: UntilModel): string {
  const ends = [
    ...(recovered ? ['at recovery'] : []),
    ...(afterMs === null ? [] : [`after ${formatSpan(afterMs, 'en')}`]),
    ...(atMinutes === null ? [] : [`at the next ${clockText(atMinutes)}`]),
  ];
  return `${ends.join(' or ')}${ends.length > 1 ? ', whichever is first' : ''}`;
}

/** What is followed, for how long, and against whom. */
export function trackEn({ metric, pass, forMs, holdoutRatio, as }: TrackModel, reading: Reading): string {
  const what =
    pass === null
      ? `the average of ${metricEn(metric, reading)}`
      : `the share with ${metricEn(metric, reading)} of ${comparedEn(pass.op)} ${amountText(pass.value, metric.unit, 'en')}`;
  const against =
    holdoutRatio === null
      ? 'without a holdout, so no effect can be claimed'
      : `compared with ${amountText(holdoutRatio, { kind: 'percent' }, 'en')} who are held out and get nothing`;
  const named = as === null ? '' : `; the effect is called \`${as}\``;
  return `tracks ${what} for ${formatSpan(forMs, 'en')}, ${against}${named}`;
}
