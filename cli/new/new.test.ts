import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { parse } from '../../dsl/parse.ts';
import { newCommand } from '../commands/new.ts';
import { loadProjectAt } from '../load-project.ts';
import { keptIo } from '../testing/command.ts';
import { sampleNames, sampleOf } from './gallery.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ordersense-new-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function made(
  args: readonly unknown[],
  options: Readonly<Record<string, unknown>> = {},
  directory = folder,
): Promise<readonly string[]> {
  const io = keptIo();
  const lines: string[] = [];
  await newCommand.run(args, options, { directory, io: { ...io, out: (text) => void lines.push(text) } });
  return lines;
}

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

describe('a new project', () => {
  test('is whole: nothing is wrong with it, and it has a playbook and tests', async () => {
    await made(['project', 'my-city']);
    const { config, diagnostics, model } = await loadProjectAt(join(folder, 'my-city'));
    expect([config.name, diagnostics]).toEqual(['my-city', []]);
    expect([model.playbooks.length, model.tests.length > 0]).toEqual([1, true]);
  });

  test('is shown and not written with --dry-run', async () => {
    const lines = await made(['project', 'my-city'], { dryRun: true });
    expect([lines.length, existsSync(join(folder, 'my-city'))]).toEqual([5, false]);
  });

  test.each(['work/city', './city/'])('may lie in a folder that is not there yet: %s', async (path) => {
    await made(['project', path]);
    expect((await loadProjectAt(join(folder, path))).config.name).toBe('city');
  });

  test('may be named by its whole path', async () => {
    await made(['project', join(folder, 'far', 'city')]);
    expect((await loadProjectAt(join(folder, 'far/city'))).config.name).toBe('city');
  });

  test('is told as JSON too', async () => {
    const [told = ''] = await made(['project', 'my-city'], { json: true, dryRun: true });
    expect(JSON.parse(told)).toMatchObject({ schema: 'ordersense.new/1', written: false });
    const [list = ''] = await made([], { json: true, list: true });
    expect(JSON.parse(list).samples).toContain('gallery:region-drop');
    const written = JSON.parse((await made(['project', 'my-city'], { json: true }))[0] ?? '');
    expect(written.written).toBe(true);
    for (const { path, text } of written.files) expect(read(path)).toBe(text);
  });

  test.each(['1', 'true', 'null', 'no', 'y', '1e3', '0x1f', '0o7', '2026-01-01', '12-34', 'my-city'])(
    'may be called `%s`, whatever YAML takes that for',
    async (name) => {
      await made(['project', name]);
      const settings = read(`${name}/ordersense.config.yaml`);
      expect((await loadProjectAt(join(folder, name))).config.name).toBe(name);
      // Other readers follow YAML 1.1, where more words are no text.
      expect(parseYaml(settings, { version: '1.1' }).name).toBe(name);
    },
  );

  test.each(['My City', 'my_city', '-x', '', 'a: b', '#x', '서울'])('is not called `%s`', async (name) => {
    await expect(made(['project', name])).rejects.toThrow('a project cannot be called');
  });
});

describe('a new playbook', () => {
  test.each(sampleNames())('from gallery:%s has its own name and its tests', async (sample) => {
    await made(['project', 'my-city']);
    await made(['playbook', '우리_플레이북'], { from: `gallery:${sample}` }, join(folder, 'my-city'));
    const { diagnostics, model } = await loadProjectAt(join(folder, 'my-city'));
    expect(diagnostics).toEqual([]);
    expect(model.playbooks.map(({ name }) => name)).toContain('우리_플레이북');
    expect(model.tests.filter(({ playbook }) => playbook === '우리_플레이북').length).toBeGreaterThan(0);
  });

  test('is never written over another file, and then nothing is written', async () => {
    writeFileSync(join(folder, 'mine.play'), 'language 1\n');
    await made(['playbook', 'mine']);
    const before = read('playbooks/mine.play');
    rmSync(join(folder, 'tests'), { recursive: true });
    await expect(made(['playbook', 'mine'])).rejects.toThrow('`playbooks/mine.play` is there already');
    expect([read('playbooks/mine.play'), existsSync(join(folder, 'tests'))]).toEqual([before, false]);
  });

  test.each<[string, string, RegExp]>([
    ['a digit first', '3am', /not a name/],
    ['a blank', 'my playbook', /not a name/],
    ['a word of the language', 'when', /word of the language/],
  ])('is not called with %s', async (_title, name, why) => {
    await expect(made(['playbook', name])).rejects.toThrow(why);
  });

  test('from an unknown sample: the near one is named', async () => {
    await expect(made(['playbook', 'x'], { from: 'gallery:region-drp' })).rejects.toMatchObject({
      help: 'did you mean `gallery:region-drop`?',
    });
  });
});

describe('a new metric', () => {
  test('counts a stream of the project by a place', async () => {
    await made(['project', 'my-city']);
    await made(['metric', '배달'], {}, join(folder, 'my-city'));
    const { diagnostics, model } = await loadProjectAt(join(folder, 'my-city'));
    expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    expect(model.metrics.find(({ name }) => name === '배달')?.per).toEqual(['region']);
  });

  test('needs a stream', async () => {
    writeFileSync(join(folder, 'empty.play'), 'language 1\n');
    await expect(made(['metric', 'x'])).rejects.toThrow('no stream that could be counted');
  });
});

describe('a new part of OrderSense', () => {
  test.each(['aggregate', 'connector', 'detector', 'lint'] as const)(
    '%s: outside a checkout it is refused',
    async (kind) => {
      await expect(made([kind, 'my-part'])).rejects.toThrow('is not here');
    },
  );

  test.each<['aggregate' | 'connector' | 'detector' | 'lint', string]>([
    ['aggregate', 'rules/aggregates/my-part.ts'],
    ['connector', 'connectors/my-part.ts'],
    ['detector', 'rules/detectors/my-part.ts'],
    ['lint', 'dsl/lint/lints/my-part.ts'],
  ])('%s: a file, named as its variable', async (kind, path) => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const [shown] = await made([kind, 'my-part'], { dryRun: true }, root);
    expect(shown?.split('\n')[0]).toBe(path);
    expect(shown).toContain('export const myPart');
  });

  test('a connector comes with its contract test, which needs no change', async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const shown = await made(['connector', 'my-part'], { dryRun: true }, root);
    expect(shown[1]?.split('\n')[0]).toBe('cli/my-part-connector.test.ts');
    expect(shown[1]).toContain("connectorContract('my_part.send'");
  });
});

test.each(sampleNames())('the sample %s has a playbook and a test for it, in their one layout', (name) => {
  const sample = sampleOf(name)!;
  const [playbook] = parse(sample.playbook, 'p.play').file.items;
  const items = parse(sample.test, 't.play').file.items;
  const named = playbook?.kind === 'playbook' ? playbook.name.text : null;
  expect(items.length).toBeGreaterThan(0);
  expect(items.every((item) => item.kind === 'test' && item.for?.text === named)).toBe(true);
});
