import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { say, type Text } from '../dsl/say.ts';
import { UsageError } from './usage-error.ts';
import { yamlFault } from './yaml-fault.ts';

/** A YAML file that was read, with the places of what stands in it. */
export interface YamlDocument {
  readonly document: Document;
  readonly lines: LineCounter;
  /** What it says as plain data; an empty file says nothing, and is null. */
  readonly value: unknown;
}

/**
 * Reads YAML of one document; a mark of the byte order before it is no part of it.
 *
 * @param path  for messages
 * @param help  what to do about a text that is no YAML
 * @throws UsageError  at the first place that cannot be read
 */
export function yamlDocument(written: string, path: string, help: Text): YamlDocument {
  const text = written.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refuse = (offset: number, why: Text): never => {
    const { line, col } = lines.linePos(offset);
    throw new UsageError(say`${path}:${line}:${col}: this is no YAML: ${why}`, help);
  };
  const strange = text.search(/[\0\uFFFD]/);
  if (strange >= 0) {
    throw new UsageError(
      say`${path}: this is no text in UTF-8`,
      say`save it as UTF-8, as editors do by default`,
    );
  }
  // An unknown tag or version is only a warning to the library, and then read as if it were not there.
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined) refuse(placeOf(broken, document), yamlFault(broken));
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) === undefined)
        refuse(
          alias.range?.[0] ?? 0,
          say`\`*${alias.source}\` stands for nothing: quote it where it is a text`,
        );
    },
  });
  try {
    return { document, lines, value: document.toJS() };
  } catch {
    // The only thing that is left to refuse: aliases that multiply without end.
    throw new UsageError(say`${path}: too many \`*aliases\``, say`write out what they stand for`);
  }
}

/** Where to look: a quote that is not closed where it opens, not where the file ends. */
function placeOf({ code, pos: [start] }: YAMLError, document: Document): number {
  if (code !== 'MISSING_CHAR') return start;
  let open = start;
  visit(document, {
    Scalar(_key, node) {
      const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      if (isQuoted && node.range && node.range[0] < start && node.range[1] >= start) open = node.range[0];
    },
  });
  return open;
}
