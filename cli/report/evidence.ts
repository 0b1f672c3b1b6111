import type { Evidence, LeafEvidence } from '../../engine/evidence.ts';
import type { Unknown } from '../../engine/reading.ts';
import { rarityText } from '../../rules/detectors/rarity.ts';
import {
  formatDuration,
  formatPercent,
  formatPoints,
  formatValue,
  type Language,
} from '../../rules/format.ts';

const WHY: Readonly<Record<Unknown, Readonly<Record<Language, string>>>> = {
  blind: { en: 'its source is silent', ko: '데이터가 끊겼습니다' },
  'not-covered': { en: 'the window reaches back before what was read', ko: '읽은 기간보다 앞을 봅니다' },
  'no-series': { en: 'never seen', ko: '본 적이 없습니다' },
  'own-act': { en: 'an act of ours has stopped it', ko: '우리 조치로 멈춰 있습니다' },
  'no-samples': { en: 'nothing to average', ko: '평균 낼 것이 없습니다' },
  'too-few-samples': { en: 'too few samples', ko: '표본이 부족합니다' },
  'no-baseline': { en: 'too little history', ko: '과거 기록이 부족합니다' },
  'warming-up': { en: 'its usual weeks are not known yet', ko: '평소 모습을 아직 배우는 중입니다' },
  'too-little-volume': {
    en: 'too little happens to tell what is odd',
    ko: '건수가 너무 적어 이상을 가릴 수 없습니다',
  },
  'zero-baseline': { en: 'the usual value is zero', ko: '평소 값이 0입니다' },
  'no-answer': { en: 'no answer', ko: '응답이 없습니다' },
  'missing-field': { en: 'the answer lacks the field', ko: '응답에 그 값이 없습니다' },
};

const SAY = {
  en: {
    now: 'now',
    usual: 'usual',
    other: 'against',
    drop: 'drop',
    rise: 'rise',
    change: 'change',
    held: 'held',
    unknown: 'unknown',
  },
  ko: {
    now: '지금',
    usual: '평소',
    other: '비교한 값',
    drop: '감소',
    rise: '증가',
    change: '변화',
    held: '지속',
    unknown: '알 수 없음',
  },
} as const;

/** The leaves of an evidence tree as lines: the author's words, then what they were measured to be. */
export function evidenceLines(evidence: Evidence, language: Language): readonly string[] {
  return rows(evidence, null, language);
}

/** Parts of an `or` that are not true are no reason for it; negated parts say `not`, as the author wrote. */
function rows(evidence: Evidence, heldMs: number | null, language: Language): readonly string[] {
  switch (evidence.kind) {
    case 'leaf':
      return [leafLine(evidence, heldMs, language)];
    case 'hold':
      return rows(evidence.of, evidence.heldMs, language);
    case 'not':
      return evidence.of.flatMap((part) => rows(part, heldMs, language)).map((row) => `not ${row}`);
    case 'or': {
      const reasons =
        evidence.truth === true ? evidence.of.filter((part) => part.truth === true) : evidence.of;
      return reasons.flatMap((part) => rows(part, heldMs, language));
    }
    case 'and':
      return evidence.of.flatMap((part) => rows(part, heldMs, language));
  }
}

/**
 * One measured part: the author's words, then what it was.
 *
 * @param heldMs  how long it has been so, where that is asked; null or 0: nothing is said of it
 */
export function leafLine(leaf: LeafEvidence, heldMs: number | null, language: Language): string {
  const say = SAY[language];
  const parts = [leaf.text];
  if (leaf.now !== null)
    parts.push(
      `${say.now} ${leaf.unit === null ? String(leaf.now) : formatValue(leaf.now, leaf.unit, language)}`,
    );
  if (leaf.usual !== null && leaf.unit !== null)
    // Where there is a usual value there is a change; without one it is what the other metric is.
    parts.push(
      `${leaf.change === null ? say.other : say.usual} ${formatValue(leaf.usual, leaf.unit, language)}`,
    );
  if (leaf.change !== null) parts.push(change(leaf, leaf.change, language));
  if (leaf.anomaly !== undefined) parts.push(...oddness(leaf, leaf.anomaly, language));
  if (leaf.why !== null) parts.push(`${say.unknown}: ${WHY[leaf.why][language]}`);
  if (heldMs !== null && heldMs > 0) parts.push(`${say.held} ${formatDuration(heldMs, language)}`);
  return parts.join('   ');
}

/** `99 of 100 between 40 and 71   so odd once in 60 weeks`. */
function oddness(
  { unit }: LeafEvidence,
  { low, high, weeks }: NonNullable<LeafEvidence['anomaly']>,
  language: Language,
): readonly string[] {
  const [from, to] = [low, high].map((value) =>
    unit === null ? value.toFixed(1) : formatValue(value, unit, language),
  );
  const rare = rarityText(weeks, language);
  return language === 'ko'
    ? [`100번 중 99번은 ${from}에서 ${to} 사이`, `이 정도는 ${rare}`]
    : [`99 of 100 between ${from} and ${to}`, `so odd ${rare}`];
}

/** As the test measures it: `drop 60.0%`, `rise 2.4x` (a multiple of what is usual), `rise 10m27s`, `rise 20.0pp`. */
function change(leaf: LeafEvidence, amount: number, language: Language): string {
  const word = /\bdrops?\b/.test(leaf.text) ? 'drop' : /\bchanges?\b/.test(leaf.text) ? 'change' : 'rise';
  return `${SAY[language][word]} ${changeText(leaf, amount, language)}`;
}

function changeText({ measure, unit, now, usual }: LeafEvidence, amount: number, language: Language): string {
  if (measure === 'factor' && typeof now === 'number' && usual !== null && usual !== 0)
    return language === 'ko' ? `${(now / usual).toFixed(1)}배` : `${(now / usual).toFixed(1)}x`;
  if (measure !== 'absolute' || unit === null) return formatPercent(amount);
  return unit.kind === 'percent' ? formatPoints(amount, language) : formatValue(amount, unit, language);
}
