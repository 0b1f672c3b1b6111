import { resolve } from 'node:path';
import { allOf, say } from '../../dsl/say.ts';
import type { StoredAsk } from '../../engine/ask.ts';
import { asksForReset, RESET } from '../../engine/incident/latch-book.ts';
import { type OpenStore, sayWord } from '../approvals/approvals-command.ts';
import type { Io } from '../io.ts';
import { loadBundle } from '../load-project.ts';
import { storeAt } from '../state/store-at.ts';
import { UsageError } from '../usage-error.ts';

export interface ResetOptions {
  readonly directory: string;
  /** `pause_failing/sanity`, or its playbook. */
  readonly latch: string;
  /** Who speaks; null: whoever is logged in. */
  readonly as: string | null;
  readonly reason: string | null;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
  readonly json: boolean;
}

/**
 * `reset`: a playbook that a latch stopped goes on (R25). It is the one answer to the question that the latch asks, so
 * it is judged, kept and told as every other word of a person.
 *
 * @throws UsageError  where nothing of that name is stopped, or no reason is given
 * @throws Refused     where the word is not taken
 */
export async function resetLatch(options: ResetOptions, io: Io, open: OpenStore = storeAt): Promise<void> {
  const { directory, data, as, json } = options;
  const reason = options.reason?.trim() ?? '';
  if (reason === '')
    throw new UsageError(say`whoever comes next must know why`, say`add \`--reason "what you saw"\``);
  const { project } = await loadBundle(directory, io);
  const store = await open(project.config, data ?? resolve(directory, '.ordersense'), true);
  let id: string;
  try {
    id = latchNamed(options.latch.normalize('NFC'), (await store.asks('open')).filter(asksForReset)).id;
  } finally {
    await store.close();
  }
  const says = { kind: 'choice', choice: RESET } as const;
  await sayWord({ directory, data, json, as, id, says, digest: null, reason }, io, open);
}

function latchNamed(name: string, latches: readonly StoredAsk[]): StoredAsk {
  const found = latches.find(({ runKey, playbook }) => runKey === name || playbook === name);
  if (found !== undefined) return found;
  const names = latches.map(({ runKey }) => `\`${runKey}\``);
  throw new UsageError(
    say`no latch \`${name}\` has fallen`,
    names.length === 0 ? say`none has` : say`there are ${allOf(names)}`,
  );
}
