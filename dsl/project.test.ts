import { describe, expect, test } from '@jest/globals';
import { diagnostic } from './diagnostic.ts';
import { isBlocking, loadProject } from './project.ts';
import { catalog, playbook, shared } from './resolve/testing/sample.ts';
import { say } from './say.ts';

type Files = Readonly<Record<string, string>>;

function loaded(files: Files) {
  return loadProject(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    catalog,
  );
}

const sound = `language 1\n${playbook('orders per region > 3건')}`;
const named = (name: string, text = sound): string => text.replace('playbook p', `playbook ${name}`);

describe('a project is all its files', () => {
  test.each<[string, Files, readonly string[], readonly string[]]>([
    ['none', {}, [], []],
    ['an empty file', { 'a.play': '' }, [], []],
    ['a language line alone', { 'a.play': 'language 1\n' }, [], []],
    ['declarations alone', { 'shared.play': shared }, [], []],
    ['one playbook', { 'shared.play': shared, 'a.play': sound }, ['p'], []],
    [
      'playbooks by name, not by file',
      { 'shared.play': shared, '1.play': named('b'), '2.play': named('a') },
      ['a', 'b'],
      [],
    ],
    ['a playbook without its declarations', { 'a.play': sound }, [], ['a.play OS1101']],
    [
      'an error in one of two',
      { 'shared.play': shared, 'a.play': sound.replace('orders', 'ordrs'), 'b.play': named('b') },
      ['b'],
      ['a.play OS1101'],
    ],
    [
      'a syntax error in one of two',
      { 'shared.play': shared, 'a.play': sound.replace('when', 'wenn'), 'b.play': named('b') },
      ['b'],
      ['a.play OS0101'],
    ],
    [
      'the same name in two: the first file by path has it',
      { 'shared.play': shared, 'b.play': sound.replace('3건', '4건'), 'a.play': sound },
      ['p'],
      ['b.play OS1102'],
    ],
    [
      'a hole runs, and is told',
      { 'shared.play': shared, 'a.play': 'when orders.region drop > 50% then ...' },
      ['a.play:1'],
      ['a.play OS2501'],
    ],
    [
      'messages by file and place',
      {
        'b.play': 'metric m = count of a1',
        'a.play': 'metric n = count of b1 per c1\nmetric n = count of b1',
      },
      [],
      ['a.play OS1101', 'a.play OS1102', 'b.play OS1101'],
    ],
  ])('%s', (_title, files, playbooks, said) => {
    const { project, diagnostics } = loaded(files);
    expect(project.playbooks.map(({ name }) => name)).toEqual(playbooks);
    expect(diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual(said);
  });

  test('the first of two playbooks of one name is the one that runs', () => {
    const { project } = loaded({
      'shared.play': shared,
      'b.play': sound.replace('3건', '4건'),
      'a.play': sound,
    });
    expect(project.playbooks[0]).toMatchObject({ place: 'a.play:2', trigger: { test: { value: 3 } } });
  });

  test('a place is a file and a line of it', () => {
    const text = `language 1\n\n# one\n${playbook('orders > 3')}\nwhen idle > 3 then ...\n`;
    const { project } = loaded({ 'shared.play': shared, 'x/y.play': text });
    expect(project.playbooks.map(({ name, place }) => `${name} ${place}`)).toEqual([
      'p x/y.play:4',
      'x/y.play:7 x/y.play:7',
    ]);
  });

  test('declarations with a message of their own stay out, the others stay in', () => {
    const { project } = loaded({
      'shared.play': shared,
      'a.play': `stream s from kafka "t" { key id time at field id is id }
        stream t from kafka "t" { time at field id is id }
        metric m = count of s over 5m
        metric n = count of s over 7s`,
    });
    expect(project.sources.map(({ name }) => name)).toEqual(['orders_in', 'riders', 's']);
    const metrics = project.metrics.map(({ name }) => name);
    expect(metrics).toContain('m');
    expect(metrics).not.toContain('n');
    expect([...metrics]).toEqual([...metrics].sort());
  });

  test('Hangul in pieces is the same project', () => {
    const files = { 'shared.play': shared, 'a.play': named('"급감"'.slice(1, -1)) };
    const inPieces = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.normalize('NFD')]),
    );
    expect(loaded(inPieces).project).toEqual(loaded(files).project);
    expect(loaded(inPieces).diagnostics.map(({ code, level }) => `${level} ${code}`)).toEqual([
      'warning OS0106',
      'warning OS0106',
    ]);
  });
});

test.each<['error' | 'warning' | 'info', string, boolean]>([
  ['error', 'OS1101', true],
  ['error', 'OS2501', false],
  ['warning', 'OS1106', false],
  ['info', 'OS0201', false],
])('a finding of level %s, %s, keeps a project from being simulated: %p', (level, code, want) => {
  expect(isBlocking(diagnostic(code, level, 'a.play', { start: 0, end: 1 }, say`x`))).toBe(want);
});
