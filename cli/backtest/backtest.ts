import { say } from '../../dsl/say.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Io } from '../io.ts';
import { backtestJson, backtestText } from '../report/backtest.ts';
import { type SimulateOptions, simulateProject } from '../simulate.ts';
import { CheckFailed, UsageError } from '../usage-error.ts';
import type { Label } from './label.ts';
import { readLabels } from './read-labels.ts';
import { scoreOf } from './score.ts';

export interface BacktestOptions extends SimulateOptions {
  readonly labels: string;
  /** Percentages; null: not asked for. */
  readonly minPrecision: number | null;
  readonly minRecall: number | null;
  readonly json: boolean;
}

/**
 * `backtest`: what `simulate` would have fired, against spells that people labelled.
 *
 * @throws CheckFailed  when precision or recall is less than was asked for
 * @throws UsageError   for a wrong path, label or number
 */
export async function backtest(options: BacktestOptions, io: Io): Promise<void> {
  for (const [flag, value] of [
    ['--min-precision', options.minPrecision] as const,
    ['--min-recall', options.minRecall] as const,
  ])
    if (value !== null && !(value >= 0 && value <= 100))
      throw new UsageError(say`\`${flag}\` is a percentage from 0 to 100`, say`for example \`${flag} 80\``);
  let labels: readonly Label[] = [];
  const simulation = await simulateProject(
    {
      ...options,
      onLoaded: async (bundle: Bundle) => {
        labels = await readLabels(options.labels, bundle);
      },
    },
    io,
  );
  const score = scoreOf(simulation.decisions, labels, simulation);
  io.out(options.json ? backtestJson(score) : backtestText(score, simulation.bundle, io.lang));
  const isLess = (share: number | null, least: number | null): boolean =>
    least !== null && (share ?? 0) * 100 < least;
  if (isLess(score.precision, options.minPrecision) || isLess(score.recall, options.minRecall))
    throw new CheckFailed('precision or recall is less than was asked for');
}
