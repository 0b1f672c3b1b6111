import type { Span } from '../tree/literal.ts';
import type { SourceFile } from '../tree.ts';

/** Where something is written. */
export interface Place {
  readonly file: SourceFile;
  readonly span: Span;
}

/** What a name can stand for. Fields are named with their source (`riders.status`), causes with their check. */
export type NamedKind =
  | 'metric'
  | 'stream'
  | 'table'
  | 'probe'
  | 'check'
  | 'routine'
  | 'schedule'
  | 'audience'
  | 'value'
  | 'playbook'
  | 'field'
  | 'dimension'
  | 'word'
  | 'cause'
  | 'verb'
  | 'result';

/** One place that names something, its declaration included. */
export interface NameUse extends Place {
  readonly kind: NamedKind;
  readonly name: string;
  readonly isDeclaration: boolean;
}

/**
 * What the resolved model does not say because it is meaning alone: where each part of it was written, and where each
 * name stands. Lints point with it, the editor jumps with it.
 */
export interface SourceMap {
  /** The place of a node of the model; null where the node was never written, such as a default. */
  readonly placeOf: (node: object) => Place | null;
  /** In the order of their places, each once. */
  readonly names: () => readonly NameUse[];
}

/** A source map that is being filled while the project is resolved. */
export interface SourceMapBuilder extends SourceMap {
  readonly mark: (node: object, place: Place) => void;
  readonly name: (use: NameUse) => void;
}

/** An empty map. Of two marks of one node the first holds: it is the innermost. */
export function createSourceMap(): SourceMapBuilder {
  // Not weak: the nodes live as long as their project, and weak keys cost a collection of their own.
  const places = new Map<object, Place>();
  // By file and beginning: the same name is told again by every playbook that uses a shared check.
  const uses = new Map<SourceFile, Map<number, NameUse[]>>();
  let sorted: readonly NameUse[] | null = null;
  return {
    placeOf: (node) => places.get(node) ?? null,
    mark: (node, place) => {
      if (!places.has(node)) places.set(node, place);
    },
    name: (use) => {
      const ofFile = uses.get(use.file) ?? new Map<number, NameUse[]>();
      const here = ofFile.get(use.span.start) ?? [];
      if (here.length === 0) uses.set(use.file, ofFile.set(use.span.start, here));
      if (here.some((other) => isSame(use, other))) return;
      here.push(use);
      sorted = null;
    },
    names: () => {
      // Several lints ask for all of them; sorting is most of the work.
      sorted ??= [...uses.values()].flatMap((ofFile) => [...ofFile.values()].flat()).sort(byPlace);
      return sorted;
    },
  };
}

function byPlace(a: NameUse, b: NameUse): number {
  if (a.file === b.file) return a.span.start - b.span.start;
  return a.file.path < b.file.path ? -1 : 1;
}

function isSame(a: NameUse, b: NameUse): boolean {
  return a.span.end === b.span.end && a.kind === b.kind && a.name === b.name;
}
