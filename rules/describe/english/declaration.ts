import type { MetricModel } from '../../../dsl/model/metric.ts';
import type { FieldModel, ProbeModel, SourceModel } from '../../../dsl/model/source.ts';
import type { CheckModel } from '../../../dsl/model/step.ts';
import type { FieldType } from '../../../dsl/resolve/value.ts';
import { formatExactly, formatSpan } from '../../format.ts';
import { type Named, usersOf } from '../named.ts';
import { type Reading, readingOf } from '../reading.ts';
import { sentenceEn } from './condition.ts';
import { audienceEn, scheduleEn } from './definition.ts';
import { filterEn } from './filter.ts';
import { listEn } from './list.ts';
import { baselineEn, computedEn } from './metric.ts';
import { stepsEn } from './step.ts';

/** A declaration read back in English, a sentence a line; the last one says what reads it. */
export function declarationEn(
  named: Exclude<Named, { kind: 'playbook' }>,
  reading: Reading,
): readonly string[] {
  const users = usersOf(named, reading.project).map((one) => `${one.kind} ${titled(one)}`);
  return [
    titled(named.of),
    ...bodyEn(named, reading),
    users.length === 0 ? 'Nothing reads it.' : `Read by ${listEn(users, 'and')}.`,
  ];
}

function titled({ name, title }: { readonly name: string; readonly title: string | null }): string {
  return title === null ? name : `${name} (${title})`;
}

function bodyEn(named: Exclude<Named, { kind: 'playbook' }>, reading: Reading): readonly string[] {
  switch (named.kind) {
    case 'metric':
      return metricLines(named.of, reading);
    case 'check':
      return ['A check: every cause that holds is found, none is unknown:', ...causeLines(named.of, reading)];
    case 'audience':
      return [`An audience: ${audienceEn(named.of, reading)}.`];
    case 'schedule':
      return [`A schedule: ${scheduleEn(named.of)}.`];
    case 'source':
      return sourceLines(named.of, reading);
    case 'probe':
      return probeLines(named.of);
    case 'routine':
      return [
        `A routine, as ${named.of.playbook} calls it:`,
        ...stepsEn(named.of.body, 1, readingOf(named.of.within, reading.project)),
      ];
  }
}

function metricLines(metric: MetricModel, reading: Reading): readonly string[] {
  const { per, overMs, baseline, atLeast, missingAsZero, unit, good, seasonal, forecast, deprecated } =
    metric;
  const samples = atLeast === null ? '' : formatExactly(atLeast, { kind: 'count' }, 'en');
  return [
    `A metric: ${computedEn(metric, reading)}.`,
    per.length === 0 ? 'It is one number for everything.' : `It can be looked at per ${listEn(per, 'or')}.`,
    overMs === null
      ? 'It has no window of its own.'
      : `Its own window is ${formatSpan(overMs, 'en')}; who uses it may name another.`,
    ...(baseline === null ? [] : [`What is usual: ${baselineEn(baseline, metric, unit)}.`]),
    ...(samples === '' ? [] : [`Below ${samples} samples it is unknown in comparisons.`]),
    ...(missingAsZero ? ['No events read as 0.'] : []),
    `Its values are ${unitEn(unit)}.`,
    ...(good === null ? [] : [good === 'up' ? 'More is better.' : 'Less is better.']),
    ...(seasonal === null ? [] : [`Its values follow the ${seasonal === 'weekly' ? 'week' : 'day'}.`]),
    ...(forecast === null ? [] : [`It is predicted by \`${forecast.source}.${forecast.field}\`.`]),
    ...(deprecated === null ? [] : [`It should no longer be used: ${deprecated}.`]),
  ];
}

function causeLines({ causes }: CheckModel, reading: Reading): readonly string[] {
  return causes.map(({ name, title, when }) =>
    sentenceEn(when, (clause) => `  ${name}${title === null ? '' : ` (${title})`} when ${clause}.`, reading),
  );
}

function sourceLines(source: SourceModel, reading: Reading): readonly string[] {
  const { kind, topic, where, key, time, lateMs, silentAfterMs, expireAfterMs, removeWhen, owner } = source;
  const only = where === null ? '' : `, only where ${filterEn(where, [source.name], reading)}`;
  return [
    kind === 'stream'
      ? `A stream: the events of topic \`${topic}\`${only}.`
      : `A table: the latest row for each \`${key}\` of topic \`${topic}\`${only}.`,
    `${kind === 'stream' ? 'An event' : 'A row'} is known by \`${key}\` and dated by \`${time}\`; ${lateMs === 0 ? 'what comes late is not counted' : `up to ${formatSpan(lateMs, 'en')} late is in time`}.`,
    ...(silentAfterMs === null
      ? []
      : [`Silent for ${formatSpan(silentAfterMs, 'en')} it is unknown, never zero.`]),
    ...(expireAfterMs === null ? [] : [`A row is forgotten after ${formatSpan(expireAfterMs, 'en')}.`]),
    ...(removeWhen === null ? [] : [`A row goes away when ${filterEn(removeWhen, [source.name], reading)}.`]),
    ...(owner === null ? [] : [`${owner} owns it.`]),
    `Fields: ${source.fields.map(fieldEn).join('; ')}.`,
  ];
}

function probeLines({ call, args, everyMs, timeoutMs, owner, fields }: ProbeModel): readonly string[] {
  const asked = args.map((arg) =>
    arg.kind === 'dimension'
      ? `${arg.name}: {${arg.dimension}}`
      : `${arg.name}: ${typeof arg.value === 'string' ? `"${arg.value}"` : arg.value}`,
  );
  return [
    `A probe: asks ${call}(${asked.join(', ')}) every ${formatSpan(everyMs, 'en')}; no answer within ${formatSpan(timeoutMs, 'en')} is unknown.`,
    ...(owner === null ? [] : [`${owner} owns it.`]),
    `It answers: ${fields.map(fieldEn).join('; ')}.`,
  ];
}

function fieldEn({ name, type, optional, private: isPrivate, consent }: FieldModel): string {
  const traits = [
    ...(optional ? ['may be missing'] : []),
    ...(isPrivate ? ['private'] : []),
    ...(consent === true ? ['says who agreed to marketing'] : []),
  ];
  return [`${name} is ${fieldTypeEn(type)}`, ...traits].join(', ');
}

function fieldTypeEn(type: FieldType): string {
  switch (type.kind) {
    case 'oneOf':
      return `one of ${type.values.join(', ')}`;
    case 'id':
      return type.of === null ? 'an id' : `the id of a ${type.of}`;
    case 'percent':
      return type.wire === 'fraction' ? 'a percentage written as a fraction' : 'a percentage';
    case 'duration':
      return `a duration in ${type.wire}`;
    case 'distance':
      return `a distance in ${type.wire}`;
    case 'number':
      return type.unit === null ? 'a number' : `a number of ${type.unit}`;
    case 'bool':
      return 'true or false';
    case 'money':
      return `money in ${type.currency}`;
    case 'time':
    case 'place':
    case 'point':
    case 'text':
    case 'count':
      return `a ${type.kind}`;
  }
}

function unitEn(unit: MetricModel['unit']): string {
  switch (unit.kind) {
    case 'number':
      return unit.name === null ? 'numbers' : `numbers in ${unit.name}`;
    case 'money':
      return `money in ${unit.currency}`;
    case 'count':
      return 'counts';
    case 'percent':
      return 'percentages';
    case 'duration':
      return 'durations';
    case 'distance':
      return 'distances';
    case 'text':
      return 'texts';
    case 'bool':
      return 'true or false';
  }
}
