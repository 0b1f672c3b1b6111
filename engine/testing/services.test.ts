import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ServiceName, serviceUrl } from './service-url.ts';
import { standingOf } from './services.ts';

const all = { KAFKA_BROKERS: '127.0.0.1:1', DATABASE_URL: 'postgresql://x', REDIS_URL: 'redis://x' };
const required = { ORDERSENSE_REQUIRE_SERVICES: '1' };

describe('what becomes of a suite', () => {
  test.each<[string, readonly ServiceName[], Record<string, string>, string, RegExp]>([
    ['all addresses known: it runs', ['kafka', 'postgres', 'redis'], all, 'run', /^$/],
    ['only its own matter', ['redis'], { REDIS_URL: 'redis://x' }, 'run', /^$/],
    ['required and known: it runs', ['kafka'], { ...all, ...required }, 'run', /^$/],
    ['no address: skipped, with the variable named', ['kafka'], {}, 'skip', /KAFKA_BROKERS/],
    ['an empty address is none', ['redis'], { REDIS_URL: '' }, 'skip', /REDIS_URL/],
    [
      'one of two missing: that one is named',
      ['kafka', 'postgres'],
      { KAFKA_BROKERS: 'x' },
      'skip',
      /^needs postgres/,
    ],
    ['required and missing: it fails', ['postgres'], required, 'fail', /DATABASE_URL/],
    [
      'required, one of two missing: it fails',
      ['kafka', 'redis'],
      { ...required, REDIS_URL: 'x' },
      'fail',
      /KAFKA/,
    ],
    [
      'another word than 1 requires nothing',
      ['redis'],
      { ORDERSENSE_REQUIRE_SERVICES: '0' },
      'skip',
      /REDIS/,
    ],
  ])('%s', (_title, names, env, kind, why) => {
    const standing = standingOf(names, env);
    expect(standing.kind).toBe(kind);
    expect(standing.kind === 'run' ? '' : standing.why).toMatch(why);
  });
});

describe('the address of a service', () => {
  const before = { ...process.env };
  beforeEach(() => {
    Object.assign(process.env, all);
  });
  afterEach(() => {
    process.env = { ...before };
  });

  test.each<[ServiceName, string]>([
    ['kafka', all.KAFKA_BROKERS],
    ['postgres', all.DATABASE_URL],
    ['redis', all.REDIS_URL],
  ])('%s', (name, url) => {
    expect(serviceUrl(name)).toBe(url);
  });

  test('one that is not known is an error that says what to do', () => {
    process.env['REDIS_URL'] = '';
    expect(() => serviceUrl('redis')).toThrow('needs redis: REDIS_URL is not set (`npm run services -- up`)');
  });
});
