import { answerSignal, type ProbeAnswer, type ProbeRequest } from '../../engine/probe-request.ts';
import { type ReadRequest, readSignal } from '../../engine/read-request.ts';
import type { NewSignal } from '../../engine/store.ts';
import type { GivenAnswer, GivenRead } from './making.ts';

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

/**
 * What a question of an argument is answered at an instant (R17). The last given that is about it wins; one that names
 * a value is about calls with it, and about instances that have it. Without any the answer is unknown.
 */
export function readOf(request: ReadRequest, given: readonly GivenRead[], nowMs: number): NewSignal {
  const { call, args, instance } = request;
  const one = given.findLast(
    ({ call: asked, in: place, fromMs, toMs }) =>
      asked === call &&
      fromMs <= nowMs &&
      nowMs < toMs &&
      (place === null || (args[place.dimension] ?? instance[place.dimension]) === place.value),
  );
  return readSignal(
    request,
    one?.value == null
      ? { kind: 'unknown', reason: 'the test gives no answer' }
      : { kind: 'answered', value: one.value },
  );
}
