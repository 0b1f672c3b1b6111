import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { say, verbatim } from '../dsl/say.ts';
import type { Pace } from '../engine/adapters/live-clock.ts';
import { OutsideError } from '../engine/outside-error.ts';
import type { Message } from '../engine/ports.ts';
import { type FeedLine, parseFeedLine } from './feed-line.ts';
import { UsageError } from './usage-error.ts';

/** A program beside `run` that makes events: its lines are described in docs/feed.md. */
export interface Feed {
  /** Environment that the feed announced in its first line, for `env:` references. */
  readonly env: Readonly<Record<string, string>>;
  readonly about: string;
  /** Appends the stored history; resolves with the clock that the live part asks for, null for real time. */
  history(
    append: (messages: readonly Message[]) => Promise<void>,
  ): Promise<{ readonly records: number; readonly pace: Pace | null }>;
  /** Says `go` and appends what comes until the feed ends. */
  live(append: (messages: readonly Message[]) => Promise<void>): Promise<void>;
  stop(): void;
}

const BATCH = 2_000;

/**
 * Starts `file` with this Node, its standard output read line by line, its messages passed on to ours.
 *
 * @param stays  true: it should go on for ever (an interactive session), false: it ends when its story does
 * @throws UsageError  when it is not there or does not speak as feeds do
 */
export async function startFeed(file: string, stays: boolean): Promise<Feed> {
  if (!existsSync(file))
    throw new UsageError(say`there is no feed \`${file}\``, say`name a program for Node, see docs/feed.md`);
  const child = spawn(process.execPath, [resolve(file)], {
    cwd: dirname(resolve(file)),
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ORDERSENSE_STAY: stays ? '1' : '0' },
  });
  const gone = new Promise<never>((_, reject) => {
    child.once('error', (error) =>
      reject(new UsageError(say`cannot start the feed \`${file}\``, verbatim(error.message))),
    );
  });
  gone.catch(() => undefined);
  // A feed that has ended reads no `go`; its end is seen on its output.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  let number = 0;
  const next = async (): Promise<FeedLine | null> => {
    const { value, done } = await Promise.race([lines.next(), gone]);
    number += 1;
    return done === true ? null : parseFeedLine(value as string, file, number);
  };
  let hello: Extract<FeedLine, { kind: 'hello' }>;
  try {
    const first = await next();
    if (first?.kind !== 'hello')
      throw new UsageError(
        say`the feed \`${file}\` does not begin with {"feed":1,…}`,
        say`see docs/feed.md for the lines of a feed`,
      );
    hello = first;
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  }
  return {
    env: hello.env,
    about: hello.about,
    async history(append) {
      let records = 0;
      let batch: Message[] = [];
      for (;;) {
        const line = await next();
        if (line === null)
          throw new OutsideError(`the feed \`${file}\` ended in its history`, 'run it by itself to see why');
        if (line.kind === 'record') batch.push(line.message);
        if (batch.length >= BATCH || line.kind === 'history') {
          await append(batch);
          records += batch.length;
          batch = [];
        }
        if (line.kind === 'history') return { records, pace: line.pace };
      }
    },
    async live(append) {
      child.stdin.write('go\n');
      const writer = batchWriter(append);
      for (;;) {
        const line = await Promise.race([next(), writer.failed]);
        if (line === null) break;
        if (line.kind === 'record') await writer.add(line.message);
      }
      await writer.flushed();
      await ended(child, file);
    },
    stop: () => void child.kill('SIGTERM'),
  };
}

/** Writes what has come while the last batch went to the disk: one record a flush would hold a fast feed up. */
function batchWriter(append: (messages: readonly Message[]) => Promise<void>): {
  /** Waits only where too much is waiting. */
  add(message: Message): Promise<void>;
  flushed(): Promise<void>;
  readonly failed: Promise<never>;
} {
  let waiting: Message[] = [];
  let writing: Promise<void> | null = null;
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await append(batch).catch(fail);
    }
    writing = null;
  };
  const flushed = (): Promise<void> => Promise.race([writing ?? Promise.resolve(), failed]);
  return {
    async add(message) {
      waiting.push(message);
      writing ??= write();
      if (waiting.length >= BATCH) await flushed();
    },
    flushed,
    failed,
  };
}

async function ended(child: ChildProcess, file: string): Promise<void> {
  const code = child.exitCode ?? (await new Promise<number | null>((done) => child.once('exit', done)));
  if (code !== 0 && code !== null)
    throw new OutsideError(`the feed \`${file}\` ended with code ${code}`, 'run it by itself to see why');
}
