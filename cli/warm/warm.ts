import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import { openRecordings } from '../../engine/adapters/replay/recordings.ts';
import { OutsideError } from '../../engine/outside-error.ts';
import { csvMapAt } from '../csv-map-at.ts';
import type { Io } from '../io.ts';
import { loadBundle } from '../load-project.ts';
import { outsideText } from '../outside/outside-text.ts';
import { instantPrinter } from '../report/instant.ts';
import { progressBar } from '../report/progress-bar.ts';
import { storeAt } from '../state/store-at.ts';
import { UsageError } from '../usage-error.ts';
import { warmStore } from './warm-store.ts';

export interface WarmOptions {
  readonly directory: string;
  /** File or folder of recorded events. */
  readonly from: string;
  readonly csvMap: string | null;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
}

/**
 * `warm`: fills an empty store with what recorded events tell, so that baselines exist on the first day.
 *
 * @throws UsageError    for a wrong path or a store that is not empty
 * @throws OutsideError  when a file or the store cannot be read
 */
export async function warm({ directory, from, csvMap, data }: WarmOptions, io: Io): Promise<void> {
  const { bundle, project } = await loadBundle(directory, io);
  if (!existsSync(from))
    throw new UsageError(say`there is nothing at \`${from}\``, say`name a file or folder of recorded events`);
  const map = csvMap === null ? null : await csvMapAt(csvMap);
  const recordings = recordingsAt(from, map);
  const store = await storeAt(project.config, data ?? resolve(directory, '.ordersense'), false);
  const bar = progressBar(io);
  try {
    const { history } = await store.load();
    if (history.length > 0 || (await store.partitions()).some(({ readOffset }) => readOffset > 0))
      throw new UsageError(
        say`the store is not empty`,
        say`\`ordersense state reset --confirm ${bundle.project}\` empties it`,
      );
    const { records, fromMs, throughMs, historySlots, refused } = await warmStore(
      store,
      bundle,
      recordings,
      project.connectors.manifests,
      io,
      bar.show,
    );
    bar.done();
    if (records === 0 || fromMs === null)
      throw new UsageError(
        say`\`${from}\` holds no record of this project’s topics`,
        say`docs/recordings.md says what a line is`,
      );
    const print = instantPrinter(bundle.zone);
    const span = `${print.dated(fromMs)} → ${print.dated(throughMs ?? fromMs)}`;
    io.out(told(say`learnt from ${records} records, ${span}: ${historySlots} slots of history`, io.lang));
    if (refused > 0) io.err(told(say`${refused} lines were refused`, io.lang));
  } finally {
    await store.close();
  }
}

function recordingsAt(from: string, csvMap: Awaited<ReturnType<typeof csvMapAt>> | null) {
  try {
    return openRecordings(from, { csvMap, stdin: process.stdin });
  } catch (error) {
    if (error instanceof OutsideError)
      throw new UsageError(outsideText(error.message), outsideText(error.help));
    throw error;
  }
}
