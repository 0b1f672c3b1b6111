import type { ArgumentModel } from '../model/argument.ts';
import type { SourceModel } from '../model/source.ts';
import type { ConsentModel } from '../model/step.ts';
import type { CallModel } from './call.ts';
import type { Context } from './context.ts';
import type { Knowledge } from './knowledge.ts';

/**
 * What says that those whom a call reaches agreed to marketing (R32): for each argument that names somebody, a `consent`
 * field of the bound event, of the audience's own rows, or of the table that is keyed by what is named. Null: it is no
 * marketing.
 */
export function resolveConsent({ verb, args }: CallModel, context: Context): readonly ConsentModel[] | null {
  if (verb.purpose !== 'marketing') return null;
  return verb.arguments.flatMap(({ name, targets }) => {
    const given = args.find((argument) => argument.name === name);
    if (targets === null || given === undefined) return [];
    return [consentOf(given, context) ?? { kind: 'undeclared' as const, argument: name }];
  });
}

function consentOf({ value }: ArgumentModel, { knowledge, row }: Context): ConsentModel | null {
  switch (value.kind) {
    case 'audience': {
      const found = consentIn(tablesOfMembers(value.audience, value.field, knowledge));
      return found && { kind: 'audience', ...found };
    }
    case 'dimension': {
      const inEvent = eventConsent(row);
      if (inEvent !== null) return inEvent;
      const found = consentIn(byName(knowledge.tables.get(value.dimension) ?? []));
      return found && { kind: 'lookUp', ...found, key: value.dimension };
    }
    case 'field':
      return eventConsent(row);
    default:
      return null;
  }
}

function eventConsent(row: SourceModel | null): ConsentModel | null {
  const found = row === null ? null : consentIn([row]);
  return found && { kind: 'field', source: found.table, field: found.field };
}

/** The audience's own table, then those keyed by what its members are. */
function tablesOfMembers(audience: string, field: string, knowledge: Knowledge): readonly SourceModel[] {
  const own = knowledge.sources.get(knowledge.audiences.get(audience)?.model.table ?? '')?.model;
  if (own === undefined) return [];
  const type = own.fields.find(({ name }) => name === field)?.type;
  const kind = type?.kind === 'id' && type.of !== null ? type.of : field;
  const others = [...knowledge.tables.values()].flat().filter(({ key, fields }) => {
    const keyType = fields.find(({ name }) => name === key)?.type;
    return key === kind || (keyType?.kind === 'id' && keyType.of === kind);
  });
  return [own, ...byName(others)];
}

/** Not as declared: the order of files says nothing. */
function byName(sources: readonly SourceModel[]): readonly SourceModel[] {
  return [...sources].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The first of the sources that says who agreed. */
function consentIn(
  sources: readonly SourceModel[],
): { readonly table: string; readonly field: string } | null {
  for (const { name, fields } of sources) {
    const field = fields.find(({ consent }) => consent === true);
    if (field !== undefined) return { table: name, field: field.name };
  }
  return null;
}
