import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { PlaybookTestModel } from '../../dsl/model/test.ts';
import type { Text } from '../../dsl/say.ts';
import { notYet } from '../../rules/compile/not-yet.ts';
import type { Io } from '../io.ts';
import { joined, type Reach, reachesOf } from './branches.ts';
import { judgeTest, type Verdict } from './judge.ts';
import { type Played, playTest } from './play.ts';
import { type Prepared, prepareTest, problemsOf, type TestBench } from './prepare.ts';

/** How one test went. */
export type TestResult =
  | {
      readonly kind: 'played';
      readonly test: PlaybookTestModel;
      readonly prepared: Prepared;
      readonly played: Played;
      readonly verdicts: readonly Verdict[];
      readonly reaches: readonly Reach[];
      readonly passed: boolean;
      readonly tookMs: number;
    }
  /** What it gives cannot be played; it counts as failed. */
  | { readonly kind: 'spoiled'; readonly test: PlaybookTestModel; readonly why: readonly Text[] }
  /** What its playbooks use and this version does not run. */
  | { readonly kind: 'not-run'; readonly test: PlaybookTestModel; readonly lacking: readonly string[] };

/**
 * Plays one test. Without a playbook of its own it plays those that can run, and is not run where none can.
 *
 * @param nowMs  the machine's clock, for how long it took
 */
export async function runTest(
  test: PlaybookTestModel,
  bench: TestBench,
  io: Io,
  nowMs: () => number,
): Promise<TestResult> {
  const begunMs = nowMs();
  const asked = bench.project.playbooks.filter(
    ({ name }) => test.playbook === null || name === test.playbook,
  );
  const able = asked.filter((playbook) => notYet(playbook).length === 0);
  if (able.length === 0) return { kind: 'not-run', test, lacking: lackingIn(asked) };
  const runnable = { ...bench, project: { ...bench.project, playbooks: able } };
  const prepared = await prepareTest(test, runnable);
  const why = problemsOf(prepared, bench.directory);
  if (why.length > 0) return { kind: 'spoiled', test, why };
  const played = await playTest(prepared, runnable, io);
  const verdicts = judgeTest(prepared, played);
  return {
    kind: 'played',
    test,
    prepared,
    played,
    verdicts,
    reaches: joined(prepared.bundle.playbooks.map((playbook) => reachesOf(playbook, played.decisions))),
    passed: played.refused.length === 0 && verdicts.every(({ holds }) => holds),
    tookMs: nowMs() - begunMs,
  };
}

function lackingIn(playbooks: readonly PlaybookModel[]): readonly string[] {
  return [...new Set(playbooks.flatMap(notYet))];
}
