import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { told } from '../../dsl/messages/in-language.ts';
import { kafkaError } from '../../engine/adapters/kafka/kafka-error.ts';
import { translatePostgresError } from '../../engine/adapters/sql/postgres-error.ts';
import type { OutsideError } from '../../engine/outside-error.ts';
import { OUTSIDE_KOREAN } from './korean.ts';
import { outsideText } from './outside-text.ts';

const root = new URL('../..', import.meta.url);
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'engine/*.ts', 'cli/*.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !/\.test\.ts$|\/testing\//.test(path));

/** The two literals of each `new OutsideError(…, …)`, values written as `1`. */
const sentences = files.flatMap((path) => {
  const source = readFileSync(new URL(path, root), 'utf8');
  return source
    .split('new OutsideError(')
    .slice(1)
    .flatMap((call) => {
      const literal = /`(?:\\.|\$\{[^{}]*\}|[^`\\])*`|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/y;
      const found: string[] = [];
      let at = 0;
      while (found.length < 2) {
        literal.lastIndex = at + (/^[\s,]*/.exec(call.slice(at))?.[0].length ?? 0);
        const next = literal.exec(call)?.[0];
        if (next === undefined) break;
        at = literal.lastIndex;
        found.push(
          next
            .slice(1, -1)
            .replace(/\$\{[^{}]*\}/g, '1')
            .replace(/\\(.)/g, '$1'),
        );
      }
      return found.map((sentence) => ({ path, sentence }));
    });
});

const korean = (sentence: string): string => told(outsideText(sentence), 'ko');

describe('what the outside is blamed for has its Korean', () => {
  test('every sentence that is written where it is thrown', () => {
    expect(sentences.length).toBeGreaterThan(40);
    // Two are put together from parts: who holds a folder, and why an offset is not there.
    const composed =
      /^(the store in `1` is in use by 11|`1` should go on .* holds 1 to 1: 1|create 1 .*|`1` is damaged: line 1 should hold offset 1 and .*|1.*)$/;
    const foreign = sentences.filter(
      ({ sentence }) => outsideText(sentence).template === '{0}' && !composed.test(sentence),
    );
    expect(foreign).toEqual([]);
  });

  test.each<[string, string]>([
    ['3D000', '먼저 데이터베이스를 만드세요'],
    ['53300', '모자랍니다'],
    ['ECONNREFUSED', '데이터베이스가 켜져 있고'],
  ])('PostgreSQL %s', (code, want) => {
    const error = translatePostgresError(Object.assign(new Error('x'), { code })) as OutsideError;
    expect(korean(error.help)).toContain(want);
  });

  test.each<[string, object, string, string]>([
    [
      'a topic that is not there',
      { type: 'UNKNOWN_TOPIC_OR_PARTITION' },
      '토픽이 없습니다',
      'from kafka "…"`의 이름을',
    ],
    ['too few replicas', { type: 'NOT_ENOUGH_REPLICAS' }, '복제본이 모자랍니다', '브로커를 되살리거나'],
    ['a login', { name: 'KafkaJSSASLAuthenticationError' }, '로그인을 받아 주지 않습니다', '비밀번호를'],
    ['no answer', { name: 'KafkaJSConnectionError' }, '답하지 않습니다', '브로커를 고치세요'],
    ['anything else', {}, '`a:1`의 Kafka: boom', '브로커의 로그를'],
  ])('Kafka: %s', (_title, fault, message, help) => {
    const error = kafkaError(Object.assign(new Error('boom'), fault), ['a:1']);
    expect(korean(error.message)).toContain(message);
    expect(korean(error.help)).toContain(help);
  });

  test.each<[string, string]>([
    [
      'the store in `a` is in use by process 12 on host `b`',
      '호스트 `b`의 프로세스 12가 `a`의 저장소를 쓰고 있습니다',
    ],
    ['the store in `a` is in use by process 12', '프로세스 12가 `a`의 저장소를 쓰고 있습니다'],
    [
      '`o-0` should go on at offset 3, and Kafka holds 5 to 9: records were deleted before they were read',
      '`o-0`은 오프셋 3에서',
    ],
    ['create it (`kafka-topics.sh --create --topic a`), or correct `from kafka "…"`', '만들거나'],
    [
      '`topics.orders.key`: `x` is no field of this topic',
      '`topics.orders.key`: `x`는 이 토픽의 필드가 아닙니다',
    ],
    ['what nobody wrote here', 'what nobody wrote here'],
  ])('%s', (sentence, want) => {
    expect(korean(sentence)).toContain(want);
  });
});

test.each(OUTSIDE_KOREAN)('%s: the same values and code', (template, ko) => {
  const numbers = (text: string): readonly string[] =>
    [...new Set([...text.matchAll(/\{(\d)/g)].map((found) => found[1]!))].sort();
  const code = (text: string): readonly string[] => [...new Set(text.match(/`[^`]+`/g) ?? [])].sort();
  expect(numbers(ko)).toEqual(numbers(template));
  expect(code(ko)).toEqual(code(template));
  expect(told(outsideText(template.replace(/\{\d\}/g, 'x')), 'en')).toBe(template.replace(/\{\d\}/g, 'x'));
});
