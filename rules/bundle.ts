import type { Places } from './audience.ts';
import type { Ceilings } from './ceilings.ts';
import type { Forward } from './forward.ts';
import type { Playbook } from './playbook.ts';
import type { Schedule } from './schedule.ts';
import type { Probe, Source } from './source.ts';
import type { PaneMetric, WindowMetric } from './window.ts';

/** A compiled project: plain JSON, content-hashed, everything the engine needs and nothing of the text's form. */
export interface Bundle {
  readonly schema: 'ordersense.bundle/1';
  /**
   * SHA-256 of the canonical JSON of everything else but the author's words and line numbers: a comment or another line
   * break does not make another bundle.
   */
  readonly hash: string;
  readonly project: string;
  /** IANA zone in which `same time` and clock times are meant. */
  readonly zone: string;
  readonly sources: readonly Source[];
  readonly probes: readonly Probe[];
  readonly panes: readonly PaneMetric[];
  readonly windows: readonly WindowMetric[];
  /** Events that travel one by one; absent: none do. */
  readonly forwards?: readonly Forward[];
  readonly playbooks: readonly Playbook[];
  readonly schedules: readonly Schedule[];
  /** `define words`: dimension → word people say → value on the wire. Its values are the roster of known series (E14). */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Centres of places, from which audiences are measured; absent: none is known. */
  readonly places?: Places;
  /** Absent: the engine's own. */
  readonly ceilings?: Ceilings;
}
