import type { Bundle } from '../rules/bundle.ts';
import type { Playbook } from '../rules/playbook.ts';
import type { OrderPayload } from './control/order.ts';
import { createStandingOrders, ORDERS_NOTE } from './control/standing-orders.ts';
import type { Evidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import { createBlindSpells } from './incident/blind-spell.ts';
import { runBody } from './incident/body.ts';
import type { Desk } from './incident/desk.ts';
import { inForce } from './incident/in-force.ts';
import type { Incident } from './incident/incident.ts';
import { judgeInstances } from './incident/instant.ts';
import { createLatchBook } from './incident/latch-book.ts';
import { type Looked, lookAt } from './incident/look.ts';
import { forgetClosed, judgeOccasions } from './incident/occasion.ts';
import { createOutbound, type Taken } from './incident/outbound.ts';
import { influencesOf } from './incident/own-act.ts';
import { createPageBook, PAGES_NOTE } from './incident/page-book.ts';
import { takeOrder } from './incident/person-order.ts';
import { restore, resume } from './incident/restore.ts';
import { takeSignal } from './incident/signal.ts';
import { settleEntry } from './incident/tally.ts';
import { createUnanswered } from './incident/unanswered.ts';
import { createWatch, type Watch } from './incident/watch.ts';
import { createLeaseBook } from './plan/lease-book.ts';
import { createSelectionBook } from './plan/selection-book.ts';
import { vocabularyOf } from './plan/value.ts';
import type { VerbFacts } from './plan/verb-facts.ts';
import type { StoredSignal, StoredState } from './store.ts';
import type { TimerPayload } from './timer.ts';
import { effectNote } from './track/effect-book.ts';
import type { Arrival } from './window/occasions.ts';
import type { PopulationAt } from './window/population.ts';
import type { Selected } from './window/selection.ts';
import type { Selector } from './window/selector.ts';

export type { VerbFact, VerbFacts } from './plan/verb-facts.ts';

/**
 * Stops 6 and 7: judges playbooks at instants of event time, steps incidents, turns statements into guarded runs.
 * It performs nothing: what it decided lies in `take()`, to be committed at once. Calls must not overlap.
 */
export interface Responder {
  /**
   * One instant of one playbook. Instants of a playbook come in order, each once.
   *
   * @param instances  facts by instance key (`seriesKey` of the values of `playbook.by`); an instance that is
   *                   absent is unknown
   * @param nowMs      effect clock (R2)
   */
  judge(
    playbook: Playbook,
    atMs: number,
    instances: ReadonlyMap<string, Facts>,
    nowMs: number,
  ): Promise<void>;
  /** One instant of a playbook that is about events. Its incidents wait for no instant, but for those that are held. */
  judgeOccasions(
    playbook: Playbook,
    atMs: number,
    arrivals: readonly Arrival[],
    factsOf: (key: string) => Facts,
    nowMs: number,
  ): Promise<void>;
  /** One answer of the inbox (R10), consumed whatever it changes. */
  signal(signal: StoredSignal, nowMs: number): Promise<void>;
  /** A source fell silent: since when, and the tick at which that was seen. */
  blind(source: string, sinceMs: number, atMs: number): void;
  /** It is heard again. */
  seeing(source: string, sinceMs: number, atMs: number): void;
  /** Playbooks on which something is going on: they are judged at every instant. */
  busy(): Iterable<string>;
  /** Keys of the instances on which something is going on: a hold, an incident, a cooldown. They are judged at every instant. */
  watched(playbook: string): Iterable<string>;
  /** Answers of probes are outstanding: the playbook's clock should stand until they are here (E7). */
  waiting(playbook: string): boolean;
  /** Where a playbook's trigger or recovery stands for each instance; changes nothing. */
  look(
    playbook: string,
    instances: ReadonlyMap<string, Facts>,
    looked: Looked,
  ): ReadonlyMap<string, Evidence>;
  /** True while something decided waits for its commit. */
  hasDecided(): boolean;
  /** What changed since the last call. */
  take(): Taken;
}

/**
 * @param verbs   what the connectors' manifests say of a verb, null for none
 * @param stored  what was committed before; going on from it gives the same decisions as never having stopped.
 *                Questions without an answer are asked again
 * @param select  who an audience is; absent: nobody knows any
 * @param populationAt  how many there are of a kind; absent: nobody knows
 * @param isSilent      whether a source is silent at an instant; absent: none is
 */
export function createResponder(
  bundle: Bundle,
  verbs: VerbFacts,
  stored: Pick<StoredState, 'holds' | 'incidents' | 'leases' | 'ledger'> &
    Partial<Pick<StoredState, 'selections' | 'notes'>>,
  select: Selector = nobody,
  populationAt: PopulationAt = () => null,
  isSilent: Desk['isSilent'] = () => false,
): Responder {
  const unanswered = createUnanswered();
  const out = createOutbound(bundle.hash, unanswered.add);
  const vocabulary = vocabularyOf(bundle);
  const leases = createLeaseBook(stored.leases);
  const selections = createSelectionBook(stored.selections ?? [], select, out);
  const orders = createStandingOrders(stored.notes?.[ORDERS_NOTE]);
  const pages = createPageBook(stored.notes?.[PAGES_NOTE]);
  const watches = new Map<string, Watch>(
    bundle.playbooks
      .filter((playbook) => playbook.mode !== 'off')
      .map((playbook) => [playbook.name, createWatch(playbook, bundle, vocabulary, verbs, stored.notes)]),
  );
  restore(watches, stored, out);
  const latches = createLatchBook(bundle, stored.incidents, out, pages);
  const spells = createBlindSpells(bundle, stored.incidents, out);
  for (const watch of watches.values())
    for (const incident of incidentsOf(watch)) resume(incident, bundle, out);

  const applied: Desk['applied'] = (mode) => inForce([...watches.values()], leases, mode);
  const deskAt = (nowMs: number): Desk => {
    let influencing: ReturnType<Desk['influencing']> | null = null;
    return {
      bundle,
      verbs,
      vocabulary,
      leases,
      selections,
      orders,
      latches,
      populationAt,
      pages,
      isSilent,
      out,
      applied,
      influencing: () => {
        influencing ??= applied('live').filter((act) => influencesOf(act, verbs).length > 0);
        return influencing;
      },
      nowMs,
    };
  };

  /** Bodies of one playbook go on together and in order, so that limits are shared out the same way every time (E7). */
  async function goOn(bodies: readonly Incident[], watch: Watch, desk: Desk): Promise<void> {
    const ordered = [...bodies].sort(
      (a, b) => a.bodyMs - b.bodyMs || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    );
    for (const incident of ordered) await runBody(incident, watch, desk);
    forgetClosed(watch, ordered);
  }

  /** A person's word may be about incidents of several playbooks. */
  async function carryOut({ id, payload }: StoredSignal, desk: Desk): Promise<void> {
    const known = [...watches.values()].flatMap((watch) =>
      incidentsOf(watch).map((incident) => ({ incident, watch })),
    );
    for (const { incident, watch } of takeOrder(payload as unknown as OrderPayload, id, known, desk))
      await goOn([incident], watch, desk);
  }

  return {
    async judge(playbook, atMs, instances, nowMs) {
      const watch = watches.get(playbook.name);
      if (watch === undefined) return;
      const desk = deskAt(nowMs);
      const begun = await judgeInstances(watch, atMs, instances, desk);
      await goOn(begun, watch, desk);
      pages.step(watch, atMs, desk);
    },
    async judgeOccasions(playbook, atMs, arrivals, factsOf, nowMs) {
      const watch = watches.get(playbook.name);
      if (watch === undefined) return;
      const desk = deskAt(nowMs);
      const begun = await judgeOccasions(watch, atMs, arrivals, factsOf, desk);
      await goOn(begun, watch, desk);
      pages.step(watch, atMs, desk);
    },
    async signal(signal, nowMs) {
      out.consumed(signal.seq);
      if (signal.kind === 'timer') out.dropTimer((signal.payload as unknown as TimerPayload).timer);
      if (latches.take(signal)) return;
      const desk = deskAt(nowMs);
      if (signal.kind === 'order') return carryOut(signal, desk);
      if (signal.kind === 'outcome' && pages.ended(signal.payload, desk)) return;
      for (const watch of watches.values()) {
        if (signal.kind === 'outcome') settleEntry(signal.payload, watch.ledger, out);
        const incident = incidentsOf(watch).find(({ id }) => id === signal.incident);
        if (incident === undefined) continue;
        const isTaken = takeSignal(incident, signal, desk);
        forgetClosed(watch, [incident]);
        if (!isTaken) return;
        if (signal.kind !== 'answer') return goOn([incident], watch, desk);
        if (!unanswered.has(watch)) await goOn(incidentsOf(watch), watch, desk);
        return;
      }
    },
    blind: (source, sinceMs, atMs) => spells.blind(source, sinceMs, atMs),
    seeing: (source, sinceMs, atMs) => spells.seeing(source, sinceMs, atMs),
    *busy() {
      for (const [name, { playbook, slots, held, tracking, expecting, waiting }] of watches)
        if (
          (playbook.occasion === undefined
            ? slots.size
            : held.size + tracking.size + expecting.size + waiting.size) > 0 ||
          pages.has(name)
        )
          yield name;
    },
    watched(name) {
      const watch = watches.get(name);
      return watch === undefined || watch.playbook.occasion !== undefined ? [] : watch.slots.keys();
    },
    waiting(playbook) {
      const watch = watches.get(playbook);
      return watch !== undefined && unanswered.has(watch);
    },
    look(playbook, instances, looked) {
      const watch = watches.get(playbook);
      return watch === undefined ? new Map() : lookAt(watch, instances, looked);
    },
    hasDecided: () => out.hasDecided(),
    take() {
      for (const [name, { effects }] of watches) {
        const doc = effects.take();
        if (doc !== null) out.note(effectNote(name), doc);
      }
      const standing = orders.take();
      if (standing !== null) out.note(ORDERS_NOTE, standing);
      const paged = pages.take();
      if (paged !== null) out.note(PAGES_NOTE, paged);
      return out.take();
    },
  };
}

/** Without tables nobody knows who an audience is. */
function nobody(): Selected {
  return { known: false, words: 'there are no tables' };
}

/** The incidents of a playbook: open ones, and the last one of each instance. */
function incidentsOf(watch: Watch): readonly Incident[] {
  return [...watch.slots.values()].flatMap(({ incident }) => (incident === null ? [] : [incident]));
}
