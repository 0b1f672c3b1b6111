import { told } from '../dsl/messages/in-language.ts';
import { nearest } from '../dsl/nearest.ts';
import { isBlocking } from '../dsl/project.ts';
import { listed } from '../dsl/resolve/did-you-mean.ts';
import { say } from '../dsl/say.ts';
import { namedIn } from '../rules/describe/named.ts';
import { describeNamed } from '../rules/describe.ts';
import type { Io } from './io.ts';
import { loadProjectAt } from './load-project.ts';
import { offersOf } from './offers.ts';
import { reportForPeople, reportOn } from './report/diagnostics.ts';
import { explanationJson } from './report/explanation.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

const LEFT_OUT = say`this project has errors: what has one is left out here (ordersense lint shows them)`;

/** Whether anything of the project has that name. */
export async function isNameOf(folder: string, name: string): Promise<boolean> {
  const { model } = await loadProjectAt(folder);
  return namedIn(model).some(({ of }) => of.name === name.normalize('NFC'));
}

/**
 * Prints what a name of a project means: a playbook, also one that this version cannot run, or a declaration.
 *
 * @throws CheckFailed  where the name is not there and the project has errors, one of which may be why
 * @throws UsageError   where nothing has that name
 */
export async function explainName(folder: string, name: string, io: Io, json = false): Promise<void> {
  const project = await loadProjectAt(folder);
  const { model, diagnostics, connectors } = project;
  const wanted = name.normalize('NFC');
  const all = namedIn(model);
  const found = all.find(({ of }) => of.name === wanted);
  const errors = diagnostics.filter(isBlocking);
  if (found !== undefined) {
    if (errors.length > 0) io.err(told(LEFT_OUT, io.lang));
    const text = describeNamed(found, model, io.lang, offersOf(connectors)).trimEnd();
    io.out(json ? explanationJson({ kind: found.kind, name: wanted, text }, io.lang) : text);
    return;
  }
  if (errors.length > 0) {
    io.err(reportForPeople(reportOn(project, { diagnostics: errors }), 'pretty', io.lang));
    throw new CheckFailed('the project has errors');
  }
  const names = [...new Set(all.map(({ of }) => of.name))];
  const close = nearest(wanted, names);
  throw new UsageError(
    say`nothing here is called \`${wanted}\``,
    close === null ? say`this project has ${listed(names)}` : say`did you mean \`${close}\`?`,
  );
}
