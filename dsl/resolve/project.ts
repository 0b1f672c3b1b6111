import type { Catalog } from '../catalog.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { AudienceModel, ScheduleModel } from '../model/definition.ts';
import type { MetricModel } from '../model/metric.ts';
import type { PlaybookModel } from '../model/playbook.ts';
import type { Project } from '../model/project.ts';
import type { ProbeModel, SourceModel } from '../model/source.ts';
import type { Item, SourceFile } from '../tree.ts';
import { checkAmounts } from './amount/check-amounts.ts';
import { resolveAudience } from './audience.ts';
import { warnOfDottedNames } from './dotted-name.ts';
import type { Knowledge, Known } from './knowledge.ts';
import { resolveMetrics } from './metrics.ts';
import { withPacks } from './pack/packs.ts';
import { resolvePlaybook, resolveRule } from './playbook.ts';
import { resolveTest } from './playbook-test.ts';
import { resolveProbe } from './probe.ts';
import { createReport, createSink, type Report } from './report.ts';
import { tellRestNames } from './rest-names.ts';
import type { Routine } from './routine.ts';
import { resolveRoutines } from './routines.ts';
import { resolveSchedule } from './schedule.ts';
import { createScope } from './scope.ts';
import { resolveSharedChecks } from './shared-check.ts';
import { resolveSource } from './source.ts';
import type { SourceMap } from './source-map.ts';
import { isDimension } from './value.ts';
import { resolveWords } from './words.ts';

/** A resolved project with everything there is to say about it; playbooks with errors are left out of it. */
export interface Resolved {
  readonly project: Project;
  /** What the files declare, sound or not: lints ask it what a name means. */
  readonly knowledge: Knowledge;
  /** Sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly map: SourceMap;
}

/** Resolves all files of a project together, against what the connectors offer. */
export function resolveProject(files: readonly SourceFile[], catalog: Catalog): Resolved {
  const sink = createSink();
  const scope = createScope(withPacks(files, sink), sink);
  const words = resolveWords(scope.files, sink);
  const sources = new Map<string, Known<SourceModel>>();
  const probes = new Map<string, Known<ProbeModel>>();
  const metrics = new Map<string, Known<MetricModel>>();
  const schedules: ScheduleModel[] = [];
  const tables = new Map<string, SourceModel[]>();
  const dimensions = new Set(Object.keys(words));
  const audiences = new Map<string, Known<AudienceModel>>();
  const routines = new Map<string, Routine>();
  const knowledge: Knowledge = {
    ...{ scope, catalog, words, sources, probes, metrics, tables, dimensions },
    ...{ audiences, routines },
  };

  /** A report on a node whose amounts have been looked at. */
  const reportOn = (node: Item, file: SourceFile): Report => {
    const report = createReport(file, sink);
    checkAmounts(node, report);
    return report;
  };

  // Each kind needs the ones before it: probes and metrics name fields of sources.
  for (const { node, file, name } of scope.all) {
    if (node.kind !== 'stream' && node.kind !== 'table') continue;
    const report = reportOn(node, file);
    const model = resolveSource(node, knowledge, report);
    sources.set(name, { model, sound: !report.isBroken() });
    if (model.kind === 'table') tables.set(model.key, [...(tables.get(model.key) ?? []), model]);
    for (const field of model.fields) if (isDimension(field.type)) dimensions.add(field.name);
  }
  for (const { node, file, name } of scope.all) {
    const report = createReport(file, sink);
    if (node.kind === 'define-value') report.declare(node.name.span, 'value', name);
    if (node.kind === 'define-schedule') {
      const schedule = resolveSchedule(node, report);
      if (!report.isBroken()) schedules.push(schedule);
    }
    if (node.kind === 'probe') {
      const probed = reportOn(node, file);
      const model = resolveProbe(node, knowledge, probed);
      probes.set(name, { model, sound: !probed.isBroken() });
    }
  }
  resolveMetrics(knowledge, metrics, sink);
  for (const { node, file, name } of scope.all) {
    if (node.kind !== 'define-audience') continue;
    const report = reportOn(node, file);
    const model = resolveAudience(node, knowledge, report);
    if (model) audiences.set(name, { model, sound: !report.isBroken() });
  }
  resolveRoutines(knowledge, routines, sink);
  const checks = resolveSharedChecks(knowledge, sink);

  const playbooks = scope.files.flatMap((file) =>
    file.items.flatMap((item) => resolveItem(item, knowledge, () => reportOn(item, file)) ?? []),
  );
  for (const file of scope.files)
    for (const item of file.items) if (item.kind === 'broken') tellRestNames(item, file, knowledge, sink);
  const tests = scope.files.flatMap((file) =>
    file.items.flatMap((item) =>
      item.kind === 'test' ? (resolveTest(item, playbooks, knowledge, reportOn(item, file)) ?? []) : [],
    ),
  );
  warnOfDottedNames(scope, knowledge, sink);
  return {
    project: {
      sources: soundOnes(sources),
      probes: soundOnes(probes),
      metrics: soundOnes(metrics),
      schedules: [...schedules].sort(byName),
      audiences: soundOnes(audiences),
      checks: [...checks].sort(byName),
      playbooks: playbooks.sort(byName),
      tests,
      words,
    },
    knowledge,
    diagnostics: sink.all(),
    map: sink.map,
  };
}

/** Playbooks and rules run; everything else is there for them. */
function resolveItem(item: Item, knowledge: Knowledge, reportOn: () => Report): PlaybookModel | null {
  switch (item.kind) {
    case 'playbook':
      // A second playbook of that name has its OS1102; only the first one runs.
      return knowledge.scope.find(item.name.text)?.node === item
        ? resolvePlaybook(item, knowledge, reportOn())
        : null;
    case 'rule':
      return resolveRule(item, knowledge, reportOn());
    default:
      return null;
  }
}

/** Declarations with a message of their own stay out of the project: nothing that runs names them. */
function soundOnes<T extends { readonly name: string }>(known: ReadonlyMap<string, Known<T>>): readonly T[] {
  return [...known.values()].flatMap(({ model, sound }) => (sound ? [model] : [])).sort(byName);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
