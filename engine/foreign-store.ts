import { OutsideError } from './outside-error.ts';
import { PROJECT_NOTE } from './pipeline.ts';
import type { StoredState } from './store.ts';

/**
 * A store holds one project: another one would take its instants for judged and its limits for used up.
 *
 * @throws OutsideError where it holds another
 */
export function refuseForeign(project: string, { notes }: StoredState): void {
  const owner = notes[PROJECT_NOTE] ?? project;
  if (owner === project) return;
  throw new OutsideError(
    `this store belongs to the project \`${String(owner)}\`, and this one is \`${project}\``,
    'name another database in `store.url` (or another `--data` folder): one for each project',
  );
}
