import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import type { StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import type { Config } from '../config.ts';
import type { Io } from '../io.ts';
import { loadBundle } from '../load-project.ts';
import { summaryJson, summaryText } from '../report/state.ts';
import { UsageError } from '../usage-error.ts';
import { importCommit, readStateLines, stateLines, wholeState } from './state-lines.ts';
import { summaryOf } from './state-summary.ts';
import { storeAt } from './store-at.ts';

export interface StateOptions {
  readonly directory: string;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
  /** File of an export; null: standard output. */
  readonly file: string | null;
  /** The project's name, which a reset asks for. */
  readonly confirm: string | null;
  readonly json: boolean;
}

type AnyStore = StateStore & StoreArchive;

/** `state`: what the store holds. @throws OutsideError  when it cannot be opened, for example while a process has it */
export async function showState(options: StateOptions, io: Io): Promise<void> {
  const { bundle, project } = await loadBundle(options.directory, io);
  const state = await withStore(project.config, options, true, wholeState);
  const summary = summaryOf(state, bundle);
  io.out(options.json ? summaryJson(summary) : summaryText(summary, bundle.zone, io.lang));
}

/** `state export`. @throws UsageError  while something is on its way to the outside: nobody could tell how it ended */
export async function exportState(options: StateOptions, io: Io): Promise<void> {
  const { project } = await loadBundle(options.directory, io);
  const state = await withStore(project.config, options, true, wholeState);
  const sent = state.runs.filter(({ status }) => status === 'sent' || status === 'claimed').length;
  if (sent > 0)
    throw new UsageError(
      say`${sent} actions are on their way, and nobody knows yet how they end`,
      say`let \`ordersense run\` finish them, stop it, and export again`,
    );
  const lines = stateLines(state);
  if (options.file === null) {
    for (const line of lines) io.out(line);
    return;
  }
  await writeFile(options.file, `${lines.join('\n')}\n`).catch(() => {
    throw new UsageError(
      say`cannot write \`${options.file ?? ''}\``,
      say`name a file in a folder that is there and that you may write`,
    );
  });
  io.err(told(say`${lines.length - 1} rows written to ${options.file}`, io.lang));
}

/**
 * `state import`: makes an empty store hold an export, in one transaction.
 *
 * @throws UsageError  for a file that is no export of this project, or a store that is not empty
 */
export async function importState(options: StateOptions, io: Io): Promise<void> {
  const { project } = await loadBundle(options.directory, io);
  const { name } = project.config;
  const path = options.file;
  if (path === null)
    throw new UsageError(
      say`\`state import\` needs the file of an export`,
      say`for example \`ordersense state import state.ndjson\``,
    );
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(
      say`cannot read \`${path}\``,
      say`name the file that \`ordersense state export\` wrote`,
    );
  });
  const state = readStateLines(text);
  if ('line' in state)
    throw new UsageError(
      say`\`${path}:${state.line}\` is no line of an export`,
      say`name the file that \`ordersense state export\` wrote, unchanged`,
    );
  if (state.project !== null && state.project !== name)
    throw new UsageError(
      say`\`${path}\` is of the project \`${state.project}\`, and this one is \`${name}\``,
      say`go into the folder of that project (\`-C\`), or give this one its name`,
    );
  await withStore(project.config, options, false, async (store) => {
    if ((await store.partitions()).some(({ readOffset }) => readOffset > 0))
      throw new UsageError(
        say`the store is not empty`,
        say`\`ordersense state reset --confirm ${name}\` empties it`,
      );
    const epoch = await store.claimEvaluator();
    const assigned = await store.assign(state.partitions, epoch);
    await store.commit(
      importCommit(
        state,
        epoch,
        assigned.map((one) => one.epoch),
      ),
    );
    for (const signal of state.signals) await store.signal(signal);
  });
  io.err(told(say`${path} is in the store; \`ordersense run\` goes on from there`, io.lang));
}

/** `state reset`: forgets everything. @throws UsageError  unless the project's name confirms it */
export async function resetState(options: StateOptions, io: Io): Promise<void> {
  const { project } = await loadBundle(options.directory, io);
  const { name } = project.config;
  if (options.confirm !== name)
    throw new UsageError(
      say`a reset forgets windows, history, incidents and undos of \`${name}\`, and cannot be taken back`,
      say`\`ordersense state export FILE\` keeps them; then \`ordersense state reset --confirm ${name}\``,
    );
  await withStore(project.config, options, true, async (store) => {
    const inForce = (await store.load()).leases.filter(({ status }) => status === 'stored').length;
    await store.clear(await store.claimEvaluator(), userInfo().username);
    if (inForce > 0) io.err(told(say`${inForce} effects stay in force, and nothing will undo them`, io.lang));
  });
  io.err(told(say`the store is empty; \`ordersense run\` reads its topics from their beginning`, io.lang));
}

async function withStore<Result>(
  config: Config,
  { directory, data }: StateOptions,
  mustExist: boolean,
  work: (store: AnyStore) => Promise<Result>,
): Promise<Result> {
  const store = await storeAt(config, data ?? resolve(directory, '.ordersense'), mustExist);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
