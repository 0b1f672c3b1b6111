#!/usr/bin/env node
// One Friday evening in which everything goes wrong once, as records of the topics that this project reads:
//
//   node evening.mjs > evening.ndjson
//   ordersense simulate -C examples/delivery --events evening.ndjson --answers examples/delivery/scenarios/answers.ndjson
//
// Each trouble has a region (or a restaurant) of its own and a beginning of its own; before and after it everything is
// as usual, and so were the same evenings of four weeks before. Nothing is random: events are spread evenly, so that
// what must come of them can be worked out by hand. expected.json beside this file was.
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const at = (clock) => Date.parse(`2026-03-06T${clock}:00+09:00`);
const BEGIN = at('17:00');
const END = at('23:00');

/** Minutes for which a trouble's region is in full view, before it begins and after. */
const BEFORE = 70;
const AFTER = 100;

/** Orders fall from ten a minute to four (60 %). `back`: when they are as usual again. */
const DROPS = [
  { region: 'seoul-gangnam', from: '18:00', back: '18:25', idle: 5 },
  { region: 'seoul-seocho', from: '19:05', back: '19:30', failing: 4 },
  { region: 'seoul-mapo', from: '20:10', back: '20:50' },
  { region: 'seoul-songpa', from: '21:15', back: '21:55' },
];

/** Deliveries take 45 minutes instead of 25: `prep` of them in the kitchen, the rest on the road. */
const DELAYS = [
  { region: 'seoul-yongsan', from: '17:50', back: '18:25', prep: 30 },
  { region: 'seoul-jung', from: '18:55', back: '19:30', prep: 10, idle: 10 },
  { region: 'seoul-gwanak', from: '20:00', back: '20:35', prep: 8 },
  { region: 'seoul-guro', from: '21:05', back: '22:30', prep: 20 },
];

/** Restaurants of 노원구 that reject six orders of ten instead of none. */
const REJECTIONS = [
  { restaurant: 'r-nowon-01', name: '상계분식', from: '18:00', reason: 'out_of_stock' },
  { restaurant: 'r-nowon-02', name: '중계국수', from: '19:10', reason: 'too_busy', staff: 1, prep: 36 },
  { restaurant: 'r-nowon-03', name: '하계치킨', from: '20:20', reason: 'system_error', failing: true },
  { restaurant: 'r-nowon-04', name: '공릉피자', from: '21:00', reason: 'closed' },
];
const REJECTED_FOR = 30;

/** Customers by how likely they are to leave; the last ones are scored when nobody may be called any more. */
const SCORES = [
  ...Array.from({ length: 20 }, (_, i) => ({
    customer: `c-leaving-${i + 1}`,
    at: '18:30',
    probability: 0.72 + i / 100,
  })),
  { customer: 'c-staying-1', at: '18:30', probability: 0.69 },
  { customer: 'c-staying-2', at: '18:30', probability: 0.3 },
  { customer: 'c-late-1', at: '20:40', probability: 0.9 },
];

/** Where regions are; the settings know those of which it matters. */
const CENTRES = {
  'seoul-gangnam': { lat: 37.4979, lon: 127.0276 },
  'seoul-seocho': { lat: 37.4837, lon: 127.0324 },
  'seoul-mapo': { lat: 37.5663, lon: 126.9019 },
  'seoul-songpa': { lat: 37.5145, lon: 127.1059 },
  'seoul-yongsan': { lat: 37.5324, lon: 126.99 },
  'seoul-jung': { lat: 37.5641, lon: 126.9979 },
  'seoul-gwanak': { lat: 37.4784, lon: 126.9516 },
  'seoul-guro': { lat: 37.4955, lon: 126.8877 },
  'seoul-nowon': { lat: 37.6542, lon: 127.0568 },
};

const records = [];
let serial = 0;
const minutes = (clock) => (at(clock) - BEGIN) / MINUTE;
const put = (topic, atMs, value) => {
  serial += 1;
  const occurred = new Date(atMs).toISOString();
  records.push({
    topic,
    atMs,
    n: serial,
    value: { event_id: `e${serial}`, occurred_at: occurred, ...value },
  });
};

/** Calls `make(ms, k)` evenly, `perMinute` times a minute, over [from, to) in minutes of the evening that began at `begin`. */
function spread(begin, from, to, perMinute, make) {
  const count = Math.round((to - from) * perMinute);
  for (let k = 0; k < count; k += 1) make(begin + (from + k / perMinute) * MINUTE, k);
}

const order = (atMs, event, fields) =>
  put('orders', atMs, {
    event,
    order_id: `o${serial + 1}`,
    customer: 'c-any',
    amount: 18_000,
    method: 'card',
    ...fields,
  });
const delivery = (atMs, event, region, restaurant, fields) =>
  put('deliveries', atMs, {
    event,
    order_id: `o${serial + 1}`,
    region,
    restaurant,
    rider: `rider-${region}-1`,
    ...fields,
  });
const span = ({ from, back }) => ({
  from: minutes(from),
  back: minutes(back),
  open: Math.max(0, minutes(from) - BEFORE),
  close: Math.min((END - BEGIN) / MINUTE, minutes(back) + AFTER),
});

for (let week = 4; week >= 0; week -= 1) {
  const begin = BEGIN - week * WEEK;
  const length = (END - BEGIN) / MINUTE;
  const now = week === 0;

  // A thin stream of everything, so that nothing is blind.
  spread(begin, 0, length, 2, (ms) =>
    order(ms, 'placed', { region: 'seoul-dobong', restaurant: 'r-dobong-01' }),
  );
  spread(begin, 0, length, 1, (ms) =>
    delivery(ms, 'delivered', 'seoul-dobong', 'r-dobong-01', { prep: 480, total: 1_500 }),
  );
  spread(begin, 0, length, 1, (ms) =>
    put('payments', ms, {
      order_id: `o${serial + 1}`,
      method: 'card',
      result: 'approved',
      amount: 18_000,
      region: 'seoul-dobong',
    }),
  );

  for (const drop of DROPS) {
    const { region, from, back, open, close } = { ...drop, ...span(drop) };
    const placed = (ms, k) => order(ms, 'placed', { region, restaurant: `r-${region}-${(k % 10) + 1}` });
    spread(begin, open, from, 10, placed);
    spread(begin, from, back, now ? 4 : 10, placed);
    spread(begin, back, close, 10, placed);
  }
  for (const delay of DELAYS) {
    const { region, from, back, open, close, prep } = { ...delay, ...span(delay) };
    const came = (kitchen, total) => (ms, k) => {
      const restaurant = `r-${region}-${(k % 5) + 1}`;
      delivery(ms, 'picked_up', region, restaurant, { prep: kitchen * 60 });
      delivery(ms, 'delivered', region, restaurant, { prep: kitchen * 60, total: total * 60 });
    };
    spread(begin, open, from, 4, came(8, 25));
    spread(begin, from, back, 4, now ? came(prep, 45) : came(8, 25));
    spread(begin, back, close, 4, came(8, 25));
  }
}

// What only this evening needs: riders, restaurants, waiting orders, rejections, scores.
const length = (END - BEGIN) / MINUTE;
for (const trouble of [...DROPS, ...DELAYS]) {
  const { region, from, back, open, close, idle } = { ...trouble, ...span(trouble) };
  // Thirty riders, 100 m apart to the north; in trouble, and for twenty minutes more, only
  // `idle` of them wait, the others have logged off.
  spread(BEGIN, open, close, 1, (ms, k) => {
    const isTrouble = open + k >= from && open + k < back + 20;
    for (let rider = 0; rider < 30; rider += 1) {
      const { lat, lon } = CENTRES[region];
      put('riders', ms + rider, {
        rider: `rider-${region}-${rider + 1}`,
        status: idle === undefined || !isTrouble || rider < idle ? 'idle' : 'offline',
        region,
        position: { lat: Math.round((lat + rider * 0.0009) * 10_000) / 10_000, lon },
      });
    }
  });
  // Twenty orders wait all the time, by three customers.
  for (let k = 0; k < 20; k += 1)
    order(BEGIN + open * MINUTE + k, 'accepted', {
      region,
      restaurant: `r-${region}-1`,
      customer: `c-${region}-${(k % 3) + 1}`,
      order_id: `w-${region}-${k + 1}`,
    });
}
spread(BEGIN, 0, length, 4, (ms) =>
  put('riders', ms, {
    rider: 'rider-dobong-1',
    status: 'idle',
    region: 'seoul-dobong',
    position: { lat: 37.6688, lon: 127.0471 },
  }),
);

const restaurantsOf = (region, count) => Array.from({ length: count }, (_, i) => `r-${region}-${i + 1}`);
const state = (restaurant, region, name, staff) =>
  spread(BEGIN, 0, length, 0.1, (ms) =>
    put('restaurants', ms, { event: 'state', restaurant, name, region, open: true, out_of_stock: 0, staff }),
  );
const called = (restaurant, region, [open, close], isFailing) =>
  spread(BEGIN, open, close, 6, (ms) =>
    put('restaurants', ms, {
      event: 'call',
      restaurant,
      region,
      latency: 300,
      ok: !isFailing((ms - BEGIN) / MINUTE),
    }),
  );
for (const drop of DROPS) {
  const { region, from, back, open, close, failing = 0 } = { ...drop, ...span(drop) };
  for (const [i, restaurant] of restaurantsOf(region, 10).entries()) {
    state(restaurant, region, restaurant, 4);
    called(restaurant, region, [open, close], (minute) => i < failing && minute >= from && minute < back);
  }
}
for (const { region } of DELAYS)
  for (const restaurant of restaurantsOf(region, 5)) state(restaurant, region, restaurant, 4);

for (const { restaurant, name, from: clock, reason, staff = 4, prep = 8, failing = false } of REJECTIONS) {
  const region = 'seoul-nowon';
  const from = minutes(clock);
  const until = from + REJECTED_FOR;
  const [open, close] = [Math.max(0, from - BEFORE), Math.min(length, until + AFTER)];
  state(restaurant, region, name, staff);
  called(restaurant, region, [open, close], (minute) => failing && minute >= from && minute < until);
  const answered = (isRejected) => (ms, k) => {
    order(ms, 'placed', { region, restaurant });
    if (isRejected(k)) order(ms + 1_000, 'rejected', { region, restaurant, reject_reason: reason });
    else order(ms + 1_000, 'accepted', { region, restaurant });
    delivery(ms + 2_000, 'picked_up', region, restaurant, { prep: prep * 60 });
  };
  spread(
    BEGIN,
    open,
    from,
    1,
    answered(() => false),
  );
  spread(
    BEGIN,
    from,
    until,
    1,
    answered((k) => k % 5 < 3),
  );
  spread(
    BEGIN,
    until,
    close,
    1,
    answered(() => false),
  );
}

for (const { customer, at: clock, probability } of SCORES) {
  serial += 1;
  const scored = new Date(at(clock)).toISOString();
  records.push({
    topic: 'model.churn',
    atMs: at(clock),
    n: serial,
    value: { customer, scored_at: scored, probability, favourite: 'chicken', agreed: true },
  });
}

records.sort((a, b) => a.atMs - b.atMs || a.n - b.n);
for (const { topic, atMs, value } of records)
  process.stdout.write(`${JSON.stringify({ topic, at: new Date(atMs).toISOString(), value })}\n`);
