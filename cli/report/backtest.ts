import type { Decision } from '../../engine/decision.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { formatDuration, formatPercent, type Language } from '../../rules/format.ts';
import type { FoundLabel, Score } from '../backtest/score.ts';
import { type InstantPrinter, instantPrinter } from './instant.ts';
import { padded } from './padded.ts';
import { type PlaceNames, placeNames } from './places.ts';

/** False firings that are told one by one; `--json` has all. */
const TOLD = 20;

const SAY = {
  en: {
    labels: 'labels',
    found: 'found after',
    missed: 'MISSED',
    firings: (n: number) => `${n} ${n === 1 ? 'firing' : 'firings'}`,
    false: 'firings outside every label',
    precision: 'precision',
    recall: 'recall',
    detect: 'time to detect',
    detected: (middle: string, most: string) => `half within ${middle}, all within ${most}`,
    of: (n: number, all: number) => `${n} of ${all}`,
    outside: (n: number) => `${n} labels lie outside the recording and are not counted`,
    more: (n: number) => `and ${n} more: --json has all`,
    nothing: '–',
  },
  ko: {
    labels: '라벨',
    found: '찾기까지',
    missed: '놓침',
    firings: (n: number) => `발동 ${n}번`,
    false: '라벨 밖에서 발동한 것',
    precision: '정밀도',
    recall: '재현율',
    detect: '찾는 데 걸린 시간',
    detected: (middle: string, most: string) => `절반은 ${middle} 안, 모두 ${most} 안`,
    of: (n: number, all: number) => `${all} 중 ${n}`,
    outside: (n: number) => `기록 밖에 있어 세지 않은 라벨 ${n}개`,
    more: (n: number) => `그 밖에 ${n}건: 전체는 --json`,
    nothing: '–',
  },
} as const;

/** `{"schema":"ordersense.backtest/1", …}` */
export function backtestJson(score: Score): string {
  const firing = ({ t, playbook, instance, incident }: Decision) => ({ t, playbook, instance, incident });
  return JSON.stringify(
    {
      schema: 'ordersense.backtest/1',
      precision: score.precision,
      recall: score.recall,
      firings: score.firings,
      detectMs: score.detectMs,
      labels: score.labels.map(({ label, firings }) => ({ ...label, firings: firings.map(firing) })),
      falseFirings: score.falseFirings.map(firing),
      outside: score.outside,
    },
    null,
    2,
  );
}

/** Each label with what found it, the firings in none, and the three numbers. */
export function backtestText(score: Score, bundle: Bundle, language: Language): string {
  const say = SAY[language];
  const print = instantPrinter(bundle.zone);
  const place = placeNames(bundle.words, language);
  const { labels, falseFirings, outside, firings, detectMs } = score;
  const hits = labels.filter((one) => one.firings.length > 0).length;
  const share = (value: number | null, n: number, all: number): string =>
    value === null ? say.nothing : `${formatPercent(value)} (${say.of(n, all)})`;
  const detect =
    detectMs.length === 0
      ? say.nothing
      : say.detected(
          formatDuration(detectMs[(detectMs.length - 1) >> 1] ?? 0, language),
          formatDuration(detectMs.at(-1) ?? 0, language),
        );
  return [
    say.labels,
    ...labels.map((one) => `  ${labelLine(one, print, place, language)}`),
    ...(outside.length === 0 ? [] : [`  ${say.outside(outside.length)}`]),
    '',
    `${say.false}: ${falseFirings.length}`,
    ...falseFirings
      .slice(0, TOLD)
      .map(({ t, playbook, instance }) => `  ${print.dated(t)}   ${place(instance)}   ${playbook}`),
    ...(falseFirings.length > TOLD ? [`  ${say.more(falseFirings.length - TOLD)}`] : []),
    '',
    `${padded(say.precision, 20)} ${share(score.precision, firings - falseFirings.length, firings)}`,
    `${padded(say.recall, 20)} ${share(score.recall, hits, labels.length)}`,
    `${padded(say.detect, 20)} ${detect}`,
  ].join('\n');
}

function labelLine(
  { label, firings }: FoundLabel,
  print: InstantPrinter,
  place: PlaceNames,
  language: Language,
): string {
  const say = SAY[language];
  const [first] = firings;
  const result =
    first === undefined
      ? say.missed
      : `${say.found} ${formatDuration(first.t - label.fromMs, language)}, ${say.firings(firings.length)}`;
  const what = [Object.keys(label.where).length === 0 ? '' : place(label.where), label.playbook ?? ''];
  return [`${print.dated(label.fromMs)} – ${print.dated(label.toMs)}`, ...what, result]
    .filter((part) => part !== '')
    .join('   ');
}
