import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import { judgeWord, type Word } from '../../engine/approval/judge-word.ts';
import type { StoredAsk } from '../../engine/ask.ts';
import { vocabularyOf } from '../../engine/plan/value.ts';
import type { StateStore } from '../../engine/store.ts';
import type { Config } from '../config.ts';
import type { Io } from '../io.ts';
import { loadBundle } from '../load-project.ts';
import { storeAt } from '../state/store-at.ts';
import { Refused, UsageError } from '../usage-error.ts';
import { peopleOf, showsToken, speakerOf, TOKEN_VARIABLE } from './people.ts';
import { refusalText } from './refusal.ts';
import { waitingJson, waitingText } from './waiting-text.ts';

export interface ApprovalsOptions {
  readonly directory: string;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
  readonly json: boolean;
}

export interface WordOptions extends ApprovalsOptions {
  readonly id: string;
  readonly says: Word['says'];
  /** Who speaks; null: whoever is logged in. */
  readonly as: string | null;
  /** Beginning of the digest that was looked at; null: the request's own. */
  readonly digest: string | null;
  readonly reason: string;
}

/** The project's store, open. */
export type OpenStore = (config: Config, data: string, mustExist: boolean) => Promise<StateStore>;

/** `approvals`: what waits for a person. @throws OutsideError  when the store cannot be opened */
export async function listApprovals(
  options: ApprovalsOptions,
  io: Io,
  open: OpenStore = storeAt,
): Promise<void> {
  const { bundle, project } = await loadBundle(options.directory, io);
  const { wordFor } = vocabularyOf(bundle);
  await withStore(project.config, options, open, async (store) => {
    const [waiting, nowMs] = [await store.asks('open'), await store.now()];
    io.out(options.json ? waitingJson(waiting, nowMs) : waitingText(waiting, nowMs, wordFor, io.lang));
  });
}

/**
 * `approve`, `deny`, `answer`: one word of one person. It is kept whatever becomes of it.
 *
 * @throws UsageError  where nothing has that id
 * @throws Refused     where the word is not taken
 */
export async function sayWord(options: WordOptions, io: Io, open: OpenStore = storeAt): Promise<void> {
  const { project } = await loadBundle(options.directory, io);
  const { config } = project;
  const by = speakerOf(options.as, userInfo().username);
  const isShown = showsToken(config, by, process.env[TOKEN_VARIABLE]);
  await withStore(config, options, open, async (store) => {
    const ask = await askOf(store, options.id);
    const digest =
      options.digest !== null && !ask.digest.startsWith(options.digest) ? options.digest : ask.digest;
    const word: Word = { by, says: options.says, digest, reason: options.reason, isShown };
    const people = peopleOf(config);
    const judged = await store.say(ask.id, judgeWord(word, people));
    if (judged === null) throw nothingHas(options.id);
    const { refused } = judged.said;
    if (refused !== null) {
      const names = people.map(({ name }) => name);
      const { message, help } = refusalText(refused, by, ask, names);
      throw new Refused(message, help);
    }
    if (options.json) io.out(JSON.stringify({ schema: 'ordersense.approval/1', id: ask.id, ...judged }));
    else io.out(told(outcomeOf(judged.status, by, ask), io.lang));
  });
}

function outcomeOf(status: StoredAsk['status'], by: string, { id, about }: StoredAsk) {
  switch (status) {
    case 'granted':
      return say`${by} approved ${id}: \`${about.verb}\` goes out once its trigger was looked at again`;
    case 'denied':
      return say`${by} denied ${id}: \`${about.verb}\` is not done`;
    case 'answered':
      return say`${by} answered ${id}`;
    default:
      return say`${by} approved ${id}; it waits for somebody else too`;
  }
}

async function askOf(store: StateStore, id: string): Promise<StoredAsk> {
  const [ask] = await store.asks({ id });
  if (ask === undefined) throw nothingHas(id);
  return ask;
}

function nothingHas(id: string): UsageError {
  return new UsageError(
    say`nothing that waits, or waited, is called \`${id}\``,
    say`\`ordersense approvals\` lists what waits`,
  );
}

async function withStore(
  config: Config,
  { directory, data }: ApprovalsOptions,
  open: OpenStore,
  work: (store: StateStore) => Promise<void>,
): Promise<void> {
  const store = await open(config, data ?? resolve(directory, '.ordersense'), true);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
