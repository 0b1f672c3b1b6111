import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { secret } from '../secret.ts';
import { httpSettings, targetOf } from './settings.ts';

const base = { baseUrl: 'https://api.example.com/v1', allow: ['/regions/'] };

test.each<[string, object]>([
  ['the least that is needed', base],
  ['a secret base URL', { ...base, baseUrl: secret('https://api.example.com/v1') }],
  ['a secret header', { ...base, headers: { authorization: secret('Bearer abc') } }],
  ['an opened range', { ...base, allowPrivate: ['127.0.0.1/32'] }],
  ['a whole URL in `allow`', { ...base, allow: ['https://api.example.com/v1/regions/'] }],
])('taken: %s', (_title, settings) => {
  expect(httpSettings.safeParse(settings).success).toBe(true);
});

test.each<[string, object, string]>([
  ['nothing allowed', { ...base, allow: [] }, 'allow'],
  ['no allow-list', { baseUrl: base.baseUrl }, 'allow'],
  ['a prefix without slash', { ...base, allow: ['regions/'] }, 'allow.0'],
  ['a prefix that climbs', { ...base, allow: ['/regions/../'] }, 'allow.0'],
  ['another scheme', { ...base, baseUrl: 'file:///etc/passwd' }, 'baseUrl'],
  ['no URL', { ...base, baseUrl: 'env:CITY_URL' }, 'baseUrl'],
  ['a user in the URL', { ...base, baseUrl: 'https://user:pass@api.example.com' }, 'baseUrl'],
  ['a query in the URL', { ...base, baseUrl: 'https://api.example.com/?a=1' }, 'baseUrl'],
  ['a line break in a header', { ...base, headers: { 'x-a': 'b\r\nx-evil: 1' } }, 'headers.x-a'],
  ['a line break in a secret header', { ...base, headers: { 'x-a': secret('b\nc') } }, 'headers.x-a'],
  ['a header of ours', { ...base, headers: { 'Idempotency-Key': 'x' } }, 'headers.Idempotency-Key'],
  ['a hop-by-hop header', { ...base, headers: { connection: 'close' } }, 'headers.connection'],
  ['no header name', { ...base, headers: { 'x a': 'b' } }, 'headers.x a'],
  ['a time-out beyond a call', { ...base, timeoutMs: 20_000 }, 'timeoutMs'],
  ['no range', { ...base, allowPrivate: ['localhost'] }, 'allowPrivate.0'],
  ['an unknown setting', { ...base, retries: 3 }, ''],
])('refused: %s', (_title, settings, path) => {
  const result = httpSettings.safeParse(settings);
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
});

test.each<[string, object, string, string]>([
  ['below base and prefix', base, '/regions/a', 'https://api.example.com/v1/regions/a'],
  ['Korean', base, '/regions/강남구', 'https://api.example.com/v1/regions/%EA%B0%95%EB%82%A8%EA%B5%AC'],
  [
    'a base without path',
    { ...base, baseUrl: 'http://127.0.0.1:8080' },
    '/regions/a',
    'http://127.0.0.1:8080/regions/a',
  ],
  [
    'a base with a closing slash',
    { ...base, baseUrl: 'https://a.example/v1/' },
    '/regions/a',
    'https://a.example/v1/regions/a',
  ],
  [
    'a whole URL prefix',
    { ...base, allow: ['https://api.example.com/v1/x'] },
    '/x/y',
    'https://api.example.com/v1/x/y',
  ],
  ['everything', { ...base, allow: ['/'] }, '/x', 'https://api.example.com/v1/x'],
  [
    'a secret base',
    { ...base, baseUrl: secret('https://b.example') },
    '/regions/a',
    'https://b.example/regions/a',
  ],
])('called: %s', (_title, settings, path, expected) => {
  const target = targetOf(httpSettings.parse(settings), path);
  expect('url' in target ? target.url.href : target.refused).toBe(expected);
});

test.each<[string, object, string]>([
  ['beside the prefix', base, '/admin'],
  ['the prefix itself, where something below it is asked', base, '/regions'],
  ['climbing out', base, '/regions/../admin'],
  ['climbing out, encoded', base, '/regions/%2e%2e/admin'],
  ['climbing out of the base', { ...base, allow: ['/'] }, '/../v2/x'],
  ['another origin', base, 'https://elsewhere.example/regions/a'],
  ['another origin, relative', base, '//elsewhere.example/regions/a'],
  ['a user that looks like a host', base, '/@elsewhere.example/'],
  ['a prefix of another origin', { ...base, allow: ['https://elsewhere.example/v1/'] }, '/regions/a'],
  ['a prefix of another port', { ...base, allow: ['https://api.example.com:8443/v1/'] }, '/regions/a'],
  ['a prefix outside the base', { ...base, allow: ['https://api.example.com/v2/'] }, '/regions/a'],
])('never called: %s', (_title, settings, path) => {
  expect(targetOf(httpSettings.parse(settings), path)).toEqual({ refused: expect.stringMatching(/path/) });
});

test('a refusal names nothing of a secret base', () => {
  const settings = httpSettings.parse({ ...base, baseUrl: secret('https://planted-host.example/v1') });
  expect(JSON.stringify([targetOf(settings, '/admin'), targetOf(settings, '/../x')])).not.toContain(
    'planted',
  );
});

test('whatever a value holds, what is called stays below the prefix', () => {
  const settings = httpSettings.parse(base);
  const nasty = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\\\',
    '%2e',
    '%2F',
    '%5c',
    '%25',
    '?',
    '#',
    '@',
    ':',
    ' ',
    '\r\n',
    '．',
    '／',
    '강',
    '\ud800',
    'a',
  );
  const value = fc.oneof(
    fc.array(nasty, { maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(value, (inserted) => {
      const target = targetOf(settings, `/regions/${inserted}/incentive`);
      if ('refused' in target) return;
      // As a server sees it: parsed again, decoded, resolved.
      const seen = new URL(target.url.href);
      expect(seen.origin).toBe('https://api.example.com');
      expect(seen.pathname).toBe(target.url.pathname);
      expect(seen.pathname).toMatch(/^\/v1\/regions\/.+\/incentive$/);
      expect([seen.search, seen.hash, seen.username]).toEqual(['', '', '']);
      const parts = decodeURIComponent(seen.pathname).normalize('NFKC').split('/');
      expect(parts.filter((part) => part === '..' || part === '.')).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
