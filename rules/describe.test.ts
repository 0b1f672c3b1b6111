import { describe, expect, test } from '@jest/globals';
import { load, playbook } from '../dsl/resolve/testing/sample.ts';
import { expectGolden } from '../dsl/testing/golden.ts';
import { withParticle } from './describe/korean/grammar.ts';
import { describePlaybook } from './describe.ts';
import type { Language } from './format.ts';

function told(text: string, language: Language): string {
  const { project, diagnostics } = load(text);
  expect(diagnostics.filter(({ code }) => code !== 'OS2501')).toEqual([]);
  return describePlaybook(project.playbooks[0]!, project, language);
}

const whole = `playbook region_order_drop "지역 주문 급감" {
  severity high  mode live
  when orders per region drop > 50% over 15m for 5m with at least 30 samples
  unless orders_in is missing over 5m
  recovered when orders per region drop < 20% over 15m for 10m
  guard { cooldown 30m per region  at most 4 runs in 1h }
  then {
    check riders.health
    if cause is riders short {
      do shops.pause(shop: region, reason: "{region} 주문 {drop} 감소, 지금 {orders}", minutes: 30)
        at most 3 times in 1h
        until recovered or 2h
    }
    if cause is heavy rain or not cause is unknown { do log.write(text: "{cause}") }
    else { do log.write("비") }
    otherwise { do http.post(path: "/x", body: { region: region, rain: weather.rain, list: [1, true] }) }
  }
}`;

describe('a whole playbook', () => {
  test.each<[Language]>([['en'], ['ko']])('in %s', (language) => {
    expectGolden(
      new URL(`describe/testdata/region-order-drop.${language}.golden`, import.meta.url),
      told(whole, language),
    );
  });
});

describe('the trigger', () => {
  test.each<[string, string, string]>([
    [
      'orders per region rise > 2x',
      'For each region: it starts when `orders` rises to more than double over 15m, compared with the same time in the last 4 weeks. It looks only where the baseline has at least 30 samples.',
      '`region`별로, 주문 수가 15분 동안 지난 4주 같은 시간의 2배를 넘으면 시작합니다. 비교 구간에 표본이 30건 이상일 때만 봅니다.',
    ],
    [
      'rejects overall rise >= 20pp vs previous 1h',
      'It starts when `rejects` rises by at least 20pp over 30m, compared with the 1h before. It looks only where the current window has at least 20 samples.',
      '거절률이 30분 동안 직전 1시간보다 20%p 이상 늘면 시작합니다. 현재 구간에 표본이 20건 이상일 때만 봅니다.',
    ],
    [
      'idle per region < 80% of waiting',
      'For each region: it starts when `idle` is less than 80% of `waiting` (over 15m).',
      '`region`별로, 대기 라이더가 15분 동안의 waiting의 80%보다 작으면 시작합니다.',
    ],
    [
      'cancels is 0 and not riders is missing over 5m',
      'It starts when `cancels` is 0 over 15m and it is not so that `riders` brings nothing for 5m.',
      'cancels가 15분 동안 0건이고 라이더 데이터가 5분 동안 끊긴 경우가 아니면 시작합니다.',
    ],
    [
      '(revenue overall <= 300만원 or cancels > 3) and cancels < 9',
      'It starts when (`revenue` is at most ₩3,000,000 over 1h or `cancels` is more than 3 over 15m) and `cancels` is less than 9 over 15m.',
      '(매출이 1시간 동안 3,000,000원 이하이거나 cancels가 15분 동안 3건보다 많은) 경우이고 cancels가 15분 동안 9건보다 적으면 시작합니다.',
    ],
    [
      'orders per region > 3건 and weather.level is not in ("red", "none")',
      'For each region: it starts when `orders` is more than 3 over 15m and `weather.level` is not one of red, none.',
      '`region`별로, 주문 수가 15분 동안 3건보다 많고 날씨의 `level`이 "red", "none" 중 하나가 아니면 시작합니다.',
    ],
    [
      'orders per region > 3건 and weather.open is false',
      'For each region: it starts when `orders` is more than 3 over 15m and `weather.open` is false.',
      '`region`별로, 주문 수가 15분 동안 3건보다 많고 날씨의 `open`이 거짓이면 시작합니다.',
    ],
    [
      'orders per region > 3건 and weather.alert is missing',
      'For each region: it starts when `orders` is more than 3 over 15m and `weather.alert` has no value.',
      '`region`별로, 주문 수가 15분 동안 3건보다 많고 날씨의 `alert` 값이 없으면 시작합니다.',
    ],
  ])('%s', (when, en, ko) => {
    expect(told(playbook(when), 'en').split('\n')[1]).toBe(en);
    expect(told(playbook(when), 'ko').split('\n')[1]).toBe(ko);
  });
});

describe('whether it acts', () => {
  test.each<[string, string, string]>([
    ['mode off', 'It is switched off: nothing is looked at.', '꺼져 있어 아무것도 보지 않습니다.'],
    [
      'mode shadow',
      'It is in shadow: it decides and records, and does nothing.',
      '지금은 그림자 모드라 판단만 기록하고 실제로는 아무것도 하지 않습니다.',
    ],
    ['mode live', 'It is live: it acts.', '실제로 움직입니다.'],
  ])('%s', (clause, en, ko) => {
    const text = playbook('orders per region > 3건', undefined, clause);
    expect(told(text, 'en').trimEnd().split('\n').at(-1)).toBe(en);
    expect(told(text, 'ko').trimEnd().split('\n').at(-1)).toBe(ko);
  });

  test('a hole never does', () => {
    expect(told('when orders.region drop > 50% then ...', 'en')).toContain(
      'It has a hole: it can be simulated and never acts.',
    );
  });
});

test.each<[string, string]>([
  ['주문 수', '주문 수가'],
  ['거절률', '거절률이'],
  ['orders', 'orders가'],
  ['rain', 'rain이'],
  ['riders.api.ok', 'riders.api.ok가'],
  ['평균 (분)', '평균 (분)이'],
])('%s takes its particle: %s', (word, want) => {
  expect(withParticle(word, '이', '가')).toBe(want);
});
