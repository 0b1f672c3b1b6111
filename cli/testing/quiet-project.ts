import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedEvent } from './recorded-event.ts';

const MINUTE = 60_000;

/** When the recordings of this project begin. */
export const QUIET_START_MS = Date.parse('2026-03-06T18:00:00+09:00');

/** Two regions whose keys lie in different partitions of two. */
export const QUIET_REGIONS = ['seoul-gangnam', 'seoul-songpa'] as const;

export interface QuietSettings {
  /** Where the probe's system listens, for example `http://127.0.0.1:4000`. */
  readonly city?: string;
  /** Further playbooks. */
  readonly more?: string;
}

/**
 * Writes a project that would fire on few orders, on a drop, and on missing riders, and that asks a probe for the cause.
 *
 * @returns the folder
 */
export function writeQuietProject(
  folder: string,
  { city = 'http://127.0.0.1:9', more = '' }: QuietSettings = {},
): string {
  writeFileSync(join(folder, 'quiet.play'), PLAY + more);
  writeFileSync(
    join(folder, 'ordersense.config.yaml'),
    `name: quiet
zone: Asia/Seoul
connectors:
  city:
    use: http
    baseUrl: ${city}
    allow: ["/regions/"]
    allowPrivate: ["127.0.0.1/32"]
`,
  );
  return folder;
}

/** Whether a region has orders, and whether riders tell where they are, in a minute of the recording. */
export interface QuietStory {
  readonly minutes: number;
  hasOrders(region: (typeof QUIET_REGIONS)[number], minute: number): boolean;
  hasRiders(minute: number): boolean;
}

/** Eight orders a minute in each region while it has any, five riders of each region every minute, in order of time. */
export function quietEvents({ minutes, hasOrders, hasRiders }: QuietStory): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const add = (topic: string, key: string, atMs: number, value: Readonly<Record<string, string>>): void => {
    events.push({
      topic,
      key,
      atMs,
      value: JSON.stringify({ ...value, occurred_at: new Date(atMs).toISOString() }),
    });
  };
  for (let minute = 0; minute < minutes; minute += 1) {
    const from = QUIET_START_MS + minute * MINUTE;
    for (const [r, region] of QUIET_REGIONS.entries()) {
      for (let n = 0; n < 8 && hasOrders(region, minute); n += 1)
        add('orders', region, from + n * 7_000 + r * 1_000, { event_id: `${region}-${minute}-${n}`, region });
      for (let n = 0; n < 5 && hasRiders(minute); n += 1)
        add('riders', region, from + n * 100 + r, { rider: `${region}-${n}`, status: 'idle', region });
    }
  }
  return events.sort((a, b) => a.atMs - b.atMs);
}

const PLAY = `language 1

stream order_events "주문" from kafka "orders" {
  key event_id  time occurred_at  late 20s  silent after 5m  owner "platform"
  field event_id is id
  field region   is place
}

table riders "라이더" from kafka "riders" {
  key rider  time occurred_at  late 20s  expire after 3m  silent after 5m  owner "fleet"
  field rider  is id(rider)
  field status is one of ("idle", "delivering")
  field region is place
}

probe rider.app "라이더 앱" from city.get(path: "/regions/{region}/rider-app") {
  every 1m  timeout 1s  owner "fleet"
  field ok is bool
}

define words region { 강남구: "seoul-gangnam", 송파구: "seoul-songpa" }

metric orders "주문 수" = count of order_events
  per region  over 10m  baseline previous 20m  at least 10 samples  missing as zero

metric riders.idle "대기 라이더" = count of riders where status is "idle"
  per region  over 3m

define check why.few "주문이 없는 이유" {
  because rider app down "라이더 앱 장애" when rider.app.ok is false
}

playbook order_drop "주문 급감" {
  owner "ops"  severity high  mode live
  when orders per region drop > 60% for 1m
  recovered when orders per region drop < 20% for 1m
  guard { cooldown 30m per region  at most 10 runs in 1h }
  then {
    check why.few
    if cause is rider app down { do log.note(text: "{region}: 앱 장애") }
    otherwise { do log.note(text: "{region}: 이유를 찾지 못함") }
  }
}

playbook few_orders "주문 거의 없음" {
  owner "ops"  severity high  mode live
  when orders per region < 20건 for 1m
  guard { cooldown 30m per region  at most 10 runs in 1h }
  then do log.note(text: "{region}: 주문 {orders}")
}

playbook no_riders "라이더 없음" {
  owner "ops"  severity high  mode live
  when riders.idle per region < 2명 for 1m
  guard { cooldown 30m per region  at most 10 runs in 1h }
  then do log.note(text: "{region}: 라이더 {riders.idle}")
}
`;
