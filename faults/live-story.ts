import { type LiveStage, openLiveStage, type StageOptions } from '../cli/testing/live-stage.ts';
import type { RunProcess } from '../cli/testing/run-process.ts';
import { endStage, judgedMs } from '../cli/testing/stage-end.ts';
import type { Claim } from './claim.ts';
import type { Lab } from './fault.ts';
import { type StageExpectation, stageClaims } from './stage-claims.ts';

const PATIENCE_MS = 120_000;
/** What is shown of a run's messages where a fault did not come to its end, characters. */
const LAST_WORDS = 1_000;
const WELL = ['well-1', 'well-2', 'well-3'];
const [FIRST, SECOND] = ['short-1', 'short-2'] as const;

/** Where a fault meets a run: one incident is open, and a region has just begun to run short. */
export interface Scene {
  readonly stage: LiveStage;
  /** The run that goes on to the end; a fault that replaces it says so here. */
  run: RunProcess;
  /** How many the topic has at the end. */
  partitions: number;
  /** Waits in the machine's time, while orders flow and no run may end by a fault of its own. */
  wait(ms: number): Promise<void>;
}

export interface LiveStory {
  /** Some partitions bring nothing. */
  readonly hasIdle?: boolean;
  readonly options?: Partial<StageOptions>;
  /** Brings the fault about and mends it; what it claims comes first. */
  disturb(scene: Scene): Promise<{
    readonly claims: readonly Claim[];
    readonly expect?: Omit<StageExpectation, 'short' | 'folder'>;
  }>;
}

/**
 * A run on real Kafka and PostgreSQL acts on a region that runs short, meets the fault, and must act on another one and
 * take both acts back; then everything is counted.
 */
export async function liveStory(
  lab: Lab,
  { options = {}, hasIdle = false, disturb }: LiveStory,
): Promise<readonly Claim[]> {
  const stage = await openLiveStage(lab.folder('stage'), lab.prefix, [...WELL, FIRST, SECOND], {
    patienceMs: PATIENCE_MS,
    ...options,
  });
  const first = stage.start();
  let scene: Scene | null = null;
  try {
    scene = {
      stage,
      run: first,
      partitions: options.partitions ?? 2,
      async wait(ms) {
        const untilMs = Date.now() + ms;
        await stage.until('time passes', () => Date.now() >= untilMs);
      },
    };
    await stage.until('the run judges', async () => (await judgedMs(stage)) > 0);
    lab.say(`the run judges; ${FIRST} runs short`);
    stage.orders.drop(FIRST, Date.now());
    await stage.until('it acts on the first region', () => hasActed(stage, FIRST));
    lab.say(`the run has acted on ${FIRST}; ${SECOND} runs short`);
    stage.orders.drop(SECOND, Date.now());
    const { claims, expect = {} } = await disturb(scene);
    await stage.until('it acts on the second region', () => hasActed(stage, SECOND));
    lab.say(`the run has acted on ${SECOND}; both are well again`);
    for (const region of [FIRST, SECOND]) stage.orders.recover(region, Date.now());
    await stage.until('every incident is closed', async () => {
      const incidents = (await Promise.all([FIRST, SECOND].map(stage.incidentsOf))).flat();
      return incidents.length === 4 && incidents.every(({ phase }) => phase === 'closed');
    });
    const end = await endStage(stage, scene.run, { partitions: scene.partitions, hasIdle });
    lab.say(`${stage.sent.length} orders, ${end.decisions.length} decisions, everything is closed`);
    const short = [FIRST, SECOND];
    return [
      ...claims,
      ...(await stageClaims(stage, end, { ...expect, short, folder: lab.folder('events') })),
    ];
  } catch (error) {
    const words = (scene?.run ?? first).words().trim();
    lab.say(`the run has said: ${words === '' ? 'nothing' : words.slice(-LAST_WORDS)}`);
    throw error;
  } finally {
    await stage.close();
  }
}

/** Whether both playbooks' acts have succeeded. */
async function hasActed(stage: LiveStage, region: string): Promise<boolean> {
  const incidents = await stage.incidentsOf(region);
  const runs = await Promise.all(incidents.map(({ id }) => stage.store.runs({ incident: id })));
  return runs.flat().filter(({ status }) => status === 'succeeded').length === 2;
}
