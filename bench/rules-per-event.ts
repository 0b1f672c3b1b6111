import { Engine } from 'json-rules-engine';
import type { LogRecord } from '../engine/ports.ts';
import type { BenchPlaybook } from './shared-playbooks.ts';

/** json-rules-engine asked on every event: one engine with a rule for each playbook, the event's fields and counts as facts. */
export function rulesPerEvent(playbooks: readonly BenchPlaybook[]): {
  read(records: readonly LogRecord[]): Promise<void>;
} {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const counts = new Map<string, number>();
  for (const { name, threshold } of playbooks)
    engine.addRule({
      name,
      conditions: { all: [{ fact: name, operator: 'greaterThan', value: threshold }] },
      event: { type: name },
    });
  return {
    async read(records) {
      for (const { value } of records) {
        const event = JSON.parse(Buffer.from(value as Uint8Array).toString());
        const facts: Record<string, number> = {};
        for (const { name, filter } of playbooks) {
          const slot = `${name} ${event.city}`;
          if (filter.takes(event)) counts.set(slot, (counts.get(slot) ?? 0) + 1);
          facts[name] = counts.get(slot) ?? 0;
        }
        await engine.run(facts);
      }
    },
  };
}
