import type { CatalogArgument, CatalogField } from '../../dsl/catalog.ts';
import { told } from '../../dsl/messages/in-language.ts';
import type { Language } from '../../dsl/messages/language.ts';
import { say, type Text, verbatim } from '../../dsl/say.ts';
import { reachWord } from './effect-rows.ts';

/** One argument in three cells: its name, what may stand there, what it is for. */
export function argumentRow(
  argument: CatalogArgument,
  language: Language,
): readonly [string, string, string] {
  const { name, required, doc, docKo } = argument;
  const kinds = [...kindsSaid(argument), ...(required ? [] : [say`may be left out`])];
  return [name, kinds.map((kind) => told(kind, language)).join(', '), docIn(doc, docKo, language)];
}

/** One field of an answer in three cells, the type as a playbook declares it. */
export function fieldRow(
  { name, type, of, oneOf, optional, doc, docKo }: CatalogField,
  language: Language,
): readonly [string, string, string] {
  const declared = oneOf === null ? `${type}${of === null ? '' : `(${of})`}` : `one of (${texts(oneOf)})`;
  return [name, `${declared}${optional ? ' optional' : ''}`, docIn(doc, docKo, language)];
}

/** The Korean where there is one and it is wanted. */
export function docIn(doc: string, docKo: string | null, language: Language): string {
  return language === 'ko' ? (docKo ?? doc) : doc;
}

function kindsSaid(argument: CatalogArgument): readonly Text[] {
  const { type, of, currency, oneOf, many, readBy, mostChars, mostCells, widens } = argument;
  const inner = of ?? currency;
  return [
    oneOf === null ? verbatim(inner === null ? type : `${type}(${inner})`) : say`one of ${texts(oneOf)}`,
    ...(many ? [say`one or an audience`] : []),
    ...(readBy === null ? [] : [say`read by ${reachWord(readBy)}`]),
    ...(mostChars === null ? [] : [say`shown up to ${mostChars} characters`]),
    ...(mostCells === null ? [] : [say`shown up to ${mostCells} cells, Hangul two wide`]),
    ...(widens ? [say`takes back what others did too`] : []),
  ];
}

function texts(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(', ');
}
