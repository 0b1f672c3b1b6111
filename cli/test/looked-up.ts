import type { Project } from '../../dsl/model/project.ts';
import type { SourceModel } from '../../dsl/model/source.ts';
import type { Emission } from './emission.ts';
import { ofSource, placed, rowEmission } from './metric-emissions.ts';
import type { Spell } from './spell.ts';
import { withFields } from './with-fields.ts';

/** Fields of one row that several givens name: the row is told with all of them, anew wherever one changes. */
export function lookedUp(spells: readonly Spell[], project: Project): readonly Emission[] {
  const rows = new Map<
    string,
    { readonly source: SourceModel; readonly key: string; readonly spells: Spell[] }
  >();
  for (const spell of spells) {
    const { what, in: place } = spell.given;
    if (what.kind !== 'lookUp' || spell.value.kind !== 'constant') continue;
    const source = project.sources.find(({ name }) => name === what.table);
    if (source === undefined) continue;
    const key = String(place?.value ?? 'made');
    const id = JSON.stringify([source.name, key]);
    const row = rows.get(id) ?? { source, key, spells: [] };
    row.spells.push(spell);
    rows.set(id, row);
  }
  return [...rows.values()].flatMap(({ source, key, spells: own }) => {
    const cuts = [...new Set(own.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].sort((a, b) => a - b);
    return cuts.slice(0, -1).flatMap((fromMs, i) => {
      const toMs = cuts[i + 1] as number;
      const said = own.filter((spell) => spell.fromMs <= fromMs && spell.toMs >= toMs);
      const fields = Object.fromEntries(
        said.flatMap(({ given: { what }, value }) =>
          what.kind === 'lookUp' && value.kind === 'constant' ? [[what.field, value.value] as const] : [],
        ),
      );
      const domains = withFields(placed(source, null, ofSource(source)), source, fields);
      return said.length === 0 || domains === null
        ? []
        : [rowEmission({ source, fromMs, toMs }, domains, key)];
    });
  });
}
