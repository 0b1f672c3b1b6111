import { readFileSync } from 'node:fs';
import { wordDocs } from '../../dsl/editor/word-docs.ts';
import { lintFamilies } from '../../dsl/lint/lint-page.ts';
import { fieldTypeNames, wireForms } from '../../dsl/resolve/field-type.ts';
import { foldWords } from '../../dsl/resolve/fold.ts';
import { english } from '../../dsl/say.ts';
import { textOfLabel } from '../../dsl/token/label.ts';
import { DateText, strictLiterals, TimeText } from '../../dsl/token/literals.ts';
import { reservedWords, softWords } from '../../dsl/token/words.ts';
import { histogram } from '../../rules/aggregates/histogram.ts';
import { aggregates } from '../../rules/aggregates/list.ts';
import { markdownTable } from './generated-part.ts';

const code = (text: string): string => `\`${text}\``;

/** The parts of docs/language.md that are written from the code, by their names on the page. */
export const languageParts: Readonly<Record<string, () => string>> = {
  words: () =>
    [
      `Reserved (${reservedWords.length}), never a name but in backticks, after \`.\` or before \`:\`:`,
      reservedWords.map(code).join(' '),
      'Words with a meaning in their place only, and names elsewhere:',
      softWords.map(code).join(' '),
      markdownTable(
        ['word', 'says'],
        [...wordDocs].map(([word, text]) => [code(word), english(text)]),
      ),
    ].join('\n\n'),

  literals: () => {
    const labels = [...strictLiterals, DateText, TimeText].map((token) =>
      english(textOfLabel(token.LABEL ?? '')),
    );
    return [...new Set(labels)]
      .map((text) => `- ${text.replace(/ such as (.+)$/, ' such as `$1`')}`)
      .join('\n');
  },

  types: () =>
    markdownTable(
      ['type', 'comes as'],
      [
        ...fieldTypeNames.map((name) => [code(name), formsOf(name)]),
        ['`one of (…)`', 'one of the listed values'],
      ],
    ),

  aggregates: () =>
    markdownTable(
      ['aggregate', 'of', 'says'],
      [
        ...Object.entries(foldWords).map(([word, [, folded]]) => [
          code(word),
          FOLDED[folded],
          DIVIDED[word] ?? aggregates.find((one) => one.word === word)?.doc ?? NOT_RUN,
        ]),
        ['`p50` … `p99.9`', FOLDED.numbers, histogram.doc],
      ],
    ),

  lints: () => lintFamilies.map(([digits, title]) => `- ${code(`OS${digits}`)} ${title}`).join('\n'),

  grammar: () =>
    `\`\`\`ebnf\n${readFileSync(new URL('../../dsl/testdata/grammar.ebnf', import.meta.url), 'utf8').trim()}\n\`\`\``,
};

/** The engine counts and divides. */
const DIVIDED: Readonly<Record<string, string>> = {
  share: 'Rows that pass `where` among those that pass `out of`; none, no value.',
  rate: 'Events a minute over the window; no events, 0.',
};
const NOT_RUN = 'Checked, not run by this version.';
const FOLDED = { events: 'whole events or rows', anything: 'any field', numbers: 'a field with numbers' };

/** The wire forms of a type, the usual one first. */
function formsOf(name: (typeof fieldTypeNames)[number]): string {
  switch (name) {
    case 'percent':
    case 'duration':
    case 'money':
    case 'distance': {
      const [usual, ...others] = wireForms[name];
      return `${code(`${name}(${usual})`)}, the usual one; ${others.map((form) => code(`${name}(${form})`)).join(' ')}`;
    }
    case 'id':
      return 'text; `id(rider)` is the id of a kind, and of a row where a table has that key';
    case 'number':
      return 'a number; `number(mm)` names its unit';
    case 'count':
      return 'a whole number';
    case 'bool':
      return 'true or false';
    case 'time':
      return 'ISO 8601 with a zone, or epoch milliseconds';
    case 'point':
      return '`{"lat": 37.5, "lon": 127}`';
    case 'place':
      return 'text; `define words` says what people call it';
    case 'text':
      return 'text';
  }
}
