import type { IToken } from 'chevrotain';
import type { SourceModel } from '../model/source.ts';
import { isNumeric, valueTypeOf } from '../resolve/value.ts';
import { words as k } from '../token/words.ts';
import type { EditedProject, Offer } from './completion.ts';
import { metrics } from './offered-signals.ts';
import { SIZES, sourceBefore } from './surroundings.ts';

/** Fields of the source that the tokens before speak of. */
export function fields(before: readonly IToken[], { knowledge }: EditedProject): readonly Offer[] {
  return (sourceBefore(before, knowledge)?.fields ?? []).map((field) => ({
    label: field.name,
    kind: 'field',
    detail: field.type.kind,
  }));
}

/** Whether a field can stand before what follows the cursor: a text has no greater and less. */
export function canFollow(
  name: string,
  before: readonly IToken[],
  [next]: readonly IToken[],
  { knowledge }: EditedProject,
): boolean {
  const field = sourceBefore(before, knowledge)?.fields.find((one) => one.name === name);
  return field === undefined || next === undefined || !SIZES.has(next.tokenType) || isSized(field);
}

/** What the aggregate before the cursor folds: `count` whole events, `distinct` and `latest` any field, others sizes. */
export function foldable(before: readonly IToken[], project: EditedProject): readonly Offer[] {
  const aggregate = before.at(-2)?.tokenType;
  const sources = [...project.knowledge.sources.values()].map(({ model }) => model);
  const isWhole = aggregate === k.count || aggregate === k.share || aggregate === k.rate;
  if (isWhole)
    return sources.map(({ name, title, kind }) => ({ label: name, kind: 'source', detail: title ?? kind }));
  const isAny = aggregate === k.distinct || aggregate === k.latest;
  return sources.flatMap((source) =>
    fieldsOf(source)
      .filter((one) => isAny || one.isSized)
      .map(({ offer }) => offer),
  );
}

/** Inside the brackets of a fold: the first field names its source, the others are fields of it. */
export function perEvent(before: readonly IToken[], project: EditedProject): readonly Offer[] {
  const open = before.findLastIndex(({ image }) => image === '(');
  if (open === before.length - 1) {
    const sources = [...project.knowledge.sources.values()];
    return sources.flatMap(({ model }) =>
      fieldsOf(model)
        .filter((one) => one.isSized)
        .map(({ offer }) => offer),
    );
  }
  return fields(before, project).filter(({ label }) =>
    sourceBefore(before, project.knowledge)?.fields.some((one) => one.name === label && isSized(one)),
  );
}

/** Metrics of one row, which an audience may ask for: those counted by its table's key. */
export function ofRows(before: readonly IToken[], project: EditedProject): readonly Offer[] {
  const { knowledge } = project;
  const table = before
    .map(({ image }) => knowledge.sources.get(image)?.model)
    .find((model) => model?.kind === 'table');
  return metrics(project).filter(
    ({ label }) => table !== undefined && knowledge.metrics.get(label)?.model.per.includes(table.key),
  );
}

function fieldsOf(source: SourceModel): readonly { readonly offer: Offer; readonly isSized: boolean }[] {
  return source.fields.map((field) => ({
    offer: { label: `${source.name}.${field.name}`, kind: 'field', detail: field.type.kind },
    isSized: isSized(field),
  }));
}

function isSized({ type }: SourceModel['fields'][number]): boolean {
  return isNumeric(valueTypeOf(type));
}
