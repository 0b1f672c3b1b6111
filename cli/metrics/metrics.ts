import type { Lag } from '../../engine/ports.ts';
import type { PartitionProgress, StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import type { StoreFigures } from '../../engine/store-figures.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { VERSION } from '../version.ts';
import { budgetFamilies, budgetsIn } from './budgets.ts';
import type { Counters } from './counters.ts';
import { type Family, single } from './exposition.ts';

/** What a process that runs knows beside its store. */
export interface Telemetry {
  readonly counters: Counters;
  /** How far each partition is behind its log's end. */
  lag(): Promise<readonly Lag[]>;
  /** Sources that are silent. */
  blind(): readonly string[];
  /** Everything up to this instant of event time is judged; null: nothing yet. */
  throughMs(): number | null;
  /** Records that the fast scanner left to the parser. */
  slow(): number;
}

/**
 * All metrics of a process, from its counters and its store. What cannot be read now is left out: the rest of a page
 * that comes is worth more than a page that fails.
 */
export async function metrics(
  { counters, lag, blind, throughMs, slow }: Telemetry,
  store: StateStore & StoreArchive,
  bundle: Bundle,
): Promise<readonly Family[]> {
  const through = throughMs();
  const budgets = budgetsIn(bundle);
  const [lags, read] = await Promise.all([
    lag().catch(() => []),
    Promise.all([
      store.partitions(),
      store.figures(),
      store.now(),
      store.budgetUse(
        budgets.map(({ name, budget }) => ({ budget: name, fromMs: (through ?? 0) - budget.inMs })),
      ),
    ]).catch(() => null),
  ]);
  const own: readonly Family[] = [
    {
      name: 'ordersense_build_info',
      type: 'gauge',
      help: 'The version that runs.',
      samples: [{ labels: { version: VERSION, project: bundle.project }, value: 1 }],
    },
    single('gauge', 'ordersense_store_up', 'Whether the store answers.', read === null ? 0 : 1),
    single(
      'gauge',
      'ordersense_evaluated_ago_seconds',
      'How long ago the evaluator looked for something to judge.',
      seconds(counters.evaluatedAgoMs()),
    ),
    single(
      'gauge',
      'ordersense_evaluated_through_timestamp_seconds',
      'Event time up to which everything is judged.',
      seconds(through),
    ),
    single(
      'counter',
      'ordersense_parsed_records_total',
      'Records that the fast scanner left to the parser.',
      slow(),
    ),
    {
      name: 'ordersense_source_blind',
      type: 'gauge',
      help: 'Whether a source is silent: nothing is decided from it.',
      samples: bundle.sources.map(({ name }) => ({
        labels: { source: name },
        value: blind().includes(name) ? 1 : 0,
      })),
    },
    {
      name: 'ordersense_consumer_lag_records',
      type: 'gauge',
      help: 'Records of a partition that are not read yet.',
      samples: lags.map(({ topic, partition, next, end }) => ({
        labels: { topic, partition: String(partition) },
        value: Math.max(0, end - next),
      })),
    },
    {
      name: 'ordersense_decisions_total',
      type: 'counter',
      help: 'Decisions of this process, by kind.',
      samples: [...counters.decisions].map(([what, value]) => ({ labels: { what }, value })),
    },
    {
      name: 'ordersense_actions_total',
      type: 'counter',
      help: 'Attempts that this process sent, and how actions ended, by verb and outcome.',
      samples: [...counters.actions].flatMap(([verb, counts]) =>
        [...counts].map(([outcome, value]) => ({ labels: { verb, outcome }, value })),
      ),
    },
  ];
  if (read === null) return own;
  const [partitions, figures, nowMs, uses] = read;
  return [
    ...own,
    ...readerFamilies(partitions, nowMs),
    ...figureFamilies(figures),
    ...budgetFamilies(budgets, uses),
  ];
}

function readerFamilies(partitions: readonly PartitionProgress[], nowMs: number): readonly Family[] {
  const names = [...new Set(partitions.flatMap(({ sources }) => Object.keys(sources)))].sort();
  const marks = names.flatMap((source) => {
    const own = partitions.flatMap(({ sources }) => sources[source]?.watermarkMs ?? []);
    return own.length === 0 ? [] : [{ labels: { source }, atMs: Math.min(...own) }];
  });
  return [
    {
      name: 'ordersense_events_total',
      type: 'counter',
      help: 'Records of a partition since the beginning: read, and of those duplicates, late and dead letters.',
      samples: partitions.flatMap(({ topic, partition, counts }) =>
        Object.entries(counts).map(([kind, value]) => ({
          labels: { topic, partition: String(partition), kind },
          value,
        })),
      ),
    },
    {
      name: 'ordersense_watermark_timestamp_seconds',
      type: 'gauge',
      help: 'Event time before which a source expects nothing more: the least of its partitions.',
      samples: marks.map(({ labels, atMs }) => ({ labels, value: atMs / 1_000 })),
    },
    {
      name: 'ordersense_watermark_lag_seconds',
      type: 'gauge',
      help: 'How far that is behind the store’s clock.',
      samples: marks.map(({ labels, atMs }) => ({ labels, value: (nowMs - atMs) / 1_000 })),
    },
  ];
}

function figureFamilies(figures: StoreFigures): readonly Family[] {
  return [
    {
      name: 'ordersense_runs_open',
      type: 'gauge',
      help: 'Live runs that are not finished, by status.',
      samples: Object.entries(figures.runs).map(([status, value]) => ({ labels: { status }, value })),
    },
    single(
      'gauge',
      'ordersense_run_due_age_seconds',
      'How long the run that is due and waits longest has waited.',
      seconds(figures.oldestDueMs ?? 0),
    ),
    single('gauge', 'ordersense_outbox_messages', 'Messages that are not on the log yet.', figures.outbox),
    single(
      'gauge',
      'ordersense_outbox_age_seconds',
      'How long the oldest of them has waited.',
      seconds(figures.oldestMessageMs ?? 0),
    ),
    single(
      'gauge',
      'ordersense_signals_open',
      'Answers that the evaluator has not taken yet.',
      figures.signals,
    ),
    single('gauge', 'ordersense_incidents_open', 'Incidents that are not closed.', figures.openIncidents),
    single('gauge', 'ordersense_approvals_open', 'What waits for a person.', figures.openAsks),
    single('gauge', 'ordersense_leases_in_force', 'Effects in force.', figures.leases),
    single('gauge', 'ordersense_leases_overdue', 'Effects past their end.', figures.overdueLeases),
    single('gauge', 'ordersense_kill_switches', 'Kill switches that are pulled in the store.', figures.kills),
  ];
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1_000;
}
