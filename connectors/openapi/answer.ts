import type { Answer, HttpResponse } from '../connector.ts';
import { answerOf } from '../http/answer.ts';
import type { ReadAnswer } from '../traits.ts';
import type { Field } from './field.ts';
import { fromTheWire, isAsDescribed } from './wire-value.ts';

/**
 * A probe's answer held against the document: a field that is missing or of another type makes the whole answer unknown,
 * because what answers so is not the service that was described. Values stay as the service said them: the playbook's
 * `probe` reads units. Lists and objects are left out.
 */
export function describedAnswer(answers: readonly Field[], response: HttpResponse): Answer {
  const answer = answerOf(response);
  if (answer.kind === 'unknown') return answer;
  const fields = new Map(Object.entries(answer.fields));
  for (const field of answers) {
    const { wire, required, name } = field;
    if (wire.json === 'object' || wire.json === 'array') continue;
    const value = Object.hasOwn(answer.fields, wire.name) ? answer.fields[wire.name] : undefined;
    if (value === undefined || value === null) {
      if (required) return { kind: 'unknown', reason: `answered without \`${wire.name}\`` };
      continue;
    }
    if (!isAsDescribed(field, value)) return unlike(field);
    fields.delete(wire.name);
    fields.set(name, value);
  }
  return { kind: 'answered', fields: Object.fromEntries(fields) };
}

/** The one value of a read's answer, in the units of arguments. */
export function readAnswer(returns: Field, response: HttpResponse): ReadAnswer {
  const answer = describedAnswer([{ ...returns, required: true }], response);
  if (answer.kind === 'unknown') return answer;
  const value = answer.fields[returns.name];
  return value === undefined || value === null
    ? unlike(returns)
    : { kind: 'answered', value: fromTheWire(returns, value) };
}

function unlike({ wire }: Field): { readonly kind: 'unknown'; readonly reason: string } {
  return { kind: 'unknown', reason: `answered \`${wire.name}\` otherwise than it is described` };
}
