import stringWidth from 'string-width';
import type { Catalog, CatalogProbe, CatalogRead, CatalogVerb } from '../../dsl/catalog.ts';
import { told } from '../../dsl/messages/in-language.ts';
import type { Language } from '../../dsl/messages/language.ts';
import { say } from '../../dsl/say.ts';
import { argumentRow, docIn, fieldRow } from './argument-rows.ts';
import { effectRows } from './effect-rows.ts';
import { exampleAct, exampleProbe, exampleRead } from './example-call.ts';
import { padded } from './padded.ts';

/** All that is offered by a name: a verb and a probe may share one. */
export function offerPages(name: string, catalog: Catalog, language: Language): readonly string[] {
  return [
    ...catalog.verbs
      .filter((one) => one.name === name)
      .map((verb) => verbPage(verb, catalog.reads, language)),
    ...catalog.probes.filter((one) => one.name === name).map((probe) => probePage(probe, language)),
    ...catalog.reads.filter((one) => one.name === name).map((read) => readPage(read, language)),
  ];
}

function verbPage(verb: CatalogVerb, reads: readonly CatalogRead[], language: Language): string {
  const effects = effectRows(verb).map(([question, answer]) => [
    told(question, language),
    answer.map((part) => told(part, language)).join(', '),
  ]);
  return page(`do ${verb.name}`, verb, exampleAct(verb, reads), [table(effects)], language);
}

function probePage(probe: CatalogProbe, language: Language): string {
  const fields = probe.answers?.map((field) => fieldRow(field, language));
  const answers =
    fields === undefined
      ? told(say`answers what the playbook declares as fields`, language)
      : `${told(say`answers`, language)}\n${indented(table(fields))}`;
  return page(`probe … from ${probe.name}`, probe, exampleProbe(probe), [answers], language);
}

function readPage(read: CatalogRead, language: Language): string {
  const { type, of } = read.returns;
  const answers = told(
    say`answers ${of === null ? type : `${type}(${of})`}, as the value of an argument`,
    language,
  );
  return page(`…: ${read.name}`, read, exampleRead(read), [answers], language);
}

function page(
  title: string,
  offer: CatalogVerb | CatalogProbe | CatalogRead,
  example: string,
  parts: readonly string[],
  language: Language,
): string {
  const rows = offer.arguments.map((argument) => argumentRow(argument, language));
  const others =
    'others' in offer && offer.others !== null ? [told(say`any other argument is sent too`, language)] : [];
  return [
    `${title}\n${indented(docIn(offer.doc, offer.docKo, language))}`,
    [
      `${told(say`arguments`, language)}`,
      ...(rows.length === 0 ? [told(say`none`, language)] : [table(rows)]),
      ...others,
    ]
      .map((part, i) => (i === 0 ? part : indented(part)))
      .join('\n'),
    ...parts,
    `${told(say`for example`, language)}\n${indented(example)}`,
  ]
    .join('\n\n')
    .trimEnd();
}

/** Rows of cells under each other; the last cell is not filled up. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => stringWidth(row[i] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === row.length - 1 ? cell : padded(cell, widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
