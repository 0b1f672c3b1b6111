import type { MetricModel } from '../../model/metric.ts';
import type { SourceModel } from '../../model/source.ts';
import { foldsOf } from '../../resolve/metric-parts.ts';
import { describe } from '../../resolve/scope.ts';
import type { Place } from '../../resolve/source-map.ts';
import { shortDuration } from '../../resolve/window.ts';
import { say, type Text } from '../../say.ts';
import { clauseIn } from '../clause-in.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import { leavesIn } from '../standing.ts';
import type { Subject } from '../subject.ts';
import { metricsOf } from '../written-metric.ts';

/** OS1302: a window that is over before all of its events have come. */
export const windowShorterThanLateness: CheckedLint = {
  code: 'OS1302',
  name: 'window-shorter-than-lateness',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { file, tree, model } of metricsOf(subject)) {
      if (tree.over !== null) report({ file, span: tree.over.span }, model, tree.over.ms, subject, tell);
    }
    for (const { leaf } of leavesIn(subject)) {
      const place = subject.map.placeOf(leaf);
      if (place === null || leaf.operand.kind !== 'metric') continue;
      const { metric, overMs } = leaf.operand.use;
      if (overMs === null || overMs === metric.overMs || lateFor(metric, overMs, subject) === null) continue;
      const span = clauseIn(place, /\bover\s+[^\s)]+/);
      if (span !== null) report({ ...place, span }, metric, overMs, subject, tell);
    }
  },
  doc: {
    bad: `playbook burst {
  when orders per region > 500 over 30s
  then do log.write(text: "{region}")
}`,
    good: `playbook burst {
  when orders per region > 500 over 5m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Events may come later than the window is long, so at the time it is looked at most of them are missing.',
      ko: '이벤트가 창의 길이보다 더 늦게 올 수 있어, 창을 볼 때 대부분이 아직 들어오지 않았습니다.',
    },
    options: [
      {
        en: 'Lower `late` of the stream, if its events come sooner than it says.',
        ko: '이벤트가 실제로 더 빨리 온다면 스트림의 `late`를 줄이세요.',
      },
    ],
  },
};

function report(place: Place, metric: MetricModel, overMs: number, subject: Subject, tell: Tell): void {
  const source = lateFor(metric, overMs, subject);
  if (source === null) return;
  const late = shortDuration(source.lateMs);
  tell(
    place.file,
    place.span,
    say`\`${shortDuration(overMs)}\` is over before its events have come: \`${source.name}\` may be ${late} late`,
    {
      label: say`shorter than \`late ${late}\``,
      notes: declaredAs(source, subject.knowledge.scope),
      help: say`count over a longer time, for example \`over ${longerThan(source.lateMs)}\``,
    },
  );
}

/** The stream among those of a metric whose events come last, where that is later than the window is long. */
function lateFor(metric: MetricModel, overMs: number, { knowledge }: Subject): SourceModel | null {
  const late = foldsOf(metric)
    .flatMap(({ source }) => knowledge.sources.get(source)?.model ?? [])
    .filter(({ kind, lateMs }) => kind === 'stream' && lateMs > overMs);
  return late.sort((a, b) => b.lateMs - a.lateMs)[0] ?? null;
}

function declaredAs({ name }: SourceModel, scope: Subject['knowledge']['scope']): readonly Text[] {
  const declaration = scope.find(name);
  return declaration === undefined ? [] : [say`it is ${describe(declaration)}`];
}

const MINUTE_MS = 60_000;
const USUAL_MINUTES = [1, 5, 10, 15, 30, 60, 120, 360, 720, 1440, 2880, 10_080];

/** A usual window of at least twice the lateness, so that most of it is there. */
function longerThan(lateMs: number): string {
  const enough = USUAL_MINUTES.find((minutes) => minutes * MINUTE_MS >= 2 * lateMs);
  return shortDuration(enough === undefined ? 2 * lateMs : enough * MINUTE_MS);
}
