import type { ResultUse } from '../../rules/condition.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Unit } from '../../rules/unit.ts';
import { dosIn } from '../check/root.ts';
import type { Answer } from '../facts.ts';
import type { Incident } from '../incident/incident.ts';
import type { EffectBook } from '../track/effect-book.ts';

/**
 * What `do … as NAME` gave. The answer of a question is known once somebody gave it; `count` is how many targets
 * succeeded (R14), known once the statement has ended, and 0 where it was skipped. What `track … as NAME` gave is of all
 * targets, known once enough of them were compared. Everything else is unknown, which is neither true nor false.
 */
export function resultOf(
  use: ResultUse,
  incident: Incident,
  { body }: Pick<Playbook, 'body'>,
  effectNamed: EffectBook['named'],
): Answer {
  const tracked = effectNamed(use.name);
  if (tracked !== null)
    return tracked.effect === null
      ? { known: false, why: 'no-samples' }
      : { known: true, value: tracked.effect.value };
  const paths = dosIn(body).flatMap(({ as, path }) => (as === use.name ? [path] : []));
  for (const path of paths.reverse()) {
    const found = use.field === 'count' ? succeededCount(incident, path) : choiceOf(incident, path);
    if (found !== null) return { known: true, value: found };
  }
  return { known: false, why: 'no-answer' };
}

/** A bare number, so that its author's own counter follows it (`{paused.count}곳`), or the text that was chosen. */
export function unitOfResult({ field }: Pick<ResultUse, 'field'>): Unit {
  return field === 'count' ? { kind: 'number', name: null } : { kind: 'text' };
}

/** How many targets of one statement succeeded, of an act that was repeated the last time; null: it has not ended. */
export function succeededCount(incident: Incident, path: string): number | null {
  const last = new Map(
    incident.acts.flatMap((act) => (act.path === path ? [[act.target, act] as const] : [])),
  );
  if (last.size === 0) return incident.passed[path] === true ? 0 : null;
  const acts = [...last.values()];
  if (acts.some(({ status }) => status === 'outstanding')) return null;
  // An act on many was told how each of its runs ended.
  return acts.reduce(
    (sum, { status, counts }) => sum + (counts?.succeeded ?? (status === 'succeeded' ? 1 : 0)),
    0,
  );
}

function choiceOf(incident: Incident, path: string): string | null {
  return incident.asks?.findLast((ask) => ask.path === path)?.choice ?? null;
}
