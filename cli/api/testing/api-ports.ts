import { bundleOf } from '../../../engine/testing/orders-bundle.ts';
import { parseConfig } from '../../config.ts';
import { createCounters } from '../../metrics/counters.ts';
import type { ApiPorts } from '../route.ts';

/** Ports of an API on a store: a process that judged an instant just now, with nothing of the world behind it. */
export function apiPorts(store: ApiPorts['store'], settings: string, of: Partial<ApiPorts> = {}): ApiPorts {
  const counters = createCounters(() => 0);
  counters.evaluated();
  return {
    store,
    bundle: bundleOf(),
    config: parseConfig(settings, 'c.yaml'),
    isReady: () => true,
    telemetry: {
      counters,
      lag: async () => [],
      blind: () => [],
      throughMs: () => null,
      slow: () => 0,
    },
    hostKills: () => [],
    nowMs: () => 0,
    pause: async () => {
      await new Promise((resolve) => setImmediate(resolve));
    },
    ...of,
  };
}
