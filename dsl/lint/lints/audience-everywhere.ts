import type { Fix } from '../../diagnostic.ts';
import type { ConditionModel } from '../../model/condition.ts';
import { filterFields } from '../../model/filter-fields.ts';
import type { MetricUse } from '../../model/metric.ts';
import type { PlaybookModel } from '../../model/playbook.ts';
import type { FilterModel, SourceModel } from '../../model/source.ts';
import { foldsOf } from '../../resolve/metric-parts.ts';
import { inBoth, say } from '../../say.ts';
import { audiencesIn } from '../audiences-in.ts';
import type { CheckedLint } from '../lint.ts';
import type { Subject } from '../subject.ts';
import { type LeafModel, leavesOf, walk } from '../walk.ts';

/** OS2312: the numbers of one place are looked at, and an act goes to people everywhere. */
export const audienceEverywhere: CheckedLint = {
  code: 'OS2312',
  name: 'audience-everywhere',
  level: 'error',
  fix: 'unsafe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    const { project, map } = subject;
    for (const playbook of project.playbooks) {
      const named = placesNamed(playbook, project.sources);
      if (named.length === 0) continue;
      for (const { verb, args } of walk(playbook).acts) {
        for (const value of audiencesIn(args)) {
          const one = named.find(({ field }) => isEverywhere(value.audience, field, playbook, subject));
          const place = map.placeOf(value);
          if (one === undefined || place === null) continue;
          const { field, leaf } = one;
          tell(
            place.file,
            place.span,
            inBoth(
              say`\`${verb}\` reaches \`${value.audience}\` of every \`${field}\``,
              '`{0}`{0:이/가} 모든 `{2}`의 `{1}`에게 갑니다',
            ),
            {
              label: inBoth(say`narrowed to no \`${field}\``, '`{0}`{0:을/를} 가리지 않음'),
              notes: [
                inBoth(
                  say`\`${leaf.text}\` says whose numbers are looked at; an audience is narrowed by \`per ${field}\` alone`,
                  '`{0}`{0:은/는} 어디의 값을 볼지만 정합니다. 대상은 `per {1}`이 있어야 그곳으로 좁혀집니다',
                ),
              ],
              help: inBoth(
                say`write \`per ${field} in (…)\` in \`when\`, or name the \`${field}\` in the audience's \`where\``,
                '`when`에 `per {0} in (…)`라고 쓰거나, 대상의 `where`에 `{1}`{1:을/를} 적으세요',
              ),
              fix: fixOf(leaf, field, playbook, subject),
            },
          );
        }
      }
    }
  },
  doc: {
    bad: `define audience some = riders where status is "idle" at most 30
playbook few_orders {
  when orders in 강남구 < 10 for 5m
  guard { cooldown 30m }
  then do bonus.pay(to: some, amount: 2000원) until recovered or 2h spend at most 60000원 in 1d
}`,
    good: `define audience some = riders where status is "idle" at most 30
playbook few_orders {
  when orders per region in (강남구) < 10 for 5m
  guard { cooldown 30m }
  then do bonus.pay(to: some, amount: 2000원) until recovered or 2h spend at most 60000원 in 1d
}`,
    why: {
      en: '`in 강남구` chooses the numbers. Only `per region` makes the playbook that of a region, and then its audiences are those of that region; else the money goes to people everywhere.',
      ko: '`in 강남구`는 볼 값을 고를 뿐입니다. `per region`이 있어야 지역의 플레이북이 되고 대상도 그 지역 사람이 됩니다. 없으면 모든 지역 사람에게 돈이 나갑니다.',
    },
    options: [
      {
        en: 'An audience that names the place itself (`where region is "…"`), or that is measured from it (`within 3km of region`), is narrow already.',
        ko: '대상이 스스로 곳을 적거나(`where region is "…"`) 거리로 정해지면(`within 3km of region`) 이미 좁혀진 것입니다.',
      },
      {
        en: 'Where everybody is meant, `# allow OS2312 because "…"` on the line above says why.',
        ko: '정말 모두에게 보내려면 바로 윗줄에 `# allow OS2312 because "…"`로 이유를 밝히세요.',
      },
    ],
  },
};

/** A field by which the trigger chooses some rows only, and the test that does. */
interface Named {
  readonly field: string;
  readonly leaf: LeafModel;
}

/** Places and ids that the trigger names without being grouped by them. */
function placesNamed({ trigger, by }: PlaybookModel, sources: readonly SourceModel[]): readonly Named[] {
  if (trigger === null) return [];
  const kindOf = ({ metric }: MetricUse, field: string): string | undefined =>
    foldsOf(metric)
      .flatMap((fold) => sources.find(({ name }) => name === fold.source)?.fields ?? [])
      .find(({ name }) => name === field)?.type.kind;
  return leavesOf(trigger).flatMap((leaf) =>
    usesOf(leaf).flatMap((use) =>
      chosenIn(use.slice)
        .filter((field) => !by.includes(field) && ['place', 'id'].includes(kindOf(use, field) ?? ''))
        .map((field) => ({ field, leaf })),
    ),
  );
}

function usesOf({ operand, test }: Extract<ConditionModel, { kind: 'leaf' }>): readonly MetricUse[] {
  return [
    ...(operand.kind === 'metric' ? [operand.use] : []),
    ...(test.kind === 'ofMetric' ? [test.use] : []),
  ];
}

/** Fields of which every row that passes has one of some values. */
function chosenIn(filter: FilterModel | null): readonly string[] {
  if (filter === null) return [];
  if (filter.kind === 'all') return filter.of.flatMap(chosenIn);
  return filter.kind === 'in' ? [filter.field] : [];
}

/** Whether an audience has such a field and nothing narrows it: neither the playbook's instance nor its own words. */
function isEverywhere(
  name: string,
  field: string,
  { by }: PlaybookModel,
  { project }: Pick<Subject, 'project'>,
): boolean {
  const audience = project.audiences.find((one) => one.name === name);
  const fields = project.sources.find((one) => one.name === audience?.table)?.fields ?? [];
  if (audience === undefined || audience.within !== null) return false;
  const isNarrowed = fields.some((one) => by.includes(one.name)) || namesOf(audience.where).includes(field);
  return !isNarrowed && fields.some((one) => one.name === field);
}

function namesOf(filter: Subject['project']['audiences'][number]['where']): readonly string[] {
  if (filter === null || filter.kind === 'metric') return [];
  if (filter.kind === 'row') return filterFields(filter.of);
  return filter.kind === 'not' ? namesOf(filter.of) : filter.of.flatMap(namesOf);
}

/** One place by itself: `in 강남구` becomes `per region in (강남구)`. Of several, each by itself may not be meant. */
function fixOf(leaf: LeafModel, field: string, { by }: PlaybookModel, { map }: Subject): Fix | null {
  const place = map.placeOf(leaf);
  if (place === null || by.length > 0) return null;
  const words = place.file.text.slice(place.span.start, place.span.end);
  const found = /(?<=\s)in\s+("[^"]*"|[^\s("]+)/u.exec(words);
  if (found === null) return null;
  const start = place.span.start + found.index;
  const span = { start, end: start + found[0].length };
  return { span, text: `per ${field} in (${found[1]})`, safe: false };
}
