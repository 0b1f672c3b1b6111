import { describe, expect, test } from '@jest/globals';
import { load, said } from './testing/sample.ts';

const guard = 'guard { cooldown 30m at most 9 runs in 1h }';
const p = (body: string, name = 'p', when = 'orders per region drop > 50%'): string =>
  `playbook ${name} { when ${when} ${guard} then { ${body} } }`;

describe('a routine is its statements in the place of its call', () => {
  test.each<[string, string, string, object]>([
    [
      'a literal parameter is a literal',
      'define routine r(team is text) { do staff.tell(team: team, text: "x") }',
      'do r(team: "ops")',
      { args: [{ name: 'team', value: { kind: 'literal', value: 'ops' } }, {}] },
    ],
    [
      'by position',
      'define routine r(team is text) { do staff.tell(team: team, text: "x") }',
      'do r("ops")',
      { args: [{ value: { kind: 'literal', value: 'ops' } }, {}] },
    ],
    [
      'a bound dimension stays one',
      'define routine r(spot is place) { do log.write(text: "{spot} 확인") }',
      'do r(spot: region)',
      { args: [{ value: { parts: [{ kind: 'dimension', dimension: 'region' }, { kind: 'words' }] } }] },
    ],
    [
      'a text becomes part of a text',
      'define routine r(what is text) { do log.write(text: "[{what}]") }',
      'do r(what: "{drop} 감소")',
      {
        args: [
          {
            value: {
              parts: [{ text: '[' }, { kind: 'trigger', what: 'drop' }, { text: ' 감소' }, { text: ']' }],
            },
          },
        ],
      },
    ],
    [
      'an amount keeps its unit in a text',
      'define routine r(pay is money) { do log.write(text: "{pay}") }',
      'do r(pay: 2000원)',
      { args: [{ value: { parts: [{ kind: 'literal', value: 2000, unit: { kind: 'money' } }] } }] },
    ],
    [
      'an audience is handed on',
      'define audience few = riders at most 3\ndefine routine r(to is id(rider)) { do bonus.pay(to: to, amount: 100원, lasts: 5m) }',
      'do r(to: few)',
      { args: [{ value: { kind: 'audience', audience: 'few', field: 'rider' } }, {}, {}] },
    ],
    [
      'what is bound needs no parameter',
      'define routine r() { do log.write(text: "{region}") }',
      'do r()',
      { args: [{ value: { parts: [{ kind: 'dimension' }] } }] },
    ],
  ])('%s', (_title, routine, call, want) => {
    const { project, diagnostics } = load(`${routine}\n${p(call)}`);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.body).toMatchObject([{ kind: 'routine', name: 'r', body: [want] }]);
  });

  test('a literal parameter can be compared with', () => {
    const text = `define routine r(few is count) { if orders < few { do log.write(text: "x") } }\n${p('do r(few: 7)')}`;
    const { project, diagnostics } = load(text);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.body).toMatchObject([
      { body: [{ branches: [{ when: { test: { kind: 'threshold', value: 7 } } }] }] },
    ]);
  });

  test('routines call routines', () => {
    const text = `define routine a(t is text) { do b(t: t) do b(t: "y") }
      define routine b(t is text) { do log.write(text: t) }
      ${p('do a(t: "x")')}`;
    const { project, diagnostics } = load(text);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    const log = (value: string) => ({ name: 'b', body: [{ args: [{ value: { value } }] }] });
    expect(project.playbooks[0]!.body).toMatchObject([{ name: 'a', body: [log('x'), log('y')] }]);
  });

  test('a hole inside it is the playbook’s', () => {
    const { project } = load(`define routine r() { ... }\n${p('do r()')}`);
    expect(project.playbooks[0]!.hole).toBe(true);
  });

  test('a connector’s verb of that name comes first', () => {
    const { project } = load(
      `define routine log.write(text is text) { wait 1m }\n${p('do log.write(text: "x")')}`,
    );
    expect(project.playbooks[0]!.body).toMatchObject([{ kind: 'do', verb: 'log.write' }]);
  });
});

describe('what is wrong with a routine is told once', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'by itself, whoever calls it',
      `define routine r() { do log.wirte(text: "x") }\n${p('do r()')}\n${p('do r()', 'q')}`,
      ['OS1105 <log.wirte> there is no action called `log.wirte`'],
    ],
    [
      'also where nobody calls it',
      'define routine r() { do log.write(txt: "x") }',
      ['OS1105 <txt> `log.write` takes no `txt`'],
    ],
    [
      'what it calls is told there',
      'define routine a() { do b() }\ndefine routine b() { do log.wirte(text: "x") }',
      ['OS1105 <log.wirte> there is no action called `log.wirte`'],
    ],
    [
      'a parameter twice',
      'define routine r(a is text, a is text) { wait 1m }',
      ['OS1102 <a> the parameter `a` is declared twice'],
    ],
    [
      'a type that is none',
      'define routine r(a is txt) { wait 1m }',
      ['OS1101 <txt> there is no type called `txt`'],
    ],
    [
      'in a circle',
      `define routine a() { do b() }\ndefine routine b() { do c() }\ndefine routine c() { do a() }\n${p('do a()')}`,
      ['OS1111 <a> `a` calls itself'],
    ],
    ['calling itself', 'define routine a() { wait 1m do a() }', ['OS1111 <a> `a` calls itself']],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want.map((line) => `error ${line}`));
  });

  test('what depends on the call says which one', () => {
    const text = `define routine r(to is id(rider)) { do bonus.pay(to: to, amount: 100원, lasts: 5m) }
define audience all = riders
${p('do r(to: all)')}
${p('do r(to: all)', 'q')}`;
    const found = load(text).diagnostics;
    expect(found.map(({ code, notes }) => [code, notes.at(-1)])).toEqual([
      ['OS2301', '`r` as it is called at a.play:4'],
      ['OS2303', '`r` as it is called at a.play:4'],
    ]);
  });

  test('a circle shows its way', () => {
    const text = 'define routine a() { do b() }\ndefine routine b() { do a() }';
    expect(load(text).diagnostics[0]!.notes).toEqual(['`a` → `b` → `a`']);
  });

  test('a tree of routines that grows too large is stopped', () => {
    const level = (n: number): string => `define routine r${n}() { ${`do r${n + 1}() `.repeat(4)} }`;
    const text = `${[0, 1, 2, 3].map(level).join('\n')}\ndefine routine r4() { wait 1m }\n${p('do r0()')}`;
    expect(said(text)).toEqual([
      expect.stringMatching(/^error OS0110 <r\d> this playbook is made of more than 200/),
    ]);
  });
});

describe('a call of a routine is held to its parameters', () => {
  const routine = 'define routine r(few is count, spot is place) { do log.write(text: "{spot} {few}") }';
  test.each<[string, string]>([
    ['do r(few: 3)', 'OS1105 <r> `r` needs `spot`'],
    ['do r(few: 3, spot: region, x: 1)', 'OS1105 <x> `r` takes no `x`'],
    ['do r(few: "x", spot: region)', 'OS1201 <"x"> `few` of `r` is a number'],
    ['do r(few: 3, spot: 4)', 'OS1201 <4> `spot` of `r` is a place'],
    ['do r(few: 3, spot: region) until 1h', 'OS1201 <until 1h> `r` is a routine, not one action'],
    ['do r(few: 3, spot: region) at most 3 times', 'OS1201 <at most> `r` is a routine, not one action'],
    ['do r(few: 3, spot: region) as x', 'OS1201 <x> `r` is a routine, not one action'],
  ])('%s', (call, want) => {
    expect(said(`${routine}\n${p(call)}`)).toEqual([`error ${want}`]);
  });

  test('results of the caller are not at hand inside, nor the other way round', () => {
    const text = `define routine r() { do log.write(text: "x") as told do log.write(text: "{told.count}") }
${p('do log.write(text: "y") as said_it do r() do r() do log.write(text: "{told.count}")')}`;
    expect(said(text)).toEqual([
      'error OS1401 <{told.count}> the text uses `{told.count}`, which has no value here',
    ]);
  });
});
