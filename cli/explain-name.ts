import { told } from '../dsl/messages/in-language.ts';
import { editShare, nearest } from '../dsl/nearest.ts';
import { isBlocking } from '../dsl/project.ts';
import { listed } from '../dsl/resolve/did-you-mean.ts';
import { allOf, say } from '../dsl/say.ts';
import { type Named, namedIn } from '../rules/describe/named.ts';
import { describeNamed } from '../rules/describe.ts';
import { catalogOf } from './catalog.ts';
import { explainOffer } from './explain-offer.ts';
import { explainWord } from './explain-word.ts';
import type { Io } from './io.ts';
import { type LoadedProject, loadProjectAt } from './load-project.ts';
import { offersOf } from './offers.ts';
import type { PlayFile } from './project-files.ts';
import { reportForPeople, reportOn } from './report/diagnostics.ts';
import { type Explanation, explanationJson } from './report/explanation.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

/** Whether anything of the project has that name. */
export async function isNameOf(folder: string, name: string): Promise<boolean> {
  const { model } = await loadProjectAt(folder);
  return namedIn(model).some(({ of }) => of.name === name.normalize('NFC'));
}

/**
 * Prints what a name means: a playbook, also one that this version cannot run, or a declaration, by its name or by a
 * title that only it has; what a connector offers; a word of the language, also where there is no project. Of a
 * project's errors only those are told that stand beside what is asked for.
 *
 * @throws CheckFailed  where it is declared in a file that has errors, which are why it is not known
 * @throws UsageError   where nothing has that name
 */
export async function explainName(folder: string, name: string, io: Io, json = false): Promise<void> {
  const wanted = name.normalize('NFC');
  const print = (found: Explanation): void => io.out(json ? explanationJson(found, io.lang) : found.text);
  const word = explainWord(wanted, io.lang);
  const asWord = word === null ? null : { kind: 'word', name: wanted, text: word };
  const project = await loadProjectAt(folder).catch((error: unknown) => {
    if (asWord === null) throw error;
    return null;
  });
  const named = project && explainNamed(wanted, project, io);
  const found = named ?? asWord;
  if (found === null) throw nothingCalled(wanted, project as LoadedProject, io);
  print(found);
}

/** What the project or its connectors have by that name. */
function explainNamed(wanted: string, project: LoadedProject, io: Io): Explanation | null {
  const { model, diagnostics, connectors, files } = project;
  const found = byNameOrTitle(wanted, namedIn(model));
  const errors = diagnostics.filter(isBlocking);
  const declaring = declaredIn(found?.of.name ?? wanted, files);
  const own = errors.filter(({ file }) => declaring.includes(file));
  if (own.length > 0) io.err(reportForPeople(reportOn(project, { diagnostics: own }), 'pretty', io.lang));
  if (found === null && own.length > 0) throw new CheckFailed('its file has errors');
  if (found === null) return explainOffer(wanted, catalogOf(connectors.manifests), model, io.lang);
  if (own.length === 0) tellOfErrors(errors.length, io);
  const text = describeNamed(found, model, io.lang, offersOf(connectors)).trimEnd();
  return { kind: found.kind, name: found.of.name, text };
}

/** @throws UsageError  for a title that several have */
function byNameOrTitle(wanted: string, all: readonly Named[]): Named | null {
  const named = all.find(({ of }) => of.name === wanted);
  if (named !== undefined) return named;
  const titled = all.filter(({ of }) => of.title === wanted);
  const names = [...new Set(titled.map(({ of }) => of.name))];
  if (names.length > 1)
    throw new UsageError(
      say`\`${wanted}\` is the title of ${String(names.length)} things`,
      say`name one of them: ${allOf(names.map((name) => `\`${name}\``))}`,
    );
  return titled[0] ?? null;
}

/** The files that declare a name, or something of that title, as far as can be told where they have errors. */
function declaredIn(name: string, files: readonly PlayFile[]): readonly string[] {
  const words = 'playbook|metric|stream|table|probe|check|routine|schedule|audience|value|words';
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const declaration = new RegExp(`(?:${words})\\s+(?:${escaped}(?![\\w.가-힣])|\\S+\\s+"${escaped}")`);
  return files.filter(({ text }) => declaration.test(text.normalize('NFC'))).map(({ path }) => path);
}

function tellOfErrors(count: number, io: Io): void {
  if (count === 0) return;
  const many = count === 1 ? say`${String(count)} error` : say`${String(count)} errors`;
  io.err(
    told(say`this project has ${many}: what has one is left out here (ordersense lint shows them)`, io.lang),
  );
}

/** Also the project's errors in one line: one of them may be why. */
function nothingCalled(
  wanted: string,
  { model, diagnostics, connectors }: LoadedProject,
  io: Io,
): UsageError {
  tellOfErrors(diagnostics.filter(isBlocking).length, io);
  const all = namedIn(model);
  const titles = new Map(all.flatMap(({ of }) => (of.title === null ? [] : [[of.title, of.name]])));
  const { verbs, probes, reads } = catalogOf(connectors.manifests);
  const offered = [...verbs, ...probes, ...reads].map((one) => one.name);
  const close = nearest(wanted, [...all.map(({ of }) => of.name), ...titles.keys(), ...offered]);
  const near = [...all].sort((a, b) => farFrom(wanted, a) - farFrom(wanted, b)).map(({ of }) => of.name);
  return new UsageError(
    say`nothing here is called \`${wanted}\``,
    close === null
      ? say`this project has ${listed([...new Set(near)])}`
      : say`did you mean \`${titles.get(close) ?? close}\`?`,
  );
}

/** How unlike a word a thing's name and title are, 0 to 1: what has the word in it comes first. */
function farFrom(wanted: string, { of }: Named): number {
  const called = [of.name, ...(of.title === null ? [] : [of.title])];
  return Math.min(...called.map((one) => (one.includes(wanted) ? 0 : editShare(wanted, one))));
}
