import type { Project } from '../../dsl/model/project.ts';
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
import { seeded } from './seeded.ts';
import { benchFrom } from './test-bench.ts';

/**
 * What becomes of a changed text: it cannot be loaded; it means the same (no test could tell); a test fails; all of them
 * pass, so that nobody would see the change; or it was not among those that were played.
 */
export type Fate = 'refused' | 'same' | 'noticed' | 'unnoticed' | 'untried';

/** A project whose tests are tried on texts that differ. */
export interface Proving {
  readonly bench: TestBench;
  readonly errors: readonly string[];
  /** Playbooks that have tests of their own and can run, in the order written. */
  readonly tested: readonly string[];
  /** Those that have tests and cannot run yet. */
  readonly waiting: readonly string[];
  /**
   * Titles of the changes to one playbook by what becomes of them, in the order written.
   *
   * @param sample  how many of those that mean something else are played, and by what seed they are chosen; absent: all
   */
  fates(
    playbook: string,
    mutationsOf: (text: string, path: string) => readonly Mutation[],
    sample?: Sample,
  ): Promise<Fates>;
}

export interface Sample {
  readonly most: number;
  readonly seed: number;
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
  const named = bench.project.playbooks.filter(({ name }) => testsFor(name, bench.project).length > 0);
  /** A project with another meaning, or what is clear without a play. */
  const readOf = (path: string, { playbook, text }: Mutation): TestBench | 'refused' | 'same' => {
    const changed = load(files.map((file) => (file.path === path ? { ...file, text } : file)));
    if (changed.errors.length > 0) return 'refused';
    return hashOf(changed.bench, playbook) === hashOf(bench, playbook) ? 'same' : changed.bench;
  };
  const fateOf = async (
    changed: TestBench,
    playbook: string,
    last: LastFailed,
  ): Promise<'noticed' | 'unnoticed'> => {
    for (const test of last.first(testsFor(playbook, changed.project))) {
      const result = await runTest(test, changed, keptIo(), () => 0);
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
    async fates(playbook, mutationsOf, sample) {
      const found: Record<Fate, string[]> = {
        refused: [],
        same: [],
        noticed: [],
        unnoticed: [],
        untried: [],
      };
      const last = createLastFailed(bench.zone);
      const changes: { readonly path: string; readonly one: Mutation }[] = [];
      for (const { path, text } of files)
        for (const one of mutationsOf(text, path).filter((mutation) => mutation.playbook === playbook)) {
          const read = readOf(path, one);
          if (typeof read === 'string') found[read].push(one.title);
          else changes.push({ path, one });
        }
      const chosen = sample === undefined ? new Set(changes.keys()) : chosenOf(changes.length, sample);
      for (const [index, { path, one }] of changes.entries()) {
        // Read anew: a hundred projects at once are much memory.
        const read = chosen.has(index) ? readOf(path, one) : null;
        const fate =
          read === null || typeof read === 'string' ? 'untried' : await fateOf(read, playbook, last);
        found[fate].push(one.title);
      }
      return found;
    },
  };
}

/** Different places below `length`, all of them where there are no more. */
function chosenOf(length: number, { most, seed }: Sample): ReadonlySet<number> {
  const random = seeded(seed);
  const left = Array.from({ length }, (_, index) => index);
  const chosen = new Set<number>();
  while (chosen.size < most && left.length > 0)
    for (const index of left.splice(random.whole(0, left.length - 1), 1)) chosen.add(index);
  return chosen;
}

/** Tests that name a playbook; of a rule without a name those that name none. */
export function testsFor(name: string, { playbooks, tests }: Project): readonly PlaybookTestModel[] {
  const isUnnamed = playbooks.some((one) => one.name === name && one.place === name);
  return tests.filter(({ playbook }) => (isUnnamed ? playbook === null : playbook === name));
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
