import type { Scalar, Unit } from './unit.ts';

/** Languages in which people read values and explanations. */
export type Language = 'en' | 'ko';

/**
 * A canonical value as people read it: `1,600건`, `60.0%`, `1h30m`, `₩2,000`. The same value gives the same text on
 * every machine: no locale of the host is asked.
 */
export function formatValue(value: Scalar, unit: Unit, language: Language): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return formatBool(value, language);
  switch (unit.kind) {
    case 'count':
      return language === 'ko' ? `${group(value, 1)}건` : group(value, 1);
    case 'number':
      return `${group(value, 2)}${unit.name ?? ''}`;
    case 'percent':
      return formatPercent(value);
    case 'duration':
      return formatDuration(value, language);
    case 'money':
      return formatMoney(value, unit.currency, language);
    case 'distance':
      return `${group(value / 1000, 1)}km`;
    case 'text':
    case 'bool':
      return group(value, 2);
  }
}

/**
 * A constant as its author wrote it, not rounded for reading: `1h40s`, `99.95%`, `4.125점`. Six decimals are what a
 * field keeps.
 */
export function formatExactly(value: Scalar, unit: Unit, language: Language): string {
  if (typeof value !== 'number') return formatValue(value, unit, language);
  switch (unit.kind) {
    case 'count':
      return language === 'ko' ? `${group(value, 6)}건` : group(value, 6);
    case 'number':
      return `${group(value, 6)}${unit.name ?? ''}`;
    case 'percent':
      return `${trimmed(value * 100)}%`;
    case 'duration':
      return formatSpan(value, language);
    default:
      return formatValue(value, unit, language);
  }
}

/** A difference of two shares as its author wrote it: `2.25pp`. */
export function formatPointsExactly(ratio: number, language: Language): string {
  return `${trimmed(ratio * 100)}${language === 'ko' ? '%p' : 'pp'}`;
}

/** A ratio as a percentage with one decimal: 0.6 is `60.0%`. */
export function formatPercent(ratio: number): string {
  return `${fixed(ratio * 100, 1)}%`;
}

/** A difference of two shares in percentage points: 0.2 is `20.0pp`, in Korean `20.0%p`. */
export function formatPoints(ratio: number, language: Language): string {
  return `${fixed(ratio * 100, 1)}${language === 'ko' ? '%p' : 'pp'}`;
}

/** Units of time from the longest, in English and Korean, ms. */
const WORDS: readonly (readonly [string, string, number])[] = [
  ['w', '주', 604_800_000],
  ['d', '일', 86_400_000],
  ['h', '시간', 3_600_000],
  ['m', '분', 60_000],
  ['s', '초', 1_000],
  ['ms', '밀리초', 1],
];

/**
 * A duration of ms in its two greatest units, rounded to the second of them: `1h30m`, `25m`, `1h` and not `59m60s`.
 * In Korean the parts are spaced: `1시간 30분`.
 */
export function formatDuration(ms: number, language: Language): string {
  const sign = ms < 0 ? '-' : '';
  const size = Math.abs(ms);
  const first = WORDS.findIndex(([, , unitMs]) => Math.round(size) >= unitMs);
  if (first < 0) return language === 'ko' ? '0초' : '0s';
  const [, , finest] = WORDS[Math.min(first + 1, WORDS.length - 1)]!;
  return sign + inUnits(Math.round(size / finest) * finest, language);
}

/** A duration of whole ms in all its units, as a limit is said: `1h40s`. */
export function formatSpan(ms: number, language: Language): string {
  if (ms === 0) return language === 'ko' ? '0초' : '0s';
  return (ms < 0 ? '-' : '') + inUnits(Math.abs(ms), language);
}

function inUnits(ms: number, language: Language): string {
  let rest = ms;
  const parts: string[] = [];
  for (const [en, ko, unitMs] of WORDS) {
    const n = Math.floor(rest / unitMs);
    rest -= n * unitMs;
    // Weeks with a remainder read better in days: `10d`, not `1w3d`.
    if (en === 'w' && rest > 0) rest += n * unitMs;
    else if (n > 0) parts.push(`${n}${language === 'ko' ? ko : en}`);
  }
  return parts.join(language === 'ko' ? ' ' : '');
}

/** Minor units as an amount: KRW and JPY have none, other currencies have cents. */
export function formatMoney(minor: number, currency: string, language: Language): string {
  if (currency === 'KRW') return language === 'ko' ? `${group(minor, 0)}원` : signed(minor, '₩', 0);
  if (currency === 'JPY') return `${group(minor, 0)} JPY`;
  return currency === 'USD' ? signed(minor / 100, '$', 2) : `${grouped(minor / 100, 2, false)} ${currency}`;
}

function formatBool(value: boolean, language: Language): string {
  if (language === 'ko') return value ? '예' : '아니요';
  return value ? 'yes' : 'no';
}

/** The minus stands before the sign of the currency. */
function signed(value: number, sign: string, decimals: number): string {
  const text = grouped(Math.abs(value), decimals, false);
  return value < 0 && /[1-9]/.test(text) ? `-${sign}${text}` : `${sign}${text}`;
}

function group(value: number, decimals: number): string {
  return grouped(value, decimals, true);
}

/** Digits in threes; trailing zeros after the point are dropped where `trim`. */
function grouped(value: number, decimals: number, trim: boolean): string {
  const [whole = '0', part = ''] = fixed(value, decimals).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = trim ? part.replace(/0+$/, '') : part;
  return fraction === '' ? digits : `${digits}.${fraction}`;
}

/** Up to six decimals, without trailing zeros and without groups. */
function trimmed(value: number): string {
  return fixed(value, 6).replace(/\.?0+$/, '');
}

/** `toFixed` without a minus before nothing (`-0.0`). */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return /^-[0.]*$/.test(text) ? text.slice(1) : text;
}
