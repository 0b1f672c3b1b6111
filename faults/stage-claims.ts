import { join } from 'node:path';
import { simulateProject } from '../cli/simulate.ts';
import { keptIo } from '../cli/testing/command.ts';
import { decisionGist } from '../cli/testing/decision-gist.ts';
import { incidentLives, SHORT_PLAYBOOKS } from '../cli/testing/incident-lives.ts';
import type { LiveStage } from '../cli/testing/live-stage.ts';
import { messagesOf } from '../cli/testing/published.ts';
import { type RecordedEvent, writeLines } from '../cli/testing/recorded-event.ts';
import type { StageEnd } from '../cli/testing/stage-end.ts';
import type { Decision } from '../engine/decision.ts';
import { type Claim, claim, same } from './claim.ts';

export interface StageExpectation {
  /** Regions that ran short and became well again; no other region has an incident. */
  readonly short: readonly string[];
  /** A new empty folder. */
  readonly folder: string;
  /** Records that were sent beside the orders and count as orders do. */
  readonly further?: readonly RecordedEvent[];
  /** How many records were to be put aside; `again` where a copy may be a duplicate or late. */
  readonly aside?: { readonly again: number; readonly dead: number };
  /** A producer whose broker went away may have sent the same twice. */
  readonly mayRepeat?: boolean;
}

/** Nothing lost, nothing twice, the same decisions as without the fault. */
export async function stageClaims(
  stage: LiveStage,
  { decisions, counts, end }: StageEnd,
  { short, folder, further = [], aside = { again: 0, dead: 0 }, mayRepeat = false }: StageExpectation,
): Promise<readonly Claim[]> {
  const events = [...stage.sent, ...further].sort((a, b) => a.atMs - b.atMs);
  const again = counts.duplicates + counts.late;
  const paths = stage.server.received.filter(({ method }) => method === 'POST').map(({ path }) => path);
  const regionOf = (key: string) => decodeURIComponent(key).split('region=')[1]?.split('/')[0] ?? key;
  const acted = (method: string) => [...stage.server.keys(method).keys()].map(regionOf).sort();
  const simulated = await simulateProject(
    {
      directory: stage.folder,
      playbooks: [],
      events: writeLines(join(folder, 'events.ndjson'), events),
      csvMap: null,
      chunk: 500,
    },
    keptIo(),
  );
  const gists = (of: readonly Decision[]) =>
    of
      .filter(({ what, playbook }) => what !== 'action-failed' && playbook !== '')
      .map(decisionGist)
      .sort();
  const told = new Set(await stage.published());
  const wanted = messagesOf(decisions);
  return [
    same('the run ends by itself, with code 0', end, { code: 0, signal: null }),
    same('every event counts once', counts.records - again - counts.dead, events.length),
    mayRepeat
      ? same('none is late or dead', [counts.late, counts.dead], [0, 0])
      : same('put aside: again or late, dead', [again, counts.dead], [aside.again, aside.dead]),
    ...SHORT_PLAYBOOKS.map(([name, undos]) =>
      same(
        `${name}: one life for each region that ran short (opened, act, recovered, undo, closed)`,
        incidentLives(decisions, name, short),
        short.map((region) => [region, 1, 1, 1, undos, 1]),
      ),
    ),
    same(
      'no other region has an incident',
      decisions.filter(({ instance }) => !short.includes(instance['region'] ?? '')).length,
      0,
    ),
    same('PUT: one key for each region', acted('PUT'), [...short].sort()),
    same('DELETE: one key for each region', acted('DELETE'), [...short].sort()),
    claim(
      'POST, which nothing makes safe to repeat, arrived at most once for each incident',
      new Set(paths).size === paths.length && paths.length > 0,
      `${paths.length} requests`,
    ),
    same('simulate decides the same about the same events', gists(decisions), gists(simulated.decisions)),
    claim(
      'every decision is on its topic',
      wanted.every((line) => told.has(line)) && told.size === new Set(wanted).size,
      `${told.size} messages`,
    ),
  ];
}
