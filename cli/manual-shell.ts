import type { Registry } from '../connectors/connector.ts';
import type { ManualClock } from '../engine/adapters/manual-clock.ts';
import type { OrderBox } from '../engine/control/order-box.ts';
import type { Decision } from '../engine/decision.ts';
import { createDispatcher } from '../engine/dispatch/dispatcher.ts';
import { noDeadline, noPorts } from '../engine/dispatch/simulated.ts';
import type { People } from '../engine/effects.ts';
import type { Pipeline } from '../engine/pipeline.ts';
import type { EventSource } from '../engine/ports.ts';
import { createShell, type Shell, type ShellPorts } from '../engine/shell.ts';
import type { DeadLetter, StateStore } from '../engine/store.ts';
import type { Bundle } from '../rules/bundle.ts';
import type { Manifest } from './catalog.ts';
import { verbFacts } from './connectors.ts';
import type { Io } from './io.ts';
import { breathe, ioReporter } from './machine.ts';

/** What is played, and the world that it is played in. */
export interface ManualStage {
  readonly source: EventSource;
  readonly store: StateStore;
  readonly clock: ManualClock;
  /** Connectors that reach nobody (`simulatedRegistry`). */
  readonly registry: Registry;
  readonly manifests: Iterable<Manifest>;
  readonly askProbe: ShellPorts['askProbe'];
  readonly askRead: ShellPorts['askRead'];
  /** People who answer; absent: nobody ever does. */
  readonly people?: People;
  /** Orders of people on call; absent: nobody gives any. */
  readonly orders?: OrderBox;
  readonly io: Io;
  /** Called when the clock has come to an instant. */
  onInstant?(nowMs: number): void;
  /** Called when the evaluator has moved on. */
  onProgress?(pipeline: Pipeline): void;
}

export interface ManualShell {
  readonly shell: Shell;
  /** Grow while the shell runs: decisions in the order made, and records that could not be read. */
  readonly decisions: readonly Decision[];
  readonly deadLetters: readonly DeadLetter[];
}

/**
 * The shell of `simulate` and `test`: one manual clock drives both clocks (R4), every act is settled before the next
 * instant is judged, and nothing is sent to anybody.
 */
export function manualShell(bundle: Bundle, stage: ManualStage): ManualShell {
  const { source, store, clock, registry, manifests, askProbe, askRead, people, orders, io } = stage;
  const reporter = ioReporter(io);
  const decisions: Decision[] = [];
  const deadLetters: DeadLetter[] = [];
  const shell = createShell(
    bundle,
    {
      source,
      store: {
        ...store,
        commit(commit) {
          deadLetters.push(...commit.deadLetters);
          return store.commit(commit);
        },
      },
      producer: { send: async () => {}, close: async () => {} },
      dispatcher: createDispatcher({
        store,
        registry,
        ports: noPorts,
        random: () => 0.5,
        deadline: noDeadline,
        reporter,
        concurrency: 16,
      }),
      clock,
      reporter,
      verbs: verbFacts(manifests),
      askProbe,
      askRead,
      ...(people === undefined ? {} : { people }),
      ...(orders === undefined ? {} : { orders }),
      breathe,
    },
    {
      effects: {
        kind: 'settle',
        setClock(nowMs) {
          clock.set(nowMs);
          stage.onInstant?.(nowMs);
        },
      },
      onDecisions: (made) => decisions.push(...made),
      onSignals: async () => {},
      onProgress: (pipeline) => stage.onProgress?.(pipeline),
    },
  );
  return { shell, decisions, deadLetters };
}
