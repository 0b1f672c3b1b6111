import { http } from '../../connectors/http.ts';
import { log } from '../../connectors/log.ts';
import type { parse } from '../../dsl/parse.ts';
import { isBlocking, loadProject, type ProjectFile } from '../../dsl/project.ts';
import { catalogOf, type Manifest } from '../catalog.ts';
import type { TestBench } from '../test/prepare.ts';
import { runTest, type TestResult } from '../test/run.ts';
import { keptIo } from './command.ts';

/** `log` and a service called `city`, as examples/first-look has them. */
export const manifests = [
  { name: 'log', connector: log },
  { name: 'city', connector: http },
];

/**
 * A project from texts; its errors as `CODE message`.
 *
 * @param offered  the connectors of the project
 * @param read     parses one file, or knows it already
 * @param places   where places have their centres, of the project's settings
 */
export function benchFrom(
  files: readonly ProjectFile[],
  directory = '.',
  offered: readonly Manifest[] = manifests,
  read?: typeof parse,
  places: TestBench['places'] = {},
): { readonly bench: TestBench; readonly errors: readonly string[] } {
  const { project, diagnostics } = loadProject(files, catalogOf(offered), read);
  return {
    bench: { directory, project, name: 'p', zone: 'Asia/Seoul', places, manifests: offered },
    errors: diagnostics.filter(isBlocking).map(({ code, message }) => `${code} ${message}`),
  };
}

/**
 * Plays all tests of a project, in the order of their places.
 *
 * @throws where the project has errors
 */
export async function playAll(
  files: readonly ProjectFile[],
  directory = '.',
): Promise<readonly TestResult[]> {
  const { bench, errors } = benchFrom(files, directory);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const results: TestResult[] = [];
  for (const test of bench.project.tests) results.push(await runTest(test, bench, keptIo(), () => 0));
  return results;
}

/** The only test of a project, which must be one that can be played. */
export async function playOne(
  text: string,
  directory = '.',
): Promise<Extract<TestResult, { kind: 'played' }>> {
  const [result, ...others] = await playAll([{ path: 'a.play', text }], directory);
  if (result?.kind !== 'played' || others.length > 0) throw new Error('not one test that can be played');
  return result;
}
