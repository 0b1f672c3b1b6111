import { basename } from 'node:path';
import type { Decision } from '../../engine/decision.ts';
import type { DeadLetter } from '../../engine/store.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import type { Language } from '../../rules/format.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Simulation } from '../simulate.ts';
import { causeNews } from './cause-news.ts';
import { dataQuality } from './data-quality.ts';
import { incidentBlock } from './incident-block.ts';
import { byIncident } from './incidents.ts';
import { type InstantPrinter, instantPrinter } from './instant.ts';
import { type PlaceNames, placeNames } from './places.ts';
import { createStory } from './story.ts';
import { tallyLines } from './tally.ts';

/** Incidents that are told in full for each playbook; `--json` has all. */
const TOLD = 20;
const WEEK_MS = 604_800_000;

const SAY = {
  en: {
    records: 'records',
    fired: (n: number, places: number) =>
      n === 0 ? 'never fired' : `fired ${plural(n, 'time')} in ${plural(places, 'place')}`,
    weekly: (rate: string) => `, ${rate} a week`,
    more: (n: number) => `and ${plural(n, 'more incident')}: --json has all`,
    sources: 'sources',
  },
  ko: {
    records: '건',
    fired: (n: number, places: number) => (n === 0 ? '발동하지 않음' : `${places}곳에서 ${n}번 발동`),
    weekly: (rate: string) => `, 한 주에 ${rate}번`,
    more: (n: number) => `그 밖에 ${n}건: 전체는 --json`,
    sources: '데이터',
  },
} as const;

/** `{"schema":"ordersense.simulate/1", …}`: the same events give the same bytes, however they were read. */
export function simulationJson({
  decisions,
  counts,
  deadLetters,
  refused,
  fromMs,
  throughMs,
}: Simulation): string {
  return canonicalJson({
    schema: 'ordersense.simulate/1',
    fromMs,
    throughMs,
    counts: { ...counts, refused: refused.length },
    deadLetters: [...deadLetters].sort(byPlace).map(placed),
    refused: refused.map(({ input, line, reason }) => ({ input: basename(input), line, reason })),
    decisions,
  });
}

function byPlace(a: DeadLetter, b: DeadLetter): number {
  return compareText(a.topic, b.topic) || a.partition - b.partition || a.offset - b.offset;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where a dead letter lies and why it is one; what it holds stays out of reports. */
function placed({ topic, partition, offset, source, reason, field, message }: DeadLetter) {
  return { topic, partition, offset, source, reason, field, message };
}

/** What would have happened, playbook by playbook, an incident a block, and what became of the data. */
export function simulationText(simulation: Simulation, language: Language): string {
  const { bundle, decisions, counts, fromMs, throughMs } = simulation;
  const say = SAY[language];
  const print = instantPrinter(bundle.zone);
  const place = placeNames(bundle.words, language);
  const spanMs = fromMs === null || throughMs === null ? 0 : throughMs - fromMs;
  const lines: string[] = [];
  if (fromMs !== null && throughMs !== null) {
    const records = counts.records.toLocaleString('en-US');
    lines.push(`${print.dated(fromMs)} → ${print.dated(throughMs)}   ${records} ${say.records}`, '');
  }
  for (const playbook of bundle.playbooks) {
    const own = decisions.filter((d) => d.playbook === playbook.name);
    lines.push(...playbookLines(playbook, own, { place, print, language, spanMs }), '');
  }
  const names = new Set(bundle.playbooks.map((p) => p.name));
  const story = createStory(bundle, language);
  const ofSources = decisions.filter((d) => !names.has(d.playbook)).flatMap((d) => story.tell(d));
  if (ofSources.length > 0) lines.push(say.sources, ...ofSources.map((line) => `  ${line}`), '');
  lines.push(...dataQuality(simulation, language));
  return lines.join('\n');
}

function playbookLines(
  { name, title }: Playbook,
  decisions: readonly Decision[],
  how: {
    readonly place: PlaceNames;
    readonly print: InstantPrinter;
    readonly language: Language;
    readonly spanMs: number;
  },
): readonly string[] {
  const { place, print, language, spanMs } = how;
  const say = SAY[language];
  const fired = decisions.filter((d) => d.what === 'opened' || d.what === 'reopened');
  const places = new Set(fired.map((d) => place(d.instance))).size;
  const weekly = fired.length > 0 && spanMs >= WEEK_MS;
  const rate = weekly ? say.weekly(((fired.length * WEEK_MS) / spanMs).toFixed(1)) : '';
  const incidents = [...byIncident(decisions).values()];
  const isNews = causeNews();
  const blocks = incidents
    .slice(0, TOLD)
    .map((own) => own.filter((d) => d.what !== 'closed' && isNews(d)))
    .flatMap((own) => ['', ...incidentBlock(own, place, print, language)]);
  return [
    `${name}  ${title ?? ''}`.trimEnd(),
    `  ${say.fired(fired.length, places)}${rate}`,
    ...tallyLines(decisions, language),
    ...blocks,
    ...(incidents.length > TOLD ? ['', `  ${say.more(incidents.length - TOLD)}`] : []),
  ];
}

function plural(n: number, word: string): string {
  return `${n.toLocaleString('en-US')} ${word}${n === 1 ? '' : 's'}`;
}
