import type { Argument, ArgumentValue } from '../../rules/playbook.ts';
import type { Json } from '../decision.ts';
import { READ_FIELD, readName } from '../read-request.ts';
import { resultOf } from './result.ts';
import { fillText } from './text.ts';
import type { Values } from './value.ts';

/** Arguments ready to be frozen, or the words of the value that is not known, in both languages. */
export type Resolved<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly words: string; readonly wordsKo: string };

/**
 * Arguments of one call as plain JSON: numbers canonical (see `Unit`), dimensions as their wire values, texts
 * filled. An argument whose number is not known stops the call: acts fail closed, only texts say "unknown".
 */
export function resolveArguments(
  args: readonly Argument[],
  values: Values,
): Resolved<{ readonly [name: string]: Json }> {
  const record: Record<string, Json> = {};
  for (const { name, value } of args) {
    const resolved = resolveValue(value, args, values);
    if (!resolved.known)
      return unknown(
        `\`${name}\` is not known: ${resolved.words}`,
        `\`${name}\` 값을 모름: ${resolved.wordsKo}`,
      );
    record[name] = resolved.value;
  }
  return { known: true, value: record };
}

function resolveValue(value: ArgumentValue, args: readonly Argument[], values: Values): Resolved<Json> {
  switch (value.kind) {
    case 'literal':
      return { known: true, value: value.value };
    case 'text':
      return { known: true, value: fillText(value.parts, args, values) };
    case 'dimension': {
      const bound = values.bound[value.dimension];
      return bound === undefined
        ? unknown(`no \`${value.dimension}\` is bound`, `\`${value.dimension}\`: 묶인 값이 없음`)
        : { known: true, value: bound };
    }
    case 'window': {
      const reading = values.facts.window(value.window);
      return reading.known ? { known: true, value: reading.value } : unknown(reading.why);
    }
    case 'probe': {
      const answer = values.facts.probe(value.probe, value.field);
      return answer.known ? { known: true, value: answer.value } : unknown(answer.why);
    }
    case 'lookUp': {
      const answer = values.facts.lookUp(value);
      return answer.known ? { known: true, value: answer.value } : unknown(answer.why);
    }
    case 'result': {
      const answer = resultOf(value, values.incident, values.playbook, values.effectNamed);
      return answer.known
        ? { known: true, value: answer.value }
        : unknown(`nobody knows \`${value.name}\``, `\`${value.name}\`: 아는 사람이 없음`);
    }
    case 'field': {
      const answer = values.facts.field?.(value.field);
      return answer?.known === true
        ? { known: true, value: answer.value }
        : unknown(`the event has no \`${value.field}\``, `이벤트에 \`${value.field}\` 값이 없음`);
    }
    case 'call': {
      // The frozen answer goes by its question's words, so it is the same however its arguments are told.
      const answer = values.facts.probe(readName(value), READ_FIELD);
      if (answer.known) return { known: true, value: answer.value };
      const asked = resolveArguments(value.args, values);
      return asked.known
        ? unknown(`\`${value.verb}\` did not answer`, `\`${value.verb}\` 응답이 없음`)
        : asked;
    }
    case 'audience':
      return { known: true, value: value.audience.name };
    case 'list': {
      const items: Json[] = [];
      for (const item of value.of) {
        const resolved = resolveValue(item, args, values);
        if (!resolved.known) return resolved;
        items.push(resolved.value);
      }
      return { known: true, value: items };
    }
    case 'record':
      return resolveArguments(value.of, values);
  }
}

/** A reason that is a word of decisions (`blind`, `no-answer`) is the same in both languages. */
function unknown(words: string, wordsKo = words): Extract<Resolved<never>, { known: false }> {
  return { known: false, words, wordsKo };
}
