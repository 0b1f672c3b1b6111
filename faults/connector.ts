import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { until } from '../cli/testing/until.ts';
import { connectors } from '../connectors/index.ts';
import { familiesOf } from '../connectors/openapi/family.ts';
import { openapi } from '../connectors/openapi.ts';
import { resolveConnectors } from '../connectors/registry.ts';
import { type FakePlatform, fakePlatform } from '../connectors/testing/fake-platform/fake-platform.ts';
import type { Misbehaving } from '../connectors/testing/fake-platform/misbehaviour.ts';
import { silentPorts } from '../connectors/testing/silent-ports.ts';
import { deadline } from '../engine/adapters/deadline.ts';
import { httpClient } from '../engine/adapters/http-client.ts';
import { manualClock } from '../engine/adapters/manual-clock.ts';
import { openMemory } from '../engine/adapters/memory-store.ts';
import { commitOf } from '../engine/commit-of.ts';
import { createDispatcher } from '../engine/dispatch/dispatcher.ts';
import type { RunRow } from '../engine/store.ts';
import { runOf, T0 } from '../engine/testing/store-samples.ts';
import { type Claim, claim, same } from './claim.ts';
import type { Fault } from './fault.ts';

/** How each attempt must be told, and how often the act was done by then. */
const EXPECTED: readonly (readonly [kind: Misbehaving, told: string, done: number])[] = [
  ['request-lost', 'may have acted', 0],
  ['response-lost', 'may have acted', 1],
  ['error-500', 'may have acted', 0],
  ['error-500-done', 'may have acted', 1],
  ['too-many', 'did not act', 0],
  ['error-body', 'failed', 0],
  ['half-open', 'may have acted', 0],
  ['slow-loris', 'may have acted', 1],
  ['huge', 'may have acted', 1],
  ['metadata', 'failed', 0],
  ['applied-late', 'may have acted', 0],
];
/** Acts under each fault. */
const ACTS = 20;
const LATE_MS = 1_500;
const PATIENCE_MS = 30_000;
const document: unknown = parse(
  readFileSync(new URL('../connectors/openapi/delivery-platform.yaml', import.meta.url), 'utf8'),
);

/** What a service may do to those who call it, with the real client and dispatcher. */
export const connector: Fault = {
  number: 11,
  name: 'connector',
  title: 'requests and answers are lost, broken, endless, late, or lead elsewhere',
  expected: 'typed outcome, unknown where unknown; under a key nothing twice, and all done in the end',
  needs: [],
  takes: 40,
  async run(lab) {
    const platform = await fakePlatform({ document, latencyMs: [50, 500], lateMs: LATE_MS });
    try {
      const claims: Claim[] = [];
      for (const [kind, told, done] of EXPECTED) {
        lab.say(`${ACTS} acts at a platform with ${kind}`);
        claims.push(...(await storyOf(platform, kind, told, done)));
        platform.reset();
      }
      return claims;
    } finally {
      await platform.close();
    }
  },
};

async function storyOf(
  platform: FakePlatform,
  kind: Misbehaving,
  told: string,
  done: number,
): Promise<readonly Claim[]> {
  const clock = manualClock(T0);
  const store = await openMemory({ clock });
  const runs = Array.from({ length: ACTS }, (_, i) =>
    runOf(`${kind}/${i}`, {
      verb: 'incentives.push',
      args: { to: `r-${i}`, bonus: 2_000, lasts: 2_700_000 },
      target: `r-${i}`,
      notBeforeMs: T0,
      deadlineMs: T0 + 300_000,
    }),
  );
  await store.commit(commitOf(await store.claimEvaluator(), { runs }));
  const tell = () => {};
  const dispatcher = createDispatcher({
    store,
    registry: registryAt(platform.origin),
    ports: { ...silentPorts, http: httpClient() },
    random: () => 0.5,
    deadline,
    reporter: { info: tell, warn: tell, error: tell },
    concurrency: ACTS * 2,
  });
  const rows = async (): Promise<readonly RunRow[]> => store.runs({ incident: 'i1' });
  const effects = () => platform.counts().reduce((sum, one) => sum + one.times, 0);

  platform.misbehave({ kind });
  await dispatcher.poll();
  const attempts = (await rows()).map(toldBy);
  const doneThen = effects();
  if (kind === 'applied-late')
    await until('every act was applied late', () => effects() >= ACTS, PATIENCE_MS);
  platform.behave();
  for (let at = 1_000; at <= 30_000; at += 1_000) {
    clock.set(T0 + at);
    await dispatcher.poll();
  }
  const ended = (await rows()).map(({ status }) => status);
  const twice = platform.counts().filter(({ times }) => times > 1);
  return [
    same(`${kind}: every attempt is told as it was`, tally(attempts), { [told]: ACTS }),
    same(`${kind}: so often it was done by then`, doneThen, done * ACTS),
    same(`${kind}: afterwards every act ${told === 'failed' ? 'has failed' : 'is done'}`, tally(ended), {
      [told === 'failed' ? 'failed' : 'succeeded']: ACTS,
    }),
    claim(
      `${kind}: nothing was done twice`,
      twice.length === 0 && effects() === (told === 'failed' ? 0 : ACTS),
      `${effects()} effects, ${platform.asked.length} requests`,
    ),
  ];
}

/** What the store knows after one attempt. */
function toldBy({ status, outcome }: RunRow): string {
  if (status !== 'pending') return status;
  const { mayHaveActed } = outcome as { readonly mayHaveActed?: boolean };
  return mayHaveActed === true ? 'may have acted' : 'did not act';
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function registryAt(origin: string) {
  const { families } = familiesOf(document, openapi.settings);
  const { registry } = resolveConnectors(
    {
      platform: {
        use: 'openapi',
        document: 'delivery-platform',
        baseUrl: origin,
        allowPrivate: ['127.0.0.1/32'],
        timeoutMs: 1_500,
      },
    },
    connectors,
    new Map([['platform', families]]),
  );
  return registry;
}
