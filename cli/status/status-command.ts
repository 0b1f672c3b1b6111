import { resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import { hostKills, killFile } from '../../engine/adapters/kill-file.ts';
import { killLine } from '../../engine/control/kill-line.ts';
import { OutsideError } from '../../engine/outside-error.ts';
import { vocabularyOf } from '../../engine/plan/value.ts';
import type { StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import type { Config } from '../config.ts';
import type { Io } from '../io.ts';
import { loadBundle } from '../load-project.ts';
import { inForceJson, inForceText } from '../report/in-force.ts';
import { storeAt } from '../state/store-at.ts';
import { inForceOf } from './in-force.ts';
import { lookAtStore } from './in-store.ts';

export interface StatusOptions {
  readonly directory: string;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
  readonly json: boolean;
}

type OpenStore = (config: Config, data: string, mustExist: boolean) => Promise<StateStore & StoreArchive>;

/**
 * `status`: what is in force now. Where the store cannot be opened, the switches of this host are told all the same.
 *
 * @throws OutsideError  when the store cannot be opened: the embedded one while a process has it
 */
export async function showStatus(options: StatusOptions, io: Io, open: OpenStore = storeAt): Promise<void> {
  const { bundle, project } = await loadBundle(options.directory, io);
  const data = options.data ?? resolve(options.directory, '.ordersense');
  const here = hostKills(killFile(data));
  const store = await open(project.config, data, true).catch((error: unknown) => {
    if (error instanceof OutsideError)
      for (const kill of here) io.err(told(say`still stopped: ${killLine(kill)}`, io.lang));
    throw error;
  });
  try {
    const now = inForceOf({ ...(await lookAtStore(store, bundle)), hostKills: here });
    io.out(options.json ? inForceJson(now) : inForceText(now, vocabularyOf(bundle).wordFor, io.lang));
  } finally {
    await store.close();
  }
}
