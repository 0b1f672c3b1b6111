import type { CatalogArgument, CatalogProbe, CatalogRead, CatalogVerb } from '../../dsl/catalog.ts';
import { exampleArgument } from '../../dsl/resolve/example-argument.ts';

/**
 * A verb as a playbook may write it, with what it needs and an end where its effect lasts.
 *
 * @param reads  what an argument's value may be asked from
 */
export function exampleAct(verb: CatalogVerb, reads: readonly CatalogRead[]): string {
  const end = verb.lasting && verb.inverse !== null ? ' until recovered or 1h' : '';
  return `do ${callOf(verb, reads)}${verb.asksAmong === null ? '' : ' as answer'}${end}`;
}

/** The declaration of a probe, with every field that it answers. */
export function exampleProbe(probe: CatalogProbe): string {
  const own = probe.name.replace('.', '_');
  const fields = (probe.answers ?? []).map(({ name, type, of, oneOf, optional }) => {
    const written =
      oneOf === null ? `${type}${of === null ? '' : `(${of})`}` : `one of (${oneOf.map(quoted).join(', ')})`;
    return `  field ${name} is ${written}${optional ? ' optional' : ''}`;
  });
  const known = fields.length === 0 ? ['  field ok is bool'] : fields;
  return [`probe ${own} from ${callOf(probe)} {`, '  every 5m  timeout 3s', ...known, '}'].join('\n');
}

/** A read where it stands: as the value of the argument that is named as what it answers. */
export function exampleRead(read: CatalogRead): string {
  return `${read.returns.of ?? 'value'}: ${callOf(read)}`;
}

function callOf(
  { name, arguments: taken }: CatalogVerb | CatalogProbe | CatalogRead,
  reads: readonly CatalogRead[] = [],
): string {
  const needed = taken.filter(({ required }) => required);
  // Where everything may be left out, a call of nothing would tell little.
  const shown = needed.length > 0 ? needed : taken.slice(0, 1);
  const given = shown.map((one) => `${one.name}: ${exampleOf(one, reads)}`);
  return `${name}(${given.join(', ')})`;
}

function exampleOf(argument: CatalogArgument, reads: readonly CatalogRead[]): string {
  const { type, of, targets, oneOf } = argument;
  switch (oneOf === null ? type : null) {
    case 'id': {
      const read = reads.find(
        ({ returns }) => returns.type === 'id' && returns.of !== null && returns.of === of,
      );
      return read === undefined ? (of ?? targets ?? quoted('…')) : callOf(read);
    }
    case 'place':
      return 'region';
    case 'list':
      return `[${quoted('…')}, ${quoted('…')}]`;
    case 'record':
    case 'any':
      return `{ name: ${quoted('…')} }`;
    default:
      // What it acts on is bound by the playbook: `payments.hide_method(method: method)`.
      return exampleArgument(argument) ?? quoted('…');
  }
}

function quoted(text: string): string {
  return `"${text}"`;
}
