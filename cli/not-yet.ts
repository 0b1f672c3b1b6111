import { type Diagnostic, diagnostic } from '../dsl/diagnostic.ts';
import type { PlaybookModel } from '../dsl/model/playbook.ts';
import type { Project } from '../dsl/model/project.ts';
import type { SourceMap } from '../dsl/resolve/source-map.ts';
import { allOf, say } from '../dsl/say.ts';
import { notYet } from '../rules/compile/not-yet.ts';

/** A project's playbooks, by whether this version can run them. */
export interface Runnable {
  readonly playbooks: readonly PlaybookModel[];
  /** OS0201 at the name of each of the others, with what they use. */
  readonly refused: readonly { readonly name: string; readonly found: Diagnostic }[];
}

/** Half a playbook never runs: what uses anything that is not built yet is named and set aside whole. */
export function runnableOf(project: Project, map: SourceMap): Runnable {
  const asked = project.playbooks.map((playbook) => ({ playbook, lacking: notYet(playbook) }));
  return {
    playbooks: asked.filter(({ lacking }) => lacking.length === 0).map(({ playbook }) => playbook),
    refused: asked.flatMap(({ playbook, lacking }) => {
      const place = map.placeOf(playbook);
      if (lacking.length === 0 || place === null) return [];
      const found = diagnostic(
        'OS0201',
        'info',
        place.file.path,
        place.span,
        say`this version cannot run \`${playbook.name}\` yet`,
        {
          label: say`written right, not run yet`,
          notes: [say`it uses ${allOf(lacking.map((word) => `\`${word}\``))}`],
        },
      );
      return [{ name: playbook.name, found }];
    }),
  };
}
