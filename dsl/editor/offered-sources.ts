import type { IToken } from 'chevrotain';
import type { FieldType } from '../resolve/value.ts';
import { words as k } from '../token/words.ts';
import type { EditedProject, Offer } from './completion.ts';
import { boundBy, nameBefore } from './surroundings.ts';

/** All streams and tables. */
export function sources({ knowledge }: EditedProject): readonly Offer[] {
  return [...knowledge.sources.values()].map(({ model }) => ({
    label: model.name,
    kind: 'source',
    detail: model.title ?? model.kind,
  }));
}

export function tables(project: EditedProject): readonly Offer[] {
  const isTable = ({ label }: Offer): boolean => project.knowledge.sources.get(label)?.model.kind === 'table';
  return sources(project).filter(isTable);
}

/** Sources whose silence a condition can ask for, which is all that it can: nothing stands behind the cursor that asks more. */
export function silent([first, second]: readonly IToken[], project: EditedProject): readonly Offer[] {
  const asksSilence =
    first === undefined ||
    (first.tokenType === k.is && (second?.tokenType === k.missing || second?.tokenType === k.not));
  return asksSilence ? sources(project) : [];
}

/** Whether the tokens end in a source that a condition asks about: `order_events`, `order_events is not`. */
export function endsInSource(before: readonly IToken[], { knowledge }: EditedProject): boolean {
  let end = before.length;
  while (before[end - 1]?.tokenType === k.is || before[end - 1]?.tokenType === k.not) end--;
  const name = nameBefore(before, end);
  if (name === null || !knowledge.sources.has(name.text)) return false;
  const word = before[name.index - 1]?.tokenType;
  // Behind these a source is counted or watched.
  return word !== k.of && word !== k.each && word !== k.no;
}

/** What `no …` can ask for: sources that are grouped by something the playbook binds; all where it binds nothing. */
export function absent(before: readonly IToken[], project: EditedProject): readonly Offer[] {
  const bound = boundBy(before);
  const fieldsOf = (name: string): readonly string[] =>
    (project.knowledge.sources.get(name)?.model.fields ?? []).map((field) => field.name);
  return sources(project).filter(
    ({ label }) => bound.length === 0 || bound.some((name) => fieldsOf(label).includes(name)),
  );
}

/**
 * `restaurant.staff`: fields of the tables that have one of these keys.
 *
 * @param keys  null: of all tables
 * @param fits  which fields are wanted
 */
export function lookUps(
  keys: readonly string[] | null,
  { knowledge }: EditedProject,
  fits: (type: FieldType) => boolean = () => true,
): readonly Offer[] {
  return [...knowledge.sources.values()].flatMap(({ model }) =>
    model.kind === 'table' && (keys === null || keys.includes(model.key))
      ? model.fields
          .filter(({ name, type }) => name !== model.key && fits(type))
          .map(
            (field): Offer => ({
              label: `${model.key}.${field.name}`,
              kind: 'field',
              detail: model.title ?? model.name,
            }),
          )
      : [],
  );
}
