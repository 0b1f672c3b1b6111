import { resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { english, say, type Text } from '../../dsl/say.ts';
import type { Source } from '../../rules/source.ts';
import { csvMapAt } from '../csv-map-at.ts';
import type { Io } from '../io.ts';
import { loadBundle } from '../load-project.ts';
import { CheckFailed, UsageError } from '../usage-error.ts';
import type { Finding, SourceReport } from './finding.ts';
import { sampleTopics } from './sample.ts';
import { sourceReports } from './source-report.ts';

export interface CheckSourcesOptions {
  readonly directory: string;
  /** Names of sources; empty: all. */
  readonly names: readonly string[];
  /** Newest records of each partition. */
  readonly sample: number;
  readonly events: string | null;
  readonly csvMap: string | null;
  readonly data: string | null;
  readonly json: boolean;
}

/**
 * `sources check`: topics against their declarations.
 *
 * @throws CheckFailed   when records are lost, which is told
 * @throws UsageError    for a wrong name, number or path
 * @throws OutsideError  when the topics cannot be read
 */
export async function checkSources(options: CheckSourcesOptions, io: Io): Promise<void> {
  const { directory, names, sample, events, csvMap, data, json } = options;
  if (!Number.isSafeInteger(sample) || sample < 1)
    throw new UsageError(say`\`--sample\` is a whole number above 0`, say`for example \`--sample 100\``);
  const { bundle, project } = await loadBundle(directory, io);
  const chosen = names.length === 0 ? bundle.sources : names.map((name) => named(name, bundle.sources));
  const topics = [...new Set(chosen.map(({ topic }) => topic))];
  const declared = bundle.sources.filter(({ topic }) => topics.includes(topic));
  const records = await sampleTopics(declared, project.config, {
    events,
    csvMap: csvMap === null ? null : await csvMapAt(csvMap),
    data: data ?? resolve(directory, '.ordersense'),
    most: sample,
  });
  const reports = topics.flatMap((topic) =>
    sourceReports(
      declared.filter((source) => source.topic === topic),
      records.filter(({ partition }) => partition.topic === topic),
    ).filter(({ source }) => chosen.some(({ name }) => name === source)),
  );
  const fails = reports.some(({ findings }) => findings.some(({ level }) => level === 'error'));
  io.out(
    json ? reportsJson(reports, fails) : reports.flatMap((report) => [...lines(report, io), '']).join('\n'),
  );
  if (!json) io.out(told(verdict(reports), io.lang));
  if (fails) throw new CheckFailed('a source is not as it is declared');
}

function named(name: string, sources: readonly Source[]): Source {
  const found = sources.find((source) => source.name === name.normalize('NFC'));
  if (found !== undefined) return found;
  throw new UsageError(
    say`there is no stream or table \`${name}\` here`,
    say`this project has ${sources.map((source) => `\`${source.name}\``).join(', ')}`,
  );
}

const SIGN: Readonly<Record<Finding['level'], string>> = { error: '✗', warning: '!', note: '·' };

function lines(
  { source, topic, records, rows, dead, findings }: SourceReport,
  { lang }: Io,
): readonly string[] {
  const head = told(say`${records} records read, ${rows} rows, ${dead} dead letters`, lang);
  return [
    `${source}  ${topic}  ${head}`,
    ...findings.flatMap(({ level, message, help }) => [
      `  ${SIGN[level]} ${told(message, lang)}`,
      ...(help === null ? [] : [`    ${told(say`help`, lang)}: ${told(help, lang)}`]),
    ]),
  ];
}

function verdict(reports: readonly SourceReport[]): Text {
  const with_ = (level: Finding['level']) =>
    reports
      .filter(({ findings }) => findings.some((one) => one.level === level))
      .map(({ source }) => `\`${source}\``);
  const [wrong, doubtful] = [with_('error'), with_('warning')];
  if (wrong.length > 0) return say`not as declared: ${wrong.join(', ')}`;
  if (doubtful.length > 0) return say`readable, with doubts: ${doubtful.join(', ')}`;
  return say`every source is as it is declared`;
}

function reportsJson(reports: readonly SourceReport[], fails: boolean): string {
  const sources = reports.map((report) => ({
    ...report,
    findings: report.findings.map(({ level, field, message, help }) => ({
      level,
      field,
      message: english(message),
      help: help === null ? null : english(help),
    })),
  }));
  return JSON.stringify({ schema: 'ordersense.sources-check/1', ok: !fails, sources }, null, 2);
}
