import type { Diagnostic } from '../diagnostic.ts';
import { english, render, type Text, type Tongue } from '../say.ts';
import { korean } from './korean.ts';
import type { Language } from './language.ts';
import { particleAfter } from './particle.ts';

const KOREAN: Tongue = {
  language: 'ko',
  catalogue: korean,
  particle: particleAfter,
  own: ({ en, ko }) => ko ?? en,
};

/** The text in a language. */
export function told(text: Text, language: Language): string {
  switch (language) {
    case 'en':
      return english(text);
    case 'ko':
      return render(text, KOREAN);
  }
}

/** The diagnostic with its strings in a language: what is wrong, label, notes, help. */
export function inLanguage(diagnostic: Diagnostic, language: Language): Diagnostic {
  if (language === 'en') return diagnostic;
  const { message, label, notes, help } = diagnostic.said;
  return {
    ...diagnostic,
    message: told(message, language),
    label: label === null ? '' : told(label, language),
    notes: notes.map((note) => told(note, language)),
    help: help && told(help, language),
  };
}
