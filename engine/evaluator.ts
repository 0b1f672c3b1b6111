import type { Bundle } from '../rules/bundle.ts';
import type { Playbook } from '../rules/playbook.ts';
import { PANE_MS } from '../rules/window.ts';
import type { Json } from './decision.ts';
import { CLOCKS_NOTE, createClocks, type PlaybookClock, savedClocks } from './playbook-clock.ts';
import type { Responder } from './responder.ts';
import type { Slice } from './slice.ts';
import type { StoredSignal, StoredState } from './store.ts';
import type { Crossings } from './window/crossings.ts';
import { createOccasions } from './window/occasions.ts';
import type { Windows } from './window/windows.ts';

/** What one call of `advance` did: nothing was due, a stretch was judged quietly, or something was decided. */
export type Advance = 'idle' | 'judged' | 'decided';

/** How far one call of `advance` goes. */
export interface Pace {
  /** The effect clock, epoch ms. */
  now(): number;
  /** Instants and looks that are done at most. */
  readonly limit: number;
  /** Called before each instant that is judged (a manual clock follows it). */
  onInstant(atMs: number): void;
  /**
   * No clock runs ahead of another: where time passes by events alone, what falls due at an instant must find everybody
   * there, in whatever order their events were read. A live stream goes on without those that lag behind.
   */
  readonly together: boolean;
}

/** Stops 4–7 of the pipeline: merges what readers closed, judges every playbook at every instant, decides. */
export interface Evaluator {
  /** All that it ever learns of a stream (E1). */
  accept(slice: Slice): void;
  /** A recorded tick (E12). Returns the sources whose sight changed, so that readers freeze or thaw them (E10). */
  tick(
    tickMs: number,
    atEnd: ReadonlySet<string>,
  ): readonly { readonly source: string; readonly blind: boolean }[];
  /** One answer of the inbox (R10). */
  signal(signal: StoredSignal, nowMs: number): Promise<void>;
  /**
   * Judges due instants in order of (T, playbook) until something is decided, or as many instants and looks are done
   * as the pace permits.
   */
  advance(pace: Pace): Promise<Advance>;
  /** True while not everybody who is due at an instant was looked at. */
  isMidInstant(): boolean;
  /** What was judged since the last call: the stretch of each clock, for the compare-and-set of the commit (E2). */
  takeThrough(): {
    readonly through: readonly {
      readonly clock: string;
      readonly from: number | null;
      readonly to: number;
    }[];
    readonly notes: Readonly<Record<string, Json>>;
  };
  /** Least instant up to which everything is judged, null before the first. */
  through(): number | null;
}

/** One look that is due at the instant being judged. */
interface Look {
  readonly playbook: Playbook;
  /** Instances to look at besides those on which something is going on; null: all of them. */
  readonly keys: ReadonlySet<string> | null;
  /** Behind its clock: what crossed then is not known any more. */
  readonly straggles: boolean;
}

/** The instant that is being judged: a decision in the midst of it is committed before the next look. */
interface Instant {
  readonly atMs: number;
  readonly clocks: readonly PlaybookClock[];
  readonly looks: Look[];
}

/**
 * Playbooks that read the same sources follow one clock, those that ask for silence another. At each of its instants only
 * those are looked at whose trigger may have turned, or on which something is going on. One that waits for an answer falls
 * behind and follows on its own until it has caught up.
 *
 * @param stored  how far was judged before
 */
export function createEvaluator(
  bundle: Bundle,
  windows: Windows,
  responder: Responder,
  stored: Pick<StoredState, 'through' | 'notes'>,
): Evaluator {
  const playbooks = bundle.playbooks.filter((p) => p.mode !== 'off');
  const order = new Map(playbooks.map((playbook, index) => [playbook.name, index]));
  const byName = new Map(playbooks.map((playbook) => [playbook.name, playbook]));
  const standing = createClocks(playbooks, stored.through, stored.notes[CLOCKS_NOTE]);
  const { clocks, apart } = standing;
  const clockOf = new Map(clocks.flatMap((clock) => clock.playbooks.map((p) => [p.name, clock])));
  const crossings = new Map<PlaybookClock, Crossings>();
  /** By name of the playbook: the events that it is about. */
  const occasions = new Map(
    playbooks
      .filter((playbook) => playbook.occasion !== undefined)
      .map((playbook) => {
        const { name } = playbook;
        const throughMs = apart.get(name) ?? clockOf.get(name)?.throughMs ?? null;
        return [name, createOccasions(playbook, bundle, windows, throughMs)] as const;
      }),
  );
  let instant: Instant | null = null;
  let noted = '';

  const all = bundle.sources.map(({ name }) => name);
  /** What asks for a time of day alone reads no source: every one is its clock. */
  const sourcesOf = ({ sources }: PlaybookClock): readonly string[] => (sources.length === 0 ? all : sources);

  let tickedMs = Number.NEGATIVE_INFINITY;
  const present = (clock: PlaybookClock): readonly string[] => sourcesOf(clock).filter(windows.isPresent);
  /** Whether ticks alone move a clock on: nothing is heard, and that is what its playbooks ask for. */
  const isByTicks = (clock: PlaybookClock): boolean =>
    clock.hearsSilence && present(clock).length > 0 && present(clock).every(windows.isBlind);

  /**
   * How far a clock may go: the least watermark of its sources; blind and absent ones do not hold it back (E9, E10).
   * By ticks it goes as far as sources would that bring all they have without delay.
   */
  const limitOf = (clock: PlaybookClock): number => {
    const heard = present(clock).filter((source) => !windows.isBlind(source));
    if (heard.length > 0) return Math.min(...heard.map(windows.clock));
    return isByTicks(clock) ? tickedMs - latenessOf(clock) : Number.NEGATIVE_INFINITY;
  };
  const latenessOf = (clock: PlaybookClock): number =>
    Math.max(...bundle.sources.filter(({ name }) => present(clock).includes(name)).map((s) => s.lateMs));

  /** Next instant to judge: after the last one, or the first pane end of what was read. */
  const nextOf = (clock: PlaybookClock): number | null => {
    if (clock.throughMs !== null) return clock.throughMs + PANE_MS;
    let first = Number.POSITIVE_INFINITY;
    for (const source of sourcesOf(clock))
      first = Math.min(first, windows.coveredFrom(source) ?? Number.POSITIVE_INFINITY);
    return first === Number.POSITIVE_INFINITY ? null : first + PANE_MS;
  };

  /** Who is behind his clock and may go on. */
  const stragglers = (): readonly (readonly [name: string, atMs: number])[] =>
    [...apart].flatMap(([name, ms]) => {
      const isBehind = ms < (clockOf.get(name)?.throughMs ?? Number.NEGATIVE_INFINITY);
      return isBehind && !responder.waiting(name) ? [[name, ms + PANE_MS] as const] : [];
    });

  /** Opens the least instant that is due. */
  const open = (together: boolean): Instant | null => {
    const behind = stragglers();
    let atMs = Math.min(...behind.map(([, ms]) => ms));
    const heard = clocks
      .filter((clock) => !isByTicks(clock))
      .map(limitOf)
      .filter(Number.isFinite);
    const frontierMs = together ? Math.min(...heard) : Number.POSITIVE_INFINITY;
    const due = clocks.filter((clock) => {
      const next = nextOf(clock);
      if (next === null || next > limitOf(clock) || next > frontierMs) return false;
      atMs = Math.min(atMs, next);
      return true;
    });
    if (!Number.isFinite(atMs)) return null;
    const now = due.filter((clock) => nextOf(clock) === atMs);
    for (const clock of now) windows.judgeSeries(clock.playbooks, atMs);
    const looks = [
      ...behind.flatMap(([name, ms]): Look[] =>
        ms === atMs ? [{ playbook: byName.get(name) as Playbook, keys: null, straggles: true }] : [],
      ),
      ...now.flatMap((clock) => looksOf(clock, atMs)),
    ];
    looks.sort((a, b) => rank(a) - rank(b));
    return { atMs, clocks: now, looks };
  };
  const rank = ({ playbook }: Look): number => order.get(playbook.name) ?? 0;

  const looksOf = (clock: PlaybookClock, atMs: number): readonly Look[] => {
    let own = crossings.get(clock);
    if (own === undefined) {
      own = windows.crossings(clock.playbooks.filter(({ occasion }) => occasion === undefined));
      crossings.set(clock, own);
    }
    const keys = new Map(own.at(atMs));
    for (const { name } of clock.playbooks)
      if (occasions.get(name)?.isDue(atMs) === true) keys.set(name, new Set());
    for (const name of responder.busy())
      if (!keys.has(name) && clockOf.get(name) === clock) keys.set(name, new Set());
    const looks: Look[] = [];
    for (const [name, due] of keys)
      if (!apart.has(name))
        looks.push({ playbook: byName.get(name) as Playbook, keys: due, straggles: false });
    return looks;
  };

  const look = async ({ playbook, keys, straggles }: Look, atMs: number, nowMs: number): Promise<void> => {
    const own = occasions.get(playbook.name);
    if (own !== undefined) {
      const factsOf = (key: string) => windows.factsOf(playbook.by, key, atMs);
      return responder.judgeOccasions(playbook, atMs, own.at(atMs), factsOf, nowMs);
    }
    const watched = [...responder.watched(playbook.name)];
    const instances =
      straggles || keys === null
        ? windows.instances(playbook, atMs, straggles ? watched : null)
        : windows.pick(playbook, atMs, [...keys, ...watched]);
    await responder.judge(playbook, atMs, instances, nowMs);
    const after = new Set(responder.watched(playbook.name));
    const clock = clockOf.get(playbook.name) as PlaybookClock;
    // Ladders never go back: others on them are as far as the clock is, however far behind this one was.
    const standsMs = Math.max(atMs, clock.throughMs ?? atMs);
    for (const key of watched) if (!after.has(key)) crossings.get(clock)?.left(playbook.name, key, standsMs);
  };

  /** Everybody who was due has been looked at. */
  const close = ({ atMs, clocks: moved }: Instant): void => {
    for (const clock of moved) clock.throughMs = atMs;
    for (const [name, ms] of apart) if (ms === clockOf.get(name)?.throughMs) apart.delete(name);
  };

  return {
    accept: (slice) => windows.accept(slice),
    tick(tickMs, atEnd) {
      tickedMs = tickMs;
      const changes = windows.tick(tickMs, atEnd);
      for (const { source, blind, sinceMs } of changes) {
        if (blind) responder.blind(source, sinceMs, tickMs);
        else responder.seeing(source, sinceMs, tickMs);
      }
      return changes;
    },
    signal: (signal, nowMs) => responder.signal(signal, nowMs),
    async advance({ now, limit, onInstant, together }) {
      let done = 0;
      for (;;) {
        instant ??= open(together);
        if (instant === null) return done > 0 ? 'judged' : 'idle';
        const { atMs, looks } = instant;
        onInstant(atMs);
        for (let next = looks.shift(); next !== undefined; next = looks.shift()) {
          const { name } = next.playbook;
          if (responder.waiting(name)) {
            if (!apart.has(name)) apart.set(name, atMs - PANE_MS);
            continue;
          }
          await look(next, atMs, now());
          apart.set(name, atMs);
          done += 1;
          if (responder.hasDecided()) break;
        }
        if (looks.length === 0) {
          close(instant);
          instant = null;
          done += 1;
        }
        if (responder.hasDecided()) return 'decided';
        if (done >= limit) return 'judged';
      }
    },
    isMidInstant: () => instant !== null,
    takeThrough() {
      const moved: { clock: string; from: number | null; to: number }[] = [];
      let slowest = Math.min(...apart.values());
      for (const clock of clocks) {
        const { name, throughMs, committedMs } = clock;
        // Nothing is kept for playbooks whose sources brought nothing yet: their first instant lies ahead.
        slowest = Math.min(slowest, throughMs ?? (nextOf(clock) ?? Number.POSITIVE_INFINITY) - PANE_MS);
        if (throughMs === null || throughMs === committedMs) continue;
        moved.push({ clock: name, from: committedMs, to: throughMs });
        clock.committedMs = throughMs;
      }
      if (Number.isFinite(slowest)) windows.release(slowest);
      const saved = savedClocks(standing);
      const text = JSON.stringify(saved);
      if (text === noted) return { through: moved, notes: {} };
      noted = text;
      return { through: moved, notes: { [CLOCKS_NOTE]: saved } };
    },
    through() {
      const judged = clocks.map((clock) => clock.throughMs).filter((ms) => ms !== null);
      if (judged.length < clocks.length || judged.length === 0) return null;
      return Math.min(...judged, ...apart.values());
    },
  };
}
