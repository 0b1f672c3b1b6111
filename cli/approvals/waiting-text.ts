import type { StoredAsk } from '../../engine/ask.ts';
import type { Json } from '../../engine/decision.ts';
import { asksForReset } from '../../engine/incident/latch-book.ts';
import { formatDuration, formatValue, type Language } from '../../rules/format.ts';

const SAY = {
  en: {
    nothing: 'nothing waits for anybody',
    approval: 'approval',
    question: 'question',
    latch: 'STOPPED',
    from: 'needs',
    and: 'and',
    anybody: 'anybody',
    left: 'left',
    cost: 'costs at most',
    targets: 'targets',
    said: 'agreed so far',
    two: 'nobody knows who wrote the playbook: it takes two people',
    notBy: 'not by its author',
  },
  ko: {
    nothing: '기다리는 것이 없습니다',
    approval: '승인',
    question: '질문',
    latch: '잠금',
    from: '필요',
    and: '·',
    anybody: '누구나',
    left: '남음',
    cost: '최대 비용',
    targets: '대상',
    said: '지금까지 승인',
    two: '플레이북을 누가 썼는지 몰라 두 사람이 승인해야 합니다',
    notBy: '작성자는 승인할 수 없음',
  },
} as const;

/** What is open at an instant, as people read it: what, for whom, who must agree, what it costs, how long it waits. */
export function waitingText(
  open: readonly StoredAsk[],
  nowMs: number,
  wordFor: (dimension: string, value: string) => string,
  language: Language,
): string {
  if (open.length === 0) return SAY[language].nothing;
  return open.map((ask) => askLines(ask, nowMs, wordFor, language).join('\n')).join('\n\n');
}

/** The same as JSON: `{"schema":"ordersense.approvals/1", …}`; times are the store's clock, epoch ms. */
export function waitingJson(open: readonly StoredAsk[], nowMs: number): string {
  return JSON.stringify({ schema: 'ordersense.approvals/1', nowMs, open }, null, 2);
}

/** One of them. */
export function askLines(
  ask: StoredAsk,
  nowMs: number,
  wordFor: (dimension: string, value: string) => string,
  language: Language,
): readonly string[] {
  if (asksForReset(ask)) return latchLines(ask, language);
  const say = SAY[language];
  const { about, kind, from, choices } = ask;
  const place = Object.entries(about.instance).map(([dimension, value]) => wordFor(dimension, value));
  const left = formatDuration(Math.max(0, Math.ceil((ask.dueMs - nowMs) / 1_000) * 1_000), language);
  const who = kind === 'question' ? say.anybody : `${say.from} ${from.join(` ${say.and} `)}`;
  const taken = ask.said.flatMap(({ refused, by }) => (refused === null ? [by] : []));
  const { cost } = about;
  return [
    [ask.id, say[kind], ask.playbook, ...place, who, `${left} ${say.left}`].join('  '),
    ...(about.title === null ? [] : [`    ${about.title}`]),
    `    ${about.verb} ${argumentsLine(about.args)}`.trimEnd(),
    ...(about.targets.length > 1 ? [`    ${say.targets} ${about.targets.length}`] : []),
    ...(cost === null
      ? []
      : [`    ${say.cost} ${formatValue(cost.minor, { kind: 'money', currency: cost.currency }, language)}`]),
    ...(taken.length === 0 ? [] : [`    ${say.said}: ${taken.join(', ')}`]),
    ...(kind === 'question' ? [] : [`    ${ask.author === null ? say.two : `${say.notBy}: ${ask.author}`}`]),
    kind === 'question'
      ? `    ordersense answer ${ask.id} ${choices.map((choice) => JSON.stringify(choice)).join(' | ')}`
      : `    ordersense approve ${ask.id} | deny ${ask.id}`,
  ];
}

/** A playbook that is stopped waits for one word, and for no time. */
function latchLines({ id, playbook, runKey, about }: StoredAsk, language: Language): readonly string[] {
  const why = (about.args as { readonly why?: Json; readonly whyKo?: Json } | null) ?? {};
  return [
    [id, SAY[language].latch, playbook, runKey].join('  '),
    ...(about.title === null ? [] : [`    ${about.title}`]),
    `    ${String(language === 'ko' ? why.whyKo : why.why)}`,
    `    ordersense reset ${runKey} --reason "…"`,
  ];
}

function argumentsLine(args: Json): string {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return '';
  return Object.entries(args)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
