import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import type { Io } from '../io.ts';
import { simulationPage } from '../report/html/simulation-page.ts';
import { simulationJson, simulationText } from '../report/simulation.ts';
import { thresholdText } from '../report/thresholds.ts';
import { type SimulateOptions, simulateProject } from '../simulate.ts';
import { CheckFailed, UsageError } from '../usage-error.ts';
import {
  checkPlaybook,
  judgeThreshold,
  readMaxSpend,
  readThreshold,
  type Threshold,
  type Verdict,
} from './threshold.ts';

export interface ReportOptions {
  /** File of the page; null: none. */
  readonly html: string | null;
  readonly thresholds: readonly string[];
  readonly maxSpend: string | null;
  readonly json: boolean;
}

/**
 * Simulates, tells what came of it, and holds it to its thresholds.
 *
 * @throws CheckFailed  when a threshold does not hold; all are told
 * @throws UsageError   for a threshold that is none, or a page that cannot be written
 */
export async function simulateWithReport(
  options: SimulateOptions,
  { html, thresholds, maxSpend, json }: ReportOptions,
  io: Io,
): Promise<void> {
  if (html !== null && !existsSync(dirname(resolve(html)))) throw cannotWrite(html);
  const rules: readonly Threshold[] = [
    ...thresholds.map(readThreshold),
    ...(maxSpend === null ? [] : [readMaxSpend(maxSpend)]),
  ];
  const simulation = await simulateProject(
    {
      ...options,
      timelines: html !== null,
      // Before anything is read: a wrong name must not cost a long simulation.
      onLoaded: ({ playbooks }) => {
        for (const rule of rules)
          checkPlaybook(
            rule,
            playbooks.map(({ name }) => name),
          );
      },
    },
    io,
  );
  const verdicts = rules.map((rule) => judgeThreshold(rule, simulation));
  io.out(json ? simulationJson(simulation) : simulationText(simulation, io.lang));
  if (html !== null) await writePage(html, simulationPage(simulation, verdicts, io.lang), io);
  tellVerdicts(verdicts, json, io);
}

async function writePage(path: string, page: string, io: Io): Promise<void> {
  try {
    await writeFile(path, page);
  } catch {
    throw cannotWrite(path);
  }
  io.err(told(say`${path} written`, io.lang));
}

function cannotWrite(path: string): UsageError {
  return new UsageError(
    say`cannot write \`${path}\``,
    say`name a file in a folder that is there and that you may write`,
  );
}

function tellVerdicts(verdicts: readonly Verdict[], json: boolean, io: Io): void {
  if (verdicts.length === 0) return;
  const line = `${told(say`thresholds`, io.lang)}  ${verdicts.map(thresholdText).join('   ')}`;
  if (json) io.err(line);
  else io.out(line);
  if (verdicts.some(({ holds }) => !holds)) throw new CheckFailed('a threshold does not hold');
}
