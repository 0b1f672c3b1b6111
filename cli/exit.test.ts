import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { say } from '../dsl/say.ts';
import { OutsideError } from '../engine/outside-error.ts';
import { exitCodeOf, tellError } from './exit.ts';
import { keptIo } from './testing/command.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

const bug = new TypeError("Cannot read properties of undefined (reading 'x')");

describe('exit codes', () => {
  test.each<[string, unknown, number]>([
    ['the check failed', new CheckFailed('lint found errors'), 1],
    ['a wrong call', new UsageError(say`there is no folder \`x\``, say`name one`), 2],
    ['the outside failed', new OutsideError('Kafka does not answer', 'start it'), 4],
    ['a bug of ours', bug, 70],
    ['something that is no error at all', 'thrown text', 70],
  ])('%s', (_title, error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});

describe('what is said', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['a failed check has said it all', new CheckFailed('lint found errors'), []],
    [
      'a wrong call: what, and what to do',
      new UsageError(say`there is no folder \`x\``, say`name one`),
      ['error: there is no folder `x`\n  help: name one'],
    ],
    [
      'the outside: what, and what to do',
      new OutsideError('Kafka does not answer', 'start it'),
      ['error: Kafka does not answer\n  help: start it'],
    ],
  ])('%s', (_title, error, said) => {
    const io = keptIo();
    tellError(error, io);
    expect(io.errors).toEqual(said);
  });

  test('a wrong call is told in Korean to who reads Korean', () => {
    const io = { ...keptIo(), lang: 'ko' as const };
    tellError(new UsageError(say`there is no folder \`${'강남'}\``, say`name a folder with .play files`), io);
    expect(io.errors).toEqual([
      '오류: 폴더 `강남`이 없습니다\n  도움말: .play 파일이 있는 폴더를 지정하세요',
    ]);
  });

  test('a bug goes to a report; people read where it is, and no stack', () => {
    const io = keptIo();
    tellError(bug, io);
    const [said = ''] = io.errors;
    expect(said).not.toMatch(/^ {4}at /m);
    const file = /A report is in (\S+)/.exec(said)?.[1] as string;
    expect(readFileSync(file, 'utf8')).toContain(bug.stack as string);
  });
});
