import type { Evidence, Truth } from '../../engine/evidence.ts';
import { formatDuration, type Language } from '../../rules/format.ts';
import { leafLine } from './evidence.ts';

const SAY = {
  en: {
    and: 'all of',
    or: 'one of',
    not: 'not',
    held: 'held',
    of: 'of',
    samples: 'samples',
    least: 'at least',
  },
  ko: { and: '모두', or: '하나라도', not: '아님', held: '지속', of: '/', samples: '표본', least: '최소' },
} as const;

/** `✓` true, `✗` false, `?` unknown. */
export function truthMark(truth: Truth): string {
  return truth === null ? '?' : truth ? '✓' : '✗';
}

/**
 * A condition whole, a part a line: also the parts that were not so, each with its numbers, samples and hold.
 *
 * @param needed  how many samples a part needs, by its id; null: it has no such rule
 */
export function conditionTree(
  evidence: Evidence,
  language: Language,
  needed: (id: string) => number | null,
): readonly string[] {
  const say = SAY[language];
  const mark = truthMark(evidence.truth);
  const indented = (parts: readonly Evidence[]) =>
    parts.flatMap((part) => conditionTree(part, language, needed)).map((line) => `  ${line}`);
  switch (evidence.kind) {
    case 'leaf': {
      const { samples } = evidence;
      const least = needed(evidence.id);
      const counted =
        samples === null
          ? ''
          : `   ${say.samples} ${samples}${least === null ? '' : ` (${say.least} ${least})`}`;
      return [`${mark} ${leafLine(evidence, null, language)}${counted}`];
    }
    case 'hold': {
      const [held, whole] = [evidence.heldMs, evidence.forMs].map((ms) => formatDuration(ms, language));
      return [
        `${mark} ${evidence.text}   ${say.held} ${held} ${say.of} ${whole}`,
        ...indented([evidence.of]),
      ];
    }
    case 'and':
    case 'or':
    case 'not':
      return [`${mark} ${say[evidence.kind]}`, ...indented(evidence.of)];
  }
}
