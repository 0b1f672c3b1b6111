import type { ArgumentModel, ArgumentValueModel, TextPartModel } from '../../dsl/model/argument.ts';
import type { Instance, Json } from '../../engine/decision.ts';

/** Names of the arguments, as paths into records, that are not what is expected; those that are not named may be anything. */
export function mismatches(
  expected: readonly ArgumentModel[],
  actual: Json,
  instance: Instance,
): readonly string[] {
  return expected.flatMap(({ name, value }): readonly string[] => {
    const found = memberOf(actual, name);
    if (value.kind === 'record')
      return mismatches(value.of, found ?? null, instance).map((path) => `${name}.${path}`);
    return matches(value, found, instance) ? [] : [name];
  });
}

/** The member of a record, undefined where there is none. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, Json>>)[name] : undefined;
}

function matches(expected: ArgumentValueModel, actual: Json | undefined, instance: Instance): boolean {
  switch (expected.kind) {
    case 'literal':
      return actual === expected.value;
    case 'text':
      return typeof actual === 'string' && patternOf(expected.parts).test(actual);
    case 'dimension':
      return actual === instance[expected.dimension];
    case 'list':
      return (
        Array.isArray(actual) &&
        actual.length === expected.of.length &&
        expected.of.every((item, index) => matches(item, actual[index] as Json, instance))
      );
    case 'record':
      return mismatches(expected.of, actual ?? null, instance).length === 0;
    default:
      // What is read when the action runs: that there is a value is all that can be said.
      return actual !== undefined;
  }
}

/** Words as they are; what a placeholder stands for may be anything. */
function patternOf(parts: readonly TextPartModel[]): RegExp {
  const source = parts
    .map((part) => (part.kind === 'words' ? escaped(part.text.normalize('NFC')) : '.*?'))
    .join('');
  return new RegExp(`^${source}$`, 's');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
