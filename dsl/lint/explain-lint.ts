import type { Lint } from './lint.ts';
import { optionsOf } from './lint-options.ts';
import { printedExample } from './printed-example.ts';

const HEADINGS = {
  en: { bad: 'Bad', good: 'Good', why: 'Why', options: 'Options' },
  ko: { bad: '나쁜 예', good: '좋은 예', why: '이유', options: '할 수 있는 일' },
} as const;

/** What `ordersense explain OS1203` prints; ends without a line break. */
export function explainLint(lint: Lint, lang: 'ko' | 'en'): string {
  const { code, name, doc } = lint;
  const heading = HEADINGS[lang];
  const parts: readonly (readonly [string, string])[] = [
    [heading.bad, printedExample(lint, 'bad').normalize('NFC')],
    [heading.good, printedExample(lint, 'good')],
    [heading.why, doc.why[lang]],
    [
      heading.options,
      optionsOf(lint)
        .map((option) => `- ${option[lang]}`)
        .join('\n'),
    ],
  ];
  const told = parts
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}\n${text.replace(/^(?=.)/gm, '  ')}`);
  return [`${code} ${name} (${levelsOf(lint)})`, ...told].join('\n\n');
}

/** `error`, or `error or info` where the place decides. */
export function levelsOf({ level, orLevel }: Lint): string {
  return orLevel === undefined ? level : `${level} or ${orLevel}`;
}
