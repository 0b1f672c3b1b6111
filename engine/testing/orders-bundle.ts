import type { Bundle } from '../../rules/bundle.ts';
import { NO_LIMITS } from '../../rules/limit.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Field, FieldType, Source } from '../../rules/source.ts';
import { type Baseline, PANE_MS, type PaneMetric, type WindowMetric } from '../../rules/window.ts';

/** A Tuesday, noon in Seoul; whole in panes, slots and hours. */
export const NOON = Date.UTC(2026, 2, 10, 3);

const field = (name: string, type: FieldType, optional = false): Field => ({
  name,
  type,
  optional,
  private: false,
});

/** A stream of orders (`orders`) and a table of riders (`riders`), as tests want them. */
export function sourceOf(name: 'orders' | 'riders', more: Partial<Source> = {}): Source {
  const isTable = name === 'riders';
  return {
    kind: isTable ? 'table' : 'stream',
    name,
    title: null,
    topic: name,
    where: null,
    key: 'id',
    time: 'at',
    lateMs: 20_000,
    silentAfterMs: null,
    expireAfterMs: null,
    removeWhen: null,
    owner: null,
    fields: isTable
      ? [field('region', { kind: 'place' }), field('status', { kind: 'text' })]
      : [
          field('region', { kind: 'place' }),
          field('amount', { kind: 'money', currency: 'KRW' }, true),
          field('event', { kind: 'text' }, true),
        ],
    ...more,
  };
}

const placed = { kind: 'in', field: 'event', values: ['placed'] } as const;
const pane = (id: string, more: Partial<PaneMetric>): PaneMetric => ({
  id,
  source: 'orders',
  filter: null,
  by: ['region'],
  aggregate: 'count',
  field: null,
  ...more,
});

/** Count, sum and mean per region, a count over everything, both parts of a share, idle riders. */
export const PANES: readonly PaneMetric[] = [
  pane('count', {}),
  pane('sum', { aggregate: 'sum', field: 'amount' }),
  pane('mean', { aggregate: 'mean', field: 'amount' }),
  pane('all', { by: [] }),
  pane('placed', { filter: placed }),
  pane('idle', { source: 'riders', filter: { kind: 'in', field: 'status', values: ['idle'] } }),
];

/** Every other aggregate of the amounts of a region; `spread` is what percentiles are read from. */
export const AMOUNT_PANES: readonly PaneMetric[] = [
  ['min', 'min'],
  ['max', 'max'],
  ['spread', 'histogram'],
  ['different', 'distinct'],
  ['latest', 'latest'],
  ['stddev', 'stddev'],
].map(([id = '', aggregate = '']) => pane(id, { aggregate, field: 'amount' }));

/** A window of 15 panes over a pane metric of `PANES`, named like it; `share` is placed / count. */
export function windowOf(id: string, more: Partial<WindowMetric> = {}): WindowMetric {
  const isTable = id === 'idle';
  return {
    id,
    metric: id,
    title: null,
    source: isTable ? 'riders' : 'orders',
    sourceKind: isTable ? 'table' : 'stream',
    value: id === 'share' ? { kind: 'share', part: 'placed', whole: 'count' } : { kind: 'pane', pane: id },
    by: id === 'all' ? [] : ['region'],
    windowMs: 15 * PANE_MS,
    unit: { kind: 'count' },
    missingAsZero: false,
    ...more,
  };
}

/** A bundle of both sources and every window, without playbooks; the roster of regions has one word. */
export function bundleOf(more: Partial<Bundle> = {}): Bundle {
  return {
    schema: 'ordersense.bundle/1',
    hash: 'test',
    project: 'test',
    zone: 'Asia/Seoul',
    sources: [sourceOf('orders'), sourceOf('riders')],
    probes: [],
    panes: PANES,
    windows: [...PANES.map(({ id }) => windowOf(id)), windowOf('share')],
    playbooks: [],
    schedules: [],
    words: { region: { 강남구: 'gangnam' } },
    ...more,
  };
}

/** A playbook per region that reads every window by region; its trigger compares `count` with `baseline`. */
export function playbookOf(baseline: Baseline, more: Partial<Playbook> = {}): Playbook {
  return {
    name: 'watch',
    title: null,
    about: null,
    owner: null,
    runbook: null,
    severity: 'high',
    mode: 'live',
    place: 'watch.play:1',
    by: ['region'],
    trigger: {
      kind: 'leaf',
      id: 'c1',
      text: 'count drop > 50%',
      operand: { kind: 'window', window: 'count' },
      test: {
        kind: 'change',
        direction: 'drop',
        op: '>',
        measure: 'ratio',
        amount: 0.5,
        baseline,
        atLeast: null,
      },
    },
    unless: [],
    recovered: null,
    recoverMs: 60_000,
    cooldownMs: null,
    limits: NO_LIMITS,
    body: [],
    sources: ['orders'],
    probes: [],
    windows: ['count', 'sum', 'mean', 'share'],
    lookUps: [],
    closesWithBody: false,
    hole: false,
    ...more,
  };
}
