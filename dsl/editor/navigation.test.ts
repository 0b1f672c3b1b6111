import { describe, expect, test } from '@jest/globals';
import { loadProject } from '../project.ts';
import { catalog } from '../resolve/testing/sample.ts';
import { declarationsOf, nameAt } from './navigation.ts';
import { renamed } from './rename.ts';

const files = [
  {
    path: 'a.play',
    text: 'use "p.play" as pay\nplaybook mine { when pay.all > 3 then { do log.write(text: "{pay.all} x") } }',
  },
  {
    path: 'p.play',
    text: 'stream s from kafka "s" { key id  time at  field id is id }\nmetric all = count of s over 5m\nplaybook own { when all > 3 then { do log.write(text: "{all}") } }',
  },
];
const project = loadProject(files, catalog);

/** The use whose words begin at the first place of `words`. */
function at(path: string, words: string) {
  const { text } = files.find((file) => file.path === path)!;
  return nameAt(project, path, text.indexOf(words) + 1)!;
}

/** Both files after the edits. */
function after(edits: ReturnType<typeof renamed>): readonly string[] {
  if (!Array.isArray(edits)) throw new Error('refused');
  return files.map(({ path, text }) =>
    edits
      .filter(({ file }) => file === path)
      .sort((a, b) => b.span.start - a.span.start)
      .reduce(
        (changed, { span, text: to }) => changed.slice(0, span.start) + to + changed.slice(span.end),
        text,
      ),
  );
}

describe('a name of a pack', () => {
  test.each([
    ['where it is used', 'a.play', 'pay.all'],
    ['in the pack itself', 'p.play', 'all ='],
  ])('is one name, asked for %s', (_title, path, words) => {
    const use = at(path, words);
    expect(use.name).toBe('pay.all');
    expect(declarationsOf(project, use).map(({ file }) => file.path)).toEqual(['p.play']);
  });

  test('renamed keeps its prefix outside and has none inside', () => {
    const [outside, inside] = after(renamed(project, at('a.play', 'pay.all'), 'pay.every'));
    expect(outside).toContain('when pay.every > 3');
    expect(outside).toContain('{pay.every} x');
    expect(inside).toContain('metric every = count of s');
    expect(inside).toContain('when every > 3');
    expect(inside).toContain('{every}');
    expect(
      loadProject(
        [
          { path: 'a.play', text: outside! },
          { path: 'p.play', text: inside! },
        ],
        catalog,
      ).diagnostics,
    ).toEqual(project.diagnostics);
  });

  test('does not lose its prefix', () => {
    expect(renamed(project, at('a.play', 'pay.all'), 'every')).toMatchObject({ values: ['pay.'] });
  });
});
