import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';
import { reservedWords, softWords } from '../token/words.ts';

/** The items of a text without an error, with the words at their spans. */
function treeOf(text: string): string {
  const { file, diagnostics } = parse(unindented(text), 'a.play');
  expect(diagnostics).toEqual([]);
  return writtenTree(file.items, file.text);
}

// LANGUAGE A.1: identifiers.
test.each<[string, string, string]>([
  [
    'Hangul syllables, letters and digits in one name',
    'define value 강남_2ㄱ = 1',
    `
      define-value ‹define value 강남_2ㄱ = 1›
        name ‹강남_2ㄱ›
        value number ‹1›
    `,
  ],
  [
    'Hangul may meet Latin',
    'define value 주문count = 1',
    `
      define-value ‹define value 주문count = 1›
        name ‹주문count›
        value number ‹1›
    `,
  ],
  [
    'backticks quote a reserved word and are no part of the name',
    'define value `test` = 1',
    `
      define-value ‹define value \`test\` = 1›
        name text=test ‹\`test\`›
        value number ‹1›
    `,
  ],
  [
    'backticks may hold blanks',
    'define value `두 단어` = `a b`.c',
    `
      define-value ‹define value \`두 단어\` = \`a b\`.c›
        name text=두 단어 ‹\`두 단어\`›
        value name ‹\`a b\`.c›
    `,
  ],
  [
    'a quoted name is the same name as the bare one',
    'define value `a`.`b` = a.b',
    `
      define-value ‹define value \`a\`.\`b\` = a.b›
        name text=a.b ‹\`a\`.\`b\`›
        value name ‹a.b›
    `,
  ],
  [
    'after a dot any word is a name',
    'define value a.when.test.per = 1',
    `
      define-value ‹define value a.when.test.per = 1›
        name ‹a.when.test.per›
        value number ‹1›
    `,
  ],
  [
    'blanks around a dot do not matter to the name',
    'define value a . b = 1',
    `
      define-value ‹define value a . b = 1›
        name text=a.b ‹a . b›
        value number ‹1›
    `,
  ],
  [
    'before a colon any word is a name',
    'define words w { when: 1, table: 2 }',
    `
      define-words ‹define words w { when: 1, table: 2 }›
        name ‹w›
        words record ‹{ when: 1, table: 2 }›
          entries[] ‹when: 1›
            name ‹when›
            value number ‹1›
          entries[] ‹table: 2›
            name ‹table›
            value number ‹2›
    `,
  ],
  [
    'a name may begin with `_`',
    'define value _a = _',
    `
      define-value ‹define value _a = _›
        name ‹_a›
        value name ‹_›
    `,
  ],
  [
    'a name may look like a percentile',
    'define value p95 = p95.p50',
    `
      define-value ‹define value p95 = p95.p50›
        name ‹p95›
        value name ‹p95.p50›
    `,
  ],
  [
    'clause words are names where no clause can begin',
    'define value owner = severity',
    `
      define-value ‹define value owner = severity›
        name ‹owner›
        value name ‹severity›
    `,
  ],
  [
    'words of tests are names',
    'define value incident = given_up',
    `
      define-value ‹define value incident = given_up›
        name ‹incident›
        value name ‹given_up›
    `,
  ],
  [
    'days are names outside of a schedule',
    'define audience mon = sun',
    `
      define-audience ‹define audience mon = sun›
        name ‹mon›
        of ‹sun›
    `,
  ],
])('%s', (_title, text, tree) => {
  expect(treeOf(text)).toBe(unindented(tree));
});

// The same word in its own place and as a name.
test.each<[string, string, string]>([
  [
    'metric',
    'metric unit = unit.unit unit unit',
    `
      metric ‹metric unit = unit.unit unit unit›
        name ‹unit›
        value name ‹unit.unit›
        unit ‹unit›
    `,
  ],
  [
    'source',
    'stream key from from "t" { key key time time field field is field }',
    `
      stream ‹stream key from from "t" … e field field is field }›
        name ‹key›
        from ‹from›
        topic text ‹"t"›
        key ‹key›
        time ‹time›
        fields[] ‹field field is field›
          name ‹field›
          type named ‹field›
            name ‹field›
    `,
  ],
  [
    'playbook',
    'playbook owner { owner "o" severity severity when mode > mode then do labels(about: raise) }',
    `
      playbook ‹playbook owner { owner " … o labels(about: raise) }›
        name ‹owner›
        owner text ‹"o"›
        severity ‹severity›
        when condition ‹mode > mode›
          condition test ‹mode > mode›
            signal ‹mode›
              name ‹mode›
            test compare op=> ‹> mode›
              value name ‹mode›
        body[] do ‹do labels(about: raise)›
          call ‹labels(about: raise)›
            name ‹labels›
            args[] ‹about: raise›
              name ‹about›
              value name ‹raise›
    `,
  ],
  [
    'schedule',
    'define schedule daily = daily',
    `
      define-schedule ‹define schedule daily = daily›
        name ‹daily›
        periods[] ‹daily›
          on days
            days[] daily
    `,
  ],
  [
    'audience',
    'define audience nearest = worst worst first by first',
    `
      define-audience ‹define audience nearest = worst worst first by first›
        name ‹nearest›
        of ‹worst›
        order worst
          by ‹first›
    `,
  ],
  [
    'test',
    'test "t" for start { given start is start given action action fails expect action action }',
    `
      test ‹test "t" for start { giv … s expect action action }›
        title text ‹"t"›
        for ‹start›
        lines[] given-value tense=is ‹start is start›
          name ‹start›
          steps[] ‹start›
            value name ‹start›
        lines[] given-failure ‹action action fails›
          action ‹action›
        lines[] expect ‹expect action action›
          what action
            name ‹action›
    `,
  ],
  [
    'cause and noun',
    'when cause is start late then do x() at most 3 events',
    `
      rule ‹when cause is start late then do x() at most 3 events›
        when condition ‹cause is start late›
          condition cause ‹cause is start late›
            cause ‹start late›
        body[] do ‹do x() at most 3 events›
          call ‹x()›
            name ‹x›
          limits[] cap ‹at most 3 events›
            amount number ‹3›
            noun ‹events›
    `,
  ],
])('in one sentence: %s', (_title, text, tree) => {
  expect(treeOf(text)).toBe(unindented(tree));
});

test.each(softWords)('`%s` has a meaning in its place only, elsewhere it is a name', (word) => {
  expect(treeOf(`define value ${word} = ${word}.${word}`)).toBe(
    unindented(`
      define-value ‹define value ${word} = ${word}.${word}›
        name ‹${word}›
        value name ‹${word}.${word}›
    `),
  );
});

test.each(reservedWords)('`%s` is a name in backticks, after a dot and before a colon', (word) => {
  expect(treeOf(`define words \`${word}\` { ${word}: a.${word} }`)).toBe(
    unindented(`
      define-words ‹define words \`${word}\` { ${word}: a.${word} }›
        name text=${word} ‹\`${word}\`›
        words record ‹{ ${word}: a.${word} }›
          entries[] ‹${word}: a.${word}›
            name ‹${word}›
            value name ‹a.${word}›
    `),
  );
});
