import type {
  AudienceFilter,
  AudienceModel,
  PeriodModel,
  ScheduleModel,
} from '../../../dsl/model/definition.ts';
import type { Day } from '../../../dsl/tree/define.ts';
import { formatExactly } from '../../format.ts';
import { amountText, clockText } from '../amount.ts';
import { narrowedBy, type Reading, titleOf } from '../reading.ts';
import { dimensionKo } from './dimension.ts';
import { filterKo } from './filter.ts';
import { type Form, predicates, withParticle } from './grammar.ts';
import { comparedKo } from './leaf.ts';
import { useKo } from './metric.ts';

const DAYS: Readonly<Record<Day, string>> = {
  daily: '매일',
  weekday: '평일',
  weekend: '주말',
  mon: '월요일',
  tue: '화요일',
  wed: '수요일',
  thu: '목요일',
  fri: '금요일',
  sat: '토요일',
  sun: '일요일',
};
const WEEK: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** When a schedule holds: `매일 11:00부터 14:00까지, 금요일 22:00부터 토요일 02:00까지 (Asia/Seoul)`. */
export function scheduleKo({ periods, zone }: ScheduleModel): string {
  return `${periods.map(periodKo).join(', ')} (${zone ?? '프로젝트 시간대'})`;
}

function periodKo({ on, hours }: PeriodModel): string {
  const said = on.kind === 'days' ? on.days.map((day) => DAYS[day]).join('·') : datesKo(on.from, on.to);
  if (hours === null) return `${said} 하루 종일`;
  const { fromMinutes, toMinutes } = hours;
  const from = `${said} ${clockText(fromMinutes)}부터`;
  if (toMinutes > fromMinutes) return `${from} ${clockText(toMinutes)}까지`;
  const single = on.kind === 'days' && on.days.length === 1 ? WEEK.indexOf(on.days[0]!) : -1;
  const next = single < 0 ? '다음 날' : DAYS[WEEK[(single + 1) % WEEK.length]!];
  return `${from} ${next} ${clockText(toMinutes)}까지`;
}

function datesKo(from: string, to: string): string {
  return from === to ? from : `${from}부터 ${to}까지`;
}

/** Whom an audience reaches: `` `status`가 "idle"인 라이더; `region`에서 3km 안; 가까운 순; 최대 300 ``. */
export function audienceKo(audience: AudienceModel, around: Reading): string {
  // Its metrics are those of each row, whatever the playbook binds.
  const reading = { ...around, by: [] };
  const { table, target, where, within, order, atMost } = audience;
  const title = titleOf(table, 'sources', reading) ?? table;
  const kind = dimensionKo(target, reading);
  const each = kind === title ? '' : `${kind} `;
  const said = [
    `${where === null ? '' : `${whereKo(where, 'noun', table, reading)} `}${title} (${each}하나씩)`,
  ];
  const narrowed = narrowedBy(audience, around).map((field) => dimensionKo(field, reading));
  if (narrowed.length > 0) said.push(`그 ${narrowed.join(', ')}만`);
  if (within !== null)
    said.push(
      `${dimensionKo(within.of, reading)}에서 ${amountText(within.metres, { kind: 'distance' }, 'ko')} 안`,
    );
  if (order?.kind === 'nearest') said.push('가까운 순');
  if (order?.kind === 'worst') said.push(`${withParticle(useKo(order.by, reading), '이', '가')} 나쁜 순`);
  if (atMost !== null) said.push(`최대 ${formatExactly(atMost, { kind: 'number', name: null }, 'ko')}`);
  return `${said.join('; ')}. 실행할 때 한 번 정해집니다`;
}

function whereKo(filter: AudienceFilter, form: Form, table: string, reading: Reading): string {
  switch (filter.kind) {
    case 'all':
    case 'any': {
      const link = filter.kind === 'all' ? 'and' : 'or';
      const last = filter.of.length - 1;
      const parts = filter.of.map((part, index) => {
        const ending = index === last ? form : link;
        return part.kind === 'all' || part.kind === 'any'
          ? `(${whereKo(part, 'noun', table, reading)}) 경우${predicates.be[ending]}`
          : whereKo(part, ending, table, reading);
      });
      return parts.join(' ');
    }
    case 'not':
      return `(${whereKo(filter.of, 'noun', table, reading)}) 경우가 ${predicates.notBe[form]}`;
    case 'row':
      return filterKo(filter.of, form, [table], reading);
    case 'metric': {
      const amount = amountText(filter.value, filter.use.metric.unit, 'ko');
      return `${withParticle(useKo(filter.use, reading), '이', '가')} ${comparedKo(amount, filter.op, form)}`;
    }
  }
}
