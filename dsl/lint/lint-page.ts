import { levelsOf } from './explain-lint.ts';
import type { Lint } from './lint.ts';
import { optionsOf } from './lint-options.ts';
import { printedExample } from './printed-example.ts';

/** Where it comes from, as the pages say it at their heads: they are written by `UPDATE_GOLDEN=1`, never by hand. */
const MADE = '<!-- Written from dsl/lint/; change it there. -->';

/** Families of codes by their first two digits, in the words of the index. */
export const lintFamilies: readonly (readonly [digits: string, title: string])[] = [
  ['01', 'Form of the text'],
  ['02', 'Not built'],
  ['11', 'Names'],
  ['12', 'Types and units'],
  ['13', 'Windows and history'],
  ['14', 'Texts'],
  ['20', 'Meaning'],
  ['23', 'Safety'],
  ['25', 'Holes, modes, owners'],
  ['30', 'What history shows'],
  ['40', 'Style'],
  ['50', 'Tests'],
];

/** `docs/lints/OS1203.md`. */
export function lintPage(lint: Lint): string {
  const { code, name, doc } = lint;
  const play = (text: string) => `\`\`\`play\n${text}\n\`\`\``;
  const list = (lang: 'en' | 'ko') =>
    optionsOf(lint)
      .map((option) => `- ${option[lang]}`)
      .join('\n');
  return [
    MADE,
    `# ${code} ${name}`,
    `Level: ${levelsOf(lint)}. Fix: ${lint.fix}. All codes: [lints.md](../lints.md).`,
    '## Bad',
    play(printedExample(lint, 'bad')),
    '## Good',
    play(printedExample(lint, 'good')),
    '## Why',
    doc.why.en,
    '## Options',
    list('en'),
    '## 이유',
    doc.why.ko,
    '## 할 수 있는 일',
    `${list('ko')}\n`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** `docs/lints.md`: all codes by family. */
export function lintIndex(list: readonly Lint[]): string {
  const families = lintFamilies.flatMap(([digits, title]) => {
    const own = list.filter(({ code }) => code.startsWith(`OS${digits}`));
    if (own.length === 0) return [];
    const rows = own.map((lint) => {
      const link = `[${lint.code}](lints/${lint.code}.md)`;
      return `| ${link} | ${lint.name} | ${levelsOf(lint)} | ${lint.fix} | ${firstSentence(lint.doc.why.en)} |`;
    });
    return [
      `## ${title}`,
      ['| code | name | level | fix | why |', '|---|---|---|---|---|', ...rows].join('\n'),
    ];
  });
  return `${[MADE, '# Lints', INTRODUCTION, ...families].join('\n\n')}\n`;
}

const INTRODUCTION = `Every message of \`ordersense lint\` has a code. \`ordersense explain OS1203\` prints its page. An *error* fails the
check, a *warning* should be looked at, an *info* is good to know. A *safe* fix keeps the meaning and is written by
\`--fix\`; an *unsafe* one may change when a playbook fires or what it does, and is written by \`--unsafe-fixes\`; *mixed*
depends on the place. How to allow one finding, turn codes off, or choose them: [cli.md](cli.md), [config.md](config.md).`;

function firstSentence(text: string): string {
  const [sentence = text] = /^.*?[.?](?=\s|$)/.exec(text) ?? [];
  return sentence.replace(/\.$/, '').replaceAll('|', '\\|');
}
