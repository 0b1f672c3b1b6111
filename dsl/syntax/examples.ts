import { say, type Text, verbatim } from '../say.ts';

/** One line that is right, by the rule of the grammar in which reading stopped. */
const EXAMPLES: Readonly<Record<string, string>> = {
  file: 'playbook order_dip { when orders drop > 50% over 15m then do notify.ops(text: "…") }',
  use: 'use "packs/payments.play" as pay',
  source: 'stream order_events "주문" from kafka "orders" { key event_id time occurred_at }',
  probe: 'probe riders.health "라이더" from http.get(url: "…") { every 1m timeout 5s }',
  sourceItem: 'field amount is money(KRW)   or   silent after 5m',
  type: 'field amount is money(KRW)   or   field event is one of ("placed", "failed")',
  metric: 'metric orders "주문 수" = count of order_events where event is "placed" per region over 15m',
  arith: 'metric reject_share = count of rejected / count of placed unit percent',
  aggregate: 'count of order_events where event is "placed"',
  metricClause: 'per region   or   over 15m   or   baseline same time last 4 weeks',
  filter: 'where (event is "failed" and amount > 10000원)',
  fieldTest: 'event is "failed"   or   amount > 10000원',
  list: 'in ("card", "cash")',
  trigger: 'when orders per region drop > 50% over 15m for 5m',
  condition: 'orders per region drop > 50% over 15m for 5m',
  sigTest: 'drop > 50%   or   > 40m   or   is missing',
  value: 'drop > 50%   or   > 40m',
  modifier: 'over 15m   or   for 5m   or   vs previous 1h',
  baseline: 'same time last 4 weeks   or   previous 1h',
  bareRule: 'when orders drop > 50% over 15m then check riders.health',
  playbook: 'playbook order_dip "주문 급감" { when … then … }',
  pbItem: 'when …   or   guard { cooldown 30m }   or   then { … }',
  block: 'then { check riders.health do notify.ops(text: "…") }',
  stmt: 'do notify.ops(text: "…")   or   check riders.health   or   if cause is rain { … }',
  body: 'then { do notify.ops(text: "…") }',
  check: 'check riders.health   or   check kitchen { because slow when prep_time > 30m over 30m }',
  because: 'because riders short "라이더 부족" when riders.available < 5',
  if: 'if cause is riders short { … } else { … }',
  do: 'do notify.ops(text: "…") at most 3 runs in 1h until recovered or 2h',
  doMod: 'at most 3 runs in 1h   or   until recovered or 2h   or   undo restaurants.resume(…)',
  limit: 'cooldown 30m per region   or   at most 5 runs in 1h   or   spend at most 300만원 in 1d',
  cap: 'at most 5 runs in 1h   or   at most 5% of restaurants   or   spend at most 300만원 in 1d',
  capScope: 'in 1h   or   per region',
  track: 'track reorders for 14d vs holdout 10%',
  expect: 'expect recovery within 30m else escalate to "ops-lead"',
  args: 'do notify.ops(channel: "#ops", text: "…")',
  record: '{ team: "ops", domain: "orders" }',
  define: 'define value vip = 10   or   define schedule peak = daily 11:30-13:30',
  period: 'define schedule peak = weekday 11:30-13:30, sat 12:00-14:00',
  test: 'test "orders drop" for order_dip { given … expect … }',
  testItem: 'given orders in 강남구 was 100 each 15m   or   expect incident in 강남구',
  given: 'given orders in 강남구 was 100 each 15m   or   given start 2026-03-10 18:00',
  expectation: 'expect incident in 강남구   or   expect do notify.ops once   or   expect no action',
};

/** An example for the innermost rule that has one, or null. */
export function exampleFor(rules: readonly string[]): Text | null {
  const rule = rules.findLast((name) => name in EXAMPLES);
  if (rule === undefined) return null;
  const [first = '', ...others] = (EXAMPLES[rule] ?? '').split('   or   ');
  return say`for example   ${others.reduce((list: Text, one) => say`${list}   or   ${one}`, verbatim(first))}`;
}
