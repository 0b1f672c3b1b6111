import { describe, expect, test } from '@jest/globals';
import { loadProject } from '../../dsl/project.ts';
import { catalog, load, playbook, shared } from '../../dsl/resolve/testing/sample.ts';
import { expectGolden } from '../../dsl/testing/golden.ts';
import type { Bundle } from '../bundle.ts';
import type { Condition } from '../condition.ts';
import type { Playbook, Step } from '../playbook.ts';
import { compileProject } from './bundle.ts';

function bundleOf(text: string): Bundle {
  const { project, diagnostics } = load(text);
  expect(diagnostics.filter(({ code }) => code !== 'OS2501')).toEqual([]);
  return compileProject(project, { name: 'sample', zone: 'Asia/Seoul' });
}

const playbookOf = (text: string): Playbook => bundleOf(text).playbooks[0]!;
const named = (name: string, when: string): string =>
  playbook(when).replace('playbook p', `playbook ${name}`);
const per = 'orders per region > 3건';

describe('goldens', () => {
  test.each<[string, string]>([
    ['founding-line', 'when orders.region drop > 50% over 15m then check riders.health ...'],
    ['share-sliced', playbook('rejects in 강남구 per region where amount > 2만원 > 30%')],
    [
      'action-undone',
      playbook(
        per,
        'do shops.pause(shop: region, reason: "{now}/{orders}") at most 3 times in 1h until recovered or 1h',
        'guard { cooldown 30m per region }',
      ),
    ],
  ])('%s', (name, text) => {
    const { panes, windows, playbooks } = bundleOf(text);
    expectGolden(
      new URL(`testdata/${name}.golden`, import.meta.url),
      `${JSON.stringify({ panes, windows, playbooks }, null, 1)}\n`,
    );
  });
});

describe('shared metrics', () => {
  test.each<[string, string, string, number, number]>([
    ['the same question', per, per, 1, 1],
    ['another threshold', per, 'orders per region > 5건', 1, 1],
    ['another baseline', 'orders per region drop > 5%', 'orders per region drop > 5% vs previous 1h', 1, 1],
    ['another window: one pane', per, 'orders per region > 3건 over 1h', 1, 2],
    ['another dimension', per, 'orders per shop > 3건', 2, 2],
    ['another filter', per, 'orders per region where paid is true > 3건', 2, 2],
    [
      'the same filter in another order',
      'orders per region where (paid is true and amount > 3원) > 3건',
      'orders per region where (amount > 3원 and paid is true) > 3건',
      1,
      1,
    ],
    [
      'a list in another order',
      'orders per region where event in ("placed", "accepted") > 3건',
      'orders per region where event in ("accepted", "placed") > 3건',
      1,
      1,
    ],
    [
      'a share and a count of its whole',
      'rejects per region > 3%',
      'count of orders_in where event in ("accepted", "rejected") per region > 3 over 30m',
      2,
      2,
    ],
  ])('%s', (_title, first, second, panes, windows) => {
    const bundle = bundleOf(`${named('a', first)}\n${named('b', second)}`);
    expect([bundle.panes.length, bundle.windows.length]).toEqual([panes, windows]);
  });

  test('filters are in the decoded scale', () => {
    const text = playbook(
      'orders per region where (part > 29% and rated >= 3.5 and took < 90s and amount > 2만원) > 3건',
    );
    const filter = bundleOf(text).panes[0]?.filter;
    expect(filter).toEqual({
      kind: 'all',
      of: [
        { kind: 'in', field: 'event', values: ['placed'] },
        { kind: 'compare', field: 'amount', op: '>', value: 20_000 },
        { kind: 'compare', field: 'part', op: '>', value: 290_000 },
        { kind: 'compare', field: 'rated', op: '>=', value: 3_500_000 },
        { kind: 'compare', field: 'took', op: '<', value: 90_000 },
      ].sort((a, b) =>
        JSON.stringify(a, Object.keys(a).sort()) < JSON.stringify(b, Object.keys(b).sort()) ? -1 : 1,
      ),
    });
  });

  test('a share is a part of its whole', () => {
    const { panes, windows } = bundleOf(playbook('rejects per region > 3%'));
    const { value } = windows[0]!;
    if (value.kind !== 'share') throw new Error(value.kind);
    const filterOf = (id: string) => JSON.stringify(panes.find((pane) => pane.id === id)?.filter);
    expect(filterOf(value.part)).toContain(filterOf(value.whole)!.slice(1, -1));
    expect(filterOf(value.part)).toContain('["rejected"]');
  });

  test('a table without a window is its latest sample', () => {
    const [window] = bundleOf(playbook('idle per region > 3')).windows;
    expect(window).toMatchObject({ sourceKind: 'table', windowMs: 10_000, unit: { kind: 'count' } });
  });
});

describe('a playbook', () => {
  test('lists what it reads: trigger, checks and texts', () => {
    const { windows, sources, probes } = playbookOf(
      playbook(per, 'check riders.health do log.write(text: "{revenue}")'),
    );
    expect([windows.length, sources, probes]).toEqual([4, ['orders_in', 'riders'], ['weather']]);
  });

  test.each<[string, string, number]>([
    ['ten minutes at least', 'orders per region > 3건 for 5m', 600_000],
    ['the longest hold', '(orders per region > 3건 for 5m or rejects > 3%) for 20m', 1_200_000],
    ['no hold', per, 600_000],
  ])('recovers by default after %s', (_title, when, want) => {
    expect(playbookOf(playbook(when)).recoverMs).toBe(want);
  });

  test('names its steps for ever', () => {
    const body = `check riders.health
      if cause is riders short { do log.write(text: "a") do log.write(text: "b") } else if cause is heavy rain { do log.write(text: "c") } else { do log.write(text: "d") }
      otherwise { do log.write(text: "e") }`;
    const paths = (steps: readonly Step[]): readonly string[] =>
      steps.flatMap((step) => {
        if (step.kind === 'if') {
          const branches = step.branches.flatMap((branch) => [branch.path, ...paths(branch.body)]);
          return [step.path, ...branches, ...paths(step.otherwise ?? [])];
        }
        return step.kind === 'otherwise' ? [step.path, ...paths(step.body)] : [step.path];
      });
    expect(paths(playbookOf(playbook(per, body)).body)).toEqual([
      '1',
      '2',
      '2.if1',
      '2.if1.1',
      '2.if1.2',
      '2.if2',
      '2.if2.1',
      '2.else.1',
      '3',
      '3.1',
    ]);
  });
});

describe('ids of conditions', () => {
  const idsIn = (condition: Condition): readonly string[] => {
    switch (condition.kind) {
      case 'and':
      case 'or':
        return condition.of.flatMap(idsIn);
      case 'not':
        return idsIn(condition.of);
      case 'hold':
        return [condition.id, ...idsIn(condition.of)];
      default:
        return [condition.id];
    }
  };
  const ids = (when: string, clauses = ''): readonly string[] => {
    const { trigger, recovered, unless } = playbookOf(playbook(when, undefined, clauses));
    return [trigger, ...(recovered ? [recovered] : []), ...unless].flatMap(idsIn);
  };

  test('are unique, also for twins', () => {
    const found = ids(
      '(orders per region > 3건 for 5m) or (orders per region > 3건 for 5m)',
      'recovered when orders per region > 3건 unless orders per region > 3건',
    );
    expect(found).toHaveLength(6);
    expect(new Set(found).size).toBe(6);
  });

  test.each<[string, string, string, boolean]>([
    ['blanks change nothing', 'orders   per region >  3건', per, true],
    ['a part beside it changes nothing', 'orders per region > 3건 and rejects > 3%', per, true],
    ['another limit is another leaf', 'orders per region > 4건', per, false],
    ['another window is another leaf', 'orders per region > 3건 over 1h', per, false],
  ])('%s', (_title, left, right, same) => {
    expect(ids(left)[0] === ids(right)[0]).toBe(same);
  });
});

describe('the bundle', () => {
  const text = `${named('b', per)}\n${named('a', 'rejects per shop > 3%')}`;

  test('is named by its content', () => {
    const { hash, ...content } = bundleOf(text);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(content).toMatchObject({ schema: 'ordersense.bundle/1', project: 'sample', zone: 'Asia/Seoul' });
    expect(content.playbooks.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(content.words).toEqual({ region: { 강남구: 'seoul-gangnam', 서초구: 'seoul-seocho' } });
  });

  test('does not see the order of files and declarations', () => {
    const items = shared.split(/\n(?=stream|table|probe|metric|define)/);
    const turned = [items[0], ...items.slice(1).reverse()].join('\n');
    const of = (files: readonly { path: string; text: string }[]) =>
      compileProject(loadProject(files, catalog).project, { name: 'sample', zone: 'Asia/Seoul' }).hash;
    const a = { path: 'a.play', text: `language 1\n${text}` };
    expect(of([{ path: 'shared.play', text: turned }, a])).toBe(bundleOf(text).hash);
    expect(of([a, { path: 'shared.play', text: shared }])).toBe(bundleOf(text).hash);
  });

  test('does not see how Hangul was typed', () => {
    const nfd = loadProject(
      [
        { path: 'shared.play', text: shared.normalize('NFD') },
        { path: 'a.play', text: `language 1\n${text}`.normalize('NFD') },
      ],
      catalog,
    );
    expect(compileProject(nfd.project, { name: 'sample', zone: 'Asia/Seoul' }).hash).toBe(
      bundleOf(text).hash,
    );
  });

  test('sees another limit, another zone and another name', () => {
    const hashes = [bundleOf(text), bundleOf(text.replace('3건', '4건'))].map(({ hash }) => hash);
    const { project } = load(text);
    const others = [
      { name: 'x', zone: 'Asia/Seoul' },
      { name: 'sample', zone: 'UTC' },
    ].map((options) => compileProject(project, options).hash);
    expect(new Set([...hashes, ...others]).size).toBe(4);
  });

  test('is plain JSON', () => {
    const bundle = bundleOf(text);
    expect(JSON.parse(JSON.stringify(bundle))).toEqual(bundle);
  });
});

describe('what says who agreed to marketing', () => {
  const agreed = 'field agreed is bool consent';
  const scores = (fields = '') =>
    `stream scores from model "churn" { key customer time at field customer is id(customer) field risk is percent ${fields} }`;
  const customers = `table customers from kafka "c" { key customer time at field customer is id(customer) ${agreed} }`;
  const carts =
    'table carts from kafka "k" { key cart time at field cart is id field customer is id(customer) }';
  const each =
    'playbook p { when each scores where risk >= 70% per customer guard { once per customer in 30d } then do offers.send(to: customer, text: "x") }';
  const many =
    'define audience leavers = carts at most 9 playbook p { when orders per region > 3건 guard { cooldown 1d } then do offers.send(to: leavers, text: "x") }';
  const act = ({ body: [step] }: Playbook) => (step?.kind === 'do' ? step : null);

  test.each<[string, string, object, readonly string[]]>([
    [
      'the event, with which the field travels',
      `${scores(agreed)} ${customers} ${each}`,
      { consent: [{ kind: 'field', source: 'scores', field: 'agreed' }] },
      ['scores'],
    ],
    [
      'the row of whom the instance is about',
      `${scores()} ${customers} ${each}`,
      { consent: [{ kind: 'lookUp', table: 'customers', field: 'agreed', key: 'customer' }] },
      ['customers', 'scores'],
    ],
    ['nothing', `${scores()} ${each}`, { consent: [{ kind: 'undeclared' }] }, ['scores']],
    [
      'the rows that name its members',
      `${customers} ${carts} ${many}`,
      {
        consent: [{ kind: 'audience' }],
        args: [{ value: { audience: { consent: { table: 'customers' } } } }, {}],
      },
      ['carts', 'customers', 'orders_in'],
    ],
  ])('%s', (_title, text, want, sources) => {
    const compiled = bundleOf(text);
    const [one] = compiled.playbooks;
    expect(act(one!)).toMatchObject(want);
    expect(one!.sources).toEqual(sources);
    const forwards = (compiled.forwards ?? []).flatMap(({ fields }) => fields);
    expect(forwards.includes('agreed')).toBe(sources.length === 1 && text.includes(agreed));
  });

  test('what is no marketing asks nobody', () => {
    expect(act(playbookOf(playbook(per, 'do log.write(text: "x")')))).not.toHaveProperty('consent');
  });
});
