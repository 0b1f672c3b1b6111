import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { say } from '../../dsl/say.ts';
import type { AuditHead } from '../../engine/audit/audit-entry.ts';
import type { StateStore } from '../../engine/store.ts';
import { type Config, loadConfig } from '../config.ts';
import type { Io } from '../io.ts';
import { auditJson, auditReportJson, auditReportText, auditText } from '../report/audit.ts';
import { storeAt } from '../state/store-at.ts';
import { CheckFailed, UsageError } from '../usage-error.ts';
import { readHeads } from './head-line.ts';
import { verifyAudit } from './verify-audit.ts';

export interface AuditOptions {
  readonly directory: string;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
  /** The newest rows, at most. */
  readonly last: number;
  /** Files that hold heads which left the machine. */
  readonly heads: readonly string[];
  readonly json: boolean;
}

type OpenStore = (config: Config, data: string, mustExist: boolean) => Promise<StateStore>;

/** `audit`: who did what, and what was sent; the newest last. @throws OutsideError  when the store cannot be opened */
export async function listAudit(options: AuditOptions, io: Io, open: OpenStore = storeAt): Promise<void> {
  await withStore(options, open, async (store, { zone }) => {
    const head = await store.auditHead();
    const rows = await store.auditRows(Math.max(1, head.n - options.last + 1), options.last);
    io.out(options.json ? auditJson(rows) : auditText(rows, zone, io.lang));
  });
}

/**
 * `audit verify`: whether the log is what was written.
 *
 * @throws CheckFailed  where it is not, after it was told where
 * @throws UsageError   for a file without heads
 */
export async function checkAudit(options: AuditOptions, io: Io, open: OpenStore = storeAt): Promise<void> {
  const heads = (await Promise.all(options.heads.map(headsOf))).flat();
  await withStore(options, open, async (store) => {
    const report = await verifyAudit(store, heads);
    io.out(options.json ? auditReportJson(report) : auditReportText(report, heads.length, io.lang));
    if (report.faults.length > 0) throw new CheckFailed();
  });
}

async function headsOf(path: string): Promise<readonly AuditHead[]> {
  const heads = readHeads(
    await readFile(path, 'utf8').catch(() => {
      throw new UsageError(say`cannot read \`${path}\``, say`name a file with the log of a run`);
    }),
  );
  if (heads.length === 0)
    throw new UsageError(
      say`\`${path}\` has no head of an audit log`,
      say`a run writes one a minute to its log: \`audit head\`, a number, and 64 hex digits`,
    );
  return heads;
}

async function withStore(
  { directory, data }: AuditOptions,
  open: OpenStore,
  work: (store: StateStore, config: Config) => Promise<void>,
): Promise<void> {
  // The settings alone: a playbook that does not read keeps nobody from the log.
  const config = await loadConfig(directory);
  const store = await open(config, data ?? resolve(directory, '.ordersense'), true);
  try {
    await work(store, config);
  } finally {
    await store.close();
  }
}
