import type { Decision, Instance, Json } from '../../engine/decision.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { formatDuration, type Language } from '../../rules/format.ts';
import { evidenceLines } from './evidence.ts';
import { instantPrinter } from './instant.ts';

const SAY = {
  en: {
    opened: 'INCIDENT',
    reopened: 'incident again',
    held: 'held back',
    released: 'released',
    cause: 'cause',
    'no-cause': 'not found',
    unchecked: 'could not be checked',
    act: 'act',
    skipped: 'skipped',
    'action-failed': 'action failed',
    undo: 'undo',
    recovered: 'recovered',
    closed: 'closed',
    blind: 'BLIND',
    seeing: 'seeing again',
    after: 'after',
    silent: 'brings no data any more; nothing is decided from it',
    shadow: 'shadow: nothing is sent',
  },
  ko: {
    opened: '이상 발생',
    reopened: '다시 발생',
    held: '보류',
    released: '보류 해제',
    cause: '원인',
    'no-cause': '찾지 못함',
    unchecked: '확인하지 못함',
    act: '조치',
    skipped: '건너뜀',
    'action-failed': '조치 실패',
    undo: '되돌림',
    recovered: '회복',
    closed: '종료',
    blind: '데이터 끊김',
    seeing: '데이터 재개',
    after: '걸린 시간',
    silent: '데이터가 오지 않습니다. 이 데이터로는 아무것도 판단하지 않습니다',
    shadow: '그림자 모드: 실제로 보내지 않음',
  },
} as const;

/** Tells decisions as people read them, a few lines each. */
export interface Story {
  tell(decision: Decision): readonly string[];
  /** 강남구 for `{ region: "seoul-gangnam" }`, `overall` without dimensions. */
  place(instance: Instance): string;
}

export function createStory(bundle: Bundle, language: Language): Story {
  const say = SAY[language];
  const { short } = instantPrinter(bundle.zone);
  const words = new Map(
    Object.entries(bundle.words).map(([dimension, map]) => [
      dimension,
      new Map(Object.entries(map).map(([word, value]) => [value, word])),
    ]),
  );
  const titles = new Map(bundle.playbooks.map((p) => [p.name, p.title ?? p.name]));
  const place = (instance: Instance): string => {
    const values = Object.entries(instance).map(
      ([dimension, value]) => words.get(dimension)?.get(value) ?? value,
    );
    return values.length === 0 ? (language === 'ko' ? '전체' : 'overall') : values.join(' · ');
  };

  const facts = ({ what, detail, evidence }: Decision): readonly string[] => {
    switch (what) {
      case 'opened':
        return [
          ...(evidence === null ? [] : evidenceLines(evidence, language)),
          ...(detail['mode'] === 'shadow' ? [say.shadow] : []),
        ];
      case 'cause':
        return [causesOf(detail, say), ...(evidence === null ? [] : evidenceLines(evidence, language))];
      case 'act':
      case 'undo':
        return [`${text(detail['verb'])} ${argsOf(detail['args'])}`];
      case 'skipped':
        return [
          [detail['verb'], detail['words'] ?? detail['reason']]
            .filter((x) => typeof x === 'string')
            .join(': '),
        ];
      case 'action-failed':
        return [text(detail['detail'])];
      case 'held':
        return [text(detail['words'])];
      case 'recovered':
        return [
          `${say.after} ${formatDuration(Number(detail['openMs']), language)}`,
          ...(evidence === null ? [] : evidenceLines(evidence, language)),
        ];
      case 'blind':
        return [`${text(detail['source'])}: ${say.silent}`];
      case 'seeing':
        return [text(detail['source'])];
      case 'closed':
      case 'released':
      case 'reopened':
        return [];
    }
  };

  return {
    place,
    tell(decision) {
      const title = titles.get(decision.playbook) ?? decision.playbook;
      const [first = '', ...rest] = facts(decision);
      const where = ['blind', 'seeing'].includes(decision.what)
        ? ''
        : decision.what === 'opened'
          ? `${place(decision.instance)}  ${title}`
          : place(decision.instance);
      const head = `${short(decision.t)}  ${say[decision.what].padEnd(14)} ${where}`;
      const lines = decision.what === 'opened' ? [first, ...rest].filter((l) => l !== '') : rest;
      return [
        (decision.what === 'opened' || first === '' ? head : `${head}   ${first}`).trimEnd(),
        ...lines.map((line) => `               ${line}`),
      ];
    },
  };
}

function causesOf(detail: Decision['detail'], say: (typeof SAY)[Language]): string {
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
    found.length === 0 ? say['no-cause'] : found.join(', '),
    ...(open.length === 0 ? [] : [`${say.unchecked}: ${open.join(', ')}`]),
  ].join('; ');
}

/** Arguments on one line: texts as they are, the rest as JSON. */
function argsOf(args: Json | undefined): string {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return '';
  return Object.entries(args)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
