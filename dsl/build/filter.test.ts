import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** The filter of a metric, with the words at their spans, and what was said of it. */
function filterOf(written: string): { readonly tree: string; readonly codes: readonly string[] } {
  const { file, diagnostics } = parse(`metric m = count of s where ${written}`, 'a.play');
  const [item] = file.items;
  const value = item?.kind === 'metric' ? item.value : null;
  if (value?.kind !== 'aggregate') throw new Error(`not a filter: ${written}`);
  return { tree: writtenTree(value.where, file.text), codes: diagnostics.map(({ code }) => code) };
}

// Rules: filter, fAnd, fUnary.
test.each<[string, string, string]>([
  [
    '`and` binds closer than `or`',
    'a is 1 or b is 2 and c is 3',
    `
      or ‹a is 1 or b is 2 and c is 3›
        parts[] is ‹a is 1›
          field ‹a›
          value number ‹1›
        parts[] and ‹b is 2 and c is 3›
          parts[] is ‹b is 2›
            field ‹b›
            value number ‹2›
          parts[] is ‹c is 3›
            field ‹c›
            value number ‹3›
    `,
  ],
  [
    'parentheses bind closest and leave no node',
    '(a is 1 or b is 2) and c is 3',
    `
      and ‹(a is 1 or b is 2) and c is 3›
        parts[] or ‹a is 1 or b is 2›
          parts[] is ‹a is 1›
            field ‹a›
            value number ‹1›
          parts[] is ‹b is 2›
            field ‹b›
            value number ‹2›
        parts[] is ‹c is 3›
          field ‹c›
          value number ‹3›
    `,
  ],
  [
    'three of a kind are flat',
    'a is 1 and b is 2 and c is 3',
    `
      and ‹a is 1 and b is 2 and c is 3›
        parts[] is ‹a is 1›
          field ‹a›
          value number ‹1›
        parts[] is ‹b is 2›
          field ‹b›
          value number ‹2›
        parts[] is ‹c is 3›
          field ‹c›
          value number ‹3›
    `,
  ],
  [
    'a group of the same kind stays a group of its own',
    'a is 1 and (b is 2 and c is 3)',
    `
      and ‹a is 1 and (b is 2 and c is 3)›
        parts[] is ‹a is 1›
          field ‹a›
          value number ‹1›
        parts[] and ‹b is 2 and c is 3›
          parts[] is ‹b is 2›
            field ‹b›
            value number ‹2›
          parts[] is ‹c is 3›
            field ‹c›
            value number ‹3›
    `,
  ],
  [
    '`not` holds one test',
    'not a is 1 and b is 2',
    `
      and ‹not a is 1 and b is 2›
        parts[] not ‹not a is 1›
          part is ‹a is 1›
            field ‹a›
            value number ‹1›
        parts[] is ‹b is 2›
          field ‹b›
          value number ‹2›
    `,
  ],
  [
    '`not` holds a group',
    'not (a is 1 and b is 2)',
    `
      not ‹not (a is 1 and b is 2)›
        part and ‹a is 1 and b is 2›
          parts[] is ‹a is 1›
            field ‹a›
            value number ‹1›
          parts[] is ‹b is 2›
            field ‹b›
            value number ‹2›
    `,
  ],
  [
    '`not not` is twice not',
    'not not a is 1',
    `
      not ‹not not a is 1›
        part not ‹not a is 1›
          part is ‹a is 1›
            field ‹a›
            value number ‹1›
    `,
  ],
])('%s', (_title, written, tree) => {
  expect(filterOf(written)).toEqual({ tree: unindented(tree), codes: [] });
});

// Rules: fieldTest, isWhat, atom, list.
test.each<[string, string, string]>([
  [
    '`>`',
    'a > 1',
    `
      compare op=> ‹a > 1›
        field ‹a›
        value number ‹1›
    `,
  ],
  [
    '`<`',
    'a < -1.5',
    `
      compare op=< ‹a < -1.5›
        field ‹a›
        value number ‹-1.5›
    `,
  ],
  [
    '`>=` and `≥` are one',
    'a >= 1 and a ≥ 1',
    `
      and ‹a >= 1 and a ≥ 1›
        parts[] compare op=>= ‹a >= 1›
          field ‹a›
          value number ‹1›
        parts[] compare op=>= ‹a ≥ 1›
          field ‹a›
          value number ‹1›
    `,
  ],
  [
    '`<=` and `≤` are one',
    'a <= 1 and a ≤ 1',
    `
      and ‹a <= 1 and a ≤ 1›
        parts[] compare op=<= ‹a <= 1›
          field ‹a›
          value number ‹1›
        parts[] compare op=<= ‹a ≤ 1›
          field ‹a›
          value number ‹1›
    `,
  ],
  [
    'a value of any unit',
    'total > 40m and amount >= 5만원 and rate < 3% and far > 3km',
    `
      and ‹total > 40m and amount >= 5만원 and rate < 3% and far > 3km›
        parts[] compare op=> ‹total > 40m›
          field ‹total›
          value duration ms=2400000 ‹40m›
        parts[] compare op=>= ‹amount >= 5만원›
          field ‹amount›
          value money minor=50000 currency=KRW ‹5만원›
        parts[] compare op=< ‹rate < 3%›
          field ‹rate›
          value percent ratio=0.03 ‹3%›
        parts[] compare op=> ‹far > 3km›
          field ‹far›
          value distance metres=3000 ‹3km›
    `,
  ],
  [
    '`is` a text, a number, a name, a truth',
    'a is "x" and b is 3 and c is 강남구 and d is true and e is false',
    `
      and ‹a is "x" and b is 3 and  … d is true and e is false›
        parts[] is ‹a is "x"›
          field ‹a›
          value text ‹"x"›
        parts[] is ‹b is 3›
          field ‹b›
          value number ‹3›
        parts[] is ‹c is 강남구›
          field ‹c›
          value name ‹강남구›
        parts[] is ‹d is true›
          field ‹d›
          value bool ‹true›
        parts[] is ‹e is false›
          field ‹e›
          value bool ‹false›
    `,
  ],
  [
    '`is` a dotted name: another field',
    'a is b.c',
    `
      is ‹a is b.c›
        field ‹a›
        value name ‹b.c›
    `,
  ],
  [
    '`is not`',
    'a is not "x"',
    `
      is negated ‹a is not "x"›
        field ‹a›
        value text ‹"x"›
    `,
  ],
  [
    '`is missing`',
    'a is missing',
    `
      missing ‹a is missing›
        field ‹a›
    `,
  ],
  [
    '`is not missing`',
    'a is not missing',
    `
      missing negated ‹a is not missing›
        field ‹a›
    `,
  ],
  [
    '`in`',
    'a in ("x", y, 3)',
    `
      in ‹a in ("x", y, 3)›
        field ‹a›
        values[] text ‹"x"›
        values[] name ‹y›
        values[] number ‹3›
    `,
  ],
  [
    '`not in`',
    'a not in ("x")',
    `
      in negated ‹a not in ("x")›
        field ‹a›
        values[] text ‹"x"›
    `,
  ],
  [
    '`is in` is `in`',
    'a is in ("x")',
    `
      in ‹a is in ("x")›
        field ‹a›
        values[] text ‹"x"›
    `,
  ],
  [
    '`is not in` is `not in`',
    'a is not in ("x")',
    `
      in negated ‹a is not in ("x")›
        field ‹a›
        values[] text ‹"x"›
    `,
  ],
  [
    'a field that is called like a reserved word',
    '`test` is 1 and s.`when` > 2 and s.then < 3',
    `
      and ‹\`test\` is 1 and s.\`when\` > 2 and s.then < 3›
        parts[] is ‹\`test\` is 1›
          field text=test ‹\`test\`›
          value number ‹1›
        parts[] compare op=> ‹s.\`when\` > 2›
          field text=s.when ‹s.\`when\`›
          value number ‹2›
        parts[] compare op=< ‹s.then < 3›
          field ‹s.then›
          value number ‹3›
    `,
  ],
])('test: %s', (_title, written, tree) => {
  expect(filterOf(written)).toEqual({ tree: unindented(tree), codes: [] });
});

test.each([
  ['a == 1', 'is ‹a == 1›'],
  ['a = 1', 'is ‹a = 1›'],
  ['a != 1', 'is negated ‹a != 1›'],
])('`%s` is read as it is meant and answered with one spelling', (written, shown) => {
  const { tree, codes } = filterOf(written);
  expect(tree.split('\n')).toEqual([shown, '  field ‹a›', '  value number ‹1›']);
  expect(codes).toEqual(['OS4002']);
});
