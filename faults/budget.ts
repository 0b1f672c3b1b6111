import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openPostgres } from '../engine/adapters/postgres-store.ts';
import { commitOf } from '../engine/commit-of.ts';
import type { RunRow, StateStore } from '../engine/store.ts';
import type { Spending } from '../engine/store-ledger.ts';
import { createPostgresDatabase } from '../engine/testing/postgres-database.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';
import { type Claim, claim, same } from './claim.ts';
import type { Fault, Lab } from './fault.ts';

const PROCESSES = 50;
/** Killed while a call of theirs waits for its answer. */
const KILLED = 2;
/** A claim lasts 30 s; what the killed ones had is taken up after it. */
const PATIENCE_MS = 120_000;
const COUPON = 10_000;

/** What one budget is tried with. */
interface Trial {
  readonly name: string;
  readonly most: number;
  readonly prices: readonly number[];
}

const TRIALS: readonly Trial[] = [
  { name: 'ten coupons', most: 10 * COUPON, prices: Array.from({ length: 300 }, () => COUPON) },
  {
    name: 'mixed prices',
    most: 500_000,
    prices: Array.from({ length: 300 }, (_, i) => 1_000 * (1 + ((i * 7) % 30))),
  },
  { name: 'ample', most: 1_000_000_000, prices: Array.from({ length: 1_500 }, () => COUPON) },
];

/** Everybody at once, and never a coupon too many (R26). */
export const budget: Fault = {
  number: 13,
  name: 'budget',
  title: 'fifty processes perform acts that cost money, some fail, of some nobody knows, and two are killed',
  expected: 'never more than the budget, at no moment',
  needs: ['postgres'],
  takes: 150,
  async run(lab) {
    const database = await createPostgresDatabase(serviceUrl('postgres') ?? '');
    const platform = await couponPlatform();
    const store = await openPostgres(database.url);
    const workers: ChildProcess[] = [];
    try {
      await store.open();
      const runs = TRIALS.flatMap(runsOf);
      await store.commit(commitOf(await store.claimEvaluator(), { runs }));
      lab.say(`${runs.length} acts wait; starting ${PROCESSES} processes`);
      workers.push(...(await started(database.url, platform.url)));
      return await race(lab, store, platform, workers);
    } finally {
      for (const worker of workers) worker.kill('SIGKILL');
      await store.close();
      platform.close();
      await database.drop();
    }
  },
};

async function race(
  lab: Lab,
  store: StateStore,
  platform: CouponPlatform,
  workers: readonly ChildProcess[],
): Promise<readonly Claim[]> {
  const startedMs = Date.now();
  platform.doom(workers.slice(0, KILLED));
  for (const worker of workers) worker.stdin?.write('go\n');
  let paceAt: number | null = null;
  for (;;) {
    const open = (await store.runs('open')).length;
    const calls = platform.calls();
    if (paceAt === null && open <= 40) {
      paceAt = calls / ((Date.now() - startedMs) / 1_000);
      lab.say(`${calls} acts in ${Math.round((Date.now() - startedMs) / 1_000)} s; ${open} are left`);
    }
    if (open === 0 || Date.now() - startedMs > PATIENCE_MS) break;
    await pause(500);
  }
  for (const worker of workers) worker.stdin?.end();
  const died = platform.died();
  const left = (await Promise.all(TRIALS.map(({ name }) => store.runs({ incident: name }))))
    .flat()
    .filter(({ key }) => died.includes(key));
  return [
    claim('every act has an end', (await store.runs('open')).length === 0, (await store.runs('open')).length),
    claim('at least 20 acts a second', (paceAt ?? 0) >= 20, `${(paceAt ?? 0).toFixed(0)} a second`),
    same(
      'what a killed process had sent is unknown, and stays spent',
      left.map(({ status }) => status),
      Array.from({ length: KILLED }, () => 'unknown'),
    ),
    same('no act was sent twice', platform.repeated(), []),
    ...(await Promise.all(TRIALS.map((trial) => claimsOf(trial, store, platform)))).flat(),
  ];
}

async function claimsOf(
  trial: Trial,
  store: StateStore,
  platform: CouponPlatform,
): Promise<readonly Claim[]> {
  const runs = await store.runs({ incident: trial.name });
  const costOf = (status: RunRow['status']): number =>
    runs.filter((run) => run.status === status).reduce((sum, run) => sum + (run.spendings[0]?.minor ?? 0), 0);
  const kept = costOf('succeeded') + costOf('unknown');
  const count = (status: RunRow['status']) => runs.filter((run) => run.status === status).length;
  const seen = `${count('succeeded')} succeeded, ${count('unknown')} unknown, ${count('failed')} failed, ${count('skipped')} skipped`;
  const cheapest = Math.min(...runs.filter(({ status }) => status === 'skipped').map(priceOf));
  const of = `of ${trial.most.toLocaleString('en-US')} (${seen})`;
  return [
    claim(
      `${trial.name}: never more than the budget was issued or under way`,
      platform.most(trial.name) <= trial.most,
      `${platform.most(trial.name).toLocaleString('en-US')} ${of}`,
    ),
    claim(
      `${trial.name}: what succeeded and what nobody knows fit`,
      kept <= trial.most,
      kept.toLocaleString('en-US'),
    ),
    claim(
      `${trial.name}: what failed was given to others`,
      kept + Math.min(cheapest, trial.most) > trial.most || count('skipped') === 0,
      `${(trial.most - kept).toLocaleString('en-US')} left, the cheapest that was skipped costs ${cheapest.toLocaleString('en-US')}`,
    ),
  ];
}

const priceOf = (run: RunRow): number => run.spendings[0]?.minor ?? 0;

function runsOf({ name, most, prices }: Trial): readonly RunRow[] {
  const nowMs = Date.now();
  return prices.map((minor, i) => {
    const spending: Spending = {
      ...{ budget: `lab/${name}`, scope: '{}', most, inMs: 86_400_000, minor, currency: 'KRW' },
      text: `spend at most ${most} in 1d`,
    };
    return {
      ...{
        key: `${name}/${i}`,
        incident: name,
        playbook: 'lab',
        step: '1',
        target: `c${i}`,
        kind: 'act',
        parent: null,
      },
      ...{ verb: 'coupons.issue', args: { minor }, effect: null, mode: 'live', decidedMs: nowMs },
      ...{
        notBeforeMs: nowMs - 60_000,
        deadlineMs: nowMs + 3_600_000,
        status: 'pending',
        attempts: 0,
        policy: null,
      },
      ...{ expiresAtMs: null, spendings: [spending], outcome: null },
    };
  });
}

async function started(store: string, platform: string): Promise<readonly ChildProcess[]> {
  const file = fileURLToPath(new URL('claimer.mjs', import.meta.url));
  const workers = Array.from({ length: PROCESSES }, () =>
    spawn(process.execPath, [file, store, platform], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  await Promise.all(workers.map((worker) => once(worker.stdout, 'data')));
  return workers;
}

/** The other side, which counts honestly: what it has issued, and what it is just asked for and has not refused. */
interface CouponPlatform {
  readonly url: string;
  /** Kills each of these at the first call that it makes. */
  doom(workers: readonly ChildProcess[]): void;
  /** Keys of the calls at which somebody was killed. */
  died(): readonly string[];
  calls(): number;
  /** Keys that came more than once. */
  repeated(): readonly string[];
  /** The most that a trial's coupons ever were worth, those under way counted. */
  most(trial: string): number;
  close(): void;
}

/** Answers within 50 ms. Of ten, three are refused; one is issued and one is not, and neither is answered. */
async function couponPlatform(): Promise<CouponPlatform> {
  const worth = new Map<string, number>();
  const most = new Map<string, number>();
  const seen = new Map<string, number>();
  const add = (trial: string, minor: number): void => {
    const now = (worth.get(trial) ?? 0) + minor;
    worth.set(trial, now);
    most.set(trial, Math.max(most.get(trial) ?? 0, now));
  };
  const doomed = new Map<number, ChildProcess>();
  const died: string[] = [];
  let calls = 0;
  const server: Server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const key = searchParams.get('key') ?? '';
    const minor = Number(searchParams.get('minor'));
    const [trial = '', number = '0'] = key.split('/');
    calls += 1;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    add(trial, minor);
    const victim = doomed.get(Number(searchParams.get('pid')));
    if (victim?.kill('SIGKILL')) {
      doomed.delete(Number(victim.pid));
      died.push(key);
      return;
    }
    await pause(50);
    const fate = (Number(number) * 13) % 10;
    if (fate < 3) {
      add(trial, -minor);
      response.writeHead(422).end();
    } else if (fate < 5 && trial !== 'ample') {
      // What was not issued stays counted: nobody but this server knows that it was not.
      request.socket.destroy();
    } else response.writeHead(200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    doom: (workers) => {
      for (const worker of workers) doomed.set(Number(worker.pid), worker);
    },
    died: () => died,
    calls: () => calls,
    repeated: () => [...seen].flatMap(([key, times]) => (times > 1 ? [key] : [])),
    most: (trial) => most.get(trial) ?? 0,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
