import type { Kill } from '../../engine/control/kill.ts';
import { killsOnWire } from '../../engine/control/kill-words.ts';
import type { Evidence } from '../../engine/evidence.ts';
import { instanceOf } from '../../engine/incident/incident.ts';
import { createPipeline } from '../../engine/pipeline.ts';
import { clockName } from '../../engine/playbook-clock.ts';
import type { VerbFacts } from '../../engine/responder.ts';
import type { StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import { sortDecisions } from '../report/decisions.ts';
import { heldRuns } from './held-runs.ts';
import { playbookNamed } from './playbook-named.ts';
import { wantedInstant } from './wanted-instant.ts';
import { wantedPlace } from './wanted-place.ts';
import type { WhyAnswer } from './why-answer.ts';
import { placesOf, type WhyQuestion } from './why-recording.ts';

/**
 * Answers from what an engine has stored: everything that was decided and is still kept, and the trigger's numbers at
 * the instant that was judged last. Those of other instants only a recording has.
 *
 * @throws UsageError  for a wrong name, place or time
 */
export async function whyStore(
  { playbook: name, place, at }: WhyQuestion,
  bundle: Bundle,
  verbs: VerbFacts,
  store: StateStore & StoreArchive,
  hostKills: readonly Kill[],
): Promise<WhyAnswer> {
  const playbook = playbookNamed(bundle, name);
  const stored = await store.load();
  const throughMs = stored.through[clockName(playbook)] ?? 0;
  const atMs = at === null ? throughMs : wantedInstant(at, bundle.zone, throughMs);
  const triggers = new Map<string, Evidence>();
  if (atMs === throughMs) {
    const pipeline = createPipeline(bundle, verbs, stored);
    pipeline.assign(await store.partitions());
    for (const [key, evidence] of pipeline.look(playbook.name, atMs, 'trigger'))
      triggers.set(canonicalJson(instanceOf(playbook.by, key)), evidence);
  }
  // Stakes, budgets and shares may be another playbook's, and silence is nobody's.
  const all = await Promise.all(stored.incidents.map(({ id }) => store.decisions(id)));
  const decisions = sortDecisions(all.flat());
  const own = decisions.filter((decision) => decision.playbook === playbook.name);
  return {
    ...{ bundle, playbook, atMs, throughMs },
    places: placesOf(triggers, own, wantedPlace(place, bundle.words)),
    others: decisions,
    held: await heldRuns(store, stored.incidents, killsOnWire(hostKills, bundle.words)),
  };
}
