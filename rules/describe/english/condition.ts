import type { ConditionModel } from '../../../dsl/model/condition.ts';
import { formatSpan } from '../../format.ts';
import { isGroup, type Reading, titleOf } from '../reading.ts';
import { samplesIn } from '../samples.ts';
import { filterEn } from './filter.ts';
import { guardSentenceEn, leafEn } from './leaf.ts';

/**
 * A sentence with a condition in it. A single sample guard is a sentence of its own, several stand each at its leaf.
 *
 * @param around  makes the sentence of the clause
 */
export function sentenceEn(
  condition: ConditionModel,
  around: (clause: string) => string,
  reading: Reading,
): string {
  const guards = samplesIn(condition);
  const clause = conditionEn(condition, { ...reading, tellsSamples: guards.length > 1 });
  return [around(clause), ...(guards.length === 1 ? guards.map(guardSentenceEn) : [])].join(' ');
}

/** A condition inside a sentence about something else: every guard at its leaf. */
export function clauseEn(condition: ConditionModel, reading: Reading): string {
  return conditionEn(condition, { ...reading, tellsSamples: true });
}

/** A condition as a clause: `orders falls by more than 50% over 15m …, for 5m on end`. */
function conditionEn(condition: ConditionModel, reading: Reading): string {
  const part = (of: ConditionModel): string => {
    const said = conditionEn(of, reading);
    return isGroup(of) ? `(${said})` : said;
  };
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.map(part).join(` ${condition.kind} `);
    case 'not': {
      // `not (x for 10m)` is another thing than `not x for 10m`.
      const of =
        condition.of.kind === 'hold' ? `(${conditionEn(condition.of, reading)})` : part(condition.of);
      return `it is not so that ${of}`;
    }
    case 'hold':
      return `${part(condition.of)}${eachValueEn(condition.of)}, for ${formatSpan(condition.forMs, 'en')} on end`;
    case 'leaf':
      return leafEn(condition, reading);
    case 'sourceMissing': {
      const brought = condition.not ? 'brings events' : 'brings nothing';
      return `\`${condition.source}\` ${brought} for ${formatSpan(condition.overMs, 'en')}`;
    }
    case 'cause':
      return `the cause is ${condition.not ? 'not ' : ''}${condition.cause}`;
    case 'sequence': {
      const inside = { ...reading, tellsOverall: reading.by.length === 0 };
      const part = (of: ConditionModel): string => conditionEn(of, inside);
      const steps = condition.steps.map(
        ({ not, of, withinMs }) =>
          `, ${not ? 'and is not' : 'and is'} followed within ${formatSpan(withinMs, 'en')} by this: ${part(of)}`,
      );
      return `this happens: ${part(condition.first)}${steps.join('')}`;
    }
    case 'each': {
      const { source, filter, by } = condition;
      const kind = reading.project.sources.find(({ name }) => name === source)?.kind ?? 'stream';
      const where = filter === null ? '' : ` where ${filterEn(filter, [source], reading)}`;
      const each = by.length === 0 ? '' : `, for each ${by.join(' and ')}`;
      return `${kind === 'table' ? 'a row' : 'an event'} of \`${source}\` comes${where}${each}`;
    }
    case 'absent': {
      const { source, filter, by, overMs } = condition;
      const where = filter === null ? '' : ` where ${filterEn(filter, [source], reading)}`;
      const slice = by.length === 0 ? '' : ` for a known ${by.join(' and ')}`;
      return `nothing comes in \`${source}\`${where}${slice} over ${formatSpan(overMs, 'en')}`;
    }
    case 'during': {
      const title = titleOf(condition.schedule, 'schedules', reading);
      return `it is during ${condition.schedule}${title === null ? '' : ` (${title})`}`;
    }
    case 'recovered':
      return `it has ${condition.not ? 'not ' : ''}recovered`;
  }
}

/** `over 15m for 10m`: the window and the hold are two things, and people take them for one. */
function eachValueEn(of: ConditionModel): string {
  if (of.kind !== 'leaf' || of.operand.kind !== 'metric' || of.operand.use.overMs === null) return '';
  return `, each value from ${formatSpan(of.operand.use.overMs, 'en')}`;
}
