import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { isBlocking } from '../project.ts';
import { reservedWords } from '../token/words.ts';
import { wordDocs } from './word-docs.ts';
import { wordForms } from './word-forms.ts';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

/** A form where it stands. */
const AROUND: Readonly<Record<keyof typeof wordForms, (form: string) => string>> = {
  clause: (form) =>
    `playbook p { ${form.startsWith('when') ? '' : 'when orders > 3'} ${form} ${form.startsWith('then') ? '' : 'then { ... }'} }`,
  limit: (form) => `playbook p { when orders > 3 guard { ${form} } then { do a.b() ${form} } }`,
  statement: (form) => `playbook p { when orders > 3 then { ${form} } }`,
  action: (form) => `playbook p { when orders > 3 then { do a.b() ${form} } }`,
  condition: (form) => `playbook p { when ${form} then { ... } }`,
  file: (form) => form,
  metric: (form) => `metric m = count of s ${form}`,
  source: (form) => `stream s from kafka "t" { ${form} }`,
  test: (form) => `test "t" { ${form} }`,
};

describe.each(Object.entries(wordForms))('%s', (place, { section, forms }) => {
  test.each(forms.map(([word, form]) => [word, form] as const))(
    '%s: the form is read without a fault',
    (word, form) => {
      const text = AROUND[place as keyof typeof wordForms](form);
      expect(
        parse(text, 'a.play')
          .diagnostics.filter(isBlocking)
          .map(({ message }) => message),
      ).toEqual([]);
      expect(form).toMatch(new RegExp(`\\b${word}`));
    },
  );

  test('its section is on the page', () => {
    expect(page.split('\n')).toContainEqual(expect.stringMatching(new RegExp(`^#+ ${section}$`)));
  });
});

test('each word has one form, and says what it does too', () => {
  const all = Object.values(wordForms).flatMap(({ forms }) => forms.map(([word]) => word));
  expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
  expect(all.filter((word) => !wordDocs.has(word))).toEqual([]);
});

test('every reserved word has a form, but those that are no clause of their own', () => {
  const all = Object.values(wordForms).flatMap(({ forms }) => forms.map(([word]) => word));
  expect(reservedWords.filter((word) => !all.includes(word))).toEqual(['of', 'true', 'false']);
});
