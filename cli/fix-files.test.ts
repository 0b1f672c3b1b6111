import { describe, expect, test } from '@jest/globals';
import { log } from '../connectors/log.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostic.ts';
import { lintProject } from '../dsl/lint/lint-project.ts';
import { verbatim } from '../dsl/say.ts';
import { catalogOf } from './catalog.ts';
import { fixFiles } from './fix-files.ts';
import type { PlayFile } from './project-files.ts';

const play = (when: string) => `language 1

stream ord from kafka "orders" {
  key id
  time at
  silent after 5m
  field id is id
  field region is place
}

metric orders = count of ord
  per region
  over 15m
  baseline same time last 4 weeks
  at least 30 samples

playbook p {
  owner "ops"
  ${when}
  guard {
    cooldown 30m per region
    at most 3 runs in 1h
  }
  then do log.note(text: "{region}")
}
`;
const catalog = catalogOf([{ name: 'log', connector: log }]);
const file = (text: string, path = 'a.play'): PlayFile => ({ path, text });
const find = (files: readonly PlayFile[]) => lintProject(files, catalog).diagnostics;

describe('what fixes write', () => {
  test.each<[string, string, boolean, string, number]>([
    [
      'the Korean keyboard',
      '조두 orders per region drop > 50% for 5m',
      false,
      'when orders per region drop > 50% for 5m',
      1,
    ],
    [
      'several in one line',
      'when orders per region drop ＞ 50 % for 5 minutes',
      false,
      'when orders per region drop > 50% for 5m',
      3,
    ],
    [
      'a file that is not formatted is formatted as well',
      'when  orders per region drop ＞ 50% and orders per region=3건',
      false,
      'when orders per region drop > 50% and orders per region is 3건',
      3,
    ],
    [
      'a file in NFD is written in NFC',
      'when orders in 강남구 > 3 for 5m  # 강'.normalize('NFD'),
      false,
      'when orders in 강남구 > 3 for 5m  # 강',
      1,
    ],
    [
      'an unsafe one is left',
      'when orders per region drop > 50% for 5M',
      false,
      'when orders per region drop > 50% for 5M',
      0,
    ],
    [
      'an unsafe one is written when asked',
      'when orders per region drop > 50% for 5M',
      true,
      'when orders per region drop > 50% for 5m',
      1,
    ],
    [
      'one that is seen only after another',
      '조두 orders per region drop > 50 % for 5m',
      false,
      'when orders per region drop > 50% for 5m',
      2,
    ],
    [
      'an allowance that hides nothing goes, with its line',
      '# allow OS4002 because "x"\n  when orders per region drop > 50% for 5m',
      false,
      'when orders per region drop > 50% for 5m',
      1,
    ],
  ])('%s', (_title, written, unsafe, right, fixes) => {
    const fixed = fixFiles([file(play(written))], find, unsafe);
    expect(fixed.files).toEqual([file(play(right))]);
    expect(fixed).toMatchObject({ fixes, changed: fixes === 0 ? [] : ['a.play'] });
  });
});

/** A finding whose fix replaces the first characters of `a.play`. */
const replacing = (length: number, text: string): Diagnostic =>
  diagnostic('OS4002', 'info', 'a.play', { start: 0, end: length }, verbatim('x'), {
    fix: { span: { start: 0, end: length }, text, safe: true },
  });

test('a file that could not be read afterwards keeps its text', () => {
  const files = [file('playbook p { when x > 1 then { ... } }')];
  expect(fixFiles(files, () => [replacing(8, 'play book')], false)).toEqual({ files, changed: [], fixes: 0 });
});

test('one that could not be read before may be mended in part', () => {
  const files = [file('plybook p { when }')];
  const fixed = fixFiles(
    files,
    ([one]) => (one?.text.startsWith('ply') ? [replacing(7, 'playbook')] : []),
    false,
  );
  expect(fixed.files[0]?.text).toBe('playbook p { when }');
});

test('two fixes that undo each other come to an end', () => {
  const files = [file('when a > 1 then ...')];
  const fixed = fixFiles(
    files,
    ([one]) => [replacing(6, one?.text.startsWith('when a') ? 'when b' : 'when a')],
    false,
  );
  expect(fixed.fixes).toBe(20);
});

test('only files with findings change', () => {
  const other = file('# b', 'b.play');
  const fixed = fixFiles(
    [file('when a > 1 then ...'), other],
    ([one]) => (one?.text.startsWith('when a') ? [replacing(6, 'when b')] : []),
    false,
  );
  expect(fixed.files).toEqual([file('when b > 1 then ...'), other]);
  expect(fixed.changed).toEqual(['a.play']);
});
