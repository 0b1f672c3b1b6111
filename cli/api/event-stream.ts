import { messageOf } from '../../engine/publish.ts';
import type { NumberedDecision, StoreArchive } from '../../engine/store-archive.ts';

/** Decisions of one look into the store. */
const PAGE = 200;
/** A line that means nothing goes out after so many looks without news, so that nobody takes the connection for dead. */
const QUIET_LOOKS = 15;

export interface StreamPorts {
  readonly store: Pick<StoreArchive, 'decisionsAfter' | 'lastDecision'>;
  /** Waits until the next look; ends at once when `signal` does. */
  pause(signal: AbortSignal): Promise<void>;
}

/**
 * Decisions as server-sent events, in the order of commits: `id` is a decision's place, `event` the topic it is told
 * on, `data` what the topic says of it. It ends when `signal` does or the store is away; a client comes back with the
 * last id it had, and misses nothing.
 *
 * @param after  the place behind which it begins; null: what is decided from now on
 */
export async function eventStream(
  { store, pause }: StreamPorts,
  after: number | null,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const newest = await store.lastDecision();
  // A place that is not there yet is of a store that was emptied: its events are told from the beginning.
  let place = after === null ? newest : after > newest ? 0 : after;
  const bytes = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.encode('retry: 2000\n: decisions\n\n'));
    },
    async pull(controller) {
      for (let looks = 0; !signal.aborted; looks += 1) {
        const news = await store.decisionsAfter(place, PAGE);
        const last = news.at(-1);
        if (last !== undefined) {
          place = last.seq;
          controller.enqueue(bytes.encode(news.map(eventOf).join('')));
          return;
        }
        if (looks === QUIET_LOOKS) {
          controller.enqueue(bytes.encode(': quiet\n\n'));
          return;
        }
        await pause(signal);
      }
      controller.close();
    },
  });
}

/** JSON has no line breaks of its own, so it is one line of data. */
function eventOf({ seq, decision }: NumberedDecision): string {
  const { topic, value } = messageOf(decision);
  return `id: ${seq}\nevent: ${topic}\ndata: ${value}\n\n`;
}
