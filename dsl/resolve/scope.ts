import { say, type Text } from '../say.ts';

import type { QName, Span } from '../tree/literal.ts';
import type { Item, SourceFile } from '../tree.ts';
import type { Sink } from './report.ts';
import { createReport } from './report.ts';
import { placeOf } from './words-of.ts';

/** What a name can be. `broken` has a syntax error, so nobody complains about it again. */
export type DeclarationKind = Declaration['node']['kind'];

/** One name with the item that declares it. */
export interface Declaration {
  readonly name: string;
  readonly title: string | null;
  readonly file: SourceFile;
  /** The name itself. */
  readonly span: Span;
  readonly node: Exclude<Item, { kind: 'use' | 'rule' | 'test' }>;
}

/** All declarations of a project: visible everywhere, in any order, one for a name. */
export interface Scope {
  readonly files: readonly SourceFile[];
  readonly find: (name: string) => Declaration | undefined;
  readonly all: readonly Declaration[];
  /** What there is one of whose name cannot be read: whatever name nothing has may be meant for it. */
  readonly lost: ReadonlySet<'playbook' | 'metric'>;
  /** Names that were read, that no metric has, and that were left untold for a metric that is lost. */
  readonly missed: Set<string>;
}

/**
 * Gathers the declarations of all files, sorted by path. Two of one name are OS1102 at the later one; the first
 * counts. `define words region` has a name of another kind, that of a dimension, and is not among them.
 */
export function createScope(files: readonly SourceFile[], sink: Sink): Scope {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const found = new Map<string, Declaration>();
  for (const file of sorted) {
    for (const item of file.items) {
      const declaration = declarationOf(item, file);
      if (declaration === null) continue;
      const first = found.get(declaration.name);
      if (first === undefined) found.set(declaration.name, declaration);
      else {
        createReport(file, sink).error(
          'OS1102',
          declaration.span,
          say`\`${declaration.name}\` is declared twice`,
          {
            label: say`second declaration`,
            notes: [say`the first is ${describe(first)}`],
            help: say`give one of them another name: nothing is overridden in silence`,
          },
        );
      }
    }
  }
  const lost = new Set(
    sorted.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'broken' && item.unnamed !== null ? [item.unnamed] : [])),
    ),
  );
  return {
    files: sorted,
    find: (name) => found.get(name),
    all: [...found.values()],
    lost,
    missed: new Set(),
  };
}

/** `metric orders ("주문 수", shared/metrics.play:3)`. */
export function describe(declaration: Declaration): Text {
  const title = declaration.title === null ? '' : `"${declaration.title}", `;
  const place = placeOf(declaration.file, declaration.span.start);
  return say`${kindName(declaration.node.kind)} \`${declaration.name}\` (${title}${place})`;
}

/** What a name stands for, in the word that declares it. */
export function kindName(kind: DeclarationKind): Text {
  switch (kind) {
    case 'stream':
      return say`stream`;
    case 'table':
      return say`table`;
    case 'probe':
      return say`probe`;
    case 'metric':
      return say`metric`;
    case 'playbook':
      return say`playbook`;
    case 'define-check':
      return say`check`;
    case 'define-routine':
      return say`routine`;
    case 'define-value':
      return say`value`;
    case 'define-schedule':
      return say`schedule`;
    case 'define-audience':
      return say`audience`;
    case 'define-words':
      return say`words`;
    case 'broken':
      return say`broken`;
  }
}

/** What an item declares; tests, bare rules, `use` and `define words` declare no name of this kind. */
export function declarationOf(item: Item, file: SourceFile): Declaration | null {
  if (item.kind === 'use' || item.kind === 'rule' || item.kind === 'test' || item.kind === 'define-words')
    return null;
  const name: QName | null = item.name;
  if (name === null) return null;
  const title = 'title' in item ? (item.title?.value ?? null) : null;
  return { name: name.text, title, file, span: name.span, node: item };
}
