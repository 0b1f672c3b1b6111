import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Pace } from '../engine/adapters/live-clock.ts';
import { OutsideError } from '../engine/outside-error.ts';
import type { Message } from '../engine/ports.ts';
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
 */
export async function startFeed(file: string, stays: boolean): Promise<Feed> {
  const child = spawn(process.execPath, [resolve(file)], {
    cwd: dirname(resolve(file)),
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ORDERSENSE_STAY: stays ? '1' : '0' },
  });
  const gone = new Promise<never>((_, reject) => {
    child.once('error', (error) =>
      reject(new UsageError(`cannot start the feed \`${file}\``, error.message)),
    );
  });
  gone.catch(() => undefined);
  const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  let number = 0;
  const next = async (): Promise<FeedLine | null> => {
    const { value, done } = await Promise.race([lines.next(), gone]);
    number += 1;
    return done === true ? null : parseLine(value as string, file, number);
  };
  const hello = await next();
  if (hello === null || hello.kind !== 'hello')
    throw new UsageError(
      `the feed \`${file}\` does not begin with {"feed":1,…}`,
      'see docs/feed.md for the lines of a feed',
    );
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
      for (;;) {
        const line = await next();
        if (line === null) return ended(child, file);
        if (line.kind === 'record') await append([line.message]);
      }
    },
    stop: () => void child.kill('SIGTERM'),
  };
}

async function ended(child: ChildProcess, file: string): Promise<void> {
  const code = child.exitCode ?? (await new Promise<number | null>((done) => child.once('exit', done)));
  if (code !== 0 && code !== null)
    throw new OutsideError(`the feed \`${file}\` ended with code ${code}`, 'run it by itself to see why');
}

type FeedLine =
  | { readonly kind: 'hello'; readonly env: Readonly<Record<string, string>>; readonly about: string }
  | { readonly kind: 'history'; readonly pace: Pace | null }
  | { readonly kind: 'record'; readonly message: Message };

/** @throws UsageError  for a line that is none of the three kinds */
export function parseLine(text: string, file: string, number: number): FeedLine {
  const wrong = (why: string) =>
    new UsageError(
      `${file}, line ${number} of its output: ${why}`,
      'see docs/feed.md for the lines of a feed',
    );
  let line: Record<string, unknown>;
  try {
    line = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw wrong('not JSON');
  }
  if (line['feed'] === 1)
    return {
      kind: 'hello',
      env: (line['env'] ?? {}) as Record<string, string>,
      about: String(line['about'] ?? ''),
    };
  if (line['history'] === 'end') {
    const clock = line['clock'] as { start?: unknown; speed?: unknown } | undefined;
    if (clock === undefined) return { kind: 'history', pace: null };
    const startMs = Date.parse(String(clock.start));
    const speed = Number(clock.speed);
    if (!Number.isFinite(startMs) || !(speed > 0))
      throw wrong('`clock` needs a start (ISO 8601) and a speed above 0');
    return { kind: 'history', pace: { startMs, speed } };
  }
  const { topic, key, at, value } = line;
  if (typeof topic !== 'string' || typeof at !== 'number' || value === undefined)
    throw wrong('a record needs `topic`, `at` (epoch ms) and `value`');
  return {
    kind: 'record',
    message: { topic, key: typeof key === 'string' ? key : '', value: JSON.stringify(value), arrivalMs: at },
  };
}
