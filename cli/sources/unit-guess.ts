import { say } from '../../dsl/say.ts';
import type { Field } from '../../rules/source.ts';
import type { Finding } from './finding.ts';

/** Fewer values than this say nothing about a unit. */
const ENOUGH = 10;
/** Epoch seconds of this century lie below, epoch milliseconds above. */
const EPOCH_SECONDS = 1e11;

/**
 * Whether the numbers of a field look as if they were written in another unit than it is declared in. A guess, so never
 * more than a warning.
 *
 * @param values  as they are on the wire
 */
export function unitGuess(
  { name, type }: Pick<Field, 'name' | 'type'>,
  values: readonly unknown[],
): Finding | null {
  const numbers = values.filter(
    (value): value is number => typeof value === 'number' && Number.isFinite(value),
  );
  if (numbers.length < ENOUGH) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0]!, sorted[sorted.length >> 1]!, sorted.at(-1)!];
  const guess = (is: string, looks: string, write: string): Finding => ({
    level: 'warning',
    field: name,
    message: say`\`${name}\` is declared ${is} and looks like ${looks}: ${least} to ${most}, half of them below ${middle}`,
    help: say`if so, declare it as \`${write}\``,
  });
  switch (type.kind) {
    case 'percent':
      if (type.wire === 'percent' && most <= 1 && sorted.some((value) => value % 1 !== 0))
        return guess('percent(percent)', 'percent(fraction)', `field ${name} is percent(fraction)`);
      return type.wire === 'fraction' && most > 2
        ? guess('percent(fraction)', 'percent(percent)', `field ${name} is percent(percent)`)
        : null;
    case 'duration':
      if (type.wire === 's' && middle >= 10_000)
        return guess('duration(s)', 'duration(ms)', `field ${name} is duration(ms)`);
      if (type.wire === 'ms' && most > 0 && most < 1_000 && sorted.every((value) => value % 1 === 0))
        return guess('duration(ms)', 'duration(s)', `field ${name} is duration(s)`);
      return (type.wire === 'm' || type.wire === 'h') && middle >= 10_000
        ? guess(`duration(${type.wire})`, 'duration(ms)', `field ${name} is duration(ms)`)
        : null;
    case 'distance':
      return type.wire === 'km' && middle >= 1_000
        ? guess('distance(km)', 'distance(m)', `field ${name} is distance(m)`)
        : null;
    default:
      return null;
  }
}

/** A time in whole seconds is read as milliseconds, in January 1970. */
export function secondsGuess(field: string, values: readonly unknown[]): Finding | null {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0 || !numbers.every((value) => value > 0 && value < EPOCH_SECONDS)) return null;
  return {
    level: 'error',
    field,
    message: say`\`${field}\` looks like epoch seconds: \`${numbers[0] ?? 0}\` is read as milliseconds, in 1970`,
    help: say`send ISO 8601 with a zone, or epoch milliseconds`,
  };
}
