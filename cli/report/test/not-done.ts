import { told } from '../../../dsl/messages/in-language.ts';
import type { Language } from '../../../dsl/messages/language.ts';
import type { ExpectationModel } from '../../../dsl/model/test.ts';
import { say } from '../../../dsl/say.ts';
import type { Decision, Instance } from '../../../engine/decision.ts';
import type { Verdict } from '../../test/judge.ts';
import { paneBefore } from '../../test/play.ts';
import type { TestResult } from '../../test/run.ts';
import { wordsOf } from '../decision-words.ts';

type PlayedTest = Extract<TestResult, { kind: 'played' }>;
type Asked = Extract<ExpectationModel, { kind: 'do' | 'action' }>;

/** Skips without a verb that keep a whole body, or all that follows, from being done. */
const WHOLE: readonly string[] = ['hole', 'deadline'];

/** An act that was expected and not let go: why, as the decision says it. */
export interface NotDone {
  readonly instance: Instance;
  /** Null: nothing of its incident was done. */
  readonly verb: string | null;
  /** Skipped, held back, waiting for somebody who agrees, or done once in an incident that fired again. */
  readonly decision: Decision;
}

/**
 * What kept acts from being done that a failed `expect do` or `expect action` asks for, in the order decided, each
 * reason of a place once. Empty where there were as many as expected, and for every other expectation.
 */
export function notDoneOf(
  { expect, happened, holds, atMs }: Verdict,
  { played, prepared }: PlayedTest,
): readonly NotDone[] {
  const { what } = expect;
  if (holds || expect.negated || (what.kind !== 'do' && what.kind !== 'action')) return [];
  if (happened.kind === 'acts' && happened.nearest !== null && happened.nearest.differs.length === 0) {
    const wanted = what.kind === 'do' ? (what.times ?? 1) : 1;
    if (happened.times >= wanted) return [];
  }
  const names = new Set(prepared.bundle.playbooks.map(({ name }) => name));
  const until = played.decisions.filter(({ t, playbook }) => t <= paneBefore(atMs) && names.has(playbook));
  const all = until.flatMap((decision, index) =>
    isObstacle(decision, what, until.slice(0, index)) && !isOvercome(decision, until.slice(index + 1))
      ? [{ instance: decision.instance, verb: textOf(decision.detail['verb']), decision }]
      : [],
  );
  const reasons = new Map(
    all.map((one) => [JSON.stringify([one.instance, one.verb, notDoneWords(one, 'en')]), one]),
  );
  return [...reasons.values()];
}

/** Why, in the words of the decision, Korean where it has them. */
export function notDoneWords({ decision: { what, detail } }: NotDone, language: Language): string {
  if (what === 'reopened')
    return told(
      say`it fired again within its cooldown, or before all was undone: what was done is not done again`,
      language,
    );
  if (what !== 'asked') return wordsOf(detail, language) || String(detail['reason']);
  const from = ((detail['from'] ?? []) as readonly string[]).join(', ');
  return told(say`it waits for the yes of ${from}`, language);
}

function isObstacle(
  { what, incident, step, detail }: Decision,
  { verb }: Asked,
  before: readonly Decision[],
): boolean {
  const own = textOf(detail['verb']);
  switch (what) {
    case 'skipped':
      return own === null ? WHOLE.includes(String(detail['reason'])) : verb === null || own === verb;
    case 'asked':
      return own !== null && (verb === null || own === verb);
    case 'held':
      return step === '' || verb === null || own === verb;
    case 'reopened':
      return before.some(
        (one) =>
          one.incident === incident &&
          one.what === 'act' &&
          (verb ?? one.detail['verb']) === one.detail['verb'],
      );
    default:
      return false;
  }
}

/** Whether it went on later: the incident was let go, or the statement done, skipped or held for another reason. */
function isOvercome({ what, incident, step }: Decision, later: readonly Decision[]): boolean {
  const own = later.filter((one) => one.incident === incident);
  if (what === 'held' && step === '')
    return own.some((one) => one.what === 'opened' || one.what === 'reopened');
  // Said where nothing else is: its statements were done before, and none of them once more.
  if (what === 'reopened') return own.some((one) => ['act', 'skipped', 'held', 'asked'].includes(one.what));
  return own.some((one) => one.step === step && ['act', 'skipped', 'held'].includes(one.what));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
