import { approval } from './approval.ts';
import { brokers } from './brokers.ts';
import { budget } from './budget.ts';
import { clock } from './clock.ts';
import { connector } from './connector.ts';
import { disorder } from './disorder.ts';
import type { Fault } from './fault.ts';
import { flood } from './flood.ts';
import { kill } from './kill.ts';
import { offsets } from './offsets.ts';
import { poison } from './poison.ts';
import { postgres } from './postgres.ts';
import { rebalance } from './rebalance.ts';
import { redis } from './redis.ts';
import { replicas } from './replicas.ts';
import { sanity } from './sanity.ts';
import { secrets } from './secrets.ts';
import { sigterm } from './sigterm.ts';
import { stop } from './stop.ts';
import { topics } from './topics.ts';
import { zombie } from './zombie.ts';

/** Every fault that the lab can bring about, by number. */
export const FAULTS: readonly Fault[] = [
  kill,
  zombie,
  replicas,
  rebalance,
  brokers,
  offsets,
  poison,
  disorder,
  postgres,
  redis,
  connector,
  stop,
  budget,
  sanity,
  clock,
  secrets,
  approval,
  sigterm,
  topics,
  flood,
];
