import type { NamedKind } from '../../resolve/source-map.ts';
import { placeOf } from '../../resolve/words-of.ts';
import { say } from '../../say.ts';
import type { Span } from '../../tree/literal.ts';
import type { SourceFile } from '../../tree.ts';
import type { CheckedLint } from '../lint.ts';
import { foreignLetterIn, lookOf, looksWithoutFinal } from '../look-alike.ts';
import type { Subject } from '../subject.ts';

/** OS1109: two names that are easily read for each other. */
export const confusableName: CheckedLint = {
  code: 'OS1109',
  name: 'confusable-name',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    const byLook = new Map<string, Spelled>();
    const byShorter = new Map<string, Spelled>();
    // Causes and values of fields have the same names over and over.
    const looks = new Map<string, { readonly own: string; readonly without: readonly string[] }>();
    for (const one of spelledIn(subject)) {
      const at = (look: string) => `${one.group}\n${look}`;
      const { own, without } = looks.get(one.name) ?? {
        own: lookOf(one.name),
        without: looksWithoutFinal(one.name),
      };
      looks.set(one.name, { own, without });
      const [look, shorter] = [at(own), without.map(at)];
      const other = [byLook.get(look), byShorter.get(look), ...shorter.map((key) => byLook.get(key))].find(
        (found) => found !== undefined && found.name !== one.name,
      );
      if (!byLook.has(look)) byLook.set(look, one);
      for (const key of shorter) if (!byShorter.has(key)) byShorter.set(key, one);
      if (other === undefined) continue;
      const letter = foreignLetterIn(one.name) ?? foreignLetterIn(other.name);
      tell(one.file, one.span, say`\`${one.name}\` is easily read as \`${other.name}\``, {
        label: say`looks like another name`,
        notes: [
          say`\`${other.name}\` is at ${placeOf(other.file, other.span.start)}`,
          ...(letter === null ? [] : [say`\`${letter}\` (${codeOf(letter)}) is not the Latin letter`]),
        ],
        help: say`write \`${other.name}\` if it is the same, else a name that differs more`,
      });
    }
  },
  doc: {
    bad: `metric late_0rders = count of orders_in where took > 40m
  per region
  over 15m
metric late_Orders = count of orders_in where took > 50m
  per region
  over 15m`,
    good: `metric late_orders = count of orders_in where took > 40m
  per region
  over 15m
metric very_late_orders = count of orders_in where took > 50m
  per region
  over 15m`,
    why: {
      en: 'Two names that look alike are taken for each other, in reviews and at night; often one is a slip of the keyboard.',
      ko: '비슷해 보이는 두 이름은 검토할 때도 급할 때도 서로 착각합니다. 하나는 오타인 경우가 많습니다.',
    },
    options: [],
  },
};

/** A name where it is declared; only those of one group can be taken for each other. */
interface Spelled {
  readonly group: string;
  readonly name: string;
  readonly file: SourceFile;
  readonly span: Span;
}

const VISIBLE_EVERYWHERE: readonly NamedKind[] = [
  'metric',
  'stream',
  'table',
  'probe',
  'check',
  'routine',
  'schedule',
  'audience',
  'value',
  'playbook',
];

/** Declarations, words of a dimension, causes of a check and values of a field, in the order of their places. */
function spelledIn({ map, files }: Subject): readonly Spelled[] {
  const declared = map.names().flatMap(({ kind, name, file, span, isDeclaration }): readonly Spelled[] => {
    if (!isDeclaration) return [];
    if (VISIBLE_EVERYWHERE.includes(kind)) return [{ group: 'name', name, file, span }];
    if (kind !== 'word' && kind !== 'cause') return [];
    const cut = name.lastIndexOf('.');
    return [{ group: `${kind} ${name.slice(0, cut)}`, name: name.slice(cut + 1), file, span }];
  });
  const values = files.flatMap((file) =>
    file.items.flatMap((item) => {
      if (item.kind !== 'stream' && item.kind !== 'table' && item.kind !== 'probe') return [];
      return item.fields.flatMap(({ name: field, type }) =>
        (type.kind === 'one-of' ? type.values : []).flatMap((value): readonly Spelled[] =>
          value.kind === 'text'
            ? [{ group: `value ${item.name.text}.${field.text}`, name: value.value, file, span: value.span }]
            : [],
        ),
      );
    }),
  );
  return [...declared, ...values];
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
