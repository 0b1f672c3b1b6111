import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pressedKeys } from './keyboard.ts';
import { editShare, nearest } from './nearest.ts';

test.each([
  ['one letter is missing', 'ordrs', ['riders', 'orders'], 'orders'],
  ['two neighbours are swapped', 'wehn', ['then', 'when'], 'when'],
  ['one jamo differs', '강낭구', ['강동구', '강남구'], '강남구'],
  ['another district is not near', '강동구', ['강남구'], null],
  ['case does not count', 'Orders', ['orders'], 'orders'],
  ['the Korean keyboard was on', 'ㅇ개ㅔ', ['rise', 'drop'], 'drop'],
  ['a decomposed name finds the composed one', '강남규'.normalize('NFD'), ['강남구'], '강남구'],
  ['the name itself is no suggestion', 'orders', ['orders'], null],
  ['a short name needs to be equal', 'ab', ['ac'], null],
  ['no candidates', 'orders', [], null],
  ['what both names end in does not count', 'rider_events', ['order_events'], null],
  ['a slip before what both end in', 'oder_events', ['rider_events', 'order_events'], 'order_events'],
  ['one edit in a short part', 'odr_dip', ['ord_dip'], 'ord_dip'],
  ['what both begin with counts', 'http.get', ['http.put'], 'http.put'],
  ['of equally near ones the first', 'orderz', ['orders', 'ordery'], 'orders'],
])('%s', (_title, written, candidates, found) => {
  expect(nearest(written, candidates)).toBe(found);
});

test.each([
  ['라이더', '라이터', 1 / 6],
  ['강남구', '강낭구', 1 / 8],
  ['강남구', '강동구', 3 / 8],
  ['', '', 0],
  ['a', '', 1],
])('%s and %s differ by %f', (a, b, share) => {
  expect(editShare(a, b)).toBeCloseTo(share, 2);
});

test.each([
  ['조두', 'when'],
  ['촏차', 'check'],
  ['ㅇ개ㅔ', 'drop'],
  ['쏘두', 'Then'],
  ['소두', 'then'],
  ['솓ㅜ', 'then'],
  ['애', 'do'],
  ['ㅑㄹ', 'if'],
  ['ㅒㄳ', 'Ort'],
  ['abc 1', 'abc 1'],
])('%s was typed with the keys %s', (text, keys) => {
  expect(pressedKeys(text)).toBe(keys);
});

// LANGUAGE A.6: edits per letter on NFD, up to a quarter.
test.each<[string, string, boolean]>([
  ['강남구', '강낭구', true],
  ['강남구', '강동구', false],
  ['강남구', '강남', true],
  ['서초구', '서초동', false],
  ['마포구', '미포구', true],
  ['라이더 부족', '라이더 부조', true],
  ['주문', '쥬문', true],
  ['주문', '주분', true],
  ['주문', '결제', false],
  ['orders', 'order', true],
  ['orders', 'ordesr', true],
  ['orders', 'odrers', true],
  ['orders', 'rodesr', false],
  ['orders', 'ORDERS', true],
  ['orders', 'riders', false],
  ['over', 'ever', true],
  ['over', 'oevr', true],
  ['for', 'fro', false],
  ['when', 'wehn', true],
  ['when', 'wen', true],
  ['recovered', 'recoverd', true],
  ['recovered', 'recvrd', false],
  ['delivery_time', 'deliverytime', true],
  ['delivery_time', 'delivery.time', true],
  ['in', 'im', false],
  ['a', 'b', false],
])('for %s, %s counts as a slip: %s', (right, written, isNear) => {
  expect(nearest(written, [right])).toBe(isNear ? right : null);
});

test('a share is the same both ways, 0 for the same name and never above 1', () => {
  const aName = fc
    .array(fc.constantFrom('강', '남', '구', 'a', 'b', '_', 'ㅇ'), { maxLength: 8 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(aName, aName, (one, other) => {
      const share = editShare(one, other);
      expect(share).toBeCloseTo(editShare(other, one), 10);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(share === 0).toBe(one === other);
      expect(editShare(one.normalize('NFD'), other)).toBe(share);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('of many candidates none is nearer than the one found', () => {
  const aName = fc.stringMatching(/^[a-d]{1,6}$/);
  fc.assert(
    fc.property(aName, fc.array(aName, { maxLength: 6 }), (written, candidates) => {
      const found = nearest(written, candidates);
      const others = candidates.filter((candidate) => candidate !== written);
      const least = Math.min(1, ...others.map((candidate) => editShare(written, candidate)));
      if (found === null) expect(least).toBeGreaterThan(0.25);
      else expect(editShare(written, found)).toBe(least);
    }),
    { seed: 1, numRuns: 300 },
  );
});

// The Korean keyboard is undone for names too: what was typed is compared as the keys that were pressed.
test.each([
  ['ㅐㄱㅇㄷㄱㄴ', ['riders', 'orders'], 'orders'],
  ['갸ㅇㄷㄱㄴ', ['riders', 'orders'], 'riders'],
  ['ㅐㄱㅇㄷㄱㄴ'.normalize('NFD'), ['orders'], 'orders'],
  ['강남구', ['rkdskarn'], 'rkdskarn'],
  ['강남', ['rkdskarn'], null],
])('%s among %j is %s', (written, candidates, found) => {
  expect(nearest(written, candidates)).toBe(found);
});
