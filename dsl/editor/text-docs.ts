import type { IToken } from 'chevrotain';
import type { Catalog } from '../catalog.ts';
import type { Knowledge } from '../resolve/knowledge.ts';
import { nameOfFieldType } from '../resolve/value.ts';
import { say, type Text } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import { argumentDoc } from './argument-doc.ts';
import { comparedBefore } from './compared.ts';
import { fieldBeingListed, openCall, sourceBefore } from './surroundings.ts';

/** What a part of a text means, and where that part stands. */
export interface TextDoc {
  readonly title: string;
  readonly text: Text;
  readonly span: Span;
}

/** What the trigger and the checks put into a text, by the name between the braces. */
const GIVEN: Readonly<Record<string, Text>> = {
  drop: say`how far the trigger's value fell below its baseline`,
  rise: say`how far the trigger's value rose above its baseline`,
  change: say`how far the trigger's value was from its baseline`,
  baseline: say`what the trigger's value was compared with`,
  now: say`the trigger's value`,
  cause: say`the causes that were found; \`unknown\` where there are none`,
  severity: say`how severe the incident is now`,
};

/** A placeholder under an offset, or null: `{region}`, `{share|percent}`. */
export function placeholderDoc(
  token: IToken,
  before: readonly IToken[],
  offset: number,
  knowledge: Knowledge,
  catalog: Catalog,
): TextDoc | null {
  const found = [...token.image.matchAll(/\{([^{}|]+)(?:\|[^{}]*)?\}/g)].find(
    ({ 0: { length }, index }) =>
      token.startOffset + index <= offset && offset <= token.startOffset + index + length,
  );
  const name = found?.[1]?.trim();
  if (found === undefined || name === undefined) return null;
  const start = token.startOffset + found.index;
  const at = { title: `{${name}}`, span: { start, end: start + found[0].length } };
  const call = openCall(before);
  const text =
    (call?.given.includes(name) ? argumentDoc(call.name, name, catalog) : null) ??
    (Object.hasOwn(GIVEN, name) ? GIVEN[name]! : fieldDoc(name, before, knowledge));
  return text === null ? null : { ...at, text };
}

/** A field of the event or row that an `each` is about. */
function fieldDoc(name: string, before: readonly IToken[], knowledge: Knowledge): Text | null {
  const source = sourceBefore(before, knowledge);
  const field = source?.fields.find((one) => one.name === name);
  return source && field ? say`field of \`${source.name}\`: ${nameOfFieldType(field.type)}` : null;
}

/** A text that stands for one of a field's listed values, in its declaration or where it is compared. */
export function listedValueDoc(
  token: IToken,
  before: readonly IToken[],
  knowledge: Knowledge,
): TextDoc | null {
  const at = {
    title: token.image,
    span: { start: token.startOffset, end: token.startOffset + token.image.length },
  };
  const listing = fieldBeingListed(before);
  if (listing !== null) return { ...at, text: say`one of the values that \`${listing}\` can have` };
  const compared = comparedBefore(before, true, knowledge) ?? comparedBefore(before, false, knowledge);
  if (compared?.field?.kind !== 'oneOf') return null;
  const values = compared.field.values.map((value) => JSON.stringify(value)).join(', ');
  return { ...at, text: say`one of the values that \`${compared.name}\` can have: ${values}` };
}
