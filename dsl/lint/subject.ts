import type { Catalog } from '../catalog.ts';
import type { PlaybookModel } from '../model/playbook.ts';
import type { Project } from '../model/project.ts';
import type { Knowledge } from '../resolve/knowledge.ts';
import type { SourceMap } from '../resolve/source-map.ts';
import { placeOf } from '../resolve/words-of.ts';
import type { BareRule, Playbook } from '../tree/playbook.ts';
import type { Item, SourceFile } from '../tree.ts';
import type { History } from './history.ts';
import { oncePer } from './once-per.ts';

/** Everything that a lint looks at. Lints change nothing and know no clock. */
export interface Subject {
  /** Sorted by path; what has a syntax error is a `broken` item. */
  readonly files: readonly SourceFile[];
  /** What came out whole. */
  readonly project: Project;
  /** Every declaration by name, also those that are not sound. */
  readonly knowledge: Knowledge;
  readonly catalog: Catalog;
  /** Where each part of the model was written, and where each name stands. */
  readonly map: SourceMap;
  /** Null unless `--history` is given. */
  readonly history: History | null;
}

/** A playbook as written and as resolved, one of each. */
export interface WrittenPlaybook {
  readonly file: SourceFile;
  readonly tree: Playbook | BareRule;
  readonly model: PlaybookModel;
}

/** The playbooks and bare rules that came out whole, in the order of their places. */
export const playbooksOf: (subject: Subject) => readonly WrittenPlaybook[] = oncePer(writtenIn);

function writtenIn({ files, project, knowledge }: Subject): readonly WrittenPlaybook[] {
  const models = new Map(project.playbooks.map((model) => [model.name, model]));
  return files.flatMap((file) =>
    file.items.flatMap((tree) => {
      const name = nameOf(tree, file);
      const model = name === null ? undefined : models.get(name);
      if (model === undefined || (tree.kind !== 'playbook' && tree.kind !== 'rule')) return [];
      // Of two playbooks with one name only the first is resolved; the second has its OS1102.
      if (tree.kind === 'playbook' && knowledge.scope.find(model.name)?.node !== tree) return [];
      return [{ file, tree, model }];
    }),
  );
}

/** A bare rule is named by its place. */
function nameOf(item: Item, file: SourceFile): string | null {
  if (item.kind === 'playbook') return item.name.text;
  return item.kind === 'rule' ? placeOf(file, item.span.start) : null;
}
