import type { PlaybookModel } from '../model/playbook.ts';
import type { PlaybookTestModel } from '../model/test.ts';
import type { Subject } from './subject.ts';
import { walk } from './walk.ts';

/** Which tests play a playbook. */
export interface TestsOf {
  /** Whether any does, also one that has an error of its own. */
  readonly isPlayed: (playbook: PlaybookModel) => boolean;
  /** Those without errors that name it. */
  readonly of: (playbook: PlaybookModel) => readonly PlaybookTestModel[];
}

/**
 * The tests of a project by playbook. One without `for` plays everything; it counts for a playbook where it expects an
 * action that this playbook does.
 */
export function testsOf({ files, project }: Pick<Subject, 'files' | 'project'>): TestsOf {
  const named = new Set(
    files.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'test' && item.for !== null ? [item.for.text] : [])),
    ),
  );
  const verbs = new Set(project.tests.filter(({ playbook }) => playbook === null).flatMap(verbsExpected));
  const byName = new Map<string, PlaybookTestModel[]>();
  for (const test of project.tests) {
    if (test.playbook === null) continue;
    const known = byName.get(test.playbook);
    if (known === undefined) byName.set(test.playbook, [test]);
    else known.push(test);
  }
  return {
    isPlayed: (playbook) =>
      named.has(playbook.name) || (verbs.size > 0 && walk(playbook).acts.some(({ verb }) => verbs.has(verb))),
    of: (playbook) => byName.get(playbook.name) ?? [],
  };
}

/** Verbs that a test expects to be done or taken back. */
export function verbsExpected({ expects }: PlaybookTestModel): readonly string[] {
  return expects.flatMap(({ what, negated }) =>
    !negated && (what.kind === 'do' || what.kind === 'undo' || what.kind === 'action') && what.verb !== null
      ? [what.verb]
      : [],
  );
}
