import stringWidth from 'string-width';
import type { Catalog } from '../../dsl/catalog.ts';
import { told } from '../../dsl/messages/in-language.ts';
import type { Language } from '../../dsl/messages/language.ts';
import { say } from '../../dsl/say.ts';
import type { Manifest } from '../catalog.ts';
import { docIn } from './argument-rows.ts';
import { effectLine } from './effect-rows.ts';
import { padded } from './padded.ts';

interface Line {
  /** How a playbook uses it. */
  readonly use: string;
  readonly name: string;
  readonly doc: string;
  readonly more: string;
}

/** Everything that playbooks may call, by family, in the order of the settings. */
export function connectorList(manifests: readonly Manifest[], catalog: Catalog, language: Language): string {
  const families = manifests.map(({ name, connector }) => ({
    title: `${name}: ${docIn(connector.doc, connector.docKo ?? null, language)}`,
    lines: linesOf(name, catalog, language),
  }));
  const width = Math.max(...families.flatMap(({ lines }) => lines.map(({ name }) => stringWidth(name))), 0);
  const uses = Math.max(...families.flatMap(({ lines }) => lines.map(({ use }) => use.length)), 0);
  return families
    .map(({ title, lines }) =>
      [
        title,
        ...lines.flatMap(({ use, name, doc, more }) => [
          `  ${padded(use, uses)}  ${padded(name, width)}  ${doc}`,
          ...(more === '' ? [] : [`  ${' '.repeat(uses + 2 + width + 2)}${more}`]),
        ]),
      ].join('\n'),
    )
    .concat(told(say`more on one: ordersense connectors describe <name>`, language))
    .join('\n\n');
}

function linesOf(family: string, { verbs, probes, reads }: Catalog, language: Language): readonly Line[] {
  const own = <T extends { readonly name: string }>(all: readonly T[]) =>
    all.filter(({ name }) => name.startsWith(`${family}.`));
  const line = (use: string, more: string) => (one: { name: string; doc: string; docKo: string | null }) => ({
    use,
    name: one.name,
    doc: docIn(one.doc, one.docKo, language),
    more,
  });
  return [
    ...own(verbs).map((verb) =>
      line(
        'do',
        effectLine(verb)
          .map((part) => told(part, language))
          .join(' · '),
      )(verb),
    ),
    ...own(probes).map(line('probe', '')),
    ...own(reads).map(line('read', '')),
  ];
}
