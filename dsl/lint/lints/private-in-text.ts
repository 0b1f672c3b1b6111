import type { CatalogVerb } from '../../catalog.ts';
import type { TextPartModel } from '../../model/argument.ts';
import type { PlaybookModel } from '../../model/playbook.ts';
import type { SourceModel } from '../../model/source.ts';
import { placeOf } from '../../resolve/words-of.ts';
import { say, type Text } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { readsOfText, sentTexts } from '../sent-texts.ts';
import type { Subject } from '../subject.ts';

/** OS1402: a private field in a text that people read. A count or an average of private fields names nobody. */
export const privateInText: CheckedLint = {
  code: 'OS1402',
  name: 'private-in-text',
  level: 'error',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, catalog, map }, tell) {
    const hidden = privateFieldsOf(project.sources);
    if (hidden.size === 0) return;
    for (const playbook of project.playbooks) {
      for (const { verb, value, args } of sentTexts(playbook, catalog)) {
        for (const { part, at } of readsOfText(value, args)) {
          const found = privateField(part, hidden, map);
          const place = map.placeOf(at) ?? map.placeOf(value);
          if (found === null || place === null) continue;
          const words = place.file.text.slice(place.span.start, place.span.end);
          tell(
            place.file,
            place.span,
            say`${`\`${words}\``} is personal data, and \`${verb.name}\` shows it to ${readersOf(verb)}`,
            {
              label: say`personal data`,
              notes: [
                say`\`${found.name}\` is declared \`private\` (${found.place})`,
                say`if they must see it, say why on the line above: \`${ALLOWANCE}\``,
              ],
              help: insteadOf(playbook, hidden),
            },
          );
        }
      }
    }
  },
  doc: {
    bad: `stream calls from kafka "calls" {
  key id  time at  silent after 5m
  field id is id
  field region is place
  field phone is text private
}
playbook missed_call {
  when each calls per region
  then do staff.tell(team: "ops", text: "{phone} was not answered")
}`,
    good: `stream calls from kafka "calls" {
  key id  time at  silent after 5m
  field id is id
  field region is place
  field phone is text private
}
playbook missed_call {
  when each calls per region
  then do staff.tell(team: "ops", text: "a call from {region} was not answered")
}`,
    why: {
      en: 'A text is kept by every channel that it passes and read by whoever is in it; personal data that was sent cannot be called back.',
      ko: '문구는 거쳐 간 모든 채널에 남고 채널에 있는 누구나 읽습니다. 한번 보낸 개인정보는 거두어들일 수 없습니다.',
    },
    options: [
      {
        en: 'An id of a person is personal data too: write a place or a count, and look the person up where it is allowed.',
        ko: '사람의 id도 개인정보입니다. 장소나 수를 쓰고, 누구인지는 볼 수 있는 곳에서 찾으세요.',
      },
      {
        en: 'Where staff must see it to help, `# allow OS1402 because "…"` on the line above says so with its reason.',
        ko: '담당자가 꼭 봐야 도울 수 있다면 바로 윗줄에 `# allow OS1402 because "…"`로 이유를 밝히세요.',
      },
      {
        en: 'Counts and averages of private fields may be told; a field that is not personal should not be declared `private`.',
        ko: '개인정보 필드의 개수와 평균은 알려도 됩니다. 개인정보가 아닌 필드에는 `private`를 빼세요.',
      },
    ],
  },
};

const ALLOWANCE = '# allow OS1402 because "…"';

/** Who reads it. */
function readersOf({ reaches }: CatalogVerb): Text {
  if (reaches === 'staff') return say`our staff`;
  return reaches === 'customers' ? say`customers` : say`people`;
}

/** A declaration that hides a field. */
interface PrivateField {
  /** `calls.phone` */
  readonly name: string;
  readonly place: string;
}

/** Private fields by name, with the first source that declares each so. */
function privateFieldsOf(
  sources: Subject['project']['sources'],
): ReadonlyMap<string, readonly SourceModel[]> {
  const found = new Map<string, SourceModel[]>();
  for (const source of sources) {
    for (const field of source.fields) {
      if (field.private) found.set(field.name, [...(found.get(field.name) ?? []), source]);
    }
  }
  return found;
}

/** Where what stands in the text shows a private field as it is. */
function privateField(
  part: TextPartModel,
  hidden: ReadonlyMap<string, readonly SourceModel[]>,
  map: Subject['map'],
): PrivateField | null {
  const named = (field: string, source: string | null): PrivateField | null => {
    const of = (hidden.get(field) ?? []).find(({ name }) => source === null || name === source);
    if (of === undefined) return null;
    const declared = of.fields.find(({ name }) => name === field);
    const place = map.placeOf(declared ?? of) ?? map.placeOf(of);
    return {
      name: `${of.name}.${field}`,
      place: place === null ? of.name : placeOf(place.file, place.span.start),
    };
  };
  switch (part.kind) {
    case 'field':
      return named(part.field, part.source);
    case 'lookUp':
      return named(part.field, part.table);
    case 'dimension':
      return named(part.dimension, null);
    case 'metric': {
      const { metric } = part.use;
      const isSingle = metric.kind === 'fold' && ['latest', 'min', 'max'].includes(metric.aggregate);
      return isSingle && metric.field !== null ? named(metric.field, metric.source) : null;
    }
    default:
      return null;
  }
}

/** What the playbook knows that is nobody's. */
function insteadOf({ by }: PlaybookModel, hidden: ReadonlyMap<string, unknown>): Text {
  const open = by.find((dimension) => !hidden.has(dimension));
  return open === undefined ? say`leave it out` : say`write \`{${open}}\` instead, or leave it out`;
}
