import type { IToken } from 'chevrotain';
import type { Catalog } from '../catalog.ts';
import { isA } from '../grammar/gates.ts';
import { told } from '../messages/in-language.ts';
import type { Language } from '../messages/language.ts';
import type { LoadedProject } from '../project.ts';
import { wordsFor } from '../resolve/knowledge.ts';
import type { NameUse } from '../resolve/source-map.ts';
import { nameOfFieldType, nameOfType } from '../resolve/value.ts';
import { placeOf, wordsOf } from '../resolve/words-of.ts';
import { say, type Text, verbatim } from '../say.ts';
import { chunks } from '../syntax/chunk.ts';
import { scan } from '../syntax/scan.ts';
import { textOfLabel } from '../token/label.ts';
import { Literal, Text as TextToken } from '../token/literals.ts';
import { Colon } from '../token/signs.ts';
import { type WordText, wordText } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';
import { argumentDoc } from './argument-doc.ts';
import { choiceDoc } from './choice-docs.ts';
import { literalDoc } from './literal-docs.ts';
import { declarationsOf, nameAt } from './navigation.ts';
import { openCall } from './surroundings.ts';
import { listedValueDoc, placeholderDoc, type TextDoc } from './text-docs.ts';
import { wordDocs } from './word-docs.ts';

/** What is shown for the thing under the pointer: Markdown, and the place it is about. */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

/** The meaning of a name, a word or a value at an offset, or null where there is nothing to say. */
export function hoverAt(
  project: LoadedProject,
  catalog: Catalog,
  file: string,
  offset: number,
  language: Language,
): Hover | null {
  const use = nameAt(project, file, offset);
  if (use !== null) return { markdown: aboutName(use, project, catalog, language), span: use.span };
  const text = project.files.find(({ path }) => path === file)?.text ?? '';
  const chunk =
    chunks(scan(text).tokens).find((tokens) => tokens.some((token) => covers(token, offset))) ?? [];
  const index = chunk.findIndex((token) => covers(token, offset));
  const token = chunk[index];
  if (token === undefined) return null;
  const found = placeDoc(chunk, index, offset, project, catalog);
  return found && { markdown: `**${found.title}** — ${told(found.text, language)}`, span: found.span };
}

function covers({ startOffset, image }: IToken, offset: number): boolean {
  return startOffset <= offset && offset <= startOffset + image.length;
}

/** What a word or value of the language means where it stands. */
function placeDoc(
  chunk: readonly IToken[],
  index: number,
  offset: number,
  { knowledge }: LoadedProject,
  catalog: Catalog,
): TextDoc | null {
  const token = chunk[index]!;
  const before = chunk.slice(0, index);
  const span = { start: token.startOffset, end: token.startOffset + token.image.length };
  const literal = literalDoc(chunk, index);
  if (literal !== null) {
    const [first, last] = [chunk[literal.start]!, chunk[literal.end - 1]!];
    const all = { start: first.startOffset, end: last.startOffset + last.image.length };
    const words = chunk.slice(literal.start, literal.end).map(({ image }) => image);
    return { title: words.join(words[1] === '-' ? '' : ' '), text: literal.text, span: all };
  }
  if (isA(token, TextToken))
    return (
      placeholderDoc(token, before, offset, knowledge, catalog) ?? listedValueDoc(token, before, knowledge)
    );
  if (isA(token, Literal)) {
    return { title: token.image, text: textOfLabel(token.tokenType.LABEL ?? ''), span };
  }
  const call = chunk[index + 1]?.tokenType === Colon ? openCall(before) : null;
  const argument = call && argumentDoc(call.name, token.image, catalog);
  if (argument !== null) return { title: token.image, text: argument, span };
  const doc = choiceDoc(before.at(-1)?.tokenType, token.image) ?? wordDocs.get(wordOf(token));
  return doc === undefined ? null : { title: wordOf(token), text: doc, span };
}

/** The short spelling of a word of the language; what is none is itself. */
function wordOf({ tokenType, image }: IToken): WordText {
  return (wordText(tokenType) ?? image) as WordText;
}

/** Title, meaning and unit; then the declaration as it is written, with its place. */
function aboutName(use: NameUse, project: LoadedProject, catalog: Catalog, language: Language): string {
  const [declaration] = declarationsOf(project, use);
  const written = declaration && declarationText(declaration, project);
  const place = declaration && `${placeOf(declaration.file, declaration.span.start)}`;
  const lines = [
    headline(use, project, language),
    ...meaning(use, project, catalog, language).map((text) => told(text, language)),
    ...(written === undefined ? [] : [`\`\`\`ordersense\n${written}\n\`\`\``]),
    ...(place === undefined ? [] : [`_${place}_`]),
  ];
  return lines.join('\n\n');
}

function headline({ kind, name }: NameUse, { knowledge }: LoadedProject, language: Language): string {
  const title = knowledge.scope.find(name)?.title ?? null;
  return `**${name}**${title === null ? '' : ` “${title}”`} — ${told(kindWords(kind), language)}`;
}

function kindWords(kind: NameUse['kind']): Text {
  switch (kind) {
    case 'metric':
      return say`metric`;
    case 'stream':
      return say`stream: things that happen`;
    case 'table':
      return say`table: the latest state of things`;
    case 'probe':
      return say`probe: an answer of another system`;
    case 'check':
      return say`check: questions about causes`;
    case 'routine':
      return say`routine`;
    case 'schedule':
      return say`schedule`;
    case 'audience':
      return say`audience`;
    case 'value':
      return say`value`;
    case 'playbook':
      return say`playbook`;
    case 'field':
      return say`field`;
    case 'dimension':
      return say`dimension`;
    case 'word':
      return say`word for a value`;
    case 'cause':
      return say`cause`;
    case 'verb':
      return say`action of a connector`;
    case 'result':
      return say`result of an action`;
  }
}

function meaning(
  { kind, name }: NameUse,
  { knowledge }: LoadedProject,
  catalog: Catalog,
  language: Language,
): readonly Text[] {
  switch (kind) {
    case 'metric': {
      const metric = knowledge.metrics.get(name)?.model;
      if (metric === undefined) return [];
      const by = metric.per.length === 0 ? [] : [say`counted per ${metric.per.join(', ')}`];
      const good =
        metric.good === null ? [] : [metric.good === 'up' ? say`more is better` : say`less is better`];
      return [say`its values are ${nameOfType(metric.unit)}`, ...by, ...good];
    }
    case 'verb': {
      const verb = catalog.verbs.find((one) => one.name === name);
      if (verb === undefined) return [];
      const effect =
        verb.changes === 'nothing' ? say`changes nothing that lasts` : say`changes ${`\`${verb.changes}\``}`;
      const undone = verb.inverse === null ? [] : [say`undone by ${`\`${verb.inverse}\``}`];
      return [verbatim(language === 'ko' ? (verb.docKo ?? verb.doc) : verb.doc), effect, ...undone];
    }
    case 'word': {
      const cut = name.lastIndexOf('.');
      const code = wordsFor(knowledge, name.slice(0, cut))?.[name.slice(cut + 1)];
      return code === undefined ? [] : [say`the events carry \`${code}\` as \`${name.slice(0, cut)}\``];
    }
    case 'field': {
      const cut = name.lastIndexOf('.');
      const owner = knowledge.sources.get(name.slice(0, cut)) ?? knowledge.probes.get(name.slice(0, cut));
      const field = owner?.model.fields.find((one) => one.name === name.slice(cut + 1));
      return field === undefined ? [] : [say`its values are ${nameOfFieldType(field.type)}`];
    }
    default:
      return [];
  }
}

/** The item that declares it, at most eight lines of it. */
function declarationText({ file, span }: NameUse, { files }: LoadedProject): string | undefined {
  const items = files.find(({ path }) => path === file.path)?.items ?? [];
  const item = items.find((one) => one.span.start <= span.start && span.end <= one.span.end);
  if (item === undefined) return undefined;
  const lines = file.text.slice(item.span.start, item.span.end).split('\n');
  if (item.kind === 'playbook') return wordsOf(file, { start: item.span.start, end: item.name.span.end });
  return lines.length > 8 ? [...lines.slice(0, 8), '…'].join('\n') : lines.join('\n');
}
