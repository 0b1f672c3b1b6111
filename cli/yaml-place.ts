import { type Document, isCollection, isMap, isScalar, isSeq, type LineCounter } from 'yaml';

/** Where something is written, counted from 1. */
export interface YamlPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a setting is written: at its key, so that the caret of an editor lands on the word to change. What is not
 * written is at the nearest part around it; null for an empty file.
 *
 * @param path  keys and indices from the root
 */
export function yamlPlace(document: Document, lines: LineCounter, path: readonly string[]): YamlPlace | null {
  let node: unknown = document.contents;
  let offset: number | undefined = isCollection(node) ? node.range?.[0] : undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined) break;
      offset = isScalar(pair.key) ? pair.key.range?.[0] : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isCollection(node) && !isScalar(node)) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  if (offset === undefined) return null;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
