import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import { addHostKill, dropHostKill, hostKills, killFile } from '../../engine/adapters/kill-file.ts';
import type { Kill } from '../../engine/control/kill.ts';
import { killLine } from '../../engine/control/kill-line.ts';
import { killsOnWire } from '../../engine/control/kill-words.ts';
import type { LeaseRow, StateStore } from '../../engine/store.ts';
import type { Config } from '../config.ts';
import type { Io } from '../io.ts';
import { storeAt } from '../state/store-at.ts';
import { UsageError } from '../usage-error.ts';
import { type KillFlags, killNameOf, knownProject, meantBy, requireKnown } from './kill-target.ts';

export interface ResumeOptions extends KillFlags {
  readonly directory: string;
  /** Folder of embedded parts and of the switch file; null: `.ordersense` in the project. */
  readonly data: string | null;
}

export interface KillOptions extends ResumeOptions {
  readonly reason: string | null;
  readonly freezes: boolean;
}

type OpenStore = (config: Config, data: string, mustExist: boolean) => Promise<StateStore>;

/**
 * `kill`: the file of this host first, since it needs nothing but a disk, then the row in the store, which every host
 * looks at; where the row is written the file is taken back, so that one switch lies in one place. The embedded store
 * belongs to the process that runs, so there the file is the way.
 *
 * @throws UsageError  for a wrong call
 */
export async function pullKill(options: KillOptions, io: Io, open: OpenStore = storeAt): Promise<void> {
  const meant = killNameOf(options);
  if (options.reason === null || options.reason.trim() === '')
    throw new UsageError(say`whoever comes next must know why`, say`add \`--reason "what you saw"\``);
  const known = await knownProject(options.directory);
  requireKnown(meant, known);
  const kill: Kill = {
    ...meant,
    freezes: options.freezes,
    reason: options.reason.trim(),
    by: userInfo().username,
  };
  const data = options.data ?? resolve(options.directory, '.ordersense');
  const path = killFile(data);
  mkdirSync(data, { recursive: true });
  addHostKill(path, kill);
  const say1 = options.freezes
    ? say`stopped: ${meantBy(meant)}; nothing is sent from now on, no undo either`
    : say`stopped: ${meantBy(meant)}; nothing is sent from now on, undos go on`;
  io.out(told(say1, io.lang));
  const { config } = known;
  if (config?.store === undefined) {
    io.out(told(say`by the file ${path}: a run on this host looks at it before each send`, io.lang));
    return;
  }
  let inForce: readonly LeaseRow[];
  try {
    inForce = await withStore(config, data, open, async (store) => {
      for (const one of killsOnWire([kill], known.words)) await store.kill(one);
      dropHostKill(path, kill);
      return (await store.load()).leases.filter(({ status }) => status === 'stored' || status === 'undoing');
    });
  } catch (error) {
    io.err(told(say`the store cannot be reached (${(error as Error).message})`, io.lang));
    io.err(
      told(say`only this host is stopped, by the file ${path}; call it on every other host too`, io.lang),
    );
    return;
  }
  io.out(told(say`in the store: every host looks at it before each send`, io.lang));
  io.out(told(say`${inForce.length} effects stay applied; nothing was taken back`, io.lang));
  if (options.freezes) for (const { effect, target } of inForce) io.out(`  ${effect}  ${target}`);
}

/** `resume`: what one switch held back may go again, where it is not too old. @throws UsageError  where there is no such switch */
export async function dropKill(options: ResumeOptions, io: Io, open: OpenStore = storeAt): Promise<void> {
  const meant = killNameOf(options);
  const { config, words } = await knownProject(options.directory);
  const data = options.data ?? resolve(options.directory, '.ordersense');
  const path = killFile(data);
  let isDropped = dropHostKill(path, meant);
  let left: readonly Kill[] = hostKills(path);
  if (config?.store !== undefined)
    await withStore(config, data, open, async (store) => {
      const asked: Kill = { ...meant, freezes: false, reason: '', by: '' };
      for (const one of killsOnWire([asked], words))
        if (await store.resume(one, userInfo().username)) isDropped = true;
      left = [...left, ...(await store.kills())];
    });
  if (!isDropped)
    throw new UsageError(
      say`no switch stops ${meantBy(meant)}`,
      left.length === 0
        ? say`nothing is stopped`
        : say`stopped are: ${left.map((one) => killLine(one)).join('; ')}`,
    );
  io.out(told(say`let go: ${meantBy(meant)}; what grew too old meanwhile expires`, io.lang));
  for (const one of left) io.out(told(say`still stopped: ${killLine(one)}`, io.lang));
}

async function withStore<Result>(
  config: Config,
  data: string,
  open: OpenStore,
  work: (store: StateStore) => Promise<Result>,
): Promise<Result> {
  const store = await open(config, data, true);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
