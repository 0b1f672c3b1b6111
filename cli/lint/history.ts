import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { History } from '../../dsl/lint/history.ts';
import { say } from '../../dsl/say.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';

/**
 * What a recording says of a project without errors: it is replayed as `simulate` does, nothing is sent.
 *
 * @param path  a file or folder of recorded events, relative to where the command runs
 * @throws UsageError  when nothing of it can be read as records of this project
 */
export async function historyOf(root: string, path: string, io: Io): Promise<History> {
  if (!existsSync(path))
    throw new UsageError(
      say`there is no history at \`${path}\``,
      say`name a file or folder of recorded events`,
    );
  const { simulateProject } = await import('../simulate.ts');
  // What a simulation says of playbooks that it leaves out, lint says itself.
  const silent = { ...io, out: () => undefined, err: () => undefined };
  const { bundle, decisions, fromMs, throughMs } = await simulateProject(
    { directory: root, playbooks: [], events: resolve(path), csvMap: null, chunk: 500 },
    silent,
  );
  const firings = decisions
    .filter(({ what }) => what === 'opened')
    .map(({ playbook, instance, t }) => ({ playbook, instance, atMs: t }));
  const { recordedCounts } = await import('./recorded-counts.ts');
  const { openRecordings } = await import('../../engine/adapters/replay/recordings.ts');
  const recordings = openRecordings(resolve(path), { csvMap: null, stdin: process.stdin });
  return {
    fromMs: fromMs ?? 0,
    throughMs: throughMs ?? 0,
    replayed: new Set(bundle.playbooks.map(({ name }) => name)),
    firings,
    ...(await recordedCounts(recordings, bundle)),
  };
}
