import { expect, test } from '@jest/globals';
import { english } from '../say.ts';
import { secretsIn } from './secret-shapes.ts';

// Put together here, so that nobody who looks for keys finds one.
const random = `q7Zt0vXn${'4LwBk9RsYe2MdA8u'}`;
const hex = `0f3a${'9c1e7b2d4a6f8e0c5b3d1f9a7c2e'}`;
const kept = (text: string) => secretsIn(text).map(({ span }) => text.slice(span.start, span.end));

test.each([
  ['a private key', `-----BEGIN RSA ${'PRIVATE KEY-----'}`, null],
  ['a cloud key', `AKIA${'IOSFODNN7EXAMPLE'}`, null],
  ['a code host', `ghp_${random}${random}`, null],
  ['a chat', `xoxb-${'123456789012-abcdefXYZ'}`, null],
  ['a webhook', `https://hooks.slack.com/services/T0000/B0000/${random}`, null],
  ['a payment key', `live_sk_${random}`, null],
  ['a signed token', `eyJ${random}.eyJ${random}.${random}`, null],
  ['a Korean map key', `Authorization: KakaoAK ${hex}`, hex],
  ['a header', `Bearer ${random}`, random],
  ['a password in an address', 'postgres://ops:s3cr3tpw@db.example.com/x', 's3cr3tpw'],
  ['a password that is named', 'password: hunter2hunter2', 'hunter2hunter2'],
  ['a key that is named in Korean', '비밀번호: abcd1234!', 'abcd1234!'],
  ['a random run', `key of the shop ${random}`, random],
])('found: %s', (_title, text, secret) => {
  expect(kept(`앞 ${text} 뒤`)).toEqual([secret ?? text]);
});

test.each([
  ['an id', '550e8400-e29b-41d4-a716-446655440000'],
  ['a hash', 'commit 9c1e7b2d4a6f8e0c5b3d1f9a7c2e0f3a9c1e7b2d'],
  [
    'an address',
    'https://wiki.example.com/runbooks/Region-Order-Drop-2026-v2?from=AbCdEf0123456789xyzXYZ987',
  ],
  ['an address with a user', 'https://ops@wiki.example.com/x'],
  ['Korean', '강남구주문이평소보다절반넘게줄었습니다확인해주세요정말로'],
  ['a name of many words', 'restaurant_rejections_in_the_evening_of_2026_by_region'],
  ['a name in camels', 'RestaurantRejectionsInTheEveningByRegion'],
  ['the name of a variable', 'token: OPS_BOT_TOKEN_2'],
  ['a placeholder', 'password: {password}'],
  ['speech about tokens', 'the token is refreshed every hour'],
  ['a rule', '----------------------------------------------'],
])('not: %s', (_title, text) => {
  expect(kept(text)).toEqual([]);
});

test('what it is called tells where to revoke it', () => {
  const said = secretsIn(`a xoxb-${'123456789012-abcdefXYZ'} b AKIA${'IOSFODNN7EXAMPLE'}`).map(({ what }) =>
    english(what),
  );
  expect(said).toEqual(['a token of a chat', 'an access key of a cloud']);
});
