import type { IToken } from 'chevrotain';
import type { CatalogArgument } from '../catalog.ts';
import type { AudienceModel } from '../model/definition.ts';
import type { EditedProject, Offer } from './completion.ts';
import { boundBy } from './surroundings.ts';

/** All audiences of the project. */
export function audiences({ knowledge }: EditedProject): readonly Offer[] {
  return [...knowledge.audiences.values()].map(({ model }) => shown(model));
}

/**
 * Audiences that an argument can act on: of its kind, or whose rows hold one such id as orders hold their customer;
 * measured from a place only where that place is bound. None where it takes one target alone.
 */
export function audiencesFor(
  argument: CatalogArgument,
  before: readonly IToken[],
  { knowledge }: EditedProject,
): readonly Offer[] {
  const { targets: wanted, many } = argument;
  if (wanted === null || !many) return [];
  const holds = ({ table }: AudienceModel): boolean => {
    const fields = knowledge.sources.get(table)?.model.fields ?? [];
    const held = fields.filter(({ type }) =>
      type.kind === 'id' ? type.of === wanted : type.kind === 'place' && wanted === 'place',
    );
    return held.length === 1;
  };
  return [...knowledge.audiences.values()]
    .filter(({ model }) => (model.target === wanted || holds(model)) && isAtHand(model, before))
    .map(({ model }) => shown(model));
}

/** Whether the place from which an audience is measured is bound where the tokens end. */
export function isAtHand({ within }: AudienceModel, before: readonly IToken[]): boolean {
  return within === null || boundBy(before).includes(within.of);
}

function shown({ name, title }: AudienceModel): Offer {
  return { label: name, kind: 'name', detail: title ?? '' };
}
