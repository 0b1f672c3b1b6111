/** What each clause, operator and ending of the language reads like, in both languages. */
import { describe, expect, test } from '@jest/globals';
import { isBlocking } from '../../dsl/project.ts';
import { load } from '../../dsl/resolve/testing/sample.ts';
import { describePlaybook } from '../describe.ts';

const DECLARED = `define schedule night "심야" = fri 22:00-02:00, weekday 22:00-02:00
define schedule feast "명절" = 2026-02-16..2026-02-18, 2026-05-05 09:00-18:00 in "Asia/Seoul"
table forecasts "예측" from model "demand" { key region  time at  expire after 26h  silent after 26h
  field region is place  field amount is count }
metric planned "계획" = count of orders_in where event is "placed"
  per region  over 15m  forecast forecasts.amount  baseline forecast
`;

function told(clauses: string, body: string, declared = ''): readonly [string, string] {
  const { project, diagnostics } = load(`${DECLARED}${declared}playbook p {\n${clauses}\nthen ${body} }`);
  expect(diagnostics.filter(isBlocking).map(({ message }) => message)).toEqual([]);
  const [playbook] = project.playbooks;
  return [describePlaybook(playbook!, project, 'en'), describePlaybook(playbook!, project, 'ko')];
}

const MANY = 'when orders per region > 3건';
const NOTE = '{ do log.write(text: "x") }';

describe('when it starts', () => {
  test.each<[when: string, en: string, ko: string]>([
    [
      'one thing after another',
      'this happens: `orders` is more than 3 over 15m, and is followed within 5m by this: `orders` is more than 9 over 15m, and is not followed within 10m by this: `waiting` is more than 3 over 15m',
      '주문 수가 15분 동안 3건보다 많은 일이 있은 뒤 5분 안에 주문 수가 15분 동안 9건보다 많은 일이 일어나고 10분 안에 waiting이 15분 동안 3건보다 많은 일이 일어나지 않으면',
    ],
    [
      'no orders_in where event is "placed" per region over 10m',
      'nothing comes in `orders_in` where event is placed for a known region over 10m',
      '알려진 `region` 하나에 `event`가 "placed"인 주문 이벤트가 10분 동안 하나도 없으면',
    ],
    ['idle per region < 10명', '`idle` is less than 10', '10명보다 적으면'],
    ['idle per region < 10', '`idle` is less than 10', '10보다 작으면'],
    [
      'orders overall > 3건 followed by orders overall > 9건 within 5m',
      '`orders` overall is more than 3 over 15m, and is followed within 5m by this: `orders` overall is more than 9',
      '전체 주문 수가 15분 동안 3건보다 많은 일이 있은 뒤 5분 안에 전체 주문 수가',
    ],
    [
      'each riders where status is "idle" per rider',
      'For each rider: it starts when a row of `riders` comes where status is idle, for each rider.',
      '`status`가 "idle"인 라이더 행이 라이더별로 하나씩 들어오면',
    ],
    [
      'orders per region > 3건 and not during night',
      'and it is not so that it is during night (심야)',
      '심야 중인 경우가 아니면',
    ],
    [
      'orders per region is anomalous',
      'is unusually low (its bad direction) over 15m for this time of the week, as by chance once in 40 weeks',
      '15분 동안 (나쁜 쪽으로) 이 요일 이 시각의 평소보다 40주에 한 번 있을 만큼 이상하게 낮으면',
    ],
    [
      'orders per region is not anomalous up over 30m',
      'is not unusually high over 30m (its own window is 15m) for this time of the week, as by chance once in 40 weeks',
      '30분 동안(지표 자체는 15분) 이 요일 이 시각의 평소보다 40주에 한 번 있을 만큼 이상하게 높지 않으면',
    ],
    [
      'took per region is anomalous (sensitivity high) vs previous 1h',
      'is unusually high or low (no direction of it is called good) (sensitivity high) over 15m, compared with the 1h before',
      '(민감도 높음) (좋은 방향이 없어 양쪽 모두) 직전 1시간과 이상하게 다르면',
    ],
    ['orders per region recovers', 'is back at its baseline over 15m', '15분 동안 평소 수준으로 돌아오면'],
    ['rejects per region recovers to 3%', 'has recovered to 3% or less', '3% 이하로 돌아오면'],
    [
      'planned per region drop > 30%',
      'compared with the forecast (`forecasts.amount`)',
      '예측값(예측의 `amount`)보다 30% 넘게 줄면',
    ],
    ['orders per region drop > 30% vs target 100', 'compared with the target of 100', '목표 100건보다'],
    [
      'orders per region drop > 30% vs metric waiting',
      'compared with `waiting`',
      'waiting보다 30% 넘게 줄면',
    ],
    ['orders per region rise > 3x', 'rises to more than triple over 15m', '같은 시간의 3배를 넘으면'],
    ['orders per region rise <= 1.5x', 'to at most 1.5 times as much (or not at all)', '1.5배 이하이면'],
    [
      'orders in 강남구 > 3건',
      '`orders` where region is 강남구 is more than 3',
      '`region`이 강남구인 주문 수가',
    ],
    [
      'median of orders_in.amount where event is "placed" per region > 3만원 over 15m',
      'the median amount of `orders_in` where event is placed is more than ₩30,000',
      '`event`가 "placed"인 주문 이벤트의 `amount` 중앙값이 15분 동안 30,000원보다 크면',
    ],
    [
      'distinct of orders_in.shop per region > 3 over 15m',
      'the number of different values of shop of `orders_in`',
      '주문 이벤트의 서로 다른 `shop` 수가',
    ],
    [
      'p95 of orders_in.took per region > 3m over 15m',
      'the 95th percentile of took of `orders_in`',
      '`took` 95번째 백분위수가',
    ],
    ['at 16:00', 'It starts every day at 16:00.', '매일 16:00에 시작합니다.'],
    [
      'at 16:00 during night, feast and orders per region > 3건',
      'it looks once, every day at 16:00 if that is during night (심야) or feast (명절), and starts when',
      '매일 (심야·명절일 때만) 16:00에 한 번 보아 주문 수가',
    ],
  ])('%s', (when, en, ko) => {
    const text =
      when === 'one thing after another'
        ? 'orders per region > 3건 followed by orders > 9건 within 5m not followed by waiting > 3 within 10m'
        : when;
    const [inEnglish, inKorean] = told(`when ${text}`, NOTE);
    expect(inEnglish).toContain(en);
    expect(inKorean).toContain(ko);
  });
});

describe('what stands around it', () => {
  test.each<[clauses: string, en: string, ko: string]>([
    ['only during night', 'It starts only during night (심야).', '심야에만 시작합니다.'],
    ['except during feast', 'It does not start during feast (명절).', '명절 중에는 시작하지 않습니다.'],
    [
      'only during night',
      "night (심야) is every Friday from 22:00 until Saturday 02:00 and on weekdays from 22:00 until 02:00 the next day (the project's time zone).",
      '심야 (night): 금요일 22:00부터 토요일 02:00까지, 평일 22:00부터 다음 날 02:00까지 (프로젝트 시간대).',
    ],
    [
      'only during feast',
      'from 2026-02-16 through 2026-02-18, all day and on 2026-05-05 from 09:00 to 18:00 (Asia/Seoul)',
      '2026-02-16부터 2026-02-18까지 하루 종일, 2026-05-05 09:00부터 18:00까지 (Asia/Seoul)',
    ],
    [
      'raise to critical when orders > 9건',
      'Its severity rises to critical when `orders` is more than 9 over 15m.',
      '주문 수가 15분 동안 9건보다 많으면 심각도를 매우 높음으로 올립니다.',
    ],
    ['deprecated "use q"', 'It should no longer be used: use q.', '이제 쓰지 않는 플레이북입니다: use q.'],
    [
      'owner "ops"  runbook "https://x.example"  labels { team: "a" }',
      'Severity medium; owned by ops; runbook https://x.example; labels: team a.',
      '심각도 보통; 담당 ops; 대응 문서 https://x.example; 표시: team a.',
    ],
    [
      'guard { cooldown 30m  at most 3 runs }',
      'before it acts again, for the whole playbook.\nLimit: at most 3 runs in one incident.',
      '플레이북 전체가 30분 동안 다시 움직이지 않습니다.\n한도: 사건 하나에 최대 3회 실행.',
    ],
    [
      'guard { once per region in 1d }',
      'It acts once for each region in 1d.',
      '`region`마다 1일에 한 번만 움직입니다.',
    ],
    [
      'guard { needs approval from "a" and "b" when orders > 9건 within 5m else escalate to "c" }',
      'Every step that changes something needs the approval of both a and b if `orders` is more than 9 over 15m (or that is not known) within 5m, else c is called in.',
      '무엇이든 바꾸는 단계마다 주문 수가 15분 동안 9건보다 많으면 (알 수 없을 때도) a와 b 두 사람 모두의 승인이 필요함 (5분 안에 없으면 c에게 올림).',
    ],
  ])('%s', (clauses, en, ko) => {
    const [inEnglish, inKorean] = told(`${MANY}\n${clauses}`, NOTE);
    expect(inEnglish).toContain(en);
    expect(inKorean).toContain(ko);
  });
});

describe('what it does', () => {
  const pause = 'do shops.pause(shop: region, reason: "x")';
  test.each<[body: string, en: string, ko: string]>([
    [
      'do log.write(text: "{region} {{region}} {orders}")',
      'log.write(text: "{region} {{region}} {orders}")',
      'log.write(text: "{region} {{region}} {orders}")',
    ],
    [`${pause} until 30m`, 'undone by shops.resume after 30m', '30분이 지나면 shops.resume으로 되돌림'],
    [
      `${pause} until recovered or 09:00`,
      'undone by shops.resume at recovery or at the next 09:00, whichever is first',
      '회복되거나 다음 09:00이 되면 shops.resume으로 되돌림',
    ],
    [
      `${pause} needs approval from "a" until 1h`,
      'needs the approval of a within 15m, else it is skipped, as nothing else is said',
      'a의 승인이 필요함 (15분 안에 없으면 건너뜀, 따로 정하지 않아 기본값)',
    ],
    [
      `${pause} as paused timeout 10m retry 2 times every 30s until 1h`,
      'given up after 10m; tried again up to 2 times, every 30s; what comes of it is called `paused`',
      '10분이 지나면 그만둠; 안 되면 30초마다 2번까지 다시 시도; 결과를 `paused`라 부름',
    ],
    [
      `${pause} until 1h on failure { escalate }`,
      '    if that fails:\n      calls in the owner',
      '    실패하면:\n      담당자에게 올림',
    ],
    [
      `${pause} cooldown 1h once per region until 1h`,
      'waits 1h before it acts again, for the whole playbook; only once for each region',
      '플레이북 전체가 1시간 동안 다시 움직이지 않음; `region`마다 한 번만',
    ],
    ['wait 10m', '  waits 10m', '  10분 기다림'],
    [
      'if not recovered { escalate to "x" }',
      'if it has not recovered:\n    calls in x',
      '회복되지 않으면:\n    x에게 올림',
    ],
    [
      'track orders for 1h',
      'tracks the average of `orders` for 1h, without a holdout, so no effect can be claimed',
      '1시간 동안 주문 수의 평균을 지켜봄; 비교 대상을 남기지 않아 효과를 말할 수 없음',
    ],
    [
      'expect orders > 3건 within 30m',
      'expects within 30m of the start that `orders` is more than 3 over 15m; else it is only told',
      '시작하고 30분 안에 주문 수가 15분 동안 3건보다 많은 일이 없으면 기록만 함',
    ],
    [
      'check riders.health if cause is riders short { ... } if cause is heavy rain { ... } otherwise { escalate }',
      '  if no cause branch ran:\n    calls in the owner',
      '  맞는 원인이 없으면:\n    담당자에게 올림',
    ],
    [
      'check riders.health if cause is riders short { ... } otherwise { if cause is heavy rain { ... } otherwise { escalate } }',
      '  otherwise:\n    if the cause is heavy rain:\n      … (still open)\n    otherwise:\n      calls in the owner',
      '  아니면:\n    원인이 폭우이면:\n      … (아직 비어 있음)\n    아니면:\n      담당자에게 올림',
    ],
    [
      'check riders.health if orders > 9건 { ... } otherwise { escalate }',
      '  always, since no branch on a cause stands before it:\n    calls in the owner',
      '  언제나 (앞에 원인을 묻는 분기가 없음):\n    담당자에게 올림',
    ],
    [
      'always { do log.write(text: "x") }',
      'always, whatever the branches do:\n    log.write(text: "x")',
      '원인과 관계없이 언제나:\n    log.write(text: "x")',
    ],
  ])('%s', (body, en, ko) => {
    const guard = 'guard { cooldown 30m per region  at most 4 runs in 1h }';
    const [inEnglish, inKorean] = told(`${MANY}\n${guard}`, `{ ${body} }`);
    expect(inEnglish).toContain(en);
    expect(inKorean).toContain(ko);
  });
});

describe('whom an audience reaches', () => {
  const act = '{ do bonus.pay(to: some, amount: 2000원, lasts: 1h) }';
  test.each<[when: string, rest: string, en: string, ko: string]>([
    [
      'orders per region > 3건',
      'riders where status is "idle" at most 30',
      'where status is idle, those of that region, at most 30 of them',
      '라이더 (하나씩); 그 `region`만; 최대 30.',
    ],
    [
      'orders overall > 3건',
      'riders where status is "idle" at most 30',
      'where status is idle, at most 30 of them',
      '라이더 (하나씩); 최대 30.',
    ],
  ])('%s: %s', (when, rest, en, ko) => {
    const clauses = `owner "ops"\nwhen ${when}\nguard { cooldown 1h }`;
    const [english, korean] = told(clauses, act, `define audience some = ${rest}\n`);
    expect([english, korean]).toEqual([expect.stringContaining(en), expect.stringContaining(ko)]);
  });
});
