import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordedEvent, writeLines } from '../../testing/recorded-event.ts';

const MINUTE = 60_000;
const START_MS = Date.parse('2026-03-06T18:00:00+09:00');

/** One planted evening, what is asked about it, and the facts that its answer must give in each language. */
export interface PlantedCase {
  readonly name: string;
  /** What is asked. */
  readonly playbook: string;
  readonly at: string;
  readonly play: string;
  readonly answers: readonly string[];
  /** Minute after 18:00 from which 마포구 has few orders too; absent: never. */
  readonly mapoFrom?: number;
  /** Written from the playbook and the events, before any output was looked at. */
  readonly key: Readonly<Record<'en' | 'ko', readonly string[]>>;
}

/**
 * 강남구 has eight orders a minute, seven seconds apart, until 18:20, then two; 마포구 the same from `mapoFrom` on. So
 * three and a half minutes after that `orders` over five minutes is 3 + 8 + 8 = 19, the first time below 20, and `for
 * 2m` fires at 18:25:30 in 강남구, and five minutes before in 마포구 in the case of 18:15.
 */
export function plantedEvents(mapoFrom: number): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const add = (topic: string, key: string, atMs: number, value: object): void => {
    events.push({
      ...{ topic, key, atMs },
      value: JSON.stringify({ ...value, occurred_at: new Date(atMs).toISOString() }),
    });
  };
  for (let minute = 0; minute < 40; minute += 1) {
    const fromMs = START_MS + minute * MINUTE;
    for (const [region, breaks] of [
      ['seoul-gangnam', 20],
      ['seoul-mapo', mapoFrom],
    ] as const)
      for (let n = 0; n < (minute < breaks ? 8 : 2); n += 1)
        add('orders', region, fromMs + n * 7_000, { event_id: `${region}-${minute}-${n}`, region });
    for (let n = 1; n <= 12; n += 1)
      add('riders', `r-${n}`, fromMs + 100 * n, { rider: `r-${n}`, region: 'seoul-gangnam' });
  }
  return events.sort((a, b) => a.atMs - b.atMs);
}

/** Writes a case as a project with its recording and answers. @returns their paths */
export function writePlanted(
  folder: string,
  { play, answers, mapoFrom = 60 }: PlantedCase,
): { readonly directory: string; readonly events: string; readonly answers: string } {
  const directory = join(folder, 'project');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'sources.play'), SOURCES);
  writeFileSync(join(directory, 'case.play'), `language 1\n\n${play}`);
  writeFileSync(join(directory, 'ordersense.config.yaml'), CONFIG);
  const told = join(folder, 'answers.ndjson');
  writeFileSync(told, answers.join('\n'));
  return {
    directory,
    events: writeLines(join(folder, 'events.ndjson'), plantedEvents(mapoFrom)),
    answers: told,
  };
}

const CONFIG = `name: planted
zone: Asia/Seoul
connectors:
  platform:
    use: openapi
    document: delivery-platform
    baseUrl: http://127.0.0.1:9
    allowPrivate: ["127.0.0.1/32"]
`;

const SOURCES = `language 1

stream order_events "주문" from kafka "orders" {
  key event_id  time occurred_at  late 20s  silent after 5m  owner "platform"
  field event_id is id
  field region   is place
}

table riders "라이더" from kafka "riders" {
  key rider  time occurred_at  late 20s  expire after 10m  silent after 5m  owner "fleet"
  field rider  is id(rider)
  field region is place
}

probe weather.now "날씨" from weather.current(place: region) {
  every 5m  timeout 2s  owner "platform"
  field rain is number(mm)
}

define words region { 강남구: "seoul-gangnam", 마포구: "seoul-mapo" }

define audience riders_here "이 지역 라이더" = riders where region is 강남구  at most 12

metric orders "주문 수" = count of order_events
  per region  over 5m  missing as zero
`;

const TRIGGER = `owner "ops"  severity high  mode live
  when orders per region < 20건 for 2m`;

export const PLANTED: readonly PlantedCase[] = [
  {
    name: 'budget',
    mapoFrom: 15,
    playbook: 'bonus',
    at: '18:30',
    play: `playbook bonus "보너스" {
  ${TRIGGER}
  guard { cooldown 30m per region  at most 9 runs in 1h  spend at most ₩3_000 in 1d }
  then do incentives.push(to: "r-1", bonus: 2000원, lasts: 30m) until recovered or 30m
}
`,
    answers: [],
    key: {
      en: [
        '강남구',
        'spend at most ₩3_000 in 1d',
        '₩2,000',
        '₩3,000',
        '마포구',
        'incentives.push',
        '03-06 18:25',
        '03-06 18:20',
        'held 2m',
        'samples',
        'was done       nothing',
        'held it back',
        'what to do',
        'from 03-07 18:20',
        'case.play:3',
      ],
      ko: [
        '강남구',
        'spend at most ₩3_000 in 1d',
        '2,000원',
        '3,000원',
        '마포구',
        'incentives.push',
        '03-06 18:25',
        '03-06 18:20',
        '지속 2분',
        '표본',
        '한 일          없음',
        '막은 것',
        '할 일',
        '03-07 18:20부터',
        'case.play:3',
      ],
    },
  },
  {
    name: 'unknown-probe',
    playbook: 'rain_note',
    at: '18:30',
    play: `playbook rain_note "비 알림" {
  ${TRIGGER}
  guard { cooldown 30m per region  at most 9 runs in 1h }
  then {
    check weather { because heavy rain "호우" when weather.now.rain > 15mm }
    if cause is heavy rain { do log.note(text: "{region}: 비") }
    otherwise { do log.note(text: "{region}: 모름") }
  }
}
`,
    answers: [],
    key: {
      en: [
        ...['강남구', '호우', 'could not be checked', 'no answer', '강남구: 모름', 'orders per region < 20'],
        ...['was done       log.note', 'weather.now.rain > 15mm', 'ask platform', '`weather.now`'],
      ],
      ko: [
        ...['강남구', '호우', '확인하지 못함', '응답이 없습니다', '강남구: 모름', 'orders per region < 20'],
        ...['한 일          log.note', 'weather.now.rain > 15mm', 'platform', '`weather.now`'],
      ],
    },
  },
  {
    name: 'lapsed-approval',
    playbook: 'asked_bonus',
    at: '18:38',
    play: `playbook asked_bonus "승인 보너스" {
  ${TRIGGER}
  guard { cooldown 30m per region  at most 9 runs in 1h  spend at most ₩9_000 in 1d }
  then do incentives.push(to: "r-1", bonus: 2000원, lasts: 30m)
    needs approval from "ops-lead" within 5m else skip
    until recovered or 30m
}
`,
    answers: [],
    key: {
      en: [
        ...['강남구', 'ops-lead', 'did not agree within 5m', 'incentives.push', 'bonus: 2000'],
        ...['was done       nothing', 'held it back', '`ordersense approvals`', 'case.play:3'],
      ],
      ko: [
        ...['강남구', 'ops-lead', '승인이 5분 안에 없었음', 'incentives.push', 'bonus: 2000'],
        ...['한 일          없음', '막은 것', '`ordersense approvals`', 'case.play:3'],
      ],
    },
  },
  {
    name: 'partial',
    playbook: 'bonus_for_all',
    at: '18:38',
    play: `playbook bonus_for_all "모두에게" {
  ${TRIGGER}
  guard { cooldown 30m per region  at most 99 runs in 1h  spend at most ₩90_000 in 1d }
  then do incentives.push(to: riders_here, bonus: 1000원, lasts: 30m)
    at most 12 riders
    until recovered or 30m
    timeout 5s
}
`,
    answers: ['{"action": "incentives.push", "fails": "the service is down", "times": 2}'],
    key: {
      en: [
        ...['강남구', 'incentives.push', '(12)', '2 of 12', 'the service is down'],
        ...['10 of 12', 'held it back', '`ordersense explain '],
      ],
      ko: [
        ...['강남구', 'incentives.push', '(12)', '12건 가운데 2건', 'the service is down'],
        ...['12건 가운데 10건', '막은 것', '`ordersense explain '],
      ],
    },
  },
  {
    name: 'stake',
    playbook: 'second',
    at: '18:30',
    play: `playbook first "먼저" {
  owner "ops"  severity high  mode live
  when orders per region < 30건 for 1m
  guard { cooldown 30m per region  at most 9 runs in 1h }
  then do log.set(name: "banner/{region}", value: "느림") until recovered or 2h
}

playbook second "나중" {
  ${TRIGGER}
  guard { cooldown 30m per region  at most 9 runs in 1h }
  then do log.set(name: "banner/{region}", value: "아주 느림") until recovered or 2h
}
`,
    answers: [],
    key: {
      en: [
        ...['강남구', 'in force', 'banner/', 'first', '느림', '03-06 18:2', 'log.set'],
        ...['was done       nothing', 'held it back', '`ordersense explain '],
      ],
      ko: [
        ...['강남구', '이미', 'banner/', 'first', '느림', '03-06 18:2', 'log.set'],
        ...['한 일          없음', '막은 것', '`ordersense explain '],
      ],
    },
  },
];
