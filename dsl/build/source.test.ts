import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** The items of a text without an error, with the words at their spans. */
function treeOf(text: string): string {
  const { file, diagnostics } = parse(text, 'a.play');
  expect(diagnostics).toEqual([]);
  return writtenTree(file.items, file.text);
}

/** A table with some clauses, without its first three lines. */
function clausesOf(clauses: string): string {
  return treeOf(`table t from kafka "t" { ${clauses} }`).split('\n').slice(4).join('\n');
}

// Rule: source.
test.each<[string, string, string]>([
  [
    'a stream names its topic; its braces may be empty',
    'stream orders from kafka "orders" {}',
    `
      stream ‹stream orders from kafka "orders" {}›
        name ‹orders›
        from ‹kafka›
        topic text ‹"orders"›
    `,
  ],
  [
    'a title stands before `from`',
    'table riders "라이더" from kafka "riders" {}',
    `
      table ‹table riders "라이더" from kafka "riders" {}›
        name ‹riders›
        title text ‹"라이더"›
        from ‹kafka›
        topic text ‹"riders"›
    `,
  ],
  [
    '`from model` names a model instead of a topic',
    'table churn from model "churn" {}',
    `
      table ‹table churn from model "churn" {}›
        name ‹churn›
        from ‹model›
        topic text ‹"churn"›
    `,
  ],
  [
    'a dotted name',
    'stream shop.orders from kafka "o" {}',
    `
      stream ‹stream shop.orders from kafka "o" {}›
        name ‹shop.orders›
        from ‹kafka›
        topic text ‹"o"›
    `,
  ],
  [
    '`where` takes one kind of event out of a topic',
    'stream paid "결제" from kafka "payments" where event is "paid" and not `test` is true {}',
    `
      stream ‹stream paid "결제" from ka … nd not \`test\` is true {}›
        name ‹paid›
        title text ‹"결제"›
        from ‹kafka›
        topic text ‹"payments"›
        where and ‹event is "paid" and not \`test\` is true›
          parts[] is ‹event is "paid"›
            field ‹event›
            value text ‹"paid"›
          parts[] not ‹not \`test\` is true›
            part is ‹\`test\` is true›
              field text=test ‹\`test\`›
              value bool ‹true›
    `,
  ],
])('%s', (_title, text, tree) => {
  expect(treeOf(text)).toBe(unindented(tree));
});

// Rules: sourceBody, sourceItem, type.
test.each<[string, string, string]>([
  [
    '`key` and `time` name a field, even one that is a reserved word',
    'key when time test',
    `
      key ‹when›
      time ‹test›
    `,
  ],
  [
    'durations',
    'late 2m every 30s timeout 500ms silent after 5분 expire after 1d12h',
    `
      late duration ms=120000 ‹2m›
      every duration ms=30000 ‹30s›
      timeout duration ms=500 ‹500ms›
      silentAfter duration ms=300000 ‹5분›
      expireAfter duration ms=129600000 ‹1d12h›
    `,
  ],
  [
    '`remove when` is a filter up to the next clause',
    'remove when a is 1 or b is missing owner "ops"',
    `
      removeWhen or ‹a is 1 or b is missing›
        parts[] is ‹a is 1›
          field ‹a›
          value number ‹1›
        parts[] missing ‹b is missing›
          field ‹b›
      owner text ‹"ops"›
    `,
  ],
  [
    'any order',
    'owner "ops" time at key id',
    `
      owner text ‹"ops"›
      time ‹at›
      key ‹id›
    `,
  ],
  [
    'a field has a title before `is` and marks after its type',
    'field phone "전화" is text private optional',
    `
      fields[] private optional ‹field phone "전화" is text private optional›
        name ‹phone›
        title text ‹"전화"›
        type named ‹text›
          name ‹text›
    `,
  ],
  [
    'the marks of a field come in any order',
    'field a is text optional private',
    `
      fields[] private optional ‹field a is text optional private›
        name ‹a›
        type named ‹text›
          name ‹text›
    `,
  ],
  [
    'a type may say what it is of',
    'field a is money(KRW) field b is duration(ms) field c is id(order)',
    `
      fields[] ‹field a is money(KRW)›
        name ‹a›
        type named ‹money(KRW)›
          name ‹money›
          of ‹KRW›
      fields[] ‹field b is duration(ms)›
        name ‹b›
        type named ‹duration(ms)›
          name ‹duration›
          of ‹ms›
      fields[] ‹field c is id(order)›
        name ‹c›
        type named ‹id(order)›
          name ‹id›
          of ‹order›
    `,
  ],
  [
    '`one of` lists the values a field may have',
    'field e is one of ("placed", "취소", 3, closed)',
    `
      fields[] ‹field e is one of ("placed", "취소", 3, closed)›
        name ‹e›
        type one-of ‹one of ("placed", "취소", 3, closed)›
          values[] text ‹"placed"›
          values[] text ‹"취소"›
          values[] number ‹3›
          values[] name ‹closed›
    `,
  ],
  [
    'fields keep their order and may be called as clauses are',
    'field time is text field key is point',
    `
      fields[] ‹field time is text›
        name ‹time›
        type named ‹text›
          name ‹text›
      fields[] ‹field key is point›
        name ‹key›
        type named ‹point›
          name ‹point›
    `,
  ],
])('clauses: %s', (_title, clauses, tree) => {
  expect(unindented(clausesOf(clauses))).toBe(unindented(tree));
});

// Rule: probe.
test.each<[string, string, string]>([
  [
    'a call, and no clause',
    'probe weather from http.get() {}',
    `
      probe ‹probe weather from http.get() {}›
        name ‹weather›
        call ‹http.get()›
          name ‹http.get›
    `,
  ],
  [
    'a title and the clauses of a source',
    'probe riders.health "라이더 상태" from http.get(url: "https://a.example/h", by: region) { every 1m timeout 5s field up is bool }',
    `
      probe ‹probe riders.health "라이더 … ut 5s field up is bool }›
        name ‹riders.health›
        title text ‹"라이더 상태"›
        call ‹http.get(url: "https://a.example/h", by: region)›
          name ‹http.get›
          args[] ‹url: "https://a.example/h"›
            name ‹url›
            value text ‹"https://a.example/h"›
          args[] ‹by: region›
            name ‹by›
            value name ‹region›
        every duration ms=60000 ‹1m›
        timeout duration ms=5000 ‹5s›
        fields[] ‹field up is bool›
          name ‹up›
          type named ‹bool›
            name ‹bool›
    `,
  ],
])('probe: %s', (_title, text, tree) => {
  expect(treeOf(text)).toBe(unindented(tree));
});
