import type { MetricModel } from '../../../dsl/model/metric.ts';
import type { FieldModel, ProbeModel, SourceModel } from '../../../dsl/model/source.ts';
import type { CheckModel } from '../../../dsl/model/step.ts';
import { type FieldType, valueTypeOf } from '../../../dsl/resolve/value.ts';
import { formatExactly, formatSpan } from '../../format.ts';
import type { Reader } from '../../readers.ts';
import { type Named, usersOf } from '../named.ts';
import { type Reading, readingOf, titleOf } from '../reading.ts';
import { causeTitleKo, sentenceKo } from './condition.ts';
import { audienceKo, scheduleKo } from './definition.ts';
import { dimensionsKo } from './dimension.ts';
import { filterKo } from './filter.ts';
import { withParticle } from './grammar.ts';
import { baselineKo, computedKo } from './metric.ts';
import { stepsKo } from './step.ts';

const KINDS: Readonly<Record<Reader['kind'], string>> = {
  playbook: '플레이북',
  check: '확인 항목',
  metric: '지표',
  audience: '대상 집단',
  schedule: '일정',
  probe: '프로브',
  source: '데이터',
};

/** A declaration read back in Korean, a sentence a line; the last one says what reads it. */
export function declarationKo(
  named: Exclude<Named, { kind: 'playbook' }>,
  reading: Reading,
): readonly string[] {
  // By the name too: that is what people type.
  const users = usersOf(named, reading.project).map((one) => `${KINDS[one.kind]} ${titled(one)}`);
  return [
    titled(named.of),
    ...bodyKo(named, reading),
    users.length === 0 ? '이것을 쓰는 곳이 없습니다.' : `쓰는 곳: ${users.join(', ')}.`,
  ];
}

function titled({ name, title }: { readonly name: string; readonly title: string | null }): string {
  return title === null ? name : `${title} (${name})`;
}

function bodyKo(named: Exclude<Named, { kind: 'playbook' }>, reading: Reading): readonly string[] {
  switch (named.kind) {
    case 'metric':
      return metricLines(named.of, reading);
    case 'check':
      return [
        '확인 항목: 맞는 원인을 모두 찾고, 하나도 없으면 알 수 없음입니다.',
        ...causeLines(named.of, reading),
      ];
    case 'audience':
      return [`대상 집단: ${audienceKo(named.of, reading)}.`];
    case 'schedule':
      return [`일정: ${scheduleKo(named.of)}.`];
    case 'source':
      return sourceLines(named.of, reading);
    case 'probe':
      return probeLines(named.of);
    case 'routine':
      return [
        `루틴, ${named.of.playbook}에서 부르는 대로:`,
        ...stepsKo(named.of.body, 1, readingOf(named.of.within, reading.project)),
      ];
  }
}

function metricLines(metric: MetricModel, reading: Reading): readonly string[] {
  const { per, overMs, baseline, atLeast, missingAsZero, unit, good, seasonal, forecast, deprecated } =
    metric;
  const samples = atLeast === null ? '' : formatExactly(atLeast, { kind: 'count' }, 'ko');
  return [
    `지표: ${computedKo(metric, reading)}.`,
    per.length === 0 ? '전체를 수 하나로 봅니다.' : `${dimensionsKo(per, reading)}별로 볼 수 있습니다.`,
    overMs === null
      ? '자체 구간은 없습니다.'
      : `자체 구간은 ${formatSpan(overMs, 'ko')}이고, 쓰는 곳에서 달리 정할 수 있습니다.`,
    ...(baseline === null ? [] : [`평소 기준: ${baselineKo(baseline, metric, unit, reading)}.`]),
    ...(samples === '' ? [] : [`표본이 ${samples}보다 적으면 비교할 때 알 수 없는 값입니다.`]),
    ...(missingAsZero ? ['이벤트가 없으면 0으로 봅니다.'] : []),
    `값의 종류: ${unitKo(unit)}.`,
    ...(good === null ? [] : [good === 'up' ? '많을수록 좋습니다.' : '적을수록 좋습니다.']),
    ...(seasonal === null ? [] : [`값이 ${seasonal === 'weekly' ? '요일' : '하루 시간'}을 따라 달라집니다.`]),
    ...(forecast === null
      ? []
      : [
          `예측: ${titleOf(forecast.source, 'sources', reading) ?? forecast.source}의 \`${forecast.field}\`.`,
        ]),
    ...(deprecated === null ? [] : [`이제 쓰지 않는 지표입니다: ${deprecated}.`]),
  ];
}

function causeLines({ causes }: CheckModel, reading: Reading): readonly string[] {
  return causes.map(({ name, when }) =>
    sentenceKo(when, (clause) => `  ${clause} → ${causeTitleKo(name, reading)}.`, reading),
  );
}

function sourceLines(source: SourceModel, reading: Reading): readonly string[] {
  const { kind, topic, where, key, time, lateMs, silentAfterMs, expireAfterMs, removeWhen, owner } = source;
  const only = where === null ? '' : ` 가운데 ${filterKo(where, 'noun', [source.name], reading)} 것`;
  return [
    kind === 'stream'
      ? `스트림: 토픽 \`${topic}\`${only}.`
      : `테이블: 토픽 \`${topic}\`${only}, \`${key}\`마다 마지막 행.`,
    `\`${withParticle(`${key}\``, '으로', '로')} 구별하고 \`${time}\`에 일어난 것으로 봅니다. ${lateMs === 0 ? '늦게 온 것은 세지 않습니다' : `${formatSpan(lateMs, 'ko')}까지는 늦어도 셉니다`}.`,
    ...(silentAfterMs === null
      ? []
      : [`${formatSpan(silentAfterMs, 'ko')} 동안 소식이 없으면 0이 아니라 알 수 없음입니다.`]),
    ...(expireAfterMs === null
      ? []
      : [`${withParticle(formatSpan(expireAfterMs, 'ko'), '이', '가')} 지난 행은 잊습니다.`]),
    ...(removeWhen === null ? [] : [`${filterKo(removeWhen, 'if', [source.name], reading)} 행을 없앱니다.`]),
    ...(owner === null ? [] : [`담당 ${owner}.`]),
    `항목: ${source.fields.map(fieldKo).join('; ')}.`,
  ];
}

function probeLines({ call, args, everyMs, timeoutMs, owner, fields }: ProbeModel): readonly string[] {
  const asked = args.map((arg) =>
    arg.kind === 'dimension'
      ? `${arg.name}: {${arg.dimension}}`
      : `${arg.name}: ${typeof arg.value === 'string' ? `"${arg.value}"` : arg.value}`,
  );
  return [
    `프로브: ${formatSpan(everyMs, 'ko')}마다 ${withParticle(`${call}(${asked.join(', ')})`, '을', '를')} 묻고, ${formatSpan(timeoutMs, 'ko')} 안에 답이 없으면 알 수 없음입니다.`,
    ...(owner === null ? [] : [`담당 ${owner}.`]),
    `답: ${fields.map(fieldKo).join('; ')}.`,
  ];
}

function fieldKo({ name, type, optional, private: isPrivate, consent }: FieldModel): string {
  const traits = [
    ...(optional ? ['없을 수 있음'] : []),
    ...(isPrivate ? ['개인정보'] : []),
    ...(consent === true ? ['광고 수신 동의 여부'] : []),
  ];
  return [`${name}: ${fieldTypeKo(type)}`, ...traits].join(', ');
}

function fieldTypeKo(type: FieldType): string {
  switch (type.kind) {
    case 'oneOf':
      return `${type.values.join(', ')} 중 하나`;
    case 'id':
      return type.of === null ? '식별자' : `${type.of} 식별자`;
    case 'percent':
      return type.wire === 'fraction' ? '비율(소수로 적힘)' : '비율';
    case 'duration':
      return `시간(${type.wire})`;
    case 'distance':
      return `거리(${type.wire})`;
    case 'time':
      return '시각';
    case 'place':
      return '장소';
    case 'point':
      return '좌표';
    case 'text':
    case 'bool':
    case 'count':
    case 'number':
    case 'money':
      return unitKo(valueTypeOf(type));
  }
}

function unitKo(unit: MetricModel['unit']): string {
  switch (unit.kind) {
    case 'number':
      return unit.name === null ? '수' : `수(${unit.name})`;
    case 'money':
      return `금액(${unit.currency})`;
    case 'count':
      return '건수';
    case 'percent':
      return '비율';
    case 'duration':
      return '시간';
    case 'distance':
      return '거리';
    case 'text':
      return '글';
    case 'bool':
      return '참 또는 거짓';
  }
}
