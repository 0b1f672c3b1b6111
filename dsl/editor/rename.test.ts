import { describe, expect, test } from '@jest/globals';
import { loadProject } from '../project.ts';
import { catalog, shared } from '../resolve/testing/sample.ts';
import { declarationsOf, nameAt } from './navigation.ts';
import { renamed } from './rename.ts';

const files = [
  { path: 'shared.play', text: shared },
  {
    path: 'a.play',
    text: `language 1
define schedule nights = daily 22:00-02:00
define audience idlers = riders where status is "idle" worst first by idle
playbook low {
  when orders in 강남구 per region drop > 50%
  except during nights
  then {
    check riders.health
    if cause is riders short {
      do log.write(text: "{region} {orders}") as note
      do log.write(text: "{note.count}")
    }
    if cause is "heavy rain" { do log.write(text: "y") }
  }
}
playbook other {
  when orders per region > 30건
  then {
    check slow { because riders slow when idle > 3 because no riders when idle < 1 }
    if cause is riders slow { do log.write(text: "x") as note }
  }
}
`,
  },
  {
    path: 'a.test.play',
    text: `language 1
test "t" for low {
  given orders in 강남구 was 100 each 1m for 5w
  given orders in "강남구" is 10 each 1m for 20m
  given idle in 강남구 is 1
  expect cause is riders short
}
`,
  },
];
const project = loadProject(files, catalog);

/** What the words that stand at the first place of a text become, and what they are. */
function asked(path: string, words: string, to: string): ReturnType<typeof renamed> {
  const { text } = files.find((file) => file.path === path)!;
  const use = nameAt(project, path, text.indexOf(words) + 1);
  if (use === null) throw new Error(`no name at ${words}`);
  return renamed(project, use, to);
}

/** All files after the edits. */
function after(edits: ReturnType<typeof renamed>) {
  if (!Array.isArray(edits)) throw new Error(`refused: ${JSON.stringify(edits)}`);
  return files.map(({ path, text }) => ({
    path,
    text: edits
      .filter(({ file }) => file === path)
      .sort((a, b) => b.span.start - a.span.start)
      .reduce(
        (changed, { span, text: to }) => changed.slice(0, span.start) + to + changed.slice(span.end),
        text,
      ),
  }));
}

describe('renamed everywhere, the project means the same', () => {
  test.each<[string, string, string, string, number]>([
    ['a cause, from the branch on it', 'a.play', 'riders short {', 'too few', 3],
    ['a cause, from its declaration', 'shared.play', 'riders short "', 'too few', 3],
    ['a cause, from a test', 'a.test.play', 'riders short', 'too few', 3],
    ['a cause that must be quoted', 'a.play', 'riders short {', 'out of riders', 3],
    ['a cause that was quoted', 'a.play', 'heavy rain', 'storm', 2],
    ['a cause written on the spot', 'a.play', 'riders slow {', 'riders tired', 2],
    ['a word for a value', 'a.play', '강남구', '강남', 5],
    ['a word for a value where it is quoted', 'a.test.play', '강남구" is', '강남', 5],
    ['a schedule', 'a.play', 'nights\n  then', 'late_hours', 2],
    ['an audience', 'a.play', 'idlers', 'free_riders', 1],
    ['a metric of a text', 'a.play', 'orders}', 'placed', 6],
    ['a check', 'a.play', 'riders.health', 'riders.state', 2],
    ['a playbook', 'a.test.play', 'low', 'few_orders', 2],
    ['a result, in its own playbook only', 'a.play', 'note\n', 'sent', 2],
  ])('%s', (_title, path, words, to, places) => {
    const edits = asked(path, words, to);
    expect(edits).toHaveLength(places);
    const again = loadProject(after(edits), catalog);
    expect(again.diagnostics.map(({ code }) => code)).toEqual(project.diagnostics.map(({ code }) => code));
  });
});

describe('refused, with the reason', () => {
  test.each<[string, string, string, string, string, readonly unknown[]]>([
    ['a word of the language', 'a.play', 'nights =', 'when', '`{0}` is a word of the language', ['when']],
    ['no name', 'a.play', 'nights =', '3x', '`{0}` is not a name', ['3x']],
    ['a name with a blank', 'a.play', 'idlers', 'idle riders', '`{0}` is not a name', ['idle riders']],
    ['a taken name', 'a.play', 'idlers', 'orders', '`{0}` is declared already: {1}', ['orders']],
    [
      'a taken word',
      'a.play',
      '강남구',
      '서초구',
      '`{0}` is a word for another `{1}` already',
      ['서초구', 'region'],
    ],
    [
      'a word of the language for a value',
      'a.play',
      '강남구',
      'overall',
      '`{0}` is a word of the language',
      ['overall'],
    ],
    [
      'a taken cause',
      'shared.play',
      'riders short "',
      'heavy rain',
      '`{0}` is a cause of `{1}` already',
      ['heavy rain', 'riders.health'],
    ],
    [
      'a cause that every check can answer',
      'a.play',
      'riders slow when',
      'unknown',
      '`{0}` is what every check can answer',
      ['unknown'],
    ],
    [
      'a cause without a name',
      'a.play',
      'riders slow when',
      ' ',
      '`{0}` cannot be the name of a cause',
      [''],
    ],
    [
      'a dimension',
      'a.play',
      'region drop',
      'district',
      '`{0}` is the name of a field in the events',
      ['region'],
    ],
    ['a field', 'shared.play', 'event  is', 'what', '`{0}` is the name of a field in the events', ['event']],
    ['a verb', 'a.play', 'log.write', 'log.say', '`{0}` is named by its connector', ['log.write']],
  ])('%s', (_title, path, words, to, template, values) => {
    const why = asked(path, words, to);
    if (Array.isArray(why)) throw new Error('was renamed');
    expect(why).toMatchObject({ template: expect.stringContaining(template) });
    expect((why as { values: readonly unknown[] }).values.slice(0, values.length)).toEqual(values);
  });
});

test.each<[string, string, string, string]>([
  ['a cause', 'a.test.play', 'riders short', 'shared.play'],
  ['a metric', 'a.test.play', 'orders in', 'shared.play'],
  ['a word for a value', 'a.test.play', '강남구', 'shared.play'],
  ['a dimension', 'a.play', 'region drop', 'shared.play'],
  ['a schedule', 'a.play', 'nights\n  then', 'a.play'],
  ['the playbook of a test', 'a.test.play', 'low', 'a.play'],
])('the definition of %s is found from its use', (_title, path, words, declaredIn) => {
  const { text } = files.find((file) => file.path === path)!;
  const use = nameAt(project, path, text.indexOf(words) + 1)!;
  expect(declarationsOf(project, use).map(({ file }) => file.path)).toEqual([declaredIn]);
});
