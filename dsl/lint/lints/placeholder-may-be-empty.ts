import type { TextPartModel } from '../../model/argument.ts';
import type { ConditionModel, OperandModel } from '../../model/condition.ts';
import type { FilterModel } from '../../model/source.ts';
import type { Knowledge } from '../../resolve/knowledge.ts';
import { say, type Text } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { readsOfText, sentTexts } from '../sent-texts.ts';

/** OS1404: a placeholder of an optional field, where nothing around it asks that the field is there. */
export const placeholderMayBeEmpty: CheckedLint = {
  code: 'OS1404',
  name: 'placeholder-may-be-empty',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, knowledge, catalog, map }, tell) {
    for (const playbook of project.playbooks) {
      for (const { value, args, given } of sentTexts(playbook, catalog)) {
        for (const { part, at } of readsOfText(value, args)) {
          const found = optionalField(part, knowledge);
          if (found === null || given.some((condition) => asksFor(condition, found.operand))) continue;
          const place = map.placeOf(at) ?? map.placeOf(value);
          if (place === null) continue;
          const words = `\`${place.file.text.slice(place.span.start, place.span.end)}\``;
          tell(place.file, place.span, say`${words} may have no value, and leaves a gap in the text`, {
            label: say`optional`,
            notes: [say`\`${found.owner}.${found.operand.field}\` is declared \`optional\``],
            help: helpFor(found.operand),
          });
        }
      }
    }
  },
  doc: {
    bad: `playbook stormy {
  when orders per region drop > 50%
  then do staff.tell(team: "ops", text: "fewer orders in {region}; weather: {weather.alert}")
}`,
    good: `playbook stormy {
  when orders per region drop > 50%
  then {
    if weather.alert is not missing {
      do staff.tell(team: "ops", text: "fewer orders in {region}; weather: {weather.alert}")
    }
    else { do staff.tell(team: "ops", text: "fewer orders in {region}") }
  }
}`,
    why: {
      en: 'The field is optional. Where it is absent, people get a sentence with a hole in it.',
      ko: '없을 수도 있는 필드입니다. 값이 없으면 가운데가 빈 문장이 사람들에게 갑니다.',
    },
    options: [
      {
        en: 'Ask for it in the `where` of `each`, or in an `if` around the action; a field that always comes should not be `optional`.',
        ko: '`each`의 `where`나 동작을 감싼 `if`에서 값이 있는지 물으세요. 늘 있는 필드라면 `optional`을 빼세요.',
      },
    ],
  },
};

type Read = Extract<OperandModel, { kind: 'probe' | 'lookUp' | 'field' }>;

/** What the placeholder reads, where it is optional, and whose it is. */
function optionalField(
  part: TextPartModel,
  { sources, probes }: Knowledge,
): { readonly operand: Read; readonly owner: string } | null {
  if (part.kind !== 'field' && part.kind !== 'lookUp' && part.kind !== 'probe') return null;
  const owner = part.kind === 'probe' ? part.probe : part.kind === 'field' ? part.source : part.table;
  const { fields = [] } = (part.kind === 'probe' ? probes : sources).get(owner)?.model ?? {};
  return fields.some(({ name, optional }) => name === part.field && optional)
    ? { operand: part, owner }
    : null;
}

/** Whether the condition is known true only where the field has a value. */
function asksFor(condition: ConditionModel, read: Read): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.of.some((part) => asksFor(part, read));
    case 'or':
      return condition.of.every((part) => asksFor(part, read));
    case 'hold':
      return asksFor(condition.of, read);
    case 'not': {
      const { of } = condition;
      const isMissing = of.kind === 'leaf' && of.test.kind === 'missing';
      return isMissing ? !of.test.not && isSame(of.operand, read) : asksFor(of, read);
    }
    case 'leaf':
      return isSame(condition.operand, read) && (condition.test.kind !== 'missing' || condition.test.not);
    case 'sequence':
      return (
        asksFor(condition.first, read) || condition.steps.some(({ not, of }) => !not && asksFor(of, read))
      );
    case 'each':
      return (
        read.kind === 'field' &&
        condition.source === read.source &&
        condition.filter !== null &&
        filterAsksFor(condition.filter, read.field)
      );
    case 'sourceMissing':
    case 'cause':
    case 'absent':
    case 'during':
    case 'recovered':
      return false;
  }
}

/** A test of a field that a row lacks is unknown, and a filter takes only what is known true. */
function filterAsksFor(filter: FilterModel, field: string): boolean {
  switch (filter.kind) {
    case 'all':
      return filter.of.some((part) => filterAsksFor(part, field));
    case 'any':
      return filter.of.every((part) => filterAsksFor(part, field));
    case 'not':
      return filter.of.kind === 'missing' ? isOf(filter.of, field) : filterAsksFor(filter.of, field);
    case 'in':
    case 'compare':
      return isOf(filter, field);
    case 'missing':
      return false;
  }
}

function isOf(filter: { readonly field: string; readonly table?: string }, field: string): boolean {
  return filter.field === field && filter.table === undefined;
}

function isSame(operand: OperandModel, read: Read): boolean {
  switch (operand.kind) {
    case 'probe':
      return read.kind === 'probe' && operand.probe === read.probe && operand.field === read.field;
    case 'lookUp':
      return read.kind === 'lookUp' && operand.table === read.table && operand.field === read.field;
    case 'field':
      return read.kind === 'field' && operand.source === read.source && operand.field === read.field;
    case 'metric':
    case 'result':
      return false;
  }
}

function helpFor(read: Read): Text {
  switch (read.kind) {
    case 'field':
      return say`write \`where ${read.field} is not missing\` after \`each ${read.source}\`, or leave it out`;
    case 'probe':
      return say`write \`if ${`${read.probe}.${read.field}`} is not missing { … }\` around the action, or leave it out`;
    case 'lookUp':
      return say`write \`if ${`${read.key}.${read.field}`} is not missing { … }\` around the action, or leave it out`;
  }
}
