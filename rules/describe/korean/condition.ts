import type { ConditionModel, SequenceStepModel } from '../../../dsl/model/condition.ts';
import { formatSpan } from '../../format.ts';
import { isGroup, type Reading, titleOf } from '../reading.ts';
import { samplesIn } from '../samples.ts';
import { dimensionsKo } from './dimension.ts';
import { filterKo } from './filter.ts';
import { type Form, predicates, withParticle } from './grammar.ts';
import { guardSentenceKo, leafKo } from './leaf.ts';

/**
 * A sentence with a condition in it. A single sample guard is a sentence of its own, several stand each at its leaf.
 *
 * @param around  makes the sentence of the clause, which ends in `…면`
 */
export function sentenceKo(
  condition: ConditionModel,
  around: (clause: string) => string,
  reading: Reading,
): string {
  const guards = samplesIn(condition);
  const clause = conditionKo(condition, 'if', { ...reading, tellsSamples: guards.length > 1 });
  return [around(clause), ...(guards.length === 1 ? guards.map(guardSentenceKo) : [])].join(' ');
}

/** A condition inside a sentence about something else: every guard at its leaf. */
export function clauseKo(condition: ConditionModel, form: Form, reading: Reading): string {
  return conditionKo(condition, form, { ...reading, tellsSamples: true });
}

/** A condition as a clause that ends in the form asked for: `… 50% 넘게 줄고 5분간 이어지면`. */
function conditionKo(condition: ConditionModel, form: Form, reading: Reading): string {
  const part = (of: ConditionModel, ending: Form): string => conditionKo(of, ending, reading);
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const link = condition.kind;
      const group = (of: ConditionModel, ending: Form): string =>
        isGroup(of) ? `(${part(of, 'noun')}) 경우${predicates.be[ending]}` : part(of, ending);
      const all = condition.of.map((of, index) => group(of, index === condition.of.length - 1 ? form : link));
      return all.join(' ');
    }
    case 'not':
      // Without the brackets `not (A and B)` would read like `A and not B`.
      return `${bracketed(condition.of, reading)} 경우가 ${predicates.notBe[form]}`;
    case 'hold': {
      const span = formatSpan(condition.forMs, 'ko');
      // `2시간간` says the same syllable twice.
      const lasts = `${span}${span.endsWith('시간') ? ' 동안' : '간'} ${predicates.last[form]}`;
      return isGroup(condition.of)
        ? `(${part(condition.of, 'noun')}) 상태가 ${lasts}`
        : `${part(condition.of, 'and')} ${eachValueKo(condition.of)}${lasts}`;
    }
    case 'leaf':
      return leafKo(condition, form, reading);
    case 'sourceMissing': {
      const name = titleOf(condition.source, 'sources', reading) ?? condition.source;
      const verb = condition.not ? predicates.come : predicates.cut;
      return `${name} 데이터가 ${formatSpan(condition.overMs, 'ko')} 동안 ${verb[form]}`;
    }
    case 'cause':
      return causeKo(condition, form, reading);
    case 'sequence': {
      const last = condition.steps.length - 1;
      const inside = { ...reading, tellsOverall: reading.by.length === 0 };
      const steps = condition.steps.map((step, index) =>
        followedKo(step, index === last ? form : 'and', inside),
      );
      return `${bracketed(condition.first, inside)} 일이 있은 뒤 ${steps.join(' ')}`;
    }
    case 'each': {
      const { source, filter, by } = condition;
      const found = reading.project.sources.find(({ name }) => name === source);
      const where = filter === null ? '' : `${filterKo(filter, 'noun', [source], reading)} `;
      const each = by.length === 0 ? '' : ` ${dimensionsKo(by, reading)}별로 하나씩`;
      const row = found?.kind === 'table' ? '행' : '이벤트';
      const title = found?.title ?? source;
      // `주문 이벤트 이벤트가` says the same word twice.
      const subject = title.endsWith(row) ? title : `${title} ${row}`;
      return `${where}${withParticle(subject, '이', '가')}${each} ${predicates.come[form]}`;
    }
    case 'absent': {
      const { source, filter, by, overMs } = condition;
      const where = filter === null ? '' : `${filterKo(filter, 'noun', [source], reading)} `;
      const slice = by.length === 0 ? '' : `알려진 ${dimensionsKo(by, reading)} 하나에 `;
      const title = titleOf(source, 'sources', reading) ?? source;
      return `${slice}${where}${withParticle(title, '이', '가')} ${formatSpan(overMs, 'ko')} 동안 하나도 ${predicates.lack[form]}`;
    }
    case 'during': {
      const title = titleOf(condition.schedule, 'schedules', reading) ?? condition.schedule;
      return `${title} 중${predicates.be[form]}`;
    }
    case 'recovered':
      return condition.not ? predicates.notRecover[form] : predicates.recover[form];
  }
}

/** A condition before a noun, in brackets where it has parts. */
function bracketed(of: ConditionModel, reading: Reading): string {
  const said = conditionKo(of, 'noun', reading);
  return isGroup(of) ? `(${said})` : said;
}

function followedKo({ not, of, withinMs }: SequenceStepModel, form: Form, reading: Reading): string {
  const verb = not ? predicates.notOccur : predicates.occur;
  return `${formatSpan(withinMs, 'ko')} 안에 ${bracketed(of, reading)} 일이 ${verb[form]}`;
}

/** `over 15m for 10m`: the window and the hold are two things, and people take them for one. */
function eachValueKo(of: ConditionModel): string {
  if (of.kind !== 'leaf' || of.operand.kind !== 'metric' || of.operand.use.overMs === null) return '';
  return `(매번 최근 ${formatSpan(of.operand.use.overMs, 'ko')} 값으로) `;
}

/** Causes by their titles: `원인이 라이더 부족이면`. */
function causeKo(
  { cause, not }: Extract<ConditionModel, { kind: 'cause' }>,
  form: Form,
  reading: Reading,
): string {
  const title = causeTitleKo(cause, reading);
  return not
    ? `원인이 ${withParticle(title, '이', '가')} ${predicates.notBe[form]}`
    : `원인이 ${title}${predicates.be[form]}`;
}

/** How a cause is called; the two that every check knows have Korean names. */
export function causeTitleKo(cause: string, { causes }: Reading): string {
  return causes.get(cause) ?? { unknown: '알 수 없음', unchecked: '확인 못 함' }[cause] ?? cause;
}
