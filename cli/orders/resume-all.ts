import type { Io } from '../io.ts';
import { dropKill, type ResumeOptions } from '../kill/kill-command.ts';
import { UsageError } from '../usage-error.ts';
import { giveOrder, type OpenStore } from './give-order.ts';

/**
 * `resume`: takes the kill switch away, and of a playbook its pause too. Whether it is paused only the process that runs
 * knows, so that there need be no switch of it.
 *
 * @throws UsageError  where nothing could be meant
 */
export async function resumeAll(options: ResumeOptions, io: Io, open?: OpenStore): Promise<void> {
  const { directory, data, playbook, connector, region } = options;
  const isOne = connector === null && region === null;
  try {
    await dropKill(options, io, open);
  } catch (error) {
    if (playbook === null || !isOne || !(error instanceof UsageError)) throw error;
  }
  if (playbook === null) return;
  const order = { word: 'unpause', playbook: playbook.normalize('NFC') } as const;
  await giveOrder({ directory, data, reason: 'resumed' }, () => order, io, open);
}
