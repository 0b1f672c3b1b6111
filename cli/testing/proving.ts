import type { PlaybookTestModel } from '../../dsl/model/test.ts';
import { parse } from '../../dsl/parse.ts';
import type { ProjectFile } from '../../dsl/project.ts';
import { notYet } from '../../rules/compile/not-yet.ts';
import type { Manifest } from '../catalog.ts';
import { momentsOf } from '../test/moments.ts';
import type { TestBench } from '../test/prepare.ts';
import { runTest } from '../test/run.ts';
import { testBundle } from '../test/test-bundle.ts';
import { keptIo } from './command.ts';
import type { Mutation } from './mutation.ts';
import { benchFrom } from './test-bench.ts';

/**
 * What becomes of a changed text: it cannot be loaded; it means the same (no test could tell); a test fails; or all of
 * them pass, so that nobody would see the change.
 */
export type Fate = 'refused' | 'same' | 'noticed' | 'unnoticed';

/** A project whose tests are tried on texts that differ. */
export interface Proving {
  readonly bench: TestBench;
  readonly errors: readonly string[];
  /** Playbooks that have tests of their own and can run, in the order written. */
  readonly tested: readonly string[];
  /** Those that have tests and cannot run yet. */
  readonly waiting: readonly string[];
  /** Titles of the changes to one playbook by what becomes of them, in the order written. */
  fates(playbook: string, mutationsOf: (text: string) => readonly Mutation[]): Promise<Fates>;
}

export type Fates = Readonly<Record<Fate, readonly string[]>>;

/** Reads what does not change once; a change is played until a test fails, the likeliest and the shortest first. */
export function createProving(
  files: readonly ProjectFile[],
  directory: string,
  offered: readonly Manifest[],
  places: TestBench['places'] = {},
): Proving {
  const parsed = new Map(files.map(({ path, text }) => [text, parse(text, path)]));
  const read: typeof parse = (text, path) => parsed.get(text) ?? parse(text, path);
  const load = (some: readonly ProjectFile[]) => benchFrom(some, directory, offered, read, places);
  const { bench, errors } = load(files);
  const named = bench.project.playbooks.filter(({ name }) =>
    bench.project.tests.some(({ playbook }) => playbook === name),
  );
  const fateOf = async (path: string, { playbook, text }: Mutation, last: LastFailed): Promise<Fate> => {
    const changed = load(files.map((file) => (file.path === path ? { ...file, text } : file)));
    const { project } = changed.bench;
    if (changed.errors.length > 0) return 'refused';
    if (hashOf(changed.bench, playbook) === hashOf(bench, playbook)) return 'same';
    const own = project.tests.filter((test) => test.playbook === playbook);
    for (const test of last.first(own)) {
      const result = await runTest(test, changed.bench, keptIo(), () => 0);
      if (result.kind === 'played' && result.passed) continue;
      last.failed(test.title);
      return 'noticed';
    }
    return 'unnoticed';
  };
  return {
    bench,
    errors,
    tested: named.filter((one) => notYet(one).length === 0).map(({ name }) => name),
    waiting: named.filter((one) => notYet(one).length > 0).map(({ name }) => name),
    async fates(playbook, mutationsOf) {
      const found: Record<Fate, string[]> = { refused: [], same: [], noticed: [], unnoticed: [] };
      const last = createLastFailed(bench.zone);
      for (const { path, text } of files) {
        for (const one of mutationsOf(text).filter((mutation) => mutation.playbook === playbook))
          found[await fateOf(path, one, last)].push(one.title);
      }
      return found;
    },
  };
}

/** What a playbook compiles to. */
function hashOf(bench: TestBench, playbook: string): string {
  return testBundle(bench.project, playbook, bench).hash;
}

interface LastFailed {
  /** The tests, those that failed last before the others, and of those that never did the short ones. */
  first(tests: readonly PlaybookTestModel[]): readonly PlaybookTestModel[];
  failed(title: string): void;
}

function createLastFailed(zone: string): LastFailed {
  const order: string[] = [];
  const lasting = (test: PlaybookTestModel): number => {
    const { startMs, endMs } = momentsOf(test, zone, null);
    return endMs - startMs;
  };
  return {
    first: (tests) =>
      [...tests].sort(
        (a, b) => order.lastIndexOf(b.title) - order.lastIndexOf(a.title) || lasting(a) - lasting(b),
      ),
    failed: (title) => void order.push(title),
  };
}
