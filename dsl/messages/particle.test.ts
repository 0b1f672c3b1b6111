import { describe, expect, test } from '@jest/globals';
import { hangulEnding, particleAfter } from './particle.ts';

describe('the particle after a value', () => {
  test.each<[string, string, string, string]>([
    ['a final consonant', '주문', '은/는', '은'],
    ['none', '주문 수', '은/는', '는'],
    ['a syllable in separate letters', '주문'.normalize('NFD'), '이/가', '이'],
    ['a final consonant and direction', '주문', '으로/로', '으로'],
    ['ㄹ and direction', '서울', '으로/로', '로'],
    ['ㄹ and all else', '서울', '을/를', '을'],
    ['quotes are not spoken', '`주문 수`', '이/가', '가'],
    ['nor brackets', '"주문" (a.play:3)', '이/가', '이'],
    ['일', 'a1', '은/는', '은'],
    ['이', '12', '은/는', '는'],
    ['삼', '3', '이/가', '이'],
    ['사, 오', '45', '이/가', '가'],
    ['육', '6', '으로/로', '으로'],
    ['칠', '7', '으로/로', '로'],
    ['팔', '1.8', '을/를', '을'],
    ['구', '9', '과/와', '와'],
    ['십, 백, 천', '100', '은/는', '은'],
    ['퍼센트', '50%', '은/는', '는'],
    ['퍼센트포인트', '5pp', '을/를', '를'],
    ['분', '15m', '으로/로', '으로'],
    ['시간', '1h', '이/가', '이'],
    ['일', '3d', '으로/로', '로'],
    ['초', '40s', '이/가', '가'],
    ['주', '4w', '은/는', '는'],
    ['밀리초', '200ms', '은/는', '는'],
    ['킬로미터', '3km', '을/를', '를'],
    ['밀리미터', '15mm', '은/는', '는'],
    ['시', '`09:00`', '은/는', '는'],
    ['시 분', '18:30', '은/는', '은'],
    ['원', '2000원', '은/는', '은'],
    ['오더스', 'orders', '은/는', '는'],
    ['리전', 'region', '은/는', '은'],
    ['테이블', 'table', '으로/로', '로'],
    ['타임', 'delivery_time', '이/가', '이'],
    ['시티', 'city', '을/를', '를'],
    ['채널', 'channel', '을/를', '을'],
    ['스톱', 'stop', '이/가', '이'],
    ['마켓', 'market', '이/가', '이'],
    ['이벤트', 'event', '이/가', '가'],
    ['체크', 'check', '이/가', '가'],
    ['블록', 'block', '이/가', '이'],
    ['토픽', 'topic', '을/를', '을'],
    ['엔', 'N', '이/가', '이'],
    ['디', 'USD', '이/가', '가'],
    ['a sign, which is named at the writer’s wish', '{', '이/가', '가'],
    ['nothing', '', '이/가', '가'],
  ])('%s', (_title, value, pair, want) => {
    expect(particleAfter(value, pair)).toBe(want);
  });

  test('every Hangul syllable has an ending, and two in twenty-eight decide otherwise', () => {
    const all = Array.from({ length: 0xd7a3 - 0xac00 + 1 }, (_, at) => String.fromCharCode(0xac00 + at));
    const of = (ending: string | null) => all.filter((one) => hangulEnding(one) === ending).length;
    expect([of('vowel'), of('rieul'), of('consonant'), of(null)]).toEqual([
      all.length / 28,
      all.length / 28,
      (all.length / 28) * 26,
      0,
    ]);
  });
});
