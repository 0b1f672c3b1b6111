import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PANE_MS } from '../../rules/window.ts';
import { playbook } from '../incident/testing/sample-playbook.ts';
import type { Reading } from '../reading.ts';
import { bundleOf, NOON, PANES, sourceOf, windowOf } from '../testing/orders-bundle.ts';
import type { PlainEvent } from '../testing/plain-windows.ts';
import { type Arrival, play } from '../testing/window-play.ts';

const SILENT_MS = 120_000;
const REGIONS = ['gangnam', 'mapo', 'guro'];
const WINDOW_MS = windowOf('count').windowMs;

/** What becomes of the events of a silence: they come all at once when it ends, one after another, or never. */
type Fate = 'flood' | 'trickle' | 'lost';

interface Silence {
  /** Seconds of event time after noon, and how long nothing arrives. */
  readonly fromS: number;
  readonly lastsS: number;
  readonly fate: Fate;
}

interface Scene {
  readonly lateMs: number;
  readonly delayMs: number;
  readonly silences: readonly Silence[];
}

/** An order a region every 5 s for an hour and a half, with silences in the pipe; ticks every 10 s. */
function arrivalsOf({ silences, delayMs }: Scene): readonly Arrival[] {
  const queue: { readonly event: PlainEvent; readonly arrivalMs: number }[] = [];
  let lastMs = 0;
  for (let s = 1; s < 5_400; s += 5) {
    const silence = silences.find(({ fromS, lastsS }) => s >= fromS && s < fromS + lastsS);
    if (silence?.fate === 'lost') continue;
    const endMs = silence === undefined ? 0 : NOON + (silence.fromS + silence.lastsS) * 1_000;
    // A buffer keeps its order; one that trickles empties thrice as fast as it filled.
    const gapMs = silences.some(({ fromS, fate }) => s > fromS && fate === 'trickle') ? 1_600 : 0;
    lastMs = Math.max(NOON + s * 1_000 + delayMs, endMs + delayMs, lastMs + gapMs);
    for (const region of REGIONS) {
      const columns = { region, event: 'placed' };
      const event = { source: 'orders', key: `${region}${s}`, timeMs: NOON + s * 1_000, columns };
      queue.push({ event, arrivalMs: lastMs });
    }
  }
  const arrivals: Arrival[] = [];
  let tickMs = NOON;
  for (const { event, arrivalMs } of queue) {
    for (; tickMs < arrivalMs; tickMs += PANE_MS) arrivals.push({ kind: 'tick', tickMs });
    arrivals.push({ kind: 'event', arrivalMs, event });
  }
  return arrivals;
}

const scene: fc.Arbitrary<Scene> = fc.record({
  lateMs: fc.constantFrom(20_000, 60_000, 600_000),
  delayMs: fc.constantFrom(0, 4_000, 70_000),
  silences: fc
    .array(
      fc.record({
        fromS: fc.integer({ min: 200, max: 3_600 }),
        lastsS: fc.integer({ min: 10, max: 1_200 }),
        fate: fc.constantFrom<Fate>('flood', 'trickle', 'lost'),
      }),
      { minLength: 1, maxLength: 2 },
    )
    .filter(([a, b]) => a !== undefined && (b === undefined || a.fromS + a.lastsS * 1.4 + 400 < b.fromS)),
});

/** E10 and fault 22: whatever a silence was, what is known afterwards is true, and what was only late is known. */
test('a silence makes no false drop, and hides nothing that came after all', async () => {
  let [known, hidden] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      scene,
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(150), { maxLength: 4 }),
      async (given, partitions, chunks, deaths) => {
        const bundle = bundleOf({
          sources: [sourceOf('orders', { silentAfterMs: SILENT_MS, lateMs: given.lateMs })],
          panes: PANES.filter((pane) => pane.source === 'orders'),
          windows: [windowOf('count')],
        });
        const plan = {
          partitions,
          chunks,
          commitEvery: 7,
          restarts: new Set(deaths),
          playbook: playbook({ windows: ['count'], sources: ['orders'] }),
          asks: [{ window: 'count', baseline: null }],
        };
        const answers = await play(bundle, arrivalsOf(given), plan);
        // A source may bring nothing for `silent after` and be alive: shorter gaps read as they are.
        const gaps = given.silences.filter(
          ({ fate, lastsS }) => fate === 'lost' && lastsS * 1_000 > SILENT_MS + 3 * PANE_MS,
        );
        const quiet = given.silences.filter((s) => s.fate === 'lost' && !gaps.includes(s));
        const wrong: string[] = [];
        for (const [name, text] of answers) {
          const atMs = Number(name.split(' ')[0]);
          const reading = JSON.parse(text) as Reading;
          if (atMs - WINDOW_MS < NOON) continue;
          const overlapMs = (silences: readonly Silence[]): number =>
            Math.max(
              0,
              ...silences.map(
                ({ fromS, lastsS }) =>
                  Math.min(atMs, NOON + (fromS + lastsS) * 1_000) -
                  Math.max(atMs - WINDOW_MS, NOON + fromS * 1_000),
              ),
            );
          if (overlapMs(quiet) > 0) continue;
          const gapMs = overlapMs(gaps);
          if (reading.known) known += 1;
          else hidden += 1;
          // Panes at the ends of a gap may be half full.
          if (
            gapMs > 2 * PANE_MS
              ? reading.known
              : gapMs === 0 && !(reading.known && reading.value === WINDOW_MS / 5_000)
          )
            wrong.push(`${(atMs - NOON) / 1_000} s: ${text}, ${gapMs / 1_000} s of it lost`);
        }
        expect(wrong.slice(0, 3)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
  expect(known).toBeGreaterThan(1_000);
  expect(hidden).toBeGreaterThan(100);
});
