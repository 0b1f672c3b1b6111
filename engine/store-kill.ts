import type { Kill, KillName, KillRow } from './control/kill.ts';

/** Kill switches (R29): rows that every claim looks at, and every `sent`. */
export interface StoreKill {
  /** Pulls a kill switch; one that is there gets the new reason and whether it freezes, and keeps its instant. */
  kill(kill: Kill): Promise<void>;
  /** Takes one away; false: there is none. What it held back may be claimed at once. @param by  who did it */
  resume(name: KillName, by: string): Promise<boolean>;
  /** Those that are pulled, the oldest first. */
  kills(): Promise<readonly KillRow[]>;
  /** Whether a run that was committed as `sent` must not leave after all: `also` are those of this host. */
  isKilled(key: string, also: readonly Kill[]): Promise<boolean>;
}
