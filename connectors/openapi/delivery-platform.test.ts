/** The document that comes with the product: its manifests hold what every connector's must. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { manifestContract } from '../testing/manifest-contract.ts';
import { familiesOf } from './family.ts';

const document: unknown = parse(readFileSync(new URL('delivery-platform.yaml', import.meta.url), 'utf8'));
const { families, problems } = familiesOf(document, z.unknown());

/** Arguments of each verb, as the engine gives them. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  incentives: {
    push: { to: 'r-1', bonus: 2000, lasts: 2700, text: '지금 접속하세요.' },
    cancel: { place: 'seoul-gangnam' },
  },
  restaurants: {
    pause: { restaurants: 'r-017', reason: '시스템 장애' },
    resume: { restaurants: 'r-017' },
    warn: { restaurants: 'r-017', text: '조리 시간이 30분입니다.' },
    message: { restaurant: 'r-017', text: '품절 메뉴를 숨겨 주세요.' },
  },
  ranking: { lower: { restaurant: 'r-017', by: 0.3 }, restore: { restaurant: 'r-017' } },
  notify: { ops: { channel: '#ops-control', text: '주문 감소', urgent: true } },
  ops: { confirm: { question: '영업 상태는?', choices: ['정상', '일시 중단'] } },
  eta: { adjust: { place: 'seoul-gangnam', add: 600 }, reset: { place: 'seoul-gangnam' } },
  routing: { recalculate: { place: 'seoul-gangnam' } },
  customers: { notify: { to: 'c-1', text: '배달이 늦어지고 있어요.' } },
  coupons: { give: { to: 'c-1', amount: 3000, lasts: 1_209_600 } },
  promotions: { offer: { to: 'c-1', coupon: 'chicken-3000', lasts: 604_800, text: '다시 뵙고 싶어요.' } },
  payments: { hide_method: { method: 'card' }, show_method: { method: 'card' } },
  riders: { invite_shift: { place: 'seoul-gangnam', seats: 20 } },
  dispatch: { reassign: { order: 'o-1' } },
};

test('the document has no mistake', () => {
  expect(problems).toEqual([]);
});

test('every verb has a sample here', () => {
  const verbs = families.map(({ name, actions }) => [name, Object.keys(actions).sort()]);
  const samples = Object.entries(SAMPLES).map(([name, of]) => [name, Object.keys(of).sort()]);
  expect(verbs.filter(([, of]) => of?.length !== 0)).toEqual(samples);
});

for (const family of families) manifestContract(family, SAMPLES[family.name] ?? {});
