/** What does not change the meaning of a project changes none of the codes that lint finds in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { placesOf } from '../dsl/editor/navigation.ts';
import { renamed } from '../dsl/editor/rename.ts';
import { lintProject } from '../dsl/lint/lint-project.ts';
import { loadProject, type ProjectFile } from '../dsl/project.ts';
import { deliveryCatalog, deliveryFolder } from './testing/delivery-catalog.ts';
import { bracketed, clausesReversed, edited } from './testing/same-meaning.ts';

const catalog = await deliveryCatalog();
const files: readonly ProjectFile[] = readdirSync(deliveryFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.play'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(deliveryFolder, path), 'utf8').normalize('NFC') }));

/** Every code that is found, with its file, as often as it is found. The layout of a file is not its meaning. */
function codesOf(project: readonly ProjectFile[]): readonly string[] {
  return lintProject(project, catalog)
    .diagnostics.filter(({ code }) => code !== 'OS4001')
    .map(({ code, file }) => `${file} ${code}`)
    .sort();
}

const loaded = loadProject(files, catalog);
const codes = codesOf(files);

describe('the codes stay as they are', () => {
  test.each(loaded.project.metrics.map(({ name }) => [name]))('when %s is called otherwise', (name) => {
    const use = loaded.map.names().find((one) => one.kind === 'metric' && one.name === name)!;
    const edits = renamed(loaded, use, `${name.replaceAll('.', '_')}_2`);
    if (!Array.isArray(edits)) throw new Error(`${name} cannot be renamed`);
    expect(edits.length).toBe(placesOf(loaded, use).length);
    const changed = files.map(({ path, text }) => ({
      path,
      text: edited(
        text,
        edits.filter(({ file }) => file === path),
      ),
    }));
    expect(codesOf(changed)).toEqual(codes);
  });

  test('when the clauses of playbooks and guards stand the other way round', () => {
    const changed = files.map(({ path, text }) => ({ path, text: clausesReversed(text) }));
    expect(changed.filter(({ text }, index) => text !== files[index]!.text).length).toBeGreaterThan(4);
    expect(codesOf(changed)).toEqual(codes);
  });

  test('when every comparison stands in brackets', () => {
    const changed = loaded.files.map((file) => ({ path: file.path, text: bracketed(file) }));
    expect(changed.filter(({ text }, index) => text !== files[index]!.text).length).toBeGreaterThan(4);
    expect(codesOf(changed)).toEqual(codes);
  });
});
