/** Holds docs/language.md to the language: its example is sound, and what it calls unbuilt is unbuilt. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { http } from '../connectors/http.ts';
import { log } from '../connectors/log.ts';
import { loadProject } from '../dsl/project.ts';
import { compileProject } from '../rules/compile/bundle.ts';
import { notYet } from '../rules/compile/not-yet.ts';
import { catalogOf } from './catalog.ts';

const page = readFileSync(new URL('../docs/language.md', import.meta.url), 'utf8');
const [, example = ''] = /```play\n([\s\S]*?)```/.exec(page) ?? [];
const catalog = catalogOf([
  { name: 'log', connector: log },
  { name: 'city', connector: http },
]);

/** Findings of the example with something added to it, as `code message`. */
function found(more: string): readonly string[] {
  return loadProject([{ path: 'p.play', text: `${example}\n${more}` }], catalog).diagnostics.map(
    (d) => `${d.code} ${d.message}`,
  );
}

const watch = (when: string, body = 'do log.note(text: "x")') =>
  `playbook p { when ${when} then { ${body} } }`;
const per = 'orders per region > 3건';

test('the example has no findings and compiles', () => {
  const { project, diagnostics } = loadProject([{ path: 'p.play', text: example }], catalog);
  expect(diagnostics).toEqual([]);
  const bundle = compileProject(project, { name: 'p', zone: 'Asia/Seoul' });
  expect(bundle.playbooks.map((p) => p.name)).toEqual(['region_order_drop']);
});

describe('what the page says can be written', () => {
  test.each<[string, string]>([
    ['a threshold', watch(per)],
    ['a part of another metric', watch('orders per region < 80% of riders.idle')],
    ['a multiple of what is usual', watch('orders per region rise > 2x')],
    ['a change either way', watch('orders per region change > 10건')],
    ['points of a share', watch('reject_share per region rise > 20pp vs previous 1h')],
    ['another window and guard', watch('orders per region drop > 50% over 30m with at least 50 samples')],
    ['a dotted dimension', watch('orders.region > 3건')],
    ['missing values', watch('orders per region is missing')],
    ['a group that lasts', watch('(orders per region > 3건 and orders per region < 9건) for 5m')],
    [
      'a cause that is unknown',
      watch(per, 'check riders.health if cause is unknown { do log.note(text: "x") }'),
    ],
    ['a bare rule', `when ${per} then do log.note(text: "{now}")`],
    ['yesterday', watch('orders per region drop > 50% vs same time yesterday')],
    ['three days', watch('orders per region drop > 50% vs same time last 3 days')],
    ['a named undo', watch(per, 'do log.note(text: "x") until 30m undo log.note(text: "y")')],
    ['arithmetic between metrics', 'metric idle_per_order = riders.idle / orders per region'],
    ['a percentage of it', 'metric m = (orders - riders.idle) / orders unit percent over 1h'],
    ['arithmetic on each event', 'metric m = p90 of (order_events.prepared_in - 5m) over 7d'],
    [
      'a rate, and what is told apart',
      'metric m = distinct of order_events.region / rate of order_events over 90d',
    ],
    ['a target', watch('orders per region drop > 50% vs target 30')],
    ['another metric', watch('orders per region drop > 50% vs metric riders.idle')],
    ['an anomaly', watch('orders per region is anomalous either (sensitivity high)')],
    ['a silent slice', watch('no order_events per region over 5m')],
    ['a sequence', watch('orders overall > 3건 not followed by orders overall > 9건 within 5m')],
    [
      'a schedule',
      `define schedule s = fri 22:00-02:00, 2026-02-16..2026-02-18 in "Asia/Seoul"\n${watch('during s')}`,
    ],
    [
      'what a model publishes',
      'table t from model "m" { key id time at field id is id field far is distance(km) }',
    ],
    ['a probe by itself', watch('rider.app.ok per region is false')],
    ['a cap of one action', watch(per, 'do log.note(text: "x") at most 3 times in 1d')],
  ])('%s', (_title, text) => {
    expect(found(text)).toEqual([]);
  });

  test('a hole is told as one', () => {
    expect(found(watch(per, '...'))).toEqual([expect.stringMatching(/^OS2501 /)]);
  });
});

describe('what the page says is checked, and not run yet', () => {
  const table = page.slice(page.indexOf('## Checked, not run yet'));
  const note = 'do log.note(text: "x")';

  test.each<[string, string]>([
    ['`latest` of a text', watch('latest of order_events.event is "placed" over 5m')],
    ['`over 14d`', watch('orders per region > 3건 over 14d')],
    ['`is anomalous vs previous 1h`', watch('orders per region is anomalous vs previous 1h')],
    ['`each S … or M > 3`', watch('each order_events per region or orders overall > 3건')],
    ['`track`', watch(per, 'track orders for 14d')],
    ['`if recovered`', watch(per, `if recovered { ${note} }`)],
    ['`{drop\\|percent}`', watch(per, 'do log.note(text: "{orders|number}")')],
  ])('%s', (row, text) => {
    expect(table).toContain(row);
    const { project, diagnostics } = loadProject([{ path: 'p.play', text: `${example}\n${text}` }], catalog);
    expect(diagnostics).toEqual([]);
    const p = project.playbooks.find(({ name }) => name === 'p');
    expect(notYet(p!)).not.toEqual([]);
  });
});
