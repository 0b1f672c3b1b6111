import type { ServiceName } from '../engine/testing/service-url.ts';
import type { Claim } from './claim.ts';

/** What a fault may use. */
export interface Lab {
  /** How often, where a fault is repeated; null: as the fault sees fit. */
  readonly count: number | null;
  /** How long, where a fault lasts, in seconds; null: as the fault sees fit. */
  readonly seconds: number | null;
  /** Begins the names of topics, groups and playbooks, so that faults on the same services do not meet. */
  readonly prefix: string;
  /** Tells people what is done and seen, as it happens. */
  say(line: string): void;
  /** A new empty folder, gone at the end. */
  folder(name: string): string;
  /** A clean end, kill -9, or back again on the same port and data. */
  service(action: 'stop' | 'kill' | 'start', name: ServiceName): Promise<void>;
}

/** One fault of the list of what must be shown. */
export interface Fault {
  readonly number: number;
  /** One word. */
  readonly name: string;
  /** What is brought about. */
  readonly title: string;
  readonly expected: string;
  readonly needs: readonly ServiceName[];
  /** About how long it takes unless `--count` or `--seconds` says otherwise, in seconds. */
  readonly takes: number;
  /** @throws when the fault could not be brought about, or something was waited for in vain */
  run(lab: Lab): Promise<readonly Claim[]>;
}
