import type { Seeded } from '../seeded.ts';
import type { Boundary, Mishap } from './boundary.ts';
import type { WorldTime } from './world-time.ts';

/** One process: while it is paused nothing happens in it, and once it is dead nothing ever does. */
export interface Life {
  readonly number: number;
  state(): 'running' | 'paused' | 'dead';
  /** One exchange with the world, which may be cut at both ends. What has left arrives, whatever becomes of who sent it. */
  call<T>(boundary: Boundary, perform: () => Promise<T>, latencyMs?: number): Promise<T>;
  /** Does something in this process, later. */
  later(ms: number, task: () => unknown): void;
  kill(): void;
  pause(): void;
  resume(): void;
}

export interface LifeParts {
  readonly number: number;
  readonly time: WorldTime;
  readonly random: Seeded;
  /** What befalls the process at a boundary; null: nothing. */
  befalls(life: Life, boundary: Boundary, when: 'before' | 'after'): Mishap | null;
  /** What a connection that was cut rejects with. */
  broken(boundary: Boundary): Error;
}

/** Longest way to the world and back, ms, unless a call says otherwise. */
const LATENCY_MS = 12;

export function createLife({ number, time, random, befalls, broken }: LifeParts): Life {
  let state: 'running' | 'paused' | 'dead' = 'running';
  const backlog: (() => unknown)[] = [];

  const inside = (task: () => unknown): void => {
    if (state === 'running') task();
    else if (state === 'paused') backlog.push(task);
  };

  const self: Life = {
    number,
    state: () => state,
    call: (boundary, perform, latencyMs = LATENCY_MS) =>
      new Promise((resolve, reject) => {
        const cut = () => reject(broken(boundary));
        const hear = (answer: () => void): void => {
          const mishap = befalls(self, boundary, 'after');
          inside(mishap === 'outage' ? cut : answer);
        };
        const arrive = async (): Promise<void> => {
          let answer: () => void;
          try {
            const value = await perform();
            answer = () => resolve(value);
          } catch (error) {
            answer = () => reject(error);
          }
          time.after(random.next() * latencyMs, () => hear(answer));
        };
        const mishap = befalls(self, boundary, 'before');
        inside(mishap === 'outage' ? cut : () => time.after(random.next() * latencyMs, arrive));
      }),
    later: (ms, task) => time.after(ms, () => inside(task)),
    kill() {
      state = 'dead';
      backlog.length = 0;
    },
    pause() {
      if (state === 'running') state = 'paused';
    },
    resume() {
      if (state !== 'paused') return;
      state = 'running';
      for (const task of backlog.splice(0)) time.after(0, () => inside(task));
    },
  };
  return self;
}

/** For a world in which nothing takes time and nothing goes wrong. */
export const reachedAtOnce: Life = {
  number: 0,
  state: () => 'running',
  call: (_boundary, perform) => perform(),
  later: () => {},
  kill: () => {},
  pause: () => {},
  resume: () => {},
};
