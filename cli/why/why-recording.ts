import type { Instance } from '../../engine/decision.ts';
import type { Evidence } from '../../engine/evidence.ts';
import { instanceOf } from '../../engine/incident/incident.ts';
import type { Pipeline } from '../../engine/pipeline.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import { isTimeOfDay } from '../../rules/schedule.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { Io } from '../io.ts';
import { type SimulateOptions, simulateProject } from '../simulate.ts';
import { playbookNamed } from './playbook-named.ts';
import { wantedInstant } from './wanted-instant.ts';
import type { WantedPlace } from './wanted-place.ts';
import { wantedPlace } from './wanted-place.ts';
import type { WhyAnswer, WhyPlace } from './why-answer.ts';

/** What is asked. */
export interface WhyQuestion {
  readonly playbook: string;
  /** As `--in` and `--at` have them; null: everywhere, and what was judged last. */
  readonly place: string | null;
  readonly at: string | null;
}

/**
 * Answers from recorded events, played through the pipeline of `simulate`. All playbooks are played: what holds one
 * back may be another's.
 *
 * @throws UsageError  for a wrong name, place or time
 */
export async function whyRecording(
  question: WhyQuestion,
  recording: Pick<SimulateOptions, 'directory' | 'events' | 'csvMap' | 'answers'>,
  io: Io,
): Promise<WhyAnswer> {
  const minutes = /(\d{1,2}):(\d{2})$/.exec(question.at ?? '');
  const timeOfDay = minutes === null ? null : Number(minutes[1]) * 60 + Number(minutes[2]);
  const looks = new Map<number, ReadonlyMap<string, Evidence>>();
  let zone = 'UTC';
  let last: number | null = null;
  const look = (pipeline: Pipeline): void => {
    const throughMs = pipeline.through();
    if (throughMs === null) return;
    // Steps may be longer than a pane; every instant since the last one is still there.
    const fromMs = last === null ? throughMs : last + PANE_MS;
    for (let atMs = fromMs; atMs <= throughMs; atMs += PANE_MS)
      if (timeOfDay !== null && isTimeOfDay(timeOfDay, zone, atMs))
        looks.set(atMs, pipeline.look(question.playbook, atMs, 'trigger'));
    last = throughMs;
    if (timeOfDay === null) {
      looks.clear();
      looks.set(throughMs, pipeline.look(question.playbook, throughMs, 'trigger'));
    }
  };
  const { bundle, decisions, throughMs } = await simulateProject(
    {
      ...recording,
      playbooks: [],
      chunk: 500,
      onLoaded(loaded) {
        zone = loaded.zone;
        playbookNamed(loaded, question.playbook);
      },
      onProgress: look,
    },
    io,
  );
  const playbook = playbookNamed(bundle, question.playbook);
  const endMs = throughMs ?? 0;
  const atMs = question.at === null ? endMs : wantedInstant(question.at, bundle.zone, endMs);
  const triggers = new Map(
    [...(looks.get(atMs) ?? [])].map(([key, evidence]) => [
      canonicalJson(instanceOf(playbook.by, key)),
      evidence,
    ]),
  );
  const own = decisions.filter((decision) => decision.playbook === playbook.name);
  return {
    ...{ bundle, playbook, atMs, throughMs: endMs },
    places: placesOf(triggers, own, wantedPlace(question.place, bundle.words)),
    others: decisions,
  };
}

/** Every instance that was looked at or decided about, and is meant. */
export function placesOf(
  triggers: ReadonlyMap<string, Evidence>,
  own: WhyPlace['decisions'],
  isWanted: WantedPlace,
): readonly WhyPlace[] {
  const keys = new Set([...triggers.keys(), ...own.map(({ instance }) => canonicalJson(instance))]);
  return [...keys]
    .sort()
    .map((key) => ({ key, instance: JSON.parse(key) as Instance }))
    .filter(({ instance }) => isWanted(instance))
    .map(({ key, instance }) => ({
      instance,
      trigger: triggers.get(key) ?? null,
      decisions: own.filter((decision) => canonicalJson(decision.instance) === key),
    }));
}
