import { say, type Text } from '../say.ts';
import type { WordText } from '../token/words.ts';

/** Words that stand in one place, each as people write it there. */
export interface WordForms {
  /** Where they stand. */
  readonly where: Text;
  /** The part of docs/language.md that is about them, by its heading. */
  readonly section: string;
  readonly forms: readonly (readonly [WordText, string])[];
}

/**
 * How the words of the language are written, for who asks about one of them; of a word that stands in several places
 * the one that people ask about comes first. What is only a part of another form (`most`, `approval`) is shown in it.
 */
export const wordForms: Readonly<Record<Place, WordForms>> = {
  clause: {
    where: say`in a playbook`,
    section: 'Playbooks',
    forms: [
      ['when', 'when orders per region drop > 50% over 15m for 5m'],
      ['unless', 'unless order_events is missing over 5m'],
      ['only', 'only during lunch'],
      ['except', 'except during lunch'],
      ['recovered', 'recovered when orders per region drop < 20% over 15m for 5m'],
      ['raise', 'raise to critical when orders per region drop > 80% over 15m'],
      ['guard', 'guard { cooldown 30m per region  at most 4 runs in 1h }'],
      ['then', 'then { do notify.ops(text: "…") }'],
      ['mode', 'mode shadow'],
      ['severity', 'severity high'],
      ['about', 'about "…"'],
      ['owner', 'owner "ops"'],
      ['runbook', 'runbook "https://…"'],
      ['labels', 'labels { team: "ops" }'],
      ['deprecated', 'deprecated "use orders_dip"'],
      ['expect', 'expect recovery within 1h else { escalate to "ops-lead" }'],
      ['recovery', 'expect recovery within 1h else { escalate to "ops-lead" }'],
    ],
  },
  limit: {
    where: say`in \`guard { }\`, for the whole playbook, or after an action, for that one`,
    section: 'Whom it reaches, what it costs',
    forms: [
      ['cooldown', 'cooldown 30m per region'],
      ['most', 'at most 4 runs in 1h'],
      ['spend', 'spend at most 300만원 in 1d'],
      ['once', 'once per region in 1d'],
      ['needs', 'needs approval from "ops-lead" within 10m else skip'],
      ['approval', 'needs approval from "ops-lead" within 10m else skip'],
      ['skip', 'needs approval from "ops-lead" within 10m else skip'],
    ],
  },
  statement: {
    where: say`in \`then { }\``,
    section: 'Playbooks',
    forms: [
      ['check', 'check riders.health'],
      ['because', 'check kitchen { because slow when delivery_time > 30m }'],
      ['if', 'if cause is riders short { do notify.ops(text: "…") }'],
      ['cause', 'if cause is riders short { do notify.ops(text: "…") }'],
      ['else', 'if orders > 100 { do notify.ops(text: "…") } else { escalate }'],
      ['otherwise', 'otherwise { escalate }'],
      ['always', 'always { do notify.ops(text: "…") }'],
      ['do', 'do notify.ops(text: "…")'],
      ['wait', 'wait 10m'],
      ['escalate', 'escalate to "ops-lead"'],
      ['track', 'track orders for 14d vs holdout 10% as effect'],
      ['holdout', 'track orders for 14d vs holdout 10% as effect'],
    ],
  },
  action: {
    where: say`after an action`,
    section: 'Playbooks',
    forms: [
      ['until', 'until recovered or 2h'],
      ['undo', 'undo restaurants.resume(restaurants: restaurant)'],
      ['retry', 'retry 3 times every 30s'],
      ['times', 'retry 3 times every 30s'],
      ['timeout', 'timeout 10s'],
      ['failure', 'on failure { escalate to "ops-lead" }'],
      ['on', 'on failure { escalate to "ops-lead" }'],
      ['as', 'as paused'],
    ],
  },
  condition: {
    where: say`in a condition`,
    section: 'Conditions',
    forms: [
      ['drop', 'orders per region drop > 50% over 15m'],
      ['rise', 'orders per region rise > 2x over 15m'],
      ['change', 'orders per region change > 30% over 15m'],
      ['over', 'orders per region drop > 50% over 15m'],
      ['for', 'orders per region drop > 50% over 15m for 5m'],
      ['vs', 'orders per region drop > 50% over 15m vs previous 1h'],
      ['previous', 'orders per region drop > 50% over 15m vs previous 1h'],
      ['same', 'orders per region drop > 50% over 15m vs same time last week'],
      ['last', 'orders per region drop > 50% over 15m vs same time last 4 weeks'],
      ['yesterday', 'orders per region drop > 50% over 15m vs same time yesterday'],
      ['week', 'orders per region drop > 50% over 15m vs same time last week'],
      ['target', 'delivery_time per region rise > 10m vs target 30m'],
      ['per', 'orders per region < 30 over 15m'],
      ['overall', 'orders overall < 30 over 15m'],
      ['in', 'orders in 강남구 < 30 over 15m'],
      ['where', 'orders where amount > 50000원 < 30 over 15m'],
      ['with', 'orders per region drop > 50% over 15m with at least 50 samples'],
      ['least', 'orders per region drop > 50% over 15m with at least 50 samples'],
      ['samples', 'orders per region drop > 50% over 15m with at least 50 samples'],
      ['followed', 'orders > 30 followed by cancels > 5 within 20m'],
      ['by', 'orders > 30 followed by cancels > 5 within 20m'],
      ['within', 'orders > 30 followed by cancels > 5 within 20m'],
      ['each', 'each order_events where event is "cancelled" per order_id'],
      ['no', 'no order_events per region over 10m'],
      ['missing', 'order_events is missing over 5m'],
      ['anomalous', 'orders per region is anomalous down over 30m'],
      ['recover', 'delivery_time per region recovers to 30m'],
      ['during', 'orders > 30 and not during lunch'],
      ['and', '(orders > 30 and cancels > 5) for 5m'],
      ['or', '(orders > 30 or cancels > 5) for 5m'],
      ['not', 'not (orders > 30) for 5m'],
      ['is', 'weather.alert is "rain"'],
    ],
  },
  file: {
    where: say`in a file, outside of playbooks`,
    section: 'The playbook language',
    forms: [
      ['playbook', 'playbook few_orders { when orders < 30 over 15m then { do notify.ops(text: "…") } }'],
      ['metric', 'metric orders = count of order_events where event is "placed" per region over 15m'],
      [
        'probe',
        'probe sky from weather.current(place: region) { every 5m  timeout 3s  field rain is number(mm) }',
      ],
      [
        'stream',
        'stream order_events from kafka "orders" { key event_id  time occurred_at  field event_id is id }',
      ],
      ['table', 'table riders from kafka "riders" { key rider  time occurred_at  field rider is id(rider) }'],
      ['define', 'define schedule lunch = daily 11:30-13:30'],
      ['schedule', 'define schedule lunch = daily 11:30-13:30'],
      ['daily', 'define schedule lunch = daily 11:30-13:30'],
      ['weekday', 'define schedule lunch = weekday 11:30-13:30'],
      ['weekend', 'define schedule brunch = weekend 10:00-12:00'],
      [
        'audience',
        'define audience nearby = riders where status is "idle" within 3km of region nearest first at most 50',
      ],
      [
        'nearest',
        'define audience nearby = riders where status is "idle" within 3km of region nearest first at most 50',
      ],
      ['worst', 'define audience slow = restaurants worst first by delivery_time at most 10'],
      ['words', 'define words region { 강남구: "seoul-gangnam" }'],
      ['value', 'define value channel = "#ops"'],
      ['routine', 'define routine tell(team is text) { do notify.ops(text: "…") }'],
      ['use', 'use "packs/payments.play" as pay'],
      ['test', 'test "few orders" for few_orders { given orders is 3 each 1m for 30m  expect incident }'],
    ],
  },
  metric: {
    where: say`in a metric`,
    section: 'Metrics',
    forms: [
      ['baseline', 'baseline same time last 4 weeks'],
      ['unit', 'unit percent'],
      ['seasonal', 'seasonal weekly'],
      ['good', 'good is up'],
      ['forecast', 'forecast demand.amount'],
    ],
  },
  source: {
    where: say`in a stream, table or probe`,
    section: 'Sources',
    forms: [
      ['key', 'key event_id'],
      ['time', 'time occurred_at'],
      ['late', 'late 20s'],
      ['silent', 'silent after 10m'],
      ['after', 'silent after 10m'],
      ['expire', 'expire after 3m'],
      ['remove', 'remove when status is "closed"'],
      ['every', 'every 5m'],
      ['field', 'field amount is money(KRW)'],
      ['private', 'field phone is text private'],
      ['consent', 'field agreed is bool consent'],
      ['optional', 'field total is duration(s) optional'],
      ['one', 'field event is one of ("placed", "cancelled")'],
    ],
  },
  test: {
    where: say`in a test`,
    section: 'Tests',
    forms: [
      ['given', 'given orders in 강남구 is 3 each 1m for 30m'],
      ['was', 'given orders in 강남구 was 10 each 1m for 5w'],
      ['start', 'given start 2026-03-06 18:00'],
      ['events', 'given events from "fixtures/evening.ndjson"'],
      ['fails', 'given action notify.ops fails "timeout" 2 times'],
      ['answer', 'given answer to ops.confirm is "yes" after 2m'],
      ['incident', 'at 18:20 expect incident in 강남구'],
      ['at', 'at 18:20 expect incident in 강남구'],
      ['action', 'expect no action'],
      ['asked', 'expect asked "ops-lead"'],
    ],
  },
};

type Place =
  | 'clause'
  | 'limit'
  | 'statement'
  | 'action'
  | 'condition'
  | 'file'
  | 'metric'
  | 'source'
  | 'test';
