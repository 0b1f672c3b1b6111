/** Ten tasks, as written after reading docs/first-playbook.md alone: what was tried first, what was said, what came of it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { expectGolden } from '../dsl/testing/golden.ts';
import { newProject } from './new/new-project.ts';
import { asTyped } from './testing/as-typed.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const tasks = new URL('testdata/first-tries/', import.meta.url);
const folders = temporaryFolders('first-tries');
afterAll(() => folders.removeAll());

const names = readdirSync(tasks, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

function file(task: string, name: string): URL {
  return new URL(`${task}/${name}`, tasks);
}

const read = (task: string, name: string): string => readFileSync(file(task, name), 'utf8');
/** The second try, or the first where that was right. */
const last = (task: string): string =>
  read(task, existsSync(file(task, 'second.play')) ? 'second.play' : 'first.play');

/** A new project with this playbook in it, and what judges it. */
function projectWith(playbook: string, judge: string | null = null): string {
  const root = folders.make('city');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const { path, text } of newProject('city').files) write(path.replace(/^city\//, ''), text);
  write('playbooks/try.play', playbook);
  if (judge !== null) write('tests/try.test.play', judge);
  return root;
}

/** The words of a text without what stands around them. */
function words(text: string): readonly string[] {
  return text.split(/[\s`"(){},:…]+/).filter((word) => word !== '');
}

test('there are ten', () => {
  expect(names.length).toBe(10);
});

describe.each(names)('%s', (task) => {
  test('what is said of the first try', async () => {
    const { out } = await asTyped(
      ['lint', 'playbooks/try.play'],
      projectWith(read(task, 'first.play')),
      'ko',
    );
    // What must be mended; hints come with every new lint.
    const errors = out.split('\n\n').filter((told) => told.startsWith('오류['));
    expectGolden(file(task, 'messages.golden'), errors.map((told) => `${told}\n`).join('\n'));
  });

  test('the last try has what the first had, and what the messages and the task say', () => {
    const known = new Set(
      words(`${read(task, 'first.play')} ${read(task, 'messages.golden')} ${read(task, 'task.txt')}`),
    );
    expect(words(last(task)).filter((word) => !known.has(word))).toEqual([]);
  });

  test('the last try has no error and does what the task asks', async () => {
    const root = projectWith(last(task), read(task, 'judge.play'));
    const { out, failed } = await asTyped(['lint', 'playbooks/try.play', 'tests/try.test.play'], root, 'en');
    expect([failed, failed && out]).toEqual([false, false]);
    const played = await asTyped(['test', 'tests/try.test.play'], root, 'en');
    expect([played.failed, played.failed && played.out]).toEqual([false, false]);
  });
});
