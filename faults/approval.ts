import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPostgres } from '../engine/adapters/postgres-store.ts';
import { commitOf } from '../engine/commit-of.ts';
import type { StateStore } from '../engine/store.ts';
import { createPostgresDatabase } from '../engine/testing/postgres-database.ts';
import { serviceUrl } from '../engine/testing/service-url.ts';
import { askOf } from '../engine/testing/store-samples.ts';
import { type Claim, same } from './claim.ts';
import type { Fault } from './fault.ts';

const MAIN = process.env['ORDERSENSE_MAIN'] ?? fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
/** The same yes, at the same time. */
const AT_ONCE = 8;
const REFUSED = 5;
const CONFIG = `name: approvals
store: { url: env:DATABASE_URL }
people:
  kim: { roles: [ops-lead] }
  lee: { roles: [ops-lead], token: "sha256:${'0'.repeat(64)}" }
  jung: { roles: [ops-lead] }
  park: { roles: [finance] }
`;

/** What somebody tries, and how the refusal is kept; null: it never reached the store. */
interface Try {
  readonly id: string;
  readonly args: readonly string[];
  readonly kept: string | null;
  readonly code: number;
}

const TRIES: readonly Try[] = [
  { id: 'theirs', args: ['--as', 'mallory'], kept: 'unknown-person', code: REFUSED },
  { id: 'theirs', args: ['--as', 'park'], kept: 'role', code: REFUSED },
  { id: 'theirs', args: ['--as', 'jung'], kept: 'author', code: REFUSED },
  { id: 'theirs', args: ['--as', 'kim', '--digest', 'another'], kept: 'digest', code: REFUSED },
  { id: 'theirs', args: ['--as', 'lee'], kept: 'token', code: REFUSED },
  { id: 'lapsed', args: ['--as', 'kim'], kept: 'lapsed', code: REFUSED },
  { id: 'over', args: ['--as', 'kim'], kept: 'cancelled', code: REFUSED },
  { id: 'nothing', args: ['--as', 'kim'], kept: null, code: 2 },
];

/** Whatever is tried, one yes of one who may counts once, for what he saw. */
export const approval: Fault = {
  number: 19,
  name: 'approval',
  title:
    'a yes is said eight times at once and again later, for another digest, by the author, without role or token',
  expected: 'one counts; every other is refused and kept',
  needs: ['postgres'],
  takes: 30,
  async run(lab) {
    const database = await createPostgresDatabase(serviceUrl('postgres') ?? '');
    const folder = lab.folder('approvals');
    writeFileSync(join(folder, 'ordersense.config.yaml'), CONFIG);
    writeFileSync(join(folder, 'a.play'), 'language 1\n');
    const store = await openPostgres(database.url);
    const approve = (id: string, args: readonly string[]): Promise<number> =>
      called(['-C', folder, 'approve', id, ...args], { DATABASE_URL: database.url });
    try {
      await store.open();
      await ask(store);
      return [
        ...(await once(store, (id) => approve(id, ['--as', 'kim']))),
        ...(await refusals(store, approve, lab.say)),
      ];
    } finally {
      await store.close();
      await database.drop();
    }
  },
};

async function ask(store: StateStore): Promise<void> {
  const nowMs = await store.now();
  const of = { author: 'jung', decidedMs: nowMs, askedMs: nowMs, dueMs: nowMs + 600_000 };
  const asks = ['once', 'theirs', 'over'].map((id) => askOf(id, of));
  const epoch = await store.claimEvaluator();
  await store.commit(commitOf(epoch, { asks: [...asks, askOf('lapsed', { ...of, dueMs: nowMs })] }));
  await store.commit(commitOf(epoch, { cancelAsks: ['over'] }));
  await store.lapseAsks();
}

async function once(store: StateStore, approve: (id: string) => Promise<number>): Promise<readonly Claim[]> {
  const codes = await Promise.all(Array.from({ length: AT_ONCE }, () => approve('once')));
  codes.push(await approve('once'));
  const [stored] = await store.asks({ id: 'once' });
  const signals = (await store.signals()).filter(({ id }) => id === 'reply:once');
  return [
    same('one yes is taken', codes.filter((code) => code === 0).length, 1),
    same('the others are refused', codes.filter((code) => code === REFUSED).length, AT_ONCE),
    same('all of them are kept', stored?.said.length, AT_ONCE + 1),
    same('its incident hears of it once', signals.length, 1),
  ];
}

async function refusals(
  store: StateStore,
  approve: (id: string, args: readonly string[]) => Promise<number>,
  say: (line: string) => void,
): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const { id, args, kept, code } of TRIES) {
    const what = `approve ${id} ${args.join(' ')}`;
    say(what);
    const ended = await approve(id, args);
    const [stored] = await store.asks({ id });
    const last = stored?.said.at(-1)?.refused ?? null;
    claims.push(same(`\`${what}\` is refused`, ended, code));
    if (kept !== null) claims.push(same(`\`${what}\` is kept`, last, kept));
  }
  const [theirs] = await store.asks({ id: 'theirs' });
  return [...claims, same('what nobody agreed to still waits', theirs?.status, 'open')];
}

function called(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env } }, () =>
      resolve(child.exitCode ?? -1),
    );
  });
}
