import type { Catalog } from '../dsl/catalog.ts';
import { told } from '../dsl/messages/in-language.ts';
import type { Language } from '../dsl/messages/language.ts';
import type { Project } from '../dsl/model/project.ts';
import { allOf, say, verbatim } from '../dsl/say.ts';
import { readBy, readersOf } from '../rules/readers.ts';
import { docIn } from './report/argument-rows.ts';
import { exampleAct, exampleProbe, exampleRead } from './report/example-call.ts';

/** What a project's connectors offer by a name. */
export interface Offer {
  readonly kind: 'verb' | 'probe' | 'read';
  readonly name: string;
  readonly text: string;
}

/** What may be called by a name: what it does, how it is called and by whom; null where no connector offers it. */
export function explainOffer(
  name: string,
  catalog: Catalog,
  project: Project,
  language: Language,
): Offer | null {
  const { verbs, probes, reads } = catalog;
  const named = <T extends { readonly name: string }>(all: readonly T[]) =>
    all.find((one) => one.name === name);
  const [verb, probe, read] = [named(verbs), named(probes), named(reads)];
  const tell = (kind: Offer['kind'], { doc, docKo }: Doc, how: string, users: readonly string[]): Offer => ({
    kind,
    name,
    text: [
      told(say`\`${name}\`, ${KINDS[kind]}: ${verbatim(docIn(doc, docKo, language))}`, language),
      told(say`it is called so:`, language),
      how.replace(/^/gm, '  '),
      ...(users.length === 0
        ? []
        : [told(say`used by ${allOf(users.map((one) => `\`${one}\``))}`, language)]),
      told(say`its arguments and what it changes: ordersense connectors describe ${name}`, language),
    ].join('\n'),
  });
  if (verb !== undefined) {
    const users = readBy({ kind: 'verb', name }, readersOf(project)).map((one) => one.name);
    return tell('verb', verb, exampleAct(verb, reads), users);
  }
  if (probe !== undefined) {
    const users = project.probes.filter(({ call }) => call === name).map((one) => one.name);
    return tell('probe', probe, exampleProbe(probe), users);
  }
  return read === undefined ? null : tell('read', read, exampleRead(read), []);
}

interface Doc {
  readonly doc: string;
  readonly docKo: string | null;
}

const KINDS = {
  verb: say`what a connector does`,
  probe: say`what a connector is asked as a probe`,
  read: say`what a connector is asked for the value of an argument`,
};
