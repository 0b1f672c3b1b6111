import { existsSync } from 'node:fs';
import { eventTimes } from '../../engine/adapters/replay/event-time.ts';
import { openRecordings } from '../../engine/adapters/replay/recordings.ts';
import type { Bundle } from '../../rules/bundle.ts';

/** Whether there is something at a path that can be read as a recording; a folder holds recordings. */
export function isRecording(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return openRecordings(path, { csvMap: null, stdin: process.stdin }).length > 0;
  } catch {
    return false;
  }
}

/** First and last arrival in recordings; null where there are none. */
export async function recordedSpan(
  paths: readonly string[],
  bundle: Bundle,
): Promise<{ readonly firstMs: number; readonly lastMs: number } | null> {
  const needs = {
    topics: new Set(bundle.sources.map(({ topic }) => topic)),
    eventTime: eventTimes(bundle.sources),
  };
  let firstMs = Number.POSITIVE_INFINITY;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const path of paths) {
    for (const recording of openRecordings(path, { csvMap: null, stdin: process.stdin })) {
      for await (const run of recording.read(needs, { bytes: () => {}, refused: () => {} })) {
        for (const { orderMs } of run) {
          if (orderMs === null) continue;
          firstMs = Math.min(firstMs, orderMs);
          lastMs = Math.max(lastMs, orderMs);
        }
      }
    }
  }
  return Number.isFinite(firstMs) ? { firstMs, lastMs } : null;
}
