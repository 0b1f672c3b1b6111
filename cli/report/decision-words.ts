import type { Decision, Json } from '../../engine/decision.ts';
import { formatDuration, type Language } from '../../rules/format.ts';
import { evidenceLines } from './evidence.ts';

const LABEL = {
  en: {
    opened: 'INCIDENT',
    reopened: 'INCIDENT again',
    held: 'held back',
    released: 'released',
    cause: 'cause',
    act: 'act',
    skipped: 'skipped',
    asked: 'asks for a yes',
    waits: 'waits',
    escalated: 'CALLED',
    raised: 'severity',
    expected: 'expected',
    tracked: 'tracked',
    answered: 'answer',
    budget: 'budget',
    ordered: 'a person',
    paged: 'PAGED',
    overdue: 'UNDO OVERDUE',
    'action-failed': 'action failed',
    undo: 'undo',
    recovered: 'recovered',
    closed: 'closed',
    latched: 'STOPPED',
    reset: 'reset',
    blind: 'BLIND',
    seeing: 'seeing again',
  },
  ko: {
    opened: '이상 발생',
    reopened: '다시 발생',
    held: '보류',
    released: '보류 해제',
    cause: '원인',
    act: '조치',
    skipped: '건너뜀',
    asked: '승인 요청',
    waits: '기다림',
    escalated: '호출',
    raised: '심각도',
    expected: '기대',
    tracked: '추적',
    answered: '답변',
    budget: '예산',
    ordered: '담당자',
    paged: '호출 보냄',
    overdue: '되돌림 지연',
    'action-failed': '조치 실패',
    undo: '되돌림',
    recovered: '회복',
    closed: '종료',
    latched: '잠금',
    reset: '잠금 해제',
    blind: '데이터 끊김',
    seeing: '데이터 재개',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<Decision['what'], string>>>>;

const SAY = {
  en: {
    notFound: 'not found',
    unchecked: 'could not be checked',
    after: 'after',
    silent: 'brings no data any more; nothing is decided from it',
    shadow: 'shadow: nothing is sent',
    undoFailed: 'the undo',
    granted: 'agreed',
    nobody: 'nobody answered in time',
    within: 'waited',
    met: 'met',
    missed: 'not met in time',
    moot: 'recovered before it was due',
    inTime: 'within',
    nobodyNamed: 'nobody is named',
    reached: 'reached',
    heldOut: 'held out',
    begins: 'is followed from now on',
    noValue: 'its value is not known',
    part: (part: number, all: number, became: string) => `${part} of ${all} ${became}`,
    failed: 'failed',
    unknown: 'ended nobody knows how',
    somebody: 'somebody',
    order: {
      undo: 'take it back',
      'hand-over': 'what could not be taken back is handed over to',
      acknowledge: 'I look after it',
      pause: 'pause the playbook',
      unpause: 'let the playbook act again',
      silence: 'no messages to staff',
      unsilence: 'messages to staff again',
    },
  },
  ko: {
    notFound: '찾지 못함',
    unchecked: '확인하지 못함',
    after: '걸린 시간',
    silent: '데이터가 오지 않습니다. 이 데이터로는 아무것도 판단하지 않습니다',
    shadow: '그림자 모드: 실제로 보내지 않음',
    undoFailed: '되돌리기',
    granted: '승인',
    nobody: '제때 답한 사람이 없음',
    within: '기다린 시간',
    met: '이루어짐',
    missed: '제때 이루어지지 않음',
    moot: '그 전에 회복됨',
    inTime: '기한',
    nobodyNamed: '정해진 사람 없음',
    reached: '받은 대상',
    heldOut: '남겨 둔 대상',
    begins: '지금부터 지켜봄',
    noValue: '값을 알 수 없음',
    part: (part: number, all: number, became: string) => `${all}건 가운데 ${part}건 ${became}`,
    failed: '실패',
    unknown: '결과를 알 수 없음',
    somebody: '누군가',
    order: {
      undo: '되돌리기',
      'hand-over': '되돌리지 못한 것을 넘겨받을 사람',
      acknowledge: '확인함',
      pause: '플레이북 잠시 멈춤',
      unpause: '플레이북 다시 시작',
      silence: '직원 알림 끔',
      unsilence: '직원 알림 다시 켬',
    },
  },
} as const;

/** What a decision is called in a story. */
export function decisionLabel(what: Decision['what'], language: Language): string {
  return LABEL[language][what];
}

/** What a decision says, without its time and place: a line, then what it rested on. */
export function decisionFacts(
  { what, detail, evidence }: Decision,
  language: Language,
): { readonly first: string; readonly rest: readonly string[] } {
  const say = SAY[language];
  // Of a check every cause is shown, found or not: what was looked at is part of the answer.
  const parts =
    evidence === null ? [] : what === 'cause' && evidence.kind === 'or' ? evidence.of : [evidence];
  const rested = parts.flatMap((part) => evidenceLines(part, language));
  switch (what) {
    case 'opened':
      return { first: '', rest: [...rested, ...(detail['mode'] === 'shadow' ? [say.shadow] : [])] };
    case 'reopened':
      return { first: '', rest: rested };
    case 'cause':
      return { first: causesOf(detail, language), rest: rested };
    case 'act':
    case 'undo':
      return {
        first:
          `${text(detail['verb'])} ${argumentsOf(detail['args'])}${manyOf(detail['audience'])}`.trimEnd(),
        rest: [],
      };
    case 'skipped':
      return {
        first: joined([text(detail['verb']), wordsOf(detail, language) || text(detail['reason'])]),
        rest: [],
      };
    case 'asked':
      return {
        first: joined([namesOf(detail['from']), `${text(detail['verb'])} ${argumentsOf(detail['args'])}`]),
        rest: [],
      };
    case 'waits':
      return { first: formatDuration(Number(detail['forMs']), language), rest: [] };
    case 'escalated':
      return {
        first: text(detail['to']) || say.nobodyNamed,
        rest: detail['mode'] === 'shadow' ? [say.shadow] : [],
      };
    case 'raised':
      return { first: `${text(detail['from'])} → ${text(detail['severity'])}`, rest: rested };
    case 'tracked':
      return { first: trackedOf(detail, language), rest: [] };
    case 'expected':
      return { first: expectationOf(detail, language), rest: rested };
    case 'answered':
      return { first: answerOf(detail, language), rest: [] };
    case 'action-failed':
      return {
        first: joined([
          detail['kind'] === 'undo' ? say.undoFailed : '',
          ...(isRecord(detail['counts'])
            ? partialOf(detail['counts'], text(detail['detail']), language)
            : [text(detail['detail'])]),
        ]),
        rest: [],
      };
    case 'paged':
      return {
        first: joined([text(detail['to']), text(detail['text'])]),
        rest: [wordsOf(detail, language)].filter(Boolean),
      };
    case 'overdue':
      return { first: joined([text(detail['verb']), text(detail['target'])]), rest: [] };
    case 'ordered':
      return { first: orderOf(detail, language), rest: [] };
    case 'held':
    case 'budget':
      return { first: joined([text(detail['verb']), wordsOf(detail, language)]), rest: [] };
    case 'recovered':
      return { first: `${say.after} ${formatDuration(Number(detail['openMs']), language)}`, rest: rested };
    case 'latched':
      return { first: latchOf(detail, wordsOf(detail, language)), rest: [howToReset(detail, language)] };
    case 'reset':
      return { first: latchOf(detail, joined([namesOf(detail['by']), wordsOf(detail, language)])), rest: [] };
    case 'blind':
      return { first: `${text(detail['source'])}: ${say.silent}`, rest: [] };
    case 'seeing':
      return { first: text(detail['source']), rest: [] };
    case 'closed':
    case 'released':
      return { first: '', rest: [] };
  }
}

/** `pause_failing/sanity: …`. */
function latchOf(detail: Decision['detail'], words: string): string {
  return joined([text(detail['latch']), words]);
}

/** Who is called, and what he calls it by. */
function howToReset(detail: Decision['detail'], language: Language): string {
  const who = text(detail['to']) || SAY[language].nobodyNamed;
  const how = `${who}: ordersense reset ${text(detail['latch'])} --reason "…"`;
  return detail['mode'] === 'shadow' ? `${how} (${SAY[language].shadow})` : how;
}

/** `held out: is followed from now on`, later `held out: 1`. */
function trackedOf({ side, value }: Decision['detail'], language: Language): string {
  const say = SAY[language];
  const came = value === undefined ? say.begins : value === null ? say.noValue : String(value);
  return `${side === 'heldOut' ? say.heldOut : say.reached}: ${came}`;
}

/** `recovery: not met in time (within 30m)`. */
function expectationOf(detail: Decision['detail'], language: Language): string {
  const say = SAY[language];
  const { status } = detail;
  const came = status === 'met' ? say.met : status === 'missed' ? say.missed : say.moot;
  const inTime = `${say.inTime} ${formatDuration(Number(detail['withinMs']), language)}`;
  return `${text(detail['words'])}: ${came} (${inTime})`;
}

/** The words of a decision: Korean where it has them and they are wanted. */
export function wordsOf(detail: Decision['detail'], language: Language): string {
  return (language === 'ko' ? text(detail['wordsKo']) : '') || text(detail['words']);
}

/** Names of the causes that a `cause` decision found, in declared order. */
export function foundCauses({ detail }: Decision): readonly string[] {
  return ((detail['found'] ?? []) as readonly Json[]).filter((name) => typeof name === 'string');
}

function causesOf(detail: Decision['detail'], language: Language): string {
  const say = SAY[language];
  const causes = (detail['causes'] ?? []) as readonly {
    readonly name: string;
    readonly title: string | null;
    readonly truth: boolean | null;
  }[];
  const found = causes
    .filter((c) => c.truth === true)
    .map((c) => (c.title === null ? c.name : `${c.title} (${c.name})`));
  const open = causes.filter((c) => c.truth === null).map((c) => c.title ?? c.name);
  return [
    found.length === 0 ? say.notFound : found.join(', '),
    ...(open.length === 0 ? [] : [`${say.unchecked}: ${open.join(', ')}`]),
  ].join('; ');
}

/** What was said by whom, or that nobody said anything. */
function answerOf(detail: Decision['detail'], language: Language): string {
  const say = SAY[language];
  if (detail['status'] === 'lapsed')
    return `${say.nobody} (${say.within} ${formatDuration(Number(detail['withinMs']), language)})`;
  const said = detail['status'] === 'granted' ? say.granted : text(detail['choice']);
  return joined([namesOf(detail['by']), said, text(detail['words'])]);
}

/** `kim: take it back: wrong sensor`. */
function orderOf(detail: Decision['detail'], language: Language): string {
  const say = SAY[language];
  const order = say.order[text(detail['order']) as keyof typeof say.order] ?? text(detail['order']);
  const forMs = detail['forMs'];
  const span = typeof forMs === 'number' ? ` (${formatDuration(forMs, language)})` : '';
  const to = text(detail['to']);
  const said = to === '' ? `${order}${span}` : `${order} ${to}`;
  return joined([text(detail['by']) || say.somebody, said, text(detail['words'])]);
}

function namesOf(names: Json | undefined): string {
  return ((names ?? []) as readonly string[]).join(', ');
}

/** Of an act on many how many did not come through, and why. */
function partialOf(
  counts: Readonly<Record<string, Json>>,
  detail: string,
  language: Language,
): readonly string[] {
  const count = (name: string): number => Number(counts[name] ?? 0);
  const all = Object.values(counts).reduce<number>((sum, n) => sum + Number(n), 0);
  const parts = (['failed', 'unknown'] as const)
    .filter((name) => count(name) > 0)
    .map((name) => SAY[language].part(count(name), all, SAY[language][name]));
  const colon = detail.indexOf(': ');
  return [parts.join(', '), ...(colon < 0 ? [] : [detail.slice(colon + 2)])];
}

function isRecord(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many of an audience an act reaches: ` (120)`, or ` (100/120)` where a limit cut it. */
function manyOf(audience: Json | undefined): string {
  if (typeof audience !== 'object' || audience === null || Array.isArray(audience)) return '';
  const { selected, admitted } = audience as { readonly [name: string]: Json };
  return selected === admitted ? ` (${String(admitted)})` : ` (${String(admitted)}/${String(selected)})`;
}

/** Arguments on one line, as they are written in playbooks: `path: /a, body: { bonus: 2000 }`. */
function argumentsOf(args: Json | undefined): string {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return '';
  return Object.entries(args)
    .map(([name, value]) => `${name}: ${argumentText(value)}`)
    .join(', ');
}

function argumentText(value: Json): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(argumentText).join(', ')}]`;
  const inside = argumentsOf(value);
  return inside === '' ? '{}' : `{ ${inside} }`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(': ');
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
