#!/usr/bin/env node
// A little city for trying OrderSense: it speaks on standard output, one JSON line a record, and listens on a
// loopback port as a delivery platform would. `ordersense run --feed` starts it; see docs/feed.md for the lines.
//
//   Weeks of stored orders first, then (after `go` on standard input) a Friday evening, `speed` times as fast as
//   the clock. At 18:10 most riders of 강남구 log off; hungry people see long delivery times and do not order.
//   An incentive (PUT /regions/강남구/incentive) brings riders back, and the orders with them.
//
//   CITY_SEED=42    another city of the same kind      CITY_REFUSES=1    the platform answers 503 to every PUT
//   CITY_CALM=1     nothing goes wrong                 CITY_SPEED=120    city seconds in a second
//   CITY_HISTORY=evenings    only Friday evenings are stored in full, a trickle of the rest: a quick beginning
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const KST = 9 * 60 * MINUTE;
const start = Date.parse('2026-03-06T17:55:00+09:00');
const trouble = Date.parse('2026-03-06T18:10:00+09:00');
const end = Date.parse('2026-03-06T19:06:00+09:00');
const speed = Number(process.env['CITY_SPEED'] ?? 120);
const stays = process.env['ORDERSENSE_STAY'] === '1';
const weeks = 4;

/** mulberry32: a small seeded generator, so that the same seed is the same city. */
let seed = Number(process.env['CITY_SEED'] ?? 42) >>> 0;
function random() {
  seed = (seed + 0x6d2b79f5) >>> 0;
  let t = seed;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** Poisson by inversion (Knuth); means here are below 30. */
function poisson(mean) {
  const limit = Math.exp(-mean);
  let n = 0;
  for (let p = random(); p > limit; p *= random()) n += 1;
  return n;
}

/** Orders a minute at full size, by hour of the day in Seoul. */
const curve = [
  2, 1.2, 0.8, 0.5, 0.4, 0.4, 0.6, 1, 1.6, 2.2, 3.2, 6, 8, 6, 3.6, 3.2, 4, 6.4, 9, 9.4, 8, 6.4, 5, 3.4,
];
const regions = [
  { id: 'seoul-gangnam', name: '강남구', size: 0.8, riders: 60 },
  { id: 'seoul-seocho', name: '서초구', size: 0.55, riders: 42 },
  { id: 'seoul-mapo', name: '마포구', size: 0.6, riders: 48 },
  { id: 'seoul-songpa', name: '송파구', size: 0.7, riders: 52 },
].map((region) => ({
  ...region,
  incentive: false,
  back: false,
  idle: Math.round(region.riders * 0.6),
  mood: 1,
}));

/** Orders a minute in a region, smooth between hours, a little more at the weekend. */
function demand(region, at) {
  const local = new Date(at + KST);
  const hour = local.getUTCHours();
  const part = local.getUTCMinutes() / 60;
  const day = local.getUTCDay();
  const level = curve[hour] * (1 - part) + curve[(hour + 1) % 24] * part;
  return level * region.size * (day === 0 || day === 6 ? 1.15 : 1);
}

let serial = 0;
function order(region, at, event = 'placed') {
  serial += 1;
  const amount = 9000 + Math.floor(random() * 40) * 500;
  const value = {
    event_id: `e${serial}`,
    order_id: `o${serial}`,
    event,
    region: region.id,
    amount,
    occurred_at: new Date(at).toISOString(),
  };
  return { topic: 'orders', key: value.order_id, at, value };
}

/** One minute of the city's orders, in order of time; `from` is the minute's beginning. */
function minuteOf(region, from, share) {
  const out = [];
  for (let n = poisson(demand(region, from) * share); n > 0; n -= 1) {
    const at = from + Math.floor(random() * MINUTE);
    out.push(order(region, at, random() < 0.04 ? 'cancelled' : 'placed'));
  }
  return out;
}

/** Riders say where they are every minute. */
function riderLines(region, at) {
  return Array.from({ length: region.riders }, (_, i) => {
    const status = i < region.idle ? 'idle' : i < region.riders * 0.9 ? 'delivering' : 'offline';
    const rider = `${region.id}-r${i + 1}`;
    return {
      topic: 'riders',
      key: rider,
      at,
      value: { rider, status, region: region.id, occurred_at: new Date(at).toISOString() },
    };
  });
}

/** The city's evening, minute by minute: riders decide what people see, and people decide what is ordered. */
function live(at) {
  const lines = [];
  for (const region of regions) {
    const inTrouble = region.id === 'seoul-gangnam' && at >= trouble && process.env['CITY_CALM'] !== '1';
    const usual = Math.round(region.riders * 0.6);
    const wanted = inTrouble && !region.back && at < trouble + 45 * MINUTE ? 3 : usual;
    region.idle +=
      wanted < region.idle ? Math.max(wanted - region.idle, -12) : Math.min(wanted - region.idle, 9);
    region.mood = Math.min(1, Math.max(0.32, region.idle / (usual * 0.6)));
    lines.push(...minuteOf(region, at, region.mood), ...riderLines(region, at + Math.floor(random() * 1000)));
  }
  return lines.sort((a, b) => a.at - b.at);
}

const say = (line) =>
  new Promise((done) =>
    process.stdout.write(`${JSON.stringify(line)}\n`) ? done() : process.stdout.once('drain', done),
  );

const server = createServer((request, response) => {
  const [, , name, what] = decodeURIComponent(request.url ?? '').split(/[/?]/);
  const region = regions.find((r) => r.name === name || r.id === name);
  const answer = (status, body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  request.resume();
  if (region === undefined) answer(404, { error: 'no such region' });
  else if (what === 'rider-app') answer(200, { ok: true });
  else if (what !== 'incentive') answer(404, { error: 'no such thing' });
  else if (process.env['CITY_REFUSES'] === '1') answer(503, { error: 'the incentive service is down' });
  else {
    region.incentive = request.method === 'PUT';
    // Riders who came for the incentive are there, and stay for the evening.
    if (region.incentive) region.back = true;
    answer(200, { region: region.id, incentive: region.incentive });
  }
});

/** One order a region every five minutes: enough to show that the stream is alive. */
function trickle(from) {
  return (from / MINUTE) % 5 === 0 ? regions.map((region, i) => order(region, from + i * 1000)) : [];
}

function isFridayEvening(at) {
  const local = new Date(at + KST);
  return local.getUTCDay() === 5 && local.getUTCHours() >= 16 && local.getUTCHours() < 21;
}

async function history() {
  const evenings = process.env['CITY_HISTORY'] === 'evenings';
  for (let from = start - (weeks * 7 + 1) * DAY; from < start; from += MINUTE) {
    const lines =
      evenings && !isFridayEvening(from)
        ? trickle(from)
        : regions.flatMap((region) => minuteOf(region, from, 1)).sort((a, b) => a.at - b.at);
    if (from >= start - 20 * MINUTE)
      lines.push(...regions.flatMap((region) => riderLines(region, from + MINUTE - 1)));
    for (const line of lines) await say(line);
  }
}

async function evening() {
  const began = Date.now();
  for (let at = start; stays || at < end; at += MINUTE) {
    const lines = live(at);
    for (const line of lines) {
      const wait = (line.at - start) / speed - (Date.now() - began);
      if (wait > 4) await new Promise((done) => setTimeout(done, wait));
      await say(line);
    }
  }
}

process.on('SIGTERM', () => process.exit(0));
process.stdout.on('error', () => process.exit(0));
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  await say({
    feed: 1,
    env: { CITY_URL: `http://127.0.0.1:${port}` },
    about: `${weeks} weeks of orders in ${regions.length} regions of Seoul, then Friday evening`,
  });
  await history();
  await say({ history: 'end', clock: { start: new Date(start).toISOString(), speed } });
  for await (const line of createInterface({ input: process.stdin })) if (line === 'go') break;
  await evening();
  // What is still on its way to standard output must arrive, so the process ends by itself.
  server.close();
  server.closeAllConnections();
  process.stdin.destroy();
});
