import { answerSignal, type ProbeAnswer, type ProbeRequest } from '../../engine/probe-request.ts';
import type { NewSignal } from '../../engine/store.ts';
import type { GivenAnswer } from './making.ts';

/**
 * What a probe answers at an instant: the fields that are given for the place that is asked about, and no others. A
 * later given wins over an earlier one; without any the answer is unknown.
 */
export function answerOf(request: ProbeRequest, given: readonly GivenAnswer[], nowMs: number): NewSignal {
  const fitting = given.filter(
    ({ probe, in: place, fromMs, toMs }) =>
      probe === request.probe &&
      fromMs <= nowMs &&
      nowMs < toMs &&
      (place === null || request.instance[place.dimension] === place.value),
  );
  const fields = fitting.flatMap((one) => (one.fields === null ? [] : [one.fields]));
  const answer: ProbeAnswer =
    fields.length === 0
      ? { kind: 'unknown', reason: 'the test gives no answer' }
      : { kind: 'answered', fields: Object.assign({}, ...fields), ageMs: 0 };
  return answerSignal(request, answer);
}
