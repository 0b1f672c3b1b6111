import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgingMicros } from './cost.ts';
import { type FalseAlarms, falseAlarms } from './false-alarms.ts';
import { taxiScore } from './taxi.ts';
import { type Zone, zonesOf } from './zones.ts';

/** What each part must reach. */
const FLOORS = {
  score: 90,
  events: 5,
  further: 3,
  timesPromised: 1.3,
  alarmsPerZone: 1,
  alarmsPer100Days: 1,
  stopsInTime: 0.9,
  micros: 1,
} as const;
const TAXI = 'nab/data/realKnownCause/nyc_taxi.csv';
const LABELS = 'nab/labels/combined_windows.json';
const ORDERS = 'wolt/orders_autumn_2020.csv';
const SERIES = 40;
const WEEKS = 42;

/** One claim that a floor holds. */
interface Claim {
  readonly claim: string;
  readonly holds: boolean;
}

/** What the bench prints: its parts and whether each floor holds. */
export interface DetectResult {
  readonly schema: 'ordersense.bench.detect/1';
  readonly node: string;
  readonly taxi: ReturnType<typeof taxiScore> | null;
  readonly zones: readonly Zone[] | null;
  readonly simulated: readonly FalseAlarms[];
  readonly micros: number;
  readonly claims: readonly Claim[];
}

/**
 * Measures the detectors. Public data are read from a folder that holds NAB's `data` and `labels` in `nab`, and the
 * orders of Helsinki in `wolt`; without it only what is simulated is measured.
 */
export function detectBench(data: string | undefined): DetectResult {
  const read = (path: string): string | null => {
    const file = data === undefined ? null : join(data, path);
    return file !== null && existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const [csv, labels, orders] = [read(TAXI), read(LABELS), read(ORDERS)];
  const taxi = csv === null || labels === null ? null : taxiScore(csv, labels);
  const zones = orders === null ? null : zonesOf(orders);
  const simulated = falseAlarms(SERIES, WEEKS);
  const micros = judgingMicros();
  const claims = [
    ...(taxi === null ? [] : taxiClaims(taxi)),
    ...(zones === null ? [] : zoneClaims(zones)),
    ...simulated.map(({ what, up, down }) => ({
      claim: `${what}: no more than ${FLOORS.timesPromised} times the promised false alarms, up and down`,
      holds: Math.max(up, down) <= FLOORS.timesPromised,
    })),
    { claim: `a judged window costs at most ${FLOORS.micros} µs`, holds: micros <= FLOORS.micros },
  ];
  return {
    schema: 'ordersense.bench.detect/1',
    node: process.version,
    taxi,
    zones,
    simulated,
    micros,
    claims,
  };
}

function taxiClaims({ score, found, further }: ReturnType<typeof taxiScore>): readonly Claim[] {
  return [
    { claim: `taxi: ${FLOORS.events} events found`, holds: found >= FLOORS.events },
    { claim: `taxi: at most ${FLOORS.further} further incidents`, holds: further <= FLOORS.further },
    { claim: `taxi: score of at least ${FLOORS.score}`, holds: score >= FLOORS.score },
  ];
}

function zoneClaims(zones: readonly Zone[]): readonly Claim[] {
  const sum = (of: (zone: Zone) => number): number => zones.reduce((total, zone) => total + of(zone), 0);
  const [days, alarms, stops] = [sum((z) => z.judgedDays), sum((z) => z.alarms), sum((z) => z.stops)];
  return [
    {
      claim: `zones: at most ${FLOORS.alarmsPerZone} false alarm in each`,
      holds: zones.every((zone) => zone.alarms <= FLOORS.alarmsPerZone),
    },
    {
      claim: `zones: at most ${FLOORS.alarmsPer100Days} false alarm in 100 days`,
      holds: alarms / (days / 100) <= FLOORS.alarmsPer100Days,
    },
    { claim: 'zones: every full stop is seen', holds: stops > 0 && sum((z) => z.unseen) === 0 },
    {
      claim: `zones: ${100 * FLOORS.stopsInTime} % of the stops no later than the law says`,
      holds: sum((z) => z.inTime) / stops >= FLOORS.stopsInTime,
    },
  ];
}

/** The same for people. */
export function detectText({ taxi, zones, simulated, micros, claims, node }: DetectResult): string {
  const zoneLines = (zones ?? []).map((zone) => {
    const { zone: name, perDay, judgedDays, alarms, stops, inTime, unseen, hours } = zone;
    const judged =
      judgedDays === 0
        ? 'too little to judge; its region does'
        : `${judgedDays} days judged, ${alarms} false alarms; ${stops} full stops, ${inTime} in time, ${unseen} unseen, half of them seen within ${hours} h`;
    return `  ${name.padEnd(9)} ${perDay.toFixed(1).padStart(6)} orders a day: ${judged}`;
  });
  return [
    `node ${node}`,
    ...(taxi === null
      ? ['taxi: no data']
      : [
          `taxi: score ${taxi.score.toFixed(1)}, ${taxi.found} of ${taxi.events} events, ${taxi.further} further incidents`,
          ...taxi.alarms.map(
            ({ at, isInside }) => `  ${at} ${isInside ? 'in a labelled window' : 'further'}`,
          ),
        ]),
    ...(zones === null ? ['zones: no data'] : ['zones of Helsinki, per hour', ...zoneLines]),
    'false alarms, times what was promised (once in 40 weeks, in each direction)',
    ...simulated.map(
      ({ what, up, down, isTooLittle }) =>
        `  ${what.padEnd(22)} ${isTooLittle ? 'too little to judge' : `up ${up.toFixed(2)}, down ${down.toFixed(2)}`}`,
    ),
    `cost: ${micros.toFixed(2)} µs of CPU for a judged window of one of a thousand series`,
    ...claims.map(({ claim, holds }) => `${holds ? 'ok' : 'NO'}  ${claim}`),
  ].join('\n');
}
