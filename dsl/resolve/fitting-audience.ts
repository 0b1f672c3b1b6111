import type { CatalogArgument } from '../catalog.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import type { SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import { listed } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import { homeOfSources, smallestTable } from './smallest-source.ts';

/** What may stand where an argument takes many of a kind: the audiences there are, or how one is defined. */
export function fittingAudience(
  argument: CatalogArgument,
  span: Span,
  knowledge: Knowledge,
): Pick<DiagnosticDetails, 'notes' | 'help' | 'fix'> {
  const { name, targets: kind } = argument;
  // A place is named, not picked.
  if (kind === null || kind === 'place' || !argument.many) return {};
  const fitting = audiencesFor(argument, knowledge);
  const [first] = fitting;
  const right = `${name}: ${first ?? `some_${kind}s`}`;
  if (first !== undefined)
    return {
      notes: [say`audiences of a \`${kind}\` here: ${listed(fitting)}`],
      help: fitting.length > 1 ? say`write \`${right}\`, or another of them` : say`write \`${right}\``,
      fix: fitting.length > 1 ? null : { span, text: first, safe: false },
    };
  const table = [...knowledge.sources.values()].find(
    ({ model }) => model.kind === 'table' && heldBy(model, kind) === 1,
  );
  const of = table?.model.name ?? `${kind}s`;
  const audience = `define audience some_${kind}s = ${of} at most 100`;
  const declared = table === undefined ? `${smallestTable(of, kind)} ${audience}` : audience;
  return {
    notes: [say`no audience here is of a \`${kind}\``],
    help: say`define one in \`${homeOfSources(knowledge)}\`, \`${declared}\`, and write \`${right}\``,
  };
}

/** The audiences of a project whose rows are, or hold, what an argument takes many of; in the order of their files. */
export function audiencesFor(
  { targets: kind, many }: CatalogArgument,
  { audiences, sources }: Knowledge,
): readonly string[] {
  if (kind === null || !many) return [];
  return [...audiences.values()].flatMap(({ model }) => {
    const rows = sources.get(model.table)?.model;
    return model.target === kind || (rows !== undefined && heldBy(rows, kind) === 1) ? [model.name] : [];
  });
}

/** How many fields of a row name one of a kind; its key alone counts where it is one. */
function heldBy({ key, fields }: SourceModel, kind: string): number {
  const isOf = ({ type }: SourceModel['fields'][number]): boolean =>
    type.kind === 'id' ? type.of === kind : type.kind === 'place' && kind === 'place';
  const own = fields.find(({ name }) => name === key);
  return own !== undefined && isOf(own) ? 1 : fields.filter(isOf).length;
}
