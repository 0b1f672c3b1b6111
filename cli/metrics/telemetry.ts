import type { Pipeline } from '../../engine/pipeline.ts';
import type { EventSource } from '../../engine/ports.ts';
import type { Counters } from './counters.ts';
import type { Telemetry } from './metrics.ts';

/** What a run knows of itself. @param pipeline  null until the store was read */
export function telemetryOf(
  counters: Counters,
  source: EventSource,
  pipeline: () => Pipeline | null,
): Telemetry {
  return {
    counters,
    lag: () => source.lag(),
    blind: () => pipeline()?.blind() ?? [],
    throughMs: () => pipeline()?.through() ?? null,
    slow: () => pipeline()?.slow() ?? 0,
  };
}
