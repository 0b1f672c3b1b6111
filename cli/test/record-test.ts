import { writeFile } from 'node:fs/promises';
import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import type { Io } from '../io.ts';
import { loadProjectAt } from '../load-project.ts';
import { isWanted, type Target } from '../targets.ts';
import { UsageError } from '../usage-error.ts';
import { countBefore } from './emission.ts';
import { recordedLines } from './made-recording.ts';
import { prepareTest, recordsOf } from './prepare.ts';
import { benchOf } from './test-projects.ts';

/** More than this is history that `was` says in one line. */
const MOST = 1_000_000;

/**
 * Writes all events that one test gives, from its history on, as lines of a recording. A test that reads them by
 * `given events from` in place of those lines decides the same.
 *
 * @throws UsageError  where not exactly one test is asked for, or its history is too long to be written out
 */
export async function recordTest(
  request: { readonly targets: readonly Target[]; readonly title: string | null },
  file: string,
  io: Io,
): Promise<void> {
  const asked = [];
  for (const target of request.targets) {
    const project = await loadProjectAt(target.root);
    for (const test of project.model.tests)
      if (
        isWanted(target, test.place.replace(/:\d+$/, '')) &&
        (request.title === null || test.title.includes(request.title))
      )
        asked.push({ test, bench: benchOf(project, target.root) });
  }
  const [one, ...others] = asked;
  if (one === undefined || others.length > 0)
    throw new UsageError(
      say`\`--record\` writes one test, and ${asked.length} are asked for`,
      say`name one by \`-t\` and a part of its title`,
    );
  const prepared = await prepareTest(one.test, one.bench);
  const events = prepared.made.reduce(
    (sum, { emission }) => sum + countBefore(emission, prepared.moments.endMs),
    0,
  );
  if (events > MOST)
    throw new UsageError(
      say`the test gives ${events} events, more than a recording should hold`,
      say`give it less history, or leave \`was\` in the test and record what \`is\` says`,
    );
  const records = recordsOf(prepared, Number.NEGATIVE_INFINITY);
  await writeFile(file, recordedLines(records));
  io.err(told(say`${records.length} records written to ${file}`, io.lang));
}
