/** Whatever is changed in a playbook is read back: each literal, operator and clause of the example of everything. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from '../dsl/parse.ts';
import { isBlocking } from '../dsl/project.ts';
import { resolveProject } from '../dsl/resolve/project.ts';
import { type Named, namedIn } from '../rules/describe/named.ts';
import { describeNamed, describePlaybook } from '../rules/describe.ts';
import { deliveryCatalog, deliveryFolder } from './testing/delivery-catalog.ts';
import { type Change, changesOf } from './testing/text-changes.ts';

const catalog = await deliveryCatalog();
const filesIn = (folder: string) =>
  readdirSync(join(deliveryFolder, folder))
    .filter((name) => name.endsWith('.play'))
    .map((name) => ({
      path: `${folder}/${name}`,
      text: readFileSync(join(deliveryFolder, folder, name), 'utf8'),
    }));

const shared = filesIn('shared').map(({ path, text }) => parse(text, path).file);

/** Every playbook of the example as a file of its own. */
const playbooks = filesIn('playbooks').flatMap(({ path, text }) =>
  parse(text, path).file.items.flatMap((item) =>
    item.kind === 'playbook' || item.kind === 'rule'
      ? [
          {
            name: item.kind === 'playbook' ? item.name.text : 'the one-liner',
            text: `${text.normalize('NFC').slice(item.span.start, item.span.end)}\n`,
          },
        ]
      : [],
  ),
);

interface Read {
  readonly meaning: string;
  readonly prose: readonly string[];
}

/** What a text means and how it is read back; null where it has errors. */
function read(text: string): Read | null {
  const { file, diagnostics } = parse(`language 1\n${text}`, 'a.play');
  if (diagnostics.some(isBlocking)) return null;
  const resolved = resolveProject([...shared, file], catalog);
  const [playbook] = resolved.project.playbooks;
  if (playbook === undefined || resolved.diagnostics.some(isBlocking)) return null;
  return {
    meaning: meaningOf(playbook),
    prose: (['en', 'ko'] as const).map((language) => describePlaybook(playbook, resolved.project, language)),
  };
}

/** The model without the author's own words for it and its place: what is equal in it does the same. */
function meaningOf(model: Named['of']): string {
  return JSON.stringify(model, function (this: { kind?: unknown }, key, value: unknown) {
    const isWords = key === 'text' && typeof value === 'string' && this.kind !== 'words';
    return isWords || key === 'place' ? undefined : value;
  });
}

/** The first way of changing a place that still means something. */
function firstSound(
  ways: readonly Change[],
  readBack: (text: string) => Read | null,
): { readonly change: Change; readonly is: Read } | null {
  for (const change of ways) {
    const is = readBack(change.text);
    if (is !== null) return { change, is };
  }
  return null;
}

/** Changes that change nothing, and why; whatever else is changed must be read back. */
const SAME: readonly (readonly [change: RegExp, why: string])[] = [
  [/^without severity medium$/, 'the severity of a playbook that names none'],
  [/^without mode shadow$/, 'the mode of a playbook that names none'],
  [/^without over (5m|10m|15m|30m|1h)$/, 'the window that the metric has of itself'],
  [/^without with at least 30 samples$/, 'the guard that the metric has of itself'],
  [/^without spend$/, 'a cap on money is on what is spent'],
  [/^without timeout 3s$/, 'the patience with a probe that names none'],
  [/^without else skip$/, 'what happens where nothing else is said (R28)'],
  [/^without per customer$/, 'the key of the source, by which each of its events is known'],
];

/** Over all playbooks: which lines of the table are needed. */
const needed = new Set<string>();

/** Metrics, checks, sources, probes, schedules and audiences, each with the project around it. */
const declarations = shared.flatMap((file) =>
  file.items.flatMap((item) =>
    item.kind !== 'broken' && item.kind !== 'define-words' && item.kind !== 'define-value' && 'name' in item
      ? [{ name: item.name.text, file, span: item.span }]
      : [],
  ),
);

/** What is left of a shared file without one of its items. */
function readDeclaration({ name, file, span }: (typeof declarations)[number], text: string): Read | null {
  const whole = file.text.slice(0, span.start) + text + file.text.slice(span.end);
  const changed = parse(whole, file.path);
  if (changed.diagnostics.some(isBlocking)) return null;
  const files = shared.map((one) => (one === file ? changed.file : one));
  const { project, diagnostics } = resolveProject(files, catalog);
  const named = namedIn(project).find(({ of }) => of.name === name);
  if (named === undefined || diagnostics.some(isBlocking)) return null;
  return {
    meaning: meaningOf(named.of),
    prose: (['en', 'ko'] as const).map((language) => describeNamed(named, project, language)),
  };
}

describe('each literal, operator and clause changed in turn changes the prose', () => {
  test.each(playbooks)('$name', ({ text }) => {
    expectTold(text, read, 0.7);
  });

  test.each(declarations)('$name', (declaration) => {
    const { file, span } = declaration;
    expectTold(file.text.slice(span.start, span.end), (text) => readDeclaration(declaration, text), 0.2);
  });

  test('and every change that is called none is met', () => {
    expect(SAME.map(([, why]) => why).filter((why) => !needed.has(why))).toEqual([]);
  });
});

/**
 * Changes a text in turn at all its places and holds the prose of each against that of the text itself.
 *
 * @param leastShare  of the places that can be changed so that the text still means something
 */
function expectTold(text: string, readBack: (text: string) => Read | null, leastShare: number): void {
  const base = readBack(text)!;
  expect(base).not.toBeNull();
  const ways = changesOf(text);
  const found = ways.flatMap((one) => firstSound(one, readBack) ?? []);
  const told = ({ change }: { change: Change }) => `${change.place} ${change.title}`;

  const untold = found.filter(({ is }) => is.prose.some((prose, index) => prose === base.prose[index]));
  const [same, silent] = [true, false].map((isSame) =>
    untold.filter(({ is }) => (is.meaning === base.meaning) === isSame),
  ) as [typeof untold, typeof untold];
  expect(silent.map(told)).toEqual([]);
  expect(same.filter(({ change }) => whySame(change) === null).map(told)).toEqual([]);
  // Guards that must be there and members of a list that is closed cannot be changed, all else can.
  expect(found.length / ways.length).toBeGreaterThan(leastShare);
}

function whySame({ title }: Change): string | null {
  const why = SAME.find(([change]) => change.test(title))?.[1] ?? null;
  if (why !== null) needed.add(why);
  return why;
}
