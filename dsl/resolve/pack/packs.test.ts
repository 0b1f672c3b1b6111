import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadProject, type ProjectFile } from '../../project.ts';
import { catalog } from '../testing/sample.ts';

const pack = `language 1
stream paid "결제" from kafka "payments" {
  key id  time at  silent after 5m
  field id     is id
  field result is one of ("approved", "failed")
  field region is place
  field amount is money(KRW)
  field limit  is money(KRW) optional
  field shop   is id(shop)
}
table shops from kafka "shops" { key shop  time at  silent after 5m  field shop is id(shop)  field region is place }
define value few = 3
define words region { 강남구: "gangnam" }
metric limit = count of paid per region over 10m
metric failures "실패율" = share of paid where result is "failed" out of paid.result in ("approved", "failed") per region, shop over 10m at least 20 samples
metric amount = avg of (paid.amount - limit) where result is "approved" per region over 10m
metric doubled = failures * 2
define check health { because failing when failures > 30%  because much when limit > few }
define schedule nights = daily 22:00-06:00
define audience near = shops where failures > 10% worst first by failures at most 3
define routine tell(text is text) { do log.write(text: text) }
playbook spike "결제 실패" {
  when failures per region > 30% over 10m vs metric limit
  except during nights
  unless paid is missing over 5m or limit < 3 of doubled
  then {
    check health
    if cause is failing and during nights { do log.write(text: "{failures} {region} {amount}") as told }
    track doubled for 1d
    do tell(text: "x")
  }
}
test "실패" for spike { given failures in 강남구 is 40%  given paid in 강남구 is 3 each 1m  at 12:30 expect incident in 강남구 }
`
  .replace(' vs metric limit', '')
  .replace(' or limit < 3 of doubled', ' or limit < few');

const at = (path: string, text: string): ProjectFile => ({ path, text });

function loaded(files: readonly ProjectFile[]) {
  const { project, diagnostics } = loadProject(files, catalog);
  return {
    project,
    said: diagnostics
      .filter(({ level, code }) => level === 'error' && code !== 'OS0201')
      .map(({ code, file, span, message }) => {
        const text = files.find(({ path }) => path === file)?.text ?? '';
        return `${code} ${file} <${text.slice(span.start, span.end)}> ${message}`;
      }),
  };
}

describe('a pack', () => {
  const use = (line: string) => loaded([at('a.play', `language 1\n${line}`), at('packs/p.play', pack)]);

  test('is a file like others where it has no prefix', () => {
    const bare = use('use "packs/p.play"');
    expect(bare.said).toEqual([]);
    expect(bare.project).toEqual(use('').project);
  });

  test('stands behind its prefix with everything that it declares', () => {
    const { project, said } = use('use "packs/p.play" as pay');
    expect(said).toEqual([]);
    expect(project.metrics.map(({ name }) => name)).toEqual([
      'pay.amount',
      'pay.doubled',
      'pay.failures',
      'pay.limit',
    ]);
    expect(project.playbooks.map(({ name }) => name)).toEqual(['pay.spike']);
    expect(project.tests[0]).toMatchObject({ playbook: 'pay.spike' });
  });

  test('means the same there, under longer names', () => {
    const stripped = JSON.stringify(use('use "packs/p.play" as pay').project).replaceAll('pay.', '');
    expect(JSON.parse(stripped)).toEqual(JSON.parse(JSON.stringify(use('use "packs/p.play"').project)));
  });

  test('used twice is there twice', () => {
    const { project, said } = use('use "packs/p.play" as pay\nuse "packs/p.play" as card');
    expect(said).toEqual([]);
    expect(project.playbooks.map(({ name }) => name)).toEqual(['card.spike', 'pay.spike']);
    expect(Object.keys(project.words)).toEqual(['region']);
  });

  test('named twice under one prefix is one', () => {
    const files = [
      at('a.play', 'use "packs/p.play" as pay'),
      at('b.play', 'use "./packs/p.play" as pay'),
      at('packs/p.play', pack),
    ];
    expect(loaded(files)).toMatchObject({ said: [] });
    expect(loaded(files).project.playbooks).toHaveLength(1);
  });

  test('is named by its users with the prefix, and only so', () => {
    const rule = (name: string) =>
      `use "packs/p.play" as pay\nplaybook mine { when ${name} per region > 30% then { do log.write(text: "{${name}}") } }`;
    expect(use(rule('pay.failures')).said).toEqual([]);
    expect(use(rule('pay.failures')).project.playbooks.map(({ name }) => name)).toEqual([
      'mine',
      'pay.spike',
    ]);
    expect(use(rule('failures')).said).toEqual([
      'OS1101 a.play <failures> there is no metric called `failures`',
      'OS1401 a.play <{failures}> the text uses `{failures}`, which has no value here',
    ]);
  });

  test('means its own names first, and the project’s otherwise', () => {
    const other = at(
      'packs/p.play',
      'metric mine = count of orders_in where region is home over 5m\nplaybook q { when mine > 3 and outer > 3 then { do log.write(text: "x") } }',
    );
    const base = at(
      'a.play',
      `use "packs/p.play" as x
stream orders_in from kafka "orders" { key id  time at  field id is id  field region is place }
define value home = "seoul"
metric mine = count of orders_in over 1h
metric outer = count of orders_in over 2h`,
    );
    const { project, said } = loaded([base, other]);
    expect(said).toEqual([]);
    expect(project.metrics.map(({ name, overMs }) => `${name} ${overMs}`)).toEqual([
      'mine 3600000',
      'outer 7200000',
      'x.mine 300000',
    ]);
    expect(JSON.stringify(project.playbooks[0])).toContain('"name":"x.mine"');
  });
});

describe('packs that use packs', () => {
  const source = 'stream s from kafka "s" { key id  time at  field id is id }';
  test('nest their prefixes', () => {
    const files = [
      at('a.play', 'use "outer.play" as o\nplaybook p { when o.i.all > 3 then { do log.write(text: "x") } }'),
      at('inner.play', `${source}\nmetric all = count of s over 5m`),
      at(
        'outer.play',
        'use "inner.play" as i\nplaybook q { when i.all > 3 then { do log.write(text: "x") } }',
      ),
    ];
    const { project, said } = loaded(files);
    expect(said).toEqual([]);
    expect(project.metrics.map(({ name }) => name)).toEqual(['o.i.all']);
    expect(project.playbooks.map(({ name }) => name)).toEqual(['o.q', 'p']);
  });

  test('without a prefix of their own stand behind the outer one', () => {
    const files = [
      at('a.play', 'use "outer.play" as o'),
      at('inner.play', `${source}\nmetric all = count of s over 5m`),
      at('outer.play', 'use "inner.play"\nplaybook q { when all > 3 then { do log.write(text: "x") } }'),
    ];
    const { project, said } = loaded(files);
    expect(said).toEqual([]);
    expect(project.metrics.map(({ name }) => name)).toEqual(['o.all']);
  });
});

describe('a slip', () => {
  const p = at('packs/payments.play', pack);
  test.each<[string, readonly ProjectFile[], string]>([
    [
      'no such file',
      [at('a.play', 'use "packs/paymnets.play" as pay'), p],
      'OS1101 a.play <"packs/paymnets.play"> there is no file "packs/paymnets.play"',
    ],
    [
      'a circle',
      [
        at('a.play', 'use "b.play" as b'),
        at('b.play', 'use "c.play" as c'),
        at('c.play', 'use "b.play" as b'),
      ],
      'OS1101 c.play <"b.play"> `b.play` uses itself',
    ],
    ['itself', [at('a.play', 'use "a.play" as a'), p], 'OS1101 a.play <"a.play"> `a.play` uses itself'],
    [
      'a circle that nobody uses',
      [at('a.play', 'use "b.play"'), at('b.play', 'use "a.play"')],
      'OS1101 b.play <"a.play"> `a.play` uses itself',
    ],
    [
      'one prefix for two packs',
      [
        at('a.play', 'use "packs/payments.play" as x\nuse "other.play" as x'),
        p,
        at('other.play', 'define value z = 3'),
      ],
      'OS1102 a.play <x> `x` is the prefix of two packs',
    ],
    [
      'a name inside a pack',
      [
        at('a.play', 'use "packs/payments.play" as pay'),
        { ...p, text: pack.replace('failures * 2', 'failurs * 2') },
      ],
      'OS1101 packs/payments.play <failurs> there is no metric called `failurs`',
    ],
  ])('%s', (_title, files, want) => {
    expect(loaded(files).said[0]).toBe(want);
    expect(loaded(files).said).toHaveLength(1);
  });

  test('the nearest file is proposed, in its quotes', () => {
    const { diagnostics } = loadProject([at('a.play', 'use "packs/paymnets.play" as pay'), p], catalog);
    expect(diagnostics[0]).toMatchObject({
      help: 'did you mean `packs/payments.play`?',
      fix: { text: '"packs/payments.play"' },
    });
  });
});

test('the whole acceptance set as one pack means the same behind a prefix', () => {
  const root = new URL('../../../examples/delivery/', import.meta.url);
  const texts = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.play'))
    .sort()
    .map((path) => readFileSync(new URL(path, root), 'utf8').replace(/^language 1$/m, ''));
  const files = (use: string) => [at('a.play', use), at('packs/all.play', texts.join('\n'))];
  const [bare, behind] = [loaded(files('use "packs/all.play"')), loaded(files('use "packs/all.play" as zz'))];
  const plain = (value: unknown) => JSON.stringify(value).replaceAll('zz.', '');
  expect(behind.said.map(plain)).toEqual(bare.said.map(plain));
  expect(JSON.parse(plain(behind.project))).toEqual(JSON.parse(plain(bare.project)));
  expect(bare.project.metrics.length).toBeGreaterThan(10);
});
