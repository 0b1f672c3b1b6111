import type { Bundle } from '../../rules/bundle.ts';
import type { Condition } from '../../rules/condition.ts';
import { leavesIn } from '../check/root.ts';
import type { Instance } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { Applied } from '../plan/share.ts';
import type { VerbFact, VerbFacts } from '../plan/verb-facts.ts';
import { unread } from '../reading.ts';
import type { Desk } from './desk.ts';
import type { Watch } from './watch.ts';

/** Topics of the windows that a condition reads. */
export function topicsRead(condition: Condition, { windows, sources }: Bundle): ReadonlySet<string> {
  const ids = new Set(
    leavesIn(condition).flatMap(({ operand }) => (operand.kind === 'window' ? [operand.window] : [])),
  );
  const read = new Set(windows.filter(({ id }) => ids.has(id)).map(({ source }) => source));
  return new Set(sources.flatMap(({ name, topic }) => (read.has(name) ? [topic] : [])));
}

/**
 * R33: an act of ours that is in force on the very thing that an instance is, and changes how many events a trigger sees
 * of it: what is seen there now is our own doing, so nothing new begins from it. An act on a part of the instance leaves
 * the rest to be seen.
 */
export function ownActOn(
  { playbook, topics }: Watch,
  instance: Instance,
  desk: Desk,
): { readonly reason: 'own-act'; readonly words: string; readonly wordsKo: string } | null {
  if (topics.size === 0 || playbook.by.length === 0) return null;
  for (const act of desk.influencing()) {
    const changed = influencesOf(act, desk.verbs).find(({ topic }) => topics.has(topic));
    if (changed === undefined || !isOn(act, instance)) continue;
    const whom = (act.kinds ?? []).map((kind) => act.labels[kind]).join(', ');
    return {
      reason: 'own-act',
      words: `\`${act.verb}\` of ours is in force on ${whom} and changes what \`${changed.topic}\` brings: what is seen there now is our own doing`,
      wordsKo: `${whom}에 우리 조치 \`${act.verb}\`가 적용 중이라 \`${changed.topic}\` 데이터가 달라집니다. 지금 보이는 것은 우리 조치의 결과입니다`,
    };
  }
  return null;
}

/**
 * The facts that a recovery is judged by: where an act of ours makes events fewer and none came, that is not known to
 * be better (R33).
 */
export function factsUnderOwnActs(facts: Facts, instance: Instance, desk: Desk): Facts {
  const fewer = new Set(
    desk
      .influencing()
      .filter((act) => isOn(act, instance))
      .flatMap((act) => influencesOf(act, desk.verbs))
      .flatMap(({ topic, become }) => (become === 'fewer' ? [topic] : [])),
  );
  if (fewer.size === 0) return facts;
  const { windows, sources } = desk.bundle;
  const paused = new Set(sources.flatMap(({ name, topic }) => (fewer.has(topic) ? [name] : [])));
  const isPaused = (id: string): boolean =>
    windows.some((window) => window.id === id && paused.has(window.source ?? ''));
  return {
    ...facts,
    window(id) {
      const reading = facts.window(id);
      return reading.samples === 0 && isPaused(id) ? unread('own-act') : reading;
    },
  };
}

/** What an act in force does to events; nothing where it is not known which verb it was. */
export function influencesOf({ verb }: Applied, verbs: VerbFacts): NonNullable<VerbFact['affects']> {
  return (verb === undefined ? null : verbs(verb))?.affects ?? [];
}

/** The instance is what the act is on, or a part of that. */
function isOn({ kinds = [], labels }: Applied, instance: Instance): boolean {
  return (
    kinds.length > 0 && kinds.every((kind) => instance[kind] !== undefined && instance[kind] === labels[kind])
  );
}
