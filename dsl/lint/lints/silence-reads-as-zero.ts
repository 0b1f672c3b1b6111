import type { Fix } from '../../diagnostic.ts';
import type { AudienceFilter } from '../../model/definition.ts';
import type { MetricModel } from '../../model/metric.ts';
import type { PlaybookModel } from '../../model/playbook.ts';
import type { SourceModel } from '../../model/source.ts';
import { foldsOf } from '../../resolve/metric-parts.ts';
import { shortDuration } from '../../resolve/window.ts';
import { say } from '../../say.ts';
import type { Source } from '../../tree/source.ts';
import { audiencesIn } from '../audiences-in.ts';
import type { CheckedLint } from '../lint.ts';
import { playbooksOf, type Subject } from '../subject.ts';
import { partsOf, walk } from '../walk.ts';
import { metricsOf } from '../written-metric.ts';

/** OS1308: a source that is counted, and of which nothing says when it is dead. */
export const silenceReadsAsZero: CheckedLint = {
  code: 'OS1308',
  name: 'silence-reads-as-zero',
  level: 'info',
  orLevel: 'error',
  fix: 'unsafe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    if (subject.project.sources.every(({ silentAfterMs }) => silentAfterMs !== null)) return;
    const [counted, actedOn] = [countedIn(subject), actedOnIn(subject)];
    for (const source of subject.project.sources) {
      const declared = subject.knowledge.scope.find(source.name);
      if (source.silentAfterMs !== null || declared === undefined) continue;
      if (declared.node.kind !== 'stream' && declared.node.kind !== 'table') continue;
      const actor = actedOn.get(source.name) ?? null;
      if (actor === null && !counted.has(source.name) && !empties(source)) continue;
      const { name } = source;
      const silent = silentAfter(source);
      const message =
        source.kind === 'stream'
          ? say`when nothing comes of \`${name}\`, its counts read as zero, though the pipe may be dead`
          : say`when nothing comes of \`${name}\`, it reads as empty, though the pipe may be dead`;
      tell(declared.file, declared.span, message, {
        label: say`no \`silent after\``,
        notes: actor === null ? [] : [say`playbook \`${actor.name}\` acts on it (${actor.place})`],
        help: say`write \`silent after ${silent}\`: after so long it is unknown, and nothing is decided from it`,
        fix: fixOf(declared.node, silent),
        level: actor === null ? 'info' : 'error',
      });
    }
  },
  doc: {
    bad: `stream calls from kafka "calls" {
  key id
  time at
  field id is id
  field region is place
}
playbook few_calls {
  when count of calls per region < 3 over 15m
  then do log.write(text: "{region}")
}`,
    good: `stream calls from kafka "calls" {
  key id
  time at
  silent after 5m
  field id is id
  field region is place
}
playbook few_calls {
  when count of calls per region < 3 over 15m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'No events may mean that nothing happened, or that the pipe is dead. Without `silent after` both read as zero, and bonuses are paid for a dead topic.',
      ko: '이벤트가 없는 것은 아무 일이 없어서일 수도, 파이프가 끊겨서일 수도 있습니다. `silent after`가 없으면 둘 다 0으로 읽고, 죽은 토픽 때문에 보너스를 줍니다.',
    },
    options: [
      {
        en: 'Take a time in which something always comes; the `owner` of the source hears when it does not.',
        ko: '늘 무언가는 들어오는 시간을 고르세요. 그동안 아무것도 없으면 소스의 `owner`가 알게 됩니다.',
      },
      {
        en: 'It is an error where an action that changes something depends on it, else an info.',
        ko: '무언가를 바꾸는 동작이 여기에 달려 있으면 오류, 아니면 참고입니다.',
      },
    ],
  },
};

/** What is zero without events. */
function countedOf(metric: MetricModel): readonly string[] {
  return foldsOf(metric)
    .filter(
      ({ aggregate, missingAsZero }) =>
        missingAsZero || ['count', 'sum', 'rate', 'distinct'].includes(aggregate),
    )
    .map(({ source }) => source);
}

/** A table whose rows go away by themselves. */
function empties({ kind, expireAfterMs }: SourceModel): boolean {
  return kind === 'table' && expireAfterMs !== null;
}

/** Streams that some metric or condition counts. */
function countedIn(subject: Subject): ReadonlySet<string> {
  const { sources } = subject.knowledge;
  const names = [
    ...metricsOf(subject).flatMap(({ model }) => countedOf(model)),
    ...playbooksOf(subject).flatMap(({ model }) => decidedBy(model, subject)),
  ];
  return new Set(names.filter((name) => sources.get(name)?.model.kind === 'stream'));
}

/** Sources that a playbook with an act that changes something depends on, each with the first such playbook. */
function actedOnIn(subject: Subject): ReadonlyMap<string, PlaybookModel> {
  const { sources } = subject.knowledge;
  const changing = new Set(
    subject.catalog.verbs.filter(({ changes }) => changes !== 'nothing').map(({ name }) => name),
  );
  const found = new Map<string, PlaybookModel>();
  for (const { model } of playbooksOf(subject)) {
    if (!walk(model).acts.some(({ verb }) => changing.has(verb))) continue;
    for (const name of decidedBy(model, subject)) {
      const source = sources.get(name)?.model;
      if (source === undefined || found.has(name)) continue;
      if (source.kind === 'stream' || empties(source)) found.set(name, model);
    }
  }
  return found;
}

/** The sources that decide whether a playbook acts, and on whom. */
function decidedBy(playbook: PlaybookModel, { project }: Subject): readonly string[] {
  const { conditions, acts } = walk(playbook);
  const asked = conditions
    .flatMap(({ condition }) => partsOf(condition))
    .flatMap((part) => {
      if (part.kind === 'absent') return [part.source];
      if (part.kind !== 'leaf') return [];
      const uses = [
        ...(part.operand.kind === 'metric' ? [part.operand.use] : []),
        ...(part.test.kind === 'ofMetric' ? [part.test.use] : []),
      ];
      return uses.flatMap(({ metric }) => countedOf(metric));
    });
  const reached = acts.flatMap(({ args }) => audiencesIn(args).map(({ audience }) => audience));
  const tables = project.audiences
    .filter(({ name }) => reached.includes(name))
    .flatMap(({ table, where }) => [table, ...(where === null ? [] : metricsIn(where).flatMap(countedOf))]);
  return [...asked, ...tables];
}

function metricsIn(filter: AudienceFilter): readonly MetricModel[] {
  switch (filter.kind) {
    case 'all':
    case 'any':
      return filter.of.flatMap(metricsIn);
    case 'not':
      return metricsIn(filter.of);
    case 'metric':
      return [filter.use.metric];
    case 'row':
      return [];
  }
}

const MINUTE_MS = 60_000;

/** Five minutes, but a third of the time after which rows expire: silence must be seen before the table is empty. */
function silentAfter({ expireAfterMs }: SourceModel): string {
  const third = expireAfterMs === null ? 5 : Math.floor(expireAfterMs / 3 / MINUTE_MS);
  return shortDuration(Math.min(5, Math.max(1, third)) * MINUTE_MS);
}

/** On a line of its own behind the last clause about time. */
function fixOf({ late, expireAfter, time }: Source, silent: string): Fix | null {
  const ends = [late, expireAfter, time].flatMap((clause) => (clause === null ? [] : [clause.span.end]));
  if (ends.length === 0) return null;
  const at = Math.max(...ends);
  return { span: { start: at, end: at }, text: `\n  silent after ${silent}`, safe: false };
}
