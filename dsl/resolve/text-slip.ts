import { inBoth, say, type Text } from '../say.ts';
import type { TextLiteral } from '../tree/literal.ts';
import type { Report } from './report.ts';

/** What a text may name, as far as its slips need to know. */
export interface KnownNames {
  /** Whether `{name}` would have a value. */
  readonly has: (name: string) => boolean;
  /** Bound dimensions: nobody puts their names into brackets of another kind but for their values. */
  readonly bound: readonly string[];
}

/** One way in which other languages, or a hurry, write a value in a text. */
interface Habit {
  /** Its first group that is there is the name. */
  readonly pattern: RegExp;
  /** Whose name makes it a slip; `any`: it is one without a name, too. */
  readonly of: 'known' | 'bound' | 'any';
}

/** Those that hold others come first: what one has taken is not told again. */
const HABITS: readonly Habit[] = [
  { pattern: /\{\{\s*([^{}|\s]+)\s*\}\}/g, of: 'known' },
  { pattern: /[$%]\{\s*([^{}|\s]+)\s*\}/g, of: 'known' },
  { pattern: /\$([\p{L}_][\p{L}\p{N}_.]*)/gu, of: 'known' },
  { pattern: /<([\p{L}_][\p{L}\p{N}_.]*)>|\[([\p{L}_][\p{L}\p{N}_.]*)\]/gu, of: 'bound' },
  // `%s`, `%.1f`, `%1$d`; after a digit it would be a percentage.
  { pattern: /(?<![\p{N}%])%(?:\d+\$)?(?:\.\d+)?[sdf](?![A-Za-z0-9])/gu, of: 'any' },
];

/** A sign of every habit: most texts have none, and trying all of them costs more than the rest of a text. */
const MAY_BE_SLIP = /\{\{|[$%<[]/;

const MARKS: ReadonlySet<string> = new Set(['${', '%{']);

/** Braces that open and close something, or stand for themselves. */
const PAIRED = /\{\{|\}\}|\{[^{}\n]*\}/g;
const UNPAIRED = /\{\s*([\p{L}_][\p{L}\p{N}_.]*)?|([\p{L}_][\p{L}\p{N}_.]*)?\s*\}/gu;

/**
 * OS1401, a warning: a text shows `{{region}}`, `${region}`, `%s`, `<region>` or `{region` as it is written, for only
 * `{region}` has a value. What names nothing here is left alone: it may be meant so.
 */
export function warnOfTextSlips({ raw, span }: TextLiteral, names: KnownNames, report: Report): void {
  const taken: { readonly from: number; readonly to: number }[] = [];
  const tell = (written: string, from: number, name: string | null): void => {
    const to = from + written.length;
    if (taken.some((other) => from < other.to && other.from < to)) return;
    taken.push({ from, to });
    const place = { start: span.start + from, end: span.start + to };
    // The text of a `define value` stands elsewhere; what is wrong with it cannot be shown here.
    if (report.file.text.slice(place.start, place.end) !== written) return;
    const meant = name !== null && names.has(name) ? `{${name}}` : null;
    const example = `{${names.bound[0] ?? 'now'}}`;
    report.warn('OS1401', place, messageOf(written), {
      label: MARKS.has(written.slice(0, 2))
        ? inBoth(say`no part of a placeholder`, '자리 표시에 속하지 않음')
        : inBoth(say`no value is put here`, '값이 들어가지 않음'),
      notes: written.startsWith('{')
        ? [
            inBoth(
              say`a brace that people shall see is written twice: \`{{\``,
              '읽는 사람에게 보일 중괄호는 두 번 씁니다: `{{`',
            ),
          ]
        : [],
      help:
        meant === null
          ? inBoth(
              say`write a name in braces, for example \`${example}\``,
              '이름을 중괄호로 감싸세요. 예: `{0}`',
            )
          : inBoth(say`write \`${meant}\``, '`{0}`{0:으로/로} 쓰세요'),
      fix: meant === null ? null : { span: place, text: meant, safe: false },
    });
  };
  for (const { pattern, of } of MAY_BE_SLIP.test(raw) ? HABITS : []) {
    for (const found of raw.matchAll(pattern)) {
      const name = found.slice(1).find((group) => group !== undefined) ?? null;
      const isSlip =
        of === 'any' || (name !== null && (of === 'bound' ? names.bound.includes(name) : names.has(name)));
      if (isSlip) tell(found[0], found.index, name);
    }
  }
  // What is paired is blanked out, so that places stay.
  const single = raw.replace(PAIRED, (pair) => ' '.repeat(pair.length));
  if (!/[{}]/.test(single)) return;
  for (const found of single.matchAll(UNPAIRED)) {
    const name = found[1] ?? found[2] ?? '';
    // A brace alone may be the frame of something else, such as JSON.
    if (names.has(name)) tell(found[0], found.index, name);
    else if (found[0] === `{${name}` && name !== '') tell('{', found.index, null);
  }
}

function messageOf(written: string): Text {
  if (MARKS.has(written.slice(0, 2)))
    return inBoth(
      say`the text shows the \`${written.slice(0, 1)}\` of \`${written}\``,
      '텍스트에 `{1}`의 `{0}`{0:이/가} 그대로 나갑니다',
    );
  return inBoth(
    say`the text shows \`${written}\` as it is written`,
    '텍스트에 `{0}`{0:이/가} 쓴 그대로 나갑니다',
  );
}
