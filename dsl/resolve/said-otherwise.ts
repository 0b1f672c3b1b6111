/** What people call a value of a closed set before they know its name; what is meant is the one that is a candidate. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  off: ['꺼짐', '끔', '중지', 'disabled', 'none', 'false'],
  shadow: ['그림자', '섀도우', '쉐도우', '섀도', '테스트', 'test', 'dry', 'dryrun', 'dry_run', 'monitor'],
  live: [
    '실전',
    '실제',
    '운영',
    '라이브',
    '켜짐',
    '켬',
    'on',
    'active',
    'enabled',
    'production',
    'prod',
    'real',
  ],
  low: ['낮음', '낮은', 'minor', 'p4', 'sev4', 'info'],
  medium: ['중간', '보통', '중', 'normal', 'moderate', 'p3', 'sev3', 'warning', 'warn'],
  high: ['높음', '높은', '상', 'major', 'p2', 'sev2', 'severe', 'error'],
  critical: ['심각', '긴급', '치명', '위급', 'emergency', 'fatal', 'p1', 'sev1', 'highest'],
  text: ['string', 'str', 'varchar', 'char', '문자', '문자열', '글자'],
  number: [
    'int',
    'integer',
    'long',
    'float',
    'double',
    'decimal',
    'numeric',
    'num',
    '숫자',
    '정수',
    '실수',
    '수',
  ],
  count: ['개수', '건수', '횟수'],
  bool: ['boolean', '참거짓', '불리언'],
  time: ['timestamp', 'datetime', 'date', '시각', '날짜', '시간'],
  duration: ['interval', 'timespan', '기간'],
  percent: ['percentage', 'rate', 'share', '비율', '퍼센트'],
  money: ['currency', 'price', 'amount', '금액', '돈'],
  place: ['region', 'city', 'area', 'location', '지역', '장소'],
  point: ['coordinates', 'latlng', 'geo', 'gps', '좌표', '위치'],
  id: ['uuid', 'key', 'identifier', '아이디'],
  true: ['yes', 'y', 'on', '참', '예', '네'],
  false: ['no', 'n', 'off', '거짓', '아니오', '아니요'],
};

/** The two values of a `bool`. */
export const TRUTHS = ['true', 'false'] as const;

const MEANT: ReadonlyMap<string, readonly string[]> = Object.entries(SAID).reduce(
  (found, [meant, words]) =>
    words.reduce((all, word) => all.set(word, [...(all.get(word) ?? []), meant]), found),
  new Map<string, readonly string[]>(),
);

/** The candidate that is called `word` elsewhere, in English or Korean, or that differs in capitals only; or null. */
export function saidOtherwise(word: string, candidates: readonly string[]): string | null {
  const small = word.toLowerCase();
  return candidates.find((one) => one === small || (MEANT.get(small) ?? []).includes(one)) ?? null;
}
