import type { PlaceModel } from '../../model/test.ts';
import { say } from '../../say.ts';
import type { Atom } from '../../tree/literal.ts';
import { constantFor, type Target, textOf, valueBehind } from '../constant.ts';
import { didYouMean, listed } from '../did-you-mean.ts';
import { type Knowledge, wordsFor } from '../knowledge.ts';
import type { Report } from '../report.ts';
import { isDimension } from '../value.ts';

/**
 * The dimension and wire value behind `in 강남구` in a test; null after OS1104 or OS1201. A dimension whose words or
 * listed values know the value is meant; else the only one that has neither, where the value stands in quotes or no
 * other dimension could be meant: a slip in a region's name must not become a restaurant.
 *
 * @param what        whose place it is, for the message: `orders`
 * @param dimensions  what may be meant; where several lists know the value, the first
 */
export function resolvePlace(
  written: Atom,
  what: string,
  dimensions: readonly string[],
  knowledge: Knowledge,
  report: Report,
): PlaceModel | null {
  const atom = valueBehind(written, knowledge, report);
  const said = textOf(atom);
  if (said === null)
    return report.error('OS1201', atom.span, say`\`in\` takes the name of a place or another dimension`);
  const targets = dimensions.map((name) => targetOf(name, knowledge));
  const closed = targets.filter((target) => valuesOf(target, knowledge) !== null);
  const open = targets.filter((target) => valuesOf(target, knowledge) === null);
  const knowing = closed.find((target) => valuesOf(target, knowledge)!.includes(said));
  const meant = knowing ?? (atom.kind === 'text' || closed.length === 0 ? open[0] : undefined);
  if (meant === undefined) {
    const words = dimensions.flatMap((name) => shownValues(targetOf(name, knowledge), knowledge));
    return report.error('OS1104', atom.span, say`\`${what}\` is not known in \`${said}\``, {
      label: dimensions.length === 0 ? say`it has no dimensions` : say`unknown value`,
      notes: words.length === 0 ? [] : [say`there is ${listed(words)}`],
      ...(dimensions.length === 0 ? { help: say`leave \`in ${said}\` out` } : {}),
      ...didYouMean(said, atom.span, words),
    });
  }
  const value = constantFor(written, meant, knowledge, report);
  if (value === null) return null;
  report.refer(written.span, 'word', `${meant.name}.${said}`);
  return { dimension: meant.name, value };
}

/** A dimension with the type that the first source with such a field gives it. */
export function targetOf(dimension: string, knowledge: Knowledge): Target {
  for (const { model } of knowledge.sources.values()) {
    const field = model.fields.find(({ name, type }) => name === dimension && isDimension(type));
    if (field) return field;
  }
  return { name: dimension, type: { kind: 'text' } };
}

/** Every spelling that a dimension of a closed list knows; null where anything goes. */
function valuesOf({ name, type }: Target, knowledge: Knowledge): readonly string[] | null {
  if (type.kind === 'oneOf') return type.values.map(String);
  const words = wordsFor(knowledge, name);
  return words && [...Object.keys(words), ...Object.values(words)];
}

/** The same as people say them. */
function shownValues({ name, type }: Target, knowledge: Knowledge): readonly string[] {
  return type.kind === 'oneOf' ? type.values.map(String) : Object.keys(wordsFor(knowledge, name) ?? {});
}
