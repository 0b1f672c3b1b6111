import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { command } from '../cli/testing/command.ts';
import { hostKills, killFile } from '../engine/adapters/kill-file.ts';
import { openPglite } from '../engine/adapters/pglite-store.ts';
import { openPostgres } from '../engine/adapters/postgres-store.ts';
import { commitOf } from '../engine/commit-of.ts';
import type { RunRow, StateStore } from '../engine/store.ts';
import { createPostgresDatabase } from '../engine/testing/postgres-database.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';
import { type Claim, claim, same } from './claim.ts';
import type { Fault, Lab } from './fault.ts';

const ACTS = 5_000;
/** Seen before the switch is pulled, so that everything is under way. */
const WARM_ACTS = 800;
const RATE = 200;
const LAST_BYTE_MS = 2_000;
const WATCHED_MS = 6_000;
const PATIENCE_MS = 60_000;

/** How the switch is pulled. */
type Way = 'command' | 'file' | 'row';

interface Trial {
  readonly title: string;
  readonly store: 'postgres' | 'pglite';
  readonly way: Way;
}

const TRIALS: readonly Trial[] = [
  { title: 'PostgreSQL, three processes, by the command', store: 'postgres', way: 'command' },
  { title: 'PostgreSQL, three processes, by an empty file', store: 'postgres', way: 'file' },
  { title: 'PostgreSQL, three processes, by a row', store: 'postgres', way: 'row' },
  { title: 'embedded, one process, by the command', store: 'pglite', way: 'command' },
];

/** Somebody stops everything while it pours (R29). */
export const stop: Fault = {
  number: 12,
  name: 'stop',
  title: `the kill switch is pulled while ${ACTS} acts wait and pour out, without Kafka and Redis`,
  expected: `no first byte later than ${LAST_BYTE_MS / 1000} s after, nothing lost, nothing twice`,
  needs: ['postgres'],
  takes: 120,
  async run(lab) {
    const claims: Claim[] = [];
    for (const trial of TRIALS) claims.push(...(await tryOut(lab, trial)));
    return claims;
  },
};

async function tryOut(lab: Lab, trial: Trial): Promise<readonly Claim[]> {
  const project = lab.folder(`${trial.store}-${trial.way}`);
  const data = join(project, '.ordersense');
  mkdirSync(data, { recursive: true });
  const database =
    trial.store === 'postgres' ? await createPostgresDatabase(serviceUrl('postgres') ?? '') : null;
  const where = database?.url ?? join(data, 'state');
  const open = (): Promise<StateStore> => (database === null ? openPglite(where) : openPostgres(where));
  writeFileSync(
    join(project, 'ordersense.config.yaml'),
    `name: stopped\n${database === null ? '' : `store: { url: ${JSON.stringify(where)} }\n`}`,
  );
  const platform = await listening();
  const senders: ChildProcess[] = [];
  try {
    await fill(open);
    for (let i = 0; i < (database === null ? 1 : 3); i += 1)
      senders.push(await sender(where, platform.url, data));
    lab.say(`${trial.title}: ${ACTS} acts wait`);
    for (const one of senders) one.stdin?.write('go\n');
    await until(() => platform.arrivals.length >= WARM_ACTS);
    const rate = busiestSecond(platform.arrivals);
    await pull(trial.way, project, data, open);
    const pulledMs = Date.now();
    await pause(WATCHED_MS);
    const after = platform.arrivals.filter(({ atMs }) => atMs > pulledMs);
    const lastMs = Math.max(0, ...after.map(({ atMs }) => atMs - pulledMs));
    const stood = platform.arrivals.length;
    lab.say(
      `${rate} in the busiest second; stopped after ${stood}, the last one ${lastMs} ms after the switch`,
    );
    await letGo(trial.way, project, data, open);
    await until(() => new Set(platform.arrivals.map(({ key }) => key)).size === ACTS);
    const keys = platform.arrivals.map(({ key }) => key);
    return [
      ...(database === null
        ? []
        : [claim(`${trial.title}: at least ${RATE} in the busiest second before`, rate >= RATE, rate)]),
      claim(
        `${trial.title}: no first byte later than ${LAST_BYTE_MS} ms after`,
        lastMs <= LAST_BYTE_MS,
        `${after.length} after it, the last one after ${lastMs} ms`,
      ),
      claim(`${trial.title}: most still waited`, stood < ACTS * 0.9, `${ACTS - stood} waited`),
      same(
        `${trial.title}: let go, every act arrives, none twice`,
        [keys.length, new Set(keys).size],
        [ACTS, ACTS],
      ),
    ];
  } finally {
    for (const one of senders) one.kill('SIGKILL');
    platform.close();
    await database?.drop();
  }
}

async function fill(open: () => Promise<StateStore>): Promise<void> {
  const store = await open();
  try {
    await store.open();
    const nowMs = Date.now();
    const runs = Array.from(
      { length: ACTS },
      (_, i): RunRow => ({
        ...{ key: `lab/${i}`, incident: 'lab', playbook: 'lab', step: '1', target: `t${i}`, kind: 'act' },
        ...{ verb: 'lab.send', args: {}, effect: null, mode: 'live', decidedMs: nowMs },
        ...{ notBeforeMs: nowMs - 60_000, deadlineMs: nowMs + 3_600_000, status: 'pending', attempts: 0 },
        ...{ expiresAtMs: null, spendings: [], outcome: null, parent: null, policy: null },
      }),
    );
    await store.commit(commitOf(await store.claimEvaluator(), { runs }));
  } finally {
    await store.close();
  }
}

async function pull(way: Way, project: string, data: string, open: () => Promise<StateStore>): Promise<void> {
  switch (way) {
    case 'command': {
      const said = await command(['-C', project, 'kill', '--reason', 'it pours']);
      if (said.code !== 0) throw new Error(`kill ended with ${said.code}: ${said.err}`);
      return;
    }
    case 'file':
      return writeFileSync(killFile(data), '');
    case 'row':
      return withStore(open, (store) =>
        store.kill({ scope: 'all', name: '', freezes: false, reason: 'it pours', by: 'lab' }),
      );
  }
}

async function letGo(
  way: Way,
  project: string,
  data: string,
  open: () => Promise<StateStore>,
): Promise<void> {
  if (way === 'row') {
    await withStore(open, (store) => store.resume({ scope: 'all', name: '' }, 'lab'));
    return;
  }
  const said = await command(['-C', project, 'resume']);
  if (said.code !== 0 || hostKills(killFile(data)).length > 0)
    throw new Error(`resume ended with ${said.code}: ${said.err}`);
}

async function withStore<Result>(
  open: () => Promise<StateStore>,
  work: (store: StateStore) => Promise<Result>,
): Promise<Result> {
  const store = await open();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function sender(where: string, platform: string, data: string): Promise<ChildProcess> {
  const file = fileURLToPath(new URL('sender.mjs', import.meta.url));
  const child = spawn(process.execPath, [file, where, platform, data], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

interface Platform {
  readonly url: string;
  readonly arrivals: readonly { readonly key: string; readonly atMs: number }[];
  close(): void;
}

/** The most that arrived within one second. */
function busiestSecond(arrivals: Platform['arrivals']): number {
  let first = 0;
  let most = 0;
  arrivals.forEach(({ atMs }, i) => {
    while (atMs - (arrivals[first]?.atMs ?? atMs) >= 1_000) first += 1;
    most = Math.max(most, i - first + 1);
  });
  return most;
}

/** Notes when each request arrives and answers after 20 ms. */
async function listening(): Promise<Platform> {
  const arrivals: { key: string; atMs: number }[] = [];
  const server = createServer(async (request, response) => {
    const key = new URL(request.url ?? '/', 'http://localhost').searchParams.get('key') ?? '';
    arrivals.push({ key, atMs: Date.now() });
    await pause(20);
    response.writeHead(200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  const startedMs = Date.now();
  while (!isSo()) {
    if (Date.now() - startedMs > PATIENCE_MS) return;
    await pause(50);
  }
}
