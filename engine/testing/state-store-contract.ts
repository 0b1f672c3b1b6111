import { describe } from '@jest/globals';
import { describeArchive } from './store-contract-archive.ts';
import { describeAsks } from './store-contract-asks.ts';
import { describeAudit } from './store-contract-audit.ts';
import { describeBudgets } from './store-contract-budgets.ts';
import { describeClaims } from './store-contract-claims.ts';
import { describeKills } from './store-contract-kill.ts';
import { describeMessages } from './store-contract-messages.ts';
import { describeParents } from './store-contract-parents.ts';
import { describeProgress } from './store-contract-progress.ts';
import { describeRaces } from './store-contract-races.ts';
import { describeRows } from './store-contract-rows.ts';
import { describeRuns } from './store-contract-runs.ts';
import { describeTimers } from './store-contract-timers.ts';
import type { StoreMaker } from './store-fixture.ts';

/** What every `StateStore` must hold to, under the same titles. One part a file. */
export function describeStateStore(maker: StoreMaker): void {
  describe('progress', () => describeProgress(maker));
  describe('rows', () => describeRows(maker));
  describe('claims', () => describeClaims(maker));
  describe('budgets', () => describeBudgets(maker));
  describe('kill switches', () => describeKills(maker));
  describe('audit log', () => describeAudit(maker));
  describe('runs and leases', () => describeRuns(maker));
  describe('acts on many', () => describeParents(maker));
  describe('questions and approvals', () => describeAsks(maker));
  describe('timers', () => describeTimers(maker));
  describe('inbox and outbox', () => describeMessages(maker));
  describe('archive', () => describeArchive(maker));
  describe('races', () => describeRaces(maker));
}
