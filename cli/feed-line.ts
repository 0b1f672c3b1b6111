import * as z from 'zod';
import { say, type Text } from '../dsl/say.ts';
import type { Pace } from '../engine/adapters/live-clock.ts';
import type { Message } from '../engine/ports.ts';
import { UsageError } from './usage-error.ts';

/** One line of a feed's output (docs/feed.md). */
export type FeedLine =
  | { readonly kind: 'hello'; readonly env: Readonly<Record<string, string>>; readonly about: string }
  | { readonly kind: 'history'; readonly pace: Pace | null }
  | { readonly kind: 'record'; readonly message: Message };

/** The latest instant that a `Date` can hold, ms. */
const LAST_MS = 8.64e15;

const hello = z.object({
  feed: z.literal(1),
  env: z.record(z.string(), z.string()).default({}),
  about: z.string().default(''),
});

const history = z.object({
  history: z.literal('end'),
  clock: z.object({ start: z.iso.datetime({ offset: true }), speed: z.number().positive() }).optional(),
});

/**
 * Reads one line.
 *
 * @param file    the feed, for messages
 * @param number  of the line, from 1
 * @throws UsageError  for a line that is none of the three kinds
 */
export function parseFeedLine(text: string, file: string, number: number): FeedLine {
  const wrong = (why: Text) =>
    new UsageError(
      say`\`${file}\`, line ${number} of its output: ${why}`,
      say`see docs/feed.md for the lines of a feed`,
    );
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw wrong(say`not JSON`);
  }
  if (typeof line !== 'object' || line === null || Array.isArray(line)) throw wrong(say`not a JSON object`);
  if ('feed' in line) {
    const said = hello.safeParse(line);
    if (!said.success) throw wrong(say`the first line is {"feed":1,"env":{…texts…},"about":"…"}`);
    return { kind: 'hello', env: said.data.env, about: said.data.about };
  }
  if ('history' in line) {
    const said = history.safeParse(line);
    if (!said.success)
      throw wrong(
        say`\`clock\` needs a start (ISO 8601 with its zone) and a speed above 0, \`history\` is "end"`,
      );
    const { clock } = said.data;
    return {
      kind: 'history',
      pace: clock === undefined ? null : { startMs: Date.parse(clock.start), speed: clock.speed },
    };
  }
  // Hundreds of thousands of these come before a story begins: looked at without a schema.
  const { topic, key = '', at, value } = line as Readonly<Record<string, unknown>>;
  if (typeof topic !== 'string' || topic === '' || !isInstant(at) || value === undefined)
    throw wrong(say`a record needs \`topic\`, \`at\` (epoch ms) and \`value\``);
  if (typeof key !== 'string') throw wrong(say`\`key\` is a text`);
  return { kind: 'record', message: { topic, key, value: JSON.stringify(value), arrivalMs: at } };
}

function isInstant(at: unknown): at is number {
  return Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) <= LAST_MS;
}
