import { killLine } from '../../engine/control/kill-line.ts';
import type { Ordered } from '../../engine/control/standing-orders.ts';
import { formatDuration, formatMoney, type Language } from '../../rules/format.ts';
import { askLines } from '../approvals/waiting-text.ts';
import type { InForce } from '../status/in-force.ts';

const SAY = {
  en: {
    quiet: 'nothing needs you: nothing is stopped, overdue, blind or waiting',
    overdue: 'OVERDUE: should be taken back by now',
    late: 'past its end',
    attempts: 'attempts of its undo went wrong',
    kills: 'STOPPED',
    here: 'on this host',
    ago: 'ago',
    approvals: 'WAITING FOR A PERSON',
    blind: 'BLIND',
    paused: 'PAUSED',
    silent: 'SILENCED',
    pinned: 'TAKEN BACK, not applied again',
    handedOver: 'HANDED OVER, could not be taken back',
    budgets: 'money used',
    of: 'of',
    everything: 'all playbooks',
    effects: 'in force',
    left: 'left',
    untilRecovery: 'until recovery',
    more: 'more',
    acts: 'acts waiting or under way',
    incidents: 'open incidents',
  },
  ko: {
    quiet: '사람이 볼 일이 없습니다: 멈춘 것, 늦은 되돌림, 끊긴 데이터, 기다리는 승인이 없습니다',
    overdue: '늦음: 지금쯤 되돌려졌어야 합니다',
    late: '지남',
    attempts: '번 되돌리지 못함',
    kills: '멈춤',
    here: '이 호스트',
    ago: '전',
    approvals: '사람을 기다림',
    blind: '끊김',
    paused: '잠시 멈춘 플레이북',
    silent: '알림 끔',
    pinned: '되돌려서 다시 하지 않음',
    handedOver: '넘겨받음: 되돌리지 못한 것',
    budgets: '쓴 돈',
    of: '/',
    everything: '모든 플레이북',
    effects: '유지 중',
    left: '남음',
    untilRecovery: '회복까지',
    more: '개 더',
    acts: '기다리거나 진행 중인 조치',
    incidents: '열린 이상',
  },
} as const;

/** Rows of one part that fit one screen. */
const SHOWN = 12;

/** One screen: what needs a person first, then what is in force. */
export function inForceText(
  now: InForce,
  wordFor: (dimension: string, value: string) => string,
  language: Language,
): string {
  const say = SAY[language];
  const long = (ms: number): string => formatDuration(Math.ceil(ms / 1_000) * 1_000, language);
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0
      ? []
      : [
          title,
          ...lines.slice(0, SHOWN),
          ...(lines.length > SHOWN ? [`  … ${lines.length - SHOWN} ${say.more}`] : []),
        ];
  const needs = [
    ...part(
      say.overdue,
      now.overdue.map(({ target, effect, incident, overdueMs, attempts }) =>
        [
          `  ${effect}  ${target}  ${incident}`,
          ...(overdueMs === null || overdueMs <= 0 ? [] : [`${long(overdueMs)} ${say.late}`]),
          ...(attempts === 0 ? [] : [`${attempts} ${say.attempts}`]),
        ].join('  '),
      ),
    ),
    ...part(
      say.kills,
      now.kills.map((kill) => {
        const since =
          kill.sinceMs === null ? say.here : `${long(Math.max(0, now.nowMs - kill.sinceMs))} ${say.ago}`;
        return `  ${killLine(kill)}  ${since}`;
      }),
    ),
    ...part(
      say.approvals,
      now.approvals
        .flatMap((ask) => askLines(ask, now.nowMs, wordFor, language)[0] ?? [])
        .map((line) => `  ${line}`),
    ),
    ...part(
      say.blind,
      now.blind.map((source) => `  ${source}`),
    ),
  ];
  const why = ({ by, reason }: Ordered): string => `${reason}${by === '' ? '' : ` (${by})`}`;
  const ordered = [
    ...part(
      say.paused,
      now.orders.pauses.map((pause) => `  ${pause.playbook}  ${why(pause)}`),
    ),
    ...part(
      say.silent,
      now.orders.silences.map((silence) => {
        const { playbook, in: labels } = silence.of;
        const place = Object.entries(labels).map(([dimension, value]) => wordFor(dimension, value));
        const about = [playbook ?? say.everything, ...place].join('  ');
        return `  ${about}  ${long(silence.untilMs - now.nowMs)} ${say.left}  ${why(silence)}`;
      }),
    ),
    ...part(
      say.handedOver,
      now.orders.pins.flatMap((pin) =>
        pin.handedOverTo === undefined
          ? []
          : [`  ${pin.effect}  ${pin.target}  → ${pin.handedOverTo}  ${why(pin)}`],
      ),
    ),
    ...part(
      say.pinned,
      now.orders.pins
        .filter(({ handedOverTo }) => handedOverTo === undefined)
        .map(
          (pin) =>
            `  ${pin.effect}  ${pin.target}  ${long(pin.untilMs - now.nowMs)} ${say.left}  ${why(pin)}`,
        ),
    ),
  ];
  return [
    ...(needs.length === 0 ? [say.quiet] : needs),
    ...ordered,
    ...part(
      `${say.effects}: ${now.effects.length}`,
      now.effects.map(
        ({ effect, target, leftMs }) =>
          `  ${effect}  ${target}  ${leftMs === null ? say.untilRecovery : `${long(leftMs)} ${say.left}`}`,
      ),
    ),
    ...part(
      say.budgets,
      now.budgets.map(({ budget, text, used, most, currency }) => {
        const money = (minor: number): string => formatMoney(minor, currency, language);
        return `  ${budget}  ${money(used)} ${say.of} ${money(most)}  ${text}`;
      }),
    ),
    `${say.acts}: ${now.waitingActs}  ${say.incidents}: ${now.openIncidents}`,
  ].join('\n');
}

/** The same as JSON: `{"schema":"ordersense.status/1", …}`; times are the store's clock, epoch ms. */
export function inForceJson(now: InForce): string {
  return JSON.stringify({ schema: 'ordersense.status/1', ...now }, null, 2);
}
