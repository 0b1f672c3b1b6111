import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Catalog } from '../../dsl/catalog.ts';
import { loadProject } from '../../dsl/project.ts';
import { catalogArgument, catalogProbe, catalogVerb } from '../../dsl/testing/catalog-entry.ts';
import { compileProject } from '../compile/bundle.ts';
import { describePlaybook } from '../describe.ts';
import type { Language } from '../format.ts';

const argument = (name: string, type: 'text' | 'any', required: boolean) =>
  catalogArgument({ name, type, required });

/** What the examples call, as their connectors offer it. */
const catalog: Catalog = {
  verbs: [
    catalogVerb({ name: 'log.note', arguments: [argument('text', 'text', true)] }),
    catalogVerb({
      name: 'city.put',
      arguments: [argument('path', 'text', true), argument('body', 'any', false)],
      changes: 'the city',
      lasting: true,
      inverse: 'city.delete',
    }),
  ],
  probes: [catalogProbe({ name: 'city.get', arguments: [argument('path', 'text', true)] })],
  reads: [],
};

/** The prose of one playbook of an example, as `explain` prints it. */
function told(example: string, name: string, language: Language): readonly string[] {
  const root = new URL(`../../examples/${example}/`, import.meta.url);
  const files = readdirSync(root)
    .filter((path) => path.endsWith('.play'))
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
  const { project, diagnostics } = loadProject(files, catalog);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  const bundle = compileProject(project, { name: example, zone: 'Asia/Seoul' });
  const playbook = bundle.playbooks.find((candidate) => candidate.name === name)!;
  return describePlaybook(playbook, bundle, language).trimEnd().split('\n');
}

test.each<[example: string, playbook: string, language: Language, prose: readonly string[]]>([
  [
    'first-look',
    'region_order_drop',
    'en',
    [
      'region_order_drop (지역 주문 급감)',
      'For each region: it starts when `orders` falls by more than 50% over 15m, compared with the same time in the last 4 weeks, for 5m on end. It looks only where the baseline has at least 50 samples.',
      'It does not start while `order_events` brings nothing for 5m.',
      'It has recovered when `orders` falls by less than 20% (or not at all) over 15m, compared with the same time in the last 4 weeks, for 5m on end. It looks only where the baseline has at least 30 samples.',
      'After it acted it waits 30m before it acts again, for the same region.',
      'Limit: at most 4 runs in 1h.',
      'What it does:',
      '  checks riders.health (라이더 가용성):',
      '    riders short when `riders.idle` is less than 10 over 5m.',
      '    rider app down when `rider.app.ok` is false.',
      '  if the cause is riders short:',
      '    city.put(path: "/regions/{region}/incentive", body: { bonus: ₩2,000, text: "{region} 주문이 몰려요. 지금 접속하면 건당 2,000원 더 드려요." }); undone by city.delete at recovery or after 2h, whichever is first',
      '  if the cause is rider app down:',
      '    log.note(text: "{region}: 라이더 앱 장애로 주문이 {drop} 줄었습니다.")',
      '  if no cause branch ran:',
      '    log.note(text: "{region} 주문 {drop} 감소. 원인을 찾지 못했습니다.")',
      'It is live: it acts.',
    ],
  ],
  [
    'first-look',
    'region_order_drop',
    'ko',
    [
      '지역 주문 급감 (region_order_drop)',
      'region별로, 주문 수가 15분 동안 지난 4주 같은 시간보다 50% 넘게 줄고 5분간 이어지면 시작합니다. 비교 구간에 표본이 50건 이상일 때만 봅니다.',
      '주문 이벤트 데이터가 5분 동안 끊기면 시작하지 않습니다.',
      '주문 수가 15분 동안 지난 4주 같은 시간보다 20% 미만으로 줄거나 오히려 늘고 5분간 이어지면 회복된 것으로 봅니다. 비교 구간에 표본이 30건 이상일 때만 봅니다.',
      '한 번 움직이면 같은 region에는 30분 동안 다시 움직이지 않습니다.',
      '한도: 1시간 동안 최대 4회 실행.',
      '하는 일:',
      '  라이더 가용성 확인:',
      '    대기 라이더가 5분 동안 10건보다 작으면 → 라이더 부족.',
      '    라이더 앱의 ok이(가) 거짓이면 → 라이더 앱 장애.',
      '  원인이 라이더 부족이면:',
      '    city.put(path: "/regions/{region}/incentive", body: { bonus: 2,000원, text: "{region} 주문이 몰려요. 지금 접속하면 건당 2,000원 더 드려요." }); 회복되거나 2시간이 지나면 city.delete로 되돌림',
      '  원인이 라이더 앱 장애이면:',
      '    log.note(text: "{region}: 라이더 앱 장애로 주문이 {drop} 줄었습니다.")',
      '  맞는 원인이 없으면:',
      '    log.note(text: "{region} 주문 {drop} 감소. 원인을 찾지 못했습니다.")',
      '실제로 움직입니다.',
    ],
  ],
  [
    'nyc-taxi',
    'passengers_drop',
    'en',
    [
      'passengers_drop (승객 급감)',
      'It starts when `passengers` falls by more than 30% over 2h, compared with the same time in the last 4 weeks, for 2h on end. It looks only where the baseline has at least 4 samples.',
      'It has recovered when `passengers` falls by less than 15% (or not at all) over 2h, compared with the same time in the last 4 weeks, for 2h on end. It looks only where the baseline has at least 4 samples.',
      'After it acted it waits 6h before it acts again, for the whole playbook.',
      'What it does:',
      '  log.note(text: "승객 {passengers} (평소 {baseline}), {drop} 감소")',
      'It is in shadow: it decides and records, and does nothing.',
    ],
  ],
  [
    'nyc-taxi',
    'passengers_drop',
    'ko',
    [
      '승객 급감 (passengers_drop)',
      '승객 수가 2시간 동안 지난 4주 같은 시간보다 30% 넘게 줄고 2시간 동안 이어지면 시작합니다. 비교 구간에 표본이 4건 이상일 때만 봅니다.',
      '승객 수가 2시간 동안 지난 4주 같은 시간보다 15% 미만으로 줄거나 오히려 늘고 2시간 동안 이어지면 회복된 것으로 봅니다. 비교 구간에 표본이 4건 이상일 때만 봅니다.',
      '한 번 움직이면 플레이북 전체가 6시간 동안 다시 움직이지 않습니다.',
      '하는 일:',
      '  log.note(text: "승객 {승객 수} (평소 {baseline}), {drop} 감소")',
      '지금은 그림자 모드라 판단만 기록하고 실제로는 아무것도 하지 않습니다.',
    ],
  ],
  [
    'wolt',
    'slow_delivery',
    'en',
    [
      'slow_delivery (배달 지연)',
      'For each zone: it starts when `delivery_time` rises by more than 10m over 2h, compared with the same time in the last 3 weeks, for 20m on end. It looks only where the current window has at least 10 samples.',
      'It has recovered when `delivery_time` rises by less than 5m (or not at all) over 2h, compared with the same time in the last 3 weeks, for 20m on end. It looks only where the current window has at least 10 samples.',
      'After it acted it waits 3h before it acts again, for the same zone.',
      'Limit: at most 20 runs in 1d.',
      'What it does:',
      '  checks why.slow (배달이 느린 이유):',
      '    heavy rain when `rain` is more than 1mm over 2h.',
      '    rush when `orders` rises by more than 40% over 2h, compared with the same time in the last 3 weeks. It looks only where the baseline has at least 10 samples.',
      '  if the cause is heavy rain:',
      '    log.note(text: "{zone}: 비 때문에 배달 {delivery_time} (평소 {baseline})")',
      '  if the cause is rush:',
      '    log.note(text: "{zone}: 주문이 몰려 배달 {delivery_time} (평소 {baseline})")',
      '  if no cause branch ran:',
      '    log.note(text: "{zone}: 배달 {delivery_time} (평소 {baseline}), 이유를 찾지 못함")',
      'It is in shadow: it decides and records, and does nothing.',
    ],
  ],
  [
    'wolt',
    'slow_delivery',
    'ko',
    [
      '배달 지연 (slow_delivery)',
      'zone별로, 평균 배달 시간이 2시간 동안 지난 3주 같은 시간보다 10분 넘게 늘고 20분간 이어지면 시작합니다. 현재 구간에 표본이 10건 이상일 때만 봅니다.',
      '평균 배달 시간이 2시간 동안 지난 3주 같은 시간보다 5분 미만으로 늘거나 오히려 줄고 20분간 이어지면 회복된 것으로 봅니다. 현재 구간에 표본이 10건 이상일 때만 봅니다.',
      '한 번 움직이면 같은 zone에는 3시간 동안 다시 움직이지 않습니다.',
      '한도: 1일 동안 최대 20회 실행.',
      '하는 일:',
      '  배달이 느린 이유 확인:',
      '    강수량이 2시간 동안 1mm보다 크면 → 비.',
      '    주문 수가 2시간 동안 지난 3주 같은 시간보다 40% 넘게 늘면 → 주문 몰림. 비교 구간에 표본이 10건 이상일 때만 봅니다.',
      '  원인이 비이면:',
      '    log.note(text: "{zone}: 비 때문에 배달 {평균 배달 시간} (평소 {baseline})")',
      '  원인이 주문 몰림이면:',
      '    log.note(text: "{zone}: 주문이 몰려 배달 {평균 배달 시간} (평소 {baseline})")',
      '  맞는 원인이 없으면:',
      '    log.note(text: "{zone}: 배달 {평균 배달 시간} (평소 {baseline}), 이유를 찾지 못함")',
      '지금은 그림자 모드라 판단만 기록하고 실제로는 아무것도 하지 않습니다.',
    ],
  ],
  [
    'wolt',
    'slow_under_sky',
    'en',
    [
      'slow_under_sky (날씨별 배달 지연)',
      'For each sky: it starts when `delivery_time` rises by more than 8m over 2h, compared with the same time in the last 3 weeks, for 30m on end. It looks only where the current window has at least 25 samples.',
      'It has recovered when the trigger is known to be false for 30m.',
      'After it acted it waits 12h before it acts again, for the same sky.',
      'Limit: at most 5 runs in 1d.',
      'What it does:',
      '  log.note(text: "구름 {sky}%: 배달 {delivery_time} (평소 {baseline})")',
      'It is in shadow: it decides and records, and does nothing.',
    ],
  ],
  [
    'wolt',
    'slow_under_sky',
    'ko',
    [
      '날씨별 배달 지연 (slow_under_sky)',
      'sky별로, 평균 배달 시간이 2시간 동안 지난 3주 같은 시간보다 8분 넘게 늘고 30분간 이어지면 시작합니다. 현재 구간에 표본이 25건 이상일 때만 봅니다.',
      '시작 조건이 30분 동안 확실히 거짓이면 회복된 것으로 봅니다.',
      '한 번 움직이면 같은 sky에는 12시간 동안 다시 움직이지 않습니다.',
      '한도: 1일 동안 최대 5회 실행.',
      '하는 일:',
      '  log.note(text: "구름 {sky}%: 배달 {평균 배달 시간} (평소 {baseline})")',
      '지금은 그림자 모드라 판단만 기록하고 실제로는 아무것도 하지 않습니다.',
    ],
  ],
])('%s: %s in %s', (example, name, language, prose) => {
  expect(told(example, name, language)).toEqual(prose);
});
