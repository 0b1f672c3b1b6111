import { afterEach, describe, expect, test } from '@jest/globals';
import { langFlag, processIo } from './io.ts';

const NAMES = ['LC_ALL', 'LC_MESSAGES', 'LANG', 'NO_COLOR', 'FORCE_COLOR', 'TERM'] as const;
const before = NAMES.map((name) => [name, process.env[name]] as const);

function setting(env: Readonly<Record<string, string>>): void {
  for (const name of NAMES) {
    const value = env[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

describe('the language', () => {
  test.each<[string, string | undefined, Record<string, string>, 'ko' | 'en']>([
    ['nothing said: English', undefined, {}, 'en'],
    ['C is English', undefined, { LANG: 'C.UTF-8' }, 'en'],
    ['a Korean environment', undefined, { LANG: 'ko_KR.UTF-8' }, 'ko'],
    ['messages before the rest', undefined, { LC_MESSAGES: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' }, 'ko'],
    ['LC_ALL before messages', undefined, { LC_ALL: 'en_US', LC_MESSAGES: 'ko_KR.UTF-8' }, 'en'],
    ['an empty variable says nothing', undefined, { LC_ALL: '', LC_MESSAGES: '', LANG: 'ko_KR.UTF-8' }, 'ko'],
    ['another language reads English', undefined, { LANG: 'fi_FI.UTF-8' }, 'en'],
    ['the flag before the environment', 'en', { LANG: 'ko_KR.UTF-8' }, 'en'],
    ['the flag alone', 'ko', {}, 'ko'],
  ])('%s', (_title, flag, env, lang) => {
    setting(env);
    expect(processIo(flag, false).lang).toBe(lang);
  });
});

test.each<[string, readonly string[], string | undefined]>([
  ['none', ['lint', 'ko'], undefined],
  ['apart', ['lint', '--lang', 'ko'], 'ko'],
  ['in one piece', ['--lang=ko', 'lint'], 'ko'],
  ['the last of two', ['--lang', 'ko', 'lint', '--lang=en'], 'en'],
  ['without its value', ['lint', '--lang'], undefined],
])('the flag in a call: %s', (_title, args, want) => {
  expect(langFlag(args)).toBe(want);
});

describe('colour', () => {
  test.each<[string, boolean, Record<string, string>, boolean]>([
    ['none where nobody looks (tests have no terminal)', false, {}, process.stdout.isTTY === true],
    ['forced', false, { FORCE_COLOR: '1' }, true],
    ['forced off', false, { FORCE_COLOR: '0' }, process.stdout.isTTY === true],
    ['NO_COLOR wins over force', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', false, { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['a dumb terminal has none', false, { FORCE_COLOR: '1', TERM: 'dumb' }, false],
    ['the flag wins', true, { FORCE_COLOR: '1' }, false],
  ])('%s', (_title, noColor, env, color) => {
    setting(env);
    expect(processIo(undefined, noColor).color).toBe(color);
  });
});

test('a dumb terminal sees no progress', () => {
  setting({ TERM: 'dumb' });
  expect(processIo(undefined, false).progress).toBe(false);
});

describe('a person', () => {
  const ends = [process.stdin, process.stdout] as const;
  const were = ends.map(({ isTTY }) => isTTY);
  afterEach(() => {
    for (const [index, end] of ends.entries()) end.isTTY = were[index]!;
  });

  test.each<[string, boolean, boolean, boolean, boolean]>([
    ['sits at both ends', true, true, false, true],
    ['is not behind a pipe', false, true, false, false],
    ['reads no file', true, false, false, false],
    ['is not asked with --no-input', true, true, true, false],
  ])('%s', (_title, stdin, stdout, noInput, interactive) => {
    for (const [index, end] of ends.entries()) end.isTTY = [stdin, stdout][index]!;
    expect(processIo(undefined, false, noInput).interactive).toBe(interactive);
  });
});
