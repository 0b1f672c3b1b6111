import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two weeks are what playbooks compare with; two days tell the same story in a seventh of the time. */
export type EveningPast = 'weeks' | 'days';

/** How a copy of the project reads and stores. */
export interface EveningSettings {
  /** Begins the names of topics and playbooks, so that runs on shared services do not meet; small letters. */
  readonly prefix: string;
  /** What the evening is compared with: the same evening of the last two weeks, or of the last two days. */
  readonly past: EveningPast;
  /** Further lines of `ordersense.config.yaml`. */
  readonly config?: readonly string[];
}

/**
 * Writes a project that has one playbook for each way of looking that the first slice offers: a drop against the last
 * weeks with causes from a table, a share, decimals against `previous`, money, a duration against a threshold, what a
 * stream and a table are computed to against a target, a percentile that waits for its schedule, what comes after
 * something else, and what does not, a time of day.
 *
 * @returns  the folder
 */
export function writeEveningProject(folder: string, { prefix, past, config = [] }: EveningSettings): string {
  writeFileSync(
    join(folder, 'evening.play'),
    SOURCES.replaceAll('PREFIX', prefix).replace('PAST', past === 'weeks' ? '2 weeks' : '2d'),
  );
  writeFileSync(join(folder, 'playbooks.play'), PLAYBOOKS.replaceAll('PREFIX', prefix));
  writeFileSync(
    join(folder, 'ordersense.config.yaml'),
    ['name: evening', 'zone: Asia/Seoul', ...config, ''].join('\n'),
  );
  return folder;
}

/** Names of the playbooks without their prefix. */
export const EVENING_PLAYBOOKS = [
  'order_drop',
  'many_cancelled',
  'bad_ratings',
  'revenue_drop',
  'slow_kitchen',
  'few_per_rider',
  'slow_tail',
  'drop_then_rating',
  'unanswered',
  'at_seven',
] as const;

const SOURCES = `language 1

stream order_events "주문" from kafka "PREFIX-orders" {
  key event_id  time occurred_at  late 20s  silent after 10m  owner "platform"
  field event_id is id
  field event    is one of ("placed", "cancelled", "rated")
  field region   is place
  field amount   is money(KRW) optional
  field rating   is number(점) optional
  field prep     is duration(s) optional
}

table riders "라이더" from kafka "PREFIX-riders" {
  key rider  time occurred_at  late 20s  expire after 20m  silent after 15m  owner "platform"
  field rider  is id(rider)
  field status is one of ("idle", "delivering", "offline")
  field region is place
}

define words region { 강남구: "seoul-gangnam", 마포구: "seoul-mapo", 송파구: "seoul-songpa" }

metric orders "주문 수" = count of order_events where event is "placed"
  per region  over 15m  baseline same time last PAST  at least 20 samples  missing as zero

metric revenue "매출" = sum of order_events.amount where event is "placed"
  per region  over 10m  baseline previous 30m  at least 10 samples

metric cancel_share "취소 비율" = share of order_events where event is "cancelled" out of event in ("placed", "cancelled")
  per region  over 10m  at least 10 samples

metric rating "평점" = avg of order_events.rating where event is "rated"
  per region  over 10m  baseline previous 30m  at least 5 samples

metric prep "조리 시간" = avg of order_events.prep where event is "placed"
  per region  over 5m  at least 3 samples

metric riders.idle "대기 라이더" = count of riders where status is "idle"
  per region  over 3m

metric load "라이더당 주문" = orders / riders.idle
  per region  over 10m

metric prep_tail "조리 시간 (90%)" = p90 of order_events.prep where event is "placed"
  per region  over 10m  at least 5 samples

define schedule evenings = daily 18:00-22:00
define schedule late_evening "늦은 저녁" = daily 19:26-23:00

define check riders.health "라이더 가용성" {
  because riders short "라이더 부족" when riders.idle < 4명
  because kitchens slow "조리 지연" when prep > 20m
}
`;

const PLAYBOOKS = `language 1

playbook PREFIX_order_drop "지역 주문 급감" {
  owner "ops"  severity high  mode live
  when orders per region drop > 50% over 15m for 5m with at least 20 samples
  unless order_events is missing over 5m
  recovered when orders per region drop < 25% over 15m for 3m
  guard { cooldown 30m per region  at most 4 runs in 1h }
  then {
    check riders.health
    if cause is riders short {
      do log.set(name: "incentive/{region}", value: 2000원) until recovered or 2h
      do log.note(text: "{region}: 라이더 부족, 주문 {drop} 감소")
    }
    otherwise { do log.note(text: "{region}: 주문 {orders} (평소 {baseline}), 원인 모름") }
  }
}

playbook PREFIX_many_cancelled "취소 급증" {
  owner "ops"  severity medium  mode live
  when cancel_share per region > 30% for 3m
  recovered when cancel_share per region < 15% for 2m
  guard { cooldown 20m per region  at most 6 runs in 1h }
  then do log.set(name: "banner/{region}", value: "{cancel_share}") until recovered or 5m
}

playbook PREFIX_bad_ratings "평점 하락" {
  owner "ops"  severity low  mode live
  when rating per region drop > 20% vs previous 30m for 2m
  guard { cooldown 30m per region  at most 6 runs in 1h }
  then do log.note(text: "{region}: 평점 {rating} (평소 {baseline})")
}

playbook PREFIX_revenue_drop "매출 급감" {
  owner "ops"  severity medium  mode shadow
  when revenue per region drop > 50_000원 for 4m and orders per region drop > 10% for 2m
  recovered when revenue per region drop < 10_000원 for 4m
  guard { cooldown 30m per region  at most 6 runs in 1h }
  then do log.set(name: "price/{region}", value: "hold") until recovered or 30m
}

playbook PREFIX_slow_kitchen "조리 지연" {
  owner "ops"  severity medium  mode live
  when (prep per region >= 20m and not riders.idle per region < 4명) for 2m
  recovered when prep per region < 15m
  guard { cooldown 10m per region  at most 6 runs in 1h }
  then do log.note(text: "{region}: 조리 {prep}")
}

playbook PREFIX_few_per_rider "라이더당 주문 급감" {
  owner "ops"  severity low  mode live
  when load per region drop > 60% vs target 5 for 2m
  recovered when load per region drop < 50% vs target 5 for 2m
  guard { cooldown 10m per region  at most 6 runs in 1h }
  then do log.note(text: "{region}: 라이더당 {load}")
}

playbook PREFIX_slow_tail "느린 조리" {
  owner "ops"  severity low  mode live
  when prep_tail per region > 18m for 2m
  only during late_evening
  recovered when prep_tail per region < 12m
  guard { cooldown 10m per region  at most 6 runs in 1h }
  then do log.note(text: "{region}: 조리 {prep_tail}")
}

playbook PREFIX_drop_then_rating "주문이 줄고 평점이 떨어짐" {
  owner "ops"  severity low  mode live
  when orders per region drop > 50% over 15m followed by rating per region < 3점 within 1h
  guard { cooldown 10m per region  at most 6 runs in 1h }
  then do log.note(text: "{region}: 평점 {rating}")
}

playbook PREFIX_unanswered "취소가 늘었는데 라이더가 그대로" {
  owner "ops"  severity low  mode live
  when cancel_share per region > 30% not followed by riders.idle per region < 4명 within 10m
  recovered when cancel_share per region < 15% for 2m
  guard { cooldown 10m per region  at most 6 runs in 1h }
  then do log.note(text: "{region}: 취소 {cancel_share}")
}

playbook PREFIX_at_seven "저녁 일곱 시" {
  owner "ops"  severity low  mode live
  when at 19:00 during evenings and orders > 10건 over 15m
  then do log.note(text: "{orders}")
}
`;
