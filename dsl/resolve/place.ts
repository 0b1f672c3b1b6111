import type { FieldModel, FilterModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Atom } from '../tree/literal.ts';
import { constantFor, textOf } from './constant.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { whole } from './filter.ts';
import { wordsFor } from './knowledge.ts';

/** What `in` narrows, and the dimensions that it may mean. */
export interface Placed {
  /** As the author named it. */
  readonly name: string;
  readonly per: readonly Pick<FieldModel, 'name' | 'type'>[];
}

/** The dimension and the wire values behind `in 강남구`; null after OS1104 or OS1201. */
export function placeIn(
  atoms: readonly Atom[],
  placed: Placed,
  context: Context,
): { readonly dimension: string; readonly filter: FilterModel } | null {
  const { knowledge, report } = context;
  const [first] = atoms;
  const said = first && textOf(first);
  if (first === undefined || said === null || said === undefined) {
    return report.error(
      'OS1201',
      first?.span ?? { start: 0, end: 0 },
      say`\`in\` takes the name of a place or another dimension`,
    );
  }
  const all = atoms.map(textOf);
  const knows = ({ name }: Pick<FieldModel, 'name'>): boolean => {
    const words = wordsFor(knowledge, name);
    return words !== null && all.some((one) => one !== null && isWordOf(one, words));
  };
  // Where no dimension has words, a single one can be meant; where one has, a slip must not name another.
  const [only, ...others] = placed.per;
  const single = only && others.length === 0 && wordsFor(knowledge, only.name) === null ? only : undefined;
  const field = placed.per.find(knows) ?? single;
  if (field === undefined) return unknownPlace(said, first, placed, context);
  const values = whole(atoms.map((atom) => constantFor(atom, field, knowledge, report)));
  return values && { dimension: field.name, filter: { kind: 'in', field: field.name, values } };
}

function isWordOf(said: string, words: Readonly<Record<string, string>>): boolean {
  return Object.hasOwn(words, said) || Object.values(words).includes(said);
}

/** OS1104: a place that no `define words` of these dimensions knows. */
function unknownPlace(said: string, atom: Atom, { name, per }: Placed, { knowledge, report }: Context): null {
  const known = per.flatMap((dimension) => Object.keys(wordsFor(knowledge, dimension.name) ?? {}));
  return report.error('OS1104', atom.span, say`\`${name}\` is not known in \`${said}\``, {
    label: say`no \`define words\` knows it`,
    notes: known.length === 0 ? [] : [say`there is ${listed(known)}`],
    help: say`write \`where ${per[0]?.name ?? 'region'} is "…"\`, or add it to \`define words\``,
    ...didYouMean(said, atom.span, known),
  });
}
