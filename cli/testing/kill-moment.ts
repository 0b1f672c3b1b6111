import type { LiveStage } from './live-stage.ts';
import type { Seeded } from './seeded.ts';

/**
 * When a run is killed. `life`: at any moment of its first seconds; `told`: just after a decision was committed, before
 * or while it is published and performed; `asked`: a request has arrived and is never answered; `answered`: an answer
 * has left and its outcome is not committed.
 */
export type KillMoment = 'life' | 'told' | 'asked' | 'answered';

/** What was killed when. */
export interface Kill {
  /** The moment that came; `life` where the one that was waited for did not. */
  readonly moment: KillMoment;
  /** How long the process had lived, ms. */
  readonly aliveMs: number;
}

/** Longest life of a run that is killed at any moment, and of one whose moment does not come, ms. */
const LIFE_MS = 9_000;
const WAITED_MS = 12_000;
/** Longest time between a told decision and the kill, ms: what follows takes about so long. */
const TOLD_MS = 40;

/** Starts a run and kills it with SIGKILL at a moment of this kind; resolves when it is gone. */
export async function startAndKill(stage: LiveStage, moment: KillMoment, random: Seeded): Promise<Kill> {
  let came: KillMoment = 'life';
  const kill = (why: KillMoment): void => {
    if (run.hasEnded() || came !== 'life') return;
    came = why;
    run.signal('SIGKILL');
  };
  const toldMs = random.next() * TOLD_MS;
  const run = stage.start(() => {
    if (moment === 'told') setTimeout(() => kill('told'), toldMs);
  });
  stage.server.onRequest = () => {
    if (moment !== 'asked') return true;
    kill('asked');
    return false;
  };
  stage.server.onAnswered = () => {
    if (moment === 'answered') kill('answered');
  };
  const lifeMs = moment === 'life' ? random.next() * LIFE_MS : WAITED_MS;
  const longest = setTimeout(() => run.signal('SIGKILL'), lifeMs);
  const { code, signal } = await run.end;
  clearTimeout(longest);
  stage.server.onRequest = () => true;
  stage.server.onAnswered = () => {};
  if (signal !== 'SIGKILL') throw new Error(`a run ended by itself with code ${code}:\n${run.words()}`);
  return { moment: came, aliveMs: Date.now() - run.startedMs };
}
