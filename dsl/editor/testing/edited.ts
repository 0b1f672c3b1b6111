import { loadProject } from '../../project.ts';
import { catalog, shared } from '../../resolve/testing/sample.ts';
import type { EditedProject } from '../completion.ts';

/** A file with the place of its `|`, in the sample project. */
export interface Edited {
  readonly project: EditedProject;
  readonly text: string;
  readonly offset: number;
}

/** The sample project with one more file, `a.play`, in which somebody types at the `|`. */
export function editedAt(marked: string): Edited {
  const whole = `language 1\n${marked}`;
  const offset = whole.indexOf('|');
  const text = whole.replace('|', '');
  const loaded = loadProject(
    [
      { path: 'shared.play', text: shared },
      { path: 'a.play', text },
    ],
    catalog,
  );
  return { project: { ...loaded, catalog }, text, offset };
}
