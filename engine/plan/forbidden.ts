import { formatDuration } from '../../rules/format.ts';
import type { Ordered, StandingOrders } from '../control/standing-orders.ts';
import type { Incident } from '../incident/incident.ts';
import type { Skip } from './skip.ts';
import type { VerbFact } from './verb-facts.ts';

/** What a person on call forbids of a whole statement: its playbook is paused, or staff are to hear nothing of it. */
export function forbiddenBy(
  orders: StandingOrders,
  verb: Pick<VerbFact, 'isToldToStaff' | 'asksAmong'>,
  { playbook, instance }: Pick<Incident, 'playbook' | 'instance'>,
  atMs: number,
): Skip | null {
  const pause = orders.pauseOf(playbook);
  if (pause !== null)
    return {
      reason: 'paused',
      words: `${who(pause)} paused the playbook${why(pause)}`,
      wordsKo: `${who(pause)} 님이 플레이북을 잠시 멈춤${why(pause)}`,
    };
  // A question is no message: somebody waits for its answer.
  if (verb.isToldToStaff !== true || verb.asksAmong !== undefined) return null;
  const silence = orders.silenceOn(playbook, instance, atMs);
  if (silence === null) return null;
  const left = silence.untilMs - atMs;
  return {
    reason: 'silenced',
    words: `${who(silence)} silenced it for another ${formatDuration(left, 'en')}${why(silence)}`,
    wordsKo: `${who(silence)} 님이 알림을 껐고 ${formatDuration(left, 'ko')} 남음${why(silence)}`,
  };
}

/** What a person took back stays so for a while, whoever would apply it (R19, R29). */
export function pinnedBy(orders: StandingOrders, target: string, effect: string, atMs: number): Skip | null {
  const pin = orders.pinOn(target, effect, atMs);
  if (pin === null) return null;
  const what = `\`${effect}\` of ${target}`;
  const left = pin.untilMs - atMs;
  const { handedOverTo } = pin;
  if (handedOverTo !== undefined)
    return {
      reason: 'pinned',
      words: `${what}: ${handedOverTo} took over what could not be taken back, and it is left alone for another ${formatDuration(left, 'en')}${why(pin)}`,
      wordsKo: `${what}: 되돌리지 못한 것을 ${handedOverTo} 님이 넘겨받음, ${formatDuration(left, 'ko')} 동안 건드리지 않음${why(pin)}`,
    };
  return {
    reason: 'pinned',
    words: `${what}: ${who(pin)} took it back, and it stays so for another ${formatDuration(left, 'en')}${why(pin)}`,
    wordsKo: `${what}: ${who(pin)} 님이 되돌림, ${formatDuration(left, 'ko')} 동안 다시 하지 않음${why(pin)}`,
  };
}

const who = ({ by }: Ordered): string => (by === '' ? 'somebody' : by);
const why = ({ reason }: Ordered): string => (reason === '' ? '' : `: ${reason}`);
