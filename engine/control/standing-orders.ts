import { canonicalJson } from '../../rules/canonical.ts';
import type { Instance, Json } from '../decision.ts';
import type { Silenced } from './order.ts';

/** Who ordered something and why, and since when, event time in ms. */
export interface Ordered {
  readonly by: string;
  readonly reason: string;
  readonly sinceMs: number;
}

/** What a person took back, or over: until then nothing of ours is applied to it again (R29). */
export interface Pin extends Ordered {
  readonly target: string;
  readonly effect: string;
  readonly untilMs: number;
  /** Who took it over as it was; absent: it was taken back. */
  readonly handedOverTo?: string;
}

export interface Pause extends Ordered {
  readonly playbook: string;
}

export interface Silence extends Ordered {
  readonly of: Silenced;
  readonly untilMs: number;
}

/** All that holds now, as it is stored. */
export interface OrdersDoc {
  readonly pins: readonly Pin[];
  readonly pauses: readonly Pause[];
  readonly silences: readonly Silence[];
}

/** Note of the store that keeps them. */
export const ORDERS_NOTE = 'orders';

/** Orders that hold for longer than the moment in which they were given. Instants are event time. */
export interface StandingOrders {
  pinOn(target: string, effect: string, atMs: number): Pin | null;
  pauseOf(playbook: string): Pause | null;
  silenceOn(playbook: string, instance: Instance, atMs: number): Silence | null;
  pin(pin: Pin): void;
  pause(pause: Pause): void;
  /** False: it is not paused. */
  unpause(playbook: string): boolean;
  silence(silence: Silence): void;
  unsilence(of: Silenced): boolean;
  /** The document where it changed since the last call, without what had ended by the newest order; else null. */
  take(): Json | null;
}

/** @param stored  the note, undefined before the first order */
export function createStandingOrders(stored: Json | undefined): StandingOrders {
  const { pins = [], pauses = [], silences = [] } = (stored ?? {}) as Partial<OrdersDoc>;
  const pinned = new Map(pins.map((pin) => [pinKey(pin), pin]));
  const paused = new Map(pauses.map((pause) => [pause.playbook, pause]));
  const silent = new Map(silences.map((silence) => [canonicalJson(silence.of), silence]));
  let newestMs: number | null = null;
  const changed = (sinceMs = newestMs ?? 0): void => {
    newestMs = Math.max(newestMs ?? sinceMs, sinceMs);
  };
  return {
    pinOn(target, effect, atMs) {
      const pin = pinned.get(pinKey({ target, effect }));
      return pin !== undefined && atMs < pin.untilMs ? pin : null;
    },
    pauseOf: (playbook) => paused.get(playbook) ?? null,
    silenceOn: (playbook, instance, atMs) =>
      [...silent.values()].find(({ of, untilMs }) => atMs < untilMs && covers(of, playbook, instance)) ??
      null,
    pin(pin) {
      pinned.set(pinKey(pin), pin);
      changed(pin.sinceMs);
    },
    pause(pause) {
      paused.set(pause.playbook, pause);
      changed(pause.sinceMs);
    },
    unpause(playbook) {
      const was = paused.delete(playbook);
      if (was) changed();
      return was;
    },
    silence(silence) {
      silent.set(canonicalJson(silence.of), silence);
      changed(silence.sinceMs);
    },
    unsilence(of) {
      const was = silent.delete(canonicalJson(of));
      if (was) changed();
      return was;
    },
    take() {
      if (newestMs === null) return null;
      const isOver = ({ untilMs }: { readonly untilMs: number }): boolean => untilMs <= (newestMs ?? 0);
      for (const [key, pin] of pinned) if (isOver(pin)) pinned.delete(key);
      for (const [key, silence] of silent) if (isOver(silence)) silent.delete(key);
      newestMs = null;
      const doc: OrdersDoc = {
        pins: [...pinned.values()],
        pauses: [...paused.values()],
        silences: [...silent.values()],
      };
      return doc as unknown as Json;
    },
  };
}

/** Whether a silence is about an instance of a playbook: each value that it names is the instance's own. */
export function covers(of: Silenced, playbook: string, instance: Instance): boolean {
  return (
    (of.playbook === null || of.playbook === playbook) &&
    Object.entries(of.in).every(([dimension, value]) => instance[dimension] === value)
  );
}

function pinKey({ target, effect }: Pick<Pin, 'target' | 'effect'>): string {
  return `${target}\u001f${effect}`;
}
