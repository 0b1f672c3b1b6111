import type { IToken } from 'chevrotain';
import { type Knowledge, wordsFor } from '../resolve/knowledge.ts';
import { type FieldType, nameOfType } from '../resolve/value.ts';
import { english } from '../say.ts';
import { words as k } from '../token/words.ts';
import { type Compared, comparedBefore } from './compared.ts';
import type { EditedProject, Offer } from './completion.ts';
import { dimensionsOfSignal, listFrom, neededBy } from './offered-dimensions.ts';
import { boundBy, SIZES } from './surroundings.ts';

/** Metrics of the same unit as the one on the left; a change is measured by a value, never by another metric. */
export function comparable(before: readonly IToken[], project: EditedProject): readonly Offer[] {
  const left = comparedBefore(before, false, project.knowledge);
  if (left === null) return metrics(project);
  // A change, a recovery and an effect are measured by a value.
  if (left.change !== null || left.isEffect || before.at(-1)?.tokenType === k.to) return [];
  const unit = JSON.stringify(left.type);
  const same = metrics(project).filter(
    ({ label }) => JSON.stringify(project.knowledge.metrics.get(label)?.model.unit) === unit,
  );
  return askable(same, before, project);
}

/** Of some signals those whose probes can be asked: with what the playbook binds. */
export function askable(
  offers: readonly Offer[],
  before: readonly IToken[],
  { knowledge }: EditedProject,
): readonly Offer[] {
  const bound = boundBy(before);
  return offers.filter(({ label }) => neededBy(label, knowledge).every((name) => bound.includes(name)));
}

/** What `define value` names and can be compared with the left side; everything where that is not known. */
export function constants(
  before: readonly IToken[],
  inFilter: boolean,
  { knowledge }: EditedProject,
): readonly Offer[] {
  const left = comparedBefore(before, inFilter, knowledge);
  if (left === null && inFilter) return [];
  const among = left && closedValues(left, knowledge);
  const kinds =
    left === null
      ? null
      : [
          isPoints(left) ? 'points' : left.type.kind,
          ...(left.change === null ? [] : ['percent', 'points', 'factor']),
        ];
  const isShareChange = left?.change !== null && left?.type.kind === 'percent';
  return knowledge.scope.all.flatMap(({ name, node }): readonly Offer[] => {
    if (node.kind !== 'define-value') return [];
    const { kind } = node.value;
    const fits = kinds === null || kinds.includes(kind) || (kind === 'number' && kinds.includes('count'));
    if (!fits || (isShareChange && kind === 'percent')) return [];
    if (among !== null && !(kind === 'text' && among.includes(node.value.value))) return [];
    return [{ label: name, kind: 'name', detail: '' }];
  });
}

/** A difference between shares, which counts in points alone. */
export function isPoints({ isEffect, type }: Compared): boolean {
  return isEffect && type.kind === 'percent';
}

/** Every spelling that the left side can have; null where anything goes. */
function closedValues({ field, name }: Compared, knowledge: Knowledge): readonly string[] | null {
  if (field?.kind === 'oneOf') return field.values.map(String);
  const known = wordsFor(knowledge, name);
  return known && Object.entries(known).flat();
}

/**
 * Of some signals those that can be read here: counted by what the `per` behind the cursor says, else by all that the
 * playbook binds. What is counted by nothing is the whole project's, and may be read anywhere.
 */
export function sliceable(
  offers: readonly Offer[],
  before: readonly IToken[],
  after: readonly IToken[],
  { knowledge }: EditedProject,
): readonly Offer[] {
  const written = after[0]?.tokenType === k.per ? listFrom(after, 1) : [];
  const wanted = written.length > 0 ? written : boundBy(before);
  // A test without `per` of its own is asked of what the playbook binds: a probe must find all it needs there.
  const next = after[0]?.tokenType;
  const isBare = next !== undefined && (next === k.overall || SIZES.has(next));
  return offers.filter(({ label }) => {
    if (isBare && !neededBy(label, knowledge).every((name) => wanted.includes(name))) return false;
    const per = dimensionsOfSignal(label, knowledge) ?? [];
    return (per.length === 0 && written.length === 0) || wanted.every((name) => per.includes(name));
  });
}

/** All metrics, with title and unit. */
export function metrics({ knowledge }: EditedProject): readonly Offer[] {
  return [...knowledge.metrics.values()].map(({ model }) => ({
    label: model.name,
    kind: 'metric',
    detail: [model.title, english(nameOfType(model.unit))].filter((part) => part !== null).join(', '),
  }));
}

/** Fields that probes answer, all or those of the types that are wanted. */
export function probeFields(
  { knowledge }: EditedProject,
  fits: (type: FieldType) => boolean = () => true,
): readonly Offer[] {
  return [...knowledge.probes.values()].flatMap(({ model }) =>
    model.fields
      .filter(({ type }) => fits(type))
      .map(
        (field): Offer => ({
          label: `${model.name}.${field.name}`,
          kind: 'field',
          detail: model.title ?? field.type.kind,
        }),
      ),
  );
}
