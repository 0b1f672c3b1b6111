import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sortDecisions } from '../cli/report/decisions.ts';
import { simulateProject } from '../cli/simulate.ts';
import { command, decisionsIn, keptIo } from '../cli/testing/command.ts';
import { type RecordedEvent, writeLines, writeLog } from '../cli/testing/recorded-event.ts';
import { type FakePlatform, fakePlatform } from '../connectors/testing/fake-platform/fake-platform.ts';
import type { Decision } from '../engine/decision.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { type Claim, claim, same } from './claim.ts';
import type { Fault, Lab } from './fault.ts';

const MINUTE = 60_000;
const RESTAURANTS = 60;
/** A fifth of them: more at once is not believed. */
const MOST = 12;
const BAD_FROM = 20;
const LONG = 42;

/** When a restaurant begins to reject all that it is asked, minutes; null: never. */
type Story = (restaurant: number) => number | null;

/** Restaurants are closed by what each of them does, or all of a region's at once; on these events, no more may be. */
interface Case {
  readonly name: string;
  readonly playbook: 'each' | 'many';
  readonly story: Story;
  readonly most: number;
  readonly latched: number;
}

const CASES: readonly Case[] = [
  { name: 'all at once', playbook: 'each', story: () => BAD_FROM, most: 0, latched: 1 },
  {
    name: '5 % at a time',
    playbook: 'each',
    story: (i) => BAD_FROM + Math.floor(i / 3),
    most: MOST,
    latched: 1,
  },
  { name: 'a fifth', playbook: 'each', story: (i) => (i < MOST ? BAD_FROM : null), most: MOST, latched: 0 },
  { name: 'an audience of everybody', playbook: 'many', story: () => BAD_FROM, most: 0, latched: 1 },
  { name: 'an audience of nobody', playbook: 'many', story: () => null, most: 0, latched: 0 },
];

/** A playbook that would close every restaurant, however it comes to it. */
export const sanity: Fault = {
  number: 14,
  name: 'sanity',
  title:
    'a playbook would close every one of sixty restaurants: at once, 5 % at a time, by an audience of 100 and of 0 %',
  expected: 'it is stopped and its owner called; let go by a person, half of them stay open',
  needs: [],
  takes: 90,
  async run(lab) {
    const platform = await fakePlatform();
    const claims: Claim[] = [];
    try {
      for (const one of CASES) claims.push(...(await tried(one, platform, lab)));
      return claims;
    } finally {
      await platform.close();
    }
  },
};

async function tried(one: Case, platform: FakePlatform, lab: Lab): Promise<readonly Claim[]> {
  const { name, playbook, story, most, latched } = one;
  platform.reset();
  const folder = lab.folder(`sanity-${name.replaceAll(/\W+/g, '-')}`);
  const data = join(folder, '.ordersense');
  writeProject(folder, playbook, platform.origin);
  const startMs = Math.floor((Date.now() - 2 * LONG * MINUTE) / MINUTE) * MINUTE;
  const events = eventsOf(startMs, 0, LONG, story);
  await writeLog(data, events, 2);
  const run = () => command(['run', folder, '--once', '--event-clock', '--json', '--data', data]);
  const said = await run();
  const decisions = decisionsIn(said.out);
  lab.say(`${name}: ${told(decisions)}`);
  const simulated = await simulateProject(
    {
      directory: folder,
      playbooks: [],
      events: writeLines(join(lab.folder('events'), 'events.ndjson'), events),
      csvMap: null,
      chunk: 500,
    },
    keptIo(),
  );
  const text = (of: readonly Decision[]) => sortDecisions(of).map((decision) => canonicalJson(decision));
  const claims = [
    same(`${name}: run --once ends with code 0`, said.code, 0),
    same(`${name}: so many are closed`, closed(platform), most),
    same(`${name}: the owner is called`, calls(decisions), latched),
    same(`${name}: simulate decides the same`, text(simulated.decisions), text(decisions)),
  ];
  if (name !== 'all at once') return claims;
  const again = await run();
  claims.push(same(`${name}: another run changes nothing`, [again.code, closed(platform)], [0, 0]));
  const reset = await command([
    ...['-C', folder, 'reset', 'closing/sanity', '--as', 'kim', '--reason', 'they are really down'],
    ...['--data', data],
  ]);
  rmSync(join(data, 'log'), { recursive: true });
  await writeLog(data, [...events, ...eventsOf(startMs, LONG, LONG + 10, story)], 2);
  const letGo = await run();
  lab.say(`${name}, let go: ${told(decisionsIn(letGo.out))}`);
  return [
    ...claims,
    same(`${name}: a person lets it go`, [reset.code, letGo.code], [0, 0]),
    same(`${name}: and half of them stay open`, closed(platform), RESTAURANTS / 2),
    claim(
      `${name}: the others are told as not closed, and why`,
      skipped(decisionsIn(letGo.out), 'minimum') === RESTAURANTS / 2,
      `${skipped(decisionsIn(letGo.out), 'minimum')} of ${RESTAURANTS / 2}`,
    ),
  ];
}

function closed(platform: FakePlatform): number {
  return platform.asked.filter(({ name }) => name === 'restaurants.pause').length;
}

function calls(decisions: readonly Decision[]): number {
  return decisions.filter(({ what, detail }) => what === 'latched' && detail['to'] === 'ops').length;
}

function skipped(decisions: readonly Decision[], reason: string): number {
  return decisions.filter(({ what, detail }) => what === 'skipped' && detail['reason'] === reason).length;
}

function told(decisions: readonly Decision[]): string {
  const counts = new Map<string, number>();
  for (const { what } of decisions) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].map(([what, count]) => `${count} ${what}`).join(', ');
}

/** Three orders a minute of each restaurant: all placed, or all rejected. */
function eventsOf(startMs: number, from: number, to: number, story: Story): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const add = (topic: string, key: string, atMs: number, value: object): void => {
    events.push({ topic, key, atMs, value: JSON.stringify({ ...value, at: new Date(atMs).toISOString() }) });
  };
  for (let minute = from; minute < to; minute += 1)
    for (let i = 0; i < RESTAURANTS; i += 1) {
      const restaurant = `r-${100 + i}`;
      const since = story(i);
      const isBad = since !== null && minute >= since;
      const atMs = startMs + minute * MINUTE + i * 100;
      add('restaurants', restaurant, atMs, { restaurant, city: 'seoul', failing: isBad });
      for (let n = 0; n < 3; n += 1) {
        const event = isBad ? 'rejected' : 'placed';
        add('orders', restaurant, atMs + n * 15_000, {
          id: `${restaurant}-${minute}-${n}`,
          restaurant,
          city: 'seoul',
          event,
        });
      }
    }
  return events.sort((a, b) => a.atMs - b.atMs);
}

function writeProject(folder: string, playbook: Case['playbook'], origin: string): void {
  writeFileSync(
    join(folder, 'ordersense.config.yaml'),
    `name: closing
zone: Asia/Seoul
people: { kim: { roles: [ops] } }
connectors:
  platform: { use: openapi, document: delivery-platform, baseUrl: "${origin}", allowPrivate: ["127.0.0.1/32"] }
`,
  );
  writeFileSync(join(folder, 'closing.play'), `${SOURCES}${playbook === 'each' ? EACH : MANY}`);
}

const SOURCES = `language 1

stream orders "orders" from kafka "orders" {
  key id  time at  late 20s  silent after 10m  owner "platform"
  field id is id
  field restaurant is id(restaurant)
  field city is place
  field event is one of ("placed", "rejected")
}
table restaurants "restaurants" from kafka "restaurants" {
  key restaurant  time at  silent after 10m  owner "platform"
  field restaurant is id(restaurant)
  field city is place
  field failing is bool
}
metric reject_share "rejected" = share of orders where event is "rejected" per restaurant over 5m
metric city_rejects "rejected in the city" = share of orders where event is "rejected" per city over 5m
`;

const EACH = `
playbook closing "close who rejects" {
  owner "ops"  severity high  mode live
  when reject_share per restaurant > 50% over 5m for 1m
  guard { cooldown 1h per restaurant }
  then do restaurants.pause(restaurants: restaurant, reason: "rejects") until recovered or 4h
}
`;

const MANY = `
define audience failing_restaurants = restaurants where failing is true
playbook closing "close all who fail" {
  owner "ops"  severity high  mode live
  when city_rejects per city >= 0% over 5m for 19m
  guard { cooldown 1h per city }
  then do restaurants.pause(restaurants: failing_restaurants, reason: "fails") at most 100 restaurants until recovered or 4h
}
`;
