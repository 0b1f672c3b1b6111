import { type Command, Help, type HelpConfiguration } from 'commander';
import { cellWidth } from '../../dsl/cells.ts';
import type { Language } from '../../dsl/messages/language.ts';
import { KOREAN } from './korean.ts';

/** A line of the program's own help in a language; what has no translation stays English. */
export function helpLine(english: string, language: Language): string {
  return language === 'ko' && Object.hasOwn(KOREAN, english) ? KOREAN[english]! : english;
}

/** How help is laid out in a language: titles and descriptions told in it, columns counted in cells. */
export function helpIn(language: Language): HelpConfiguration {
  if (language === 'en') return {};
  const plain = new Help();
  const line = (english: string): string => helpLine(english, language);
  /** Commander adds `(choices: …, default: …)` after the description. */
  const described = (english: string, whole: string): string =>
    line(english) +
    whole.slice(english.length).replace('choices: ', '고를 수 있는 값: ').replace('default: ', '기본값: ');
  return {
    styleTitle: line,
    commandDescription: (command: Command) => line(command.description()),
    subcommandDescription: (command: Command) => line(command.description()),
    optionDescription: (option) => described(option.description, plain.optionDescription(option)),
    argumentDescription: (argument) => described(argument.description, plain.argumentDescription(argument)),
    displayWidth: (text: string) => cellWidth(text),
  };
}
