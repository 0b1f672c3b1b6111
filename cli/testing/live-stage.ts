import { groupId, kafkaClient } from '../../engine/adapters/kafka/kafka-client.ts';
import { kafkaProducer } from '../../engine/adapters/kafka/kafka-producer.ts';
import { kafkaSource } from '../../engine/adapters/kafka/kafka-source.ts';
import { openPostgres } from '../../engine/adapters/postgres-store.ts';
import type { Decision } from '../../engine/decision.ts';
import { OutsideError } from '../../engine/outside-error.ts';
import type { IncidentRow, StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import { makeTopics } from '../../engine/testing/make-topics.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../../engine/testing/postgres-database.ts';
import { serviceUrl } from '../../engine/testing/service-url.ts';
import { PUBLISHED_TOPICS, readPublished } from './published.ts';
import { openReceivingServer, type ReceivingServer } from './receiving-server.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { type RegionOrders, regionOrders } from './region-orders.ts';
import { type RunProcess, startRun } from './run-process.ts';
import { writeShortProject } from './short-project.ts';
import { until } from './until.ts';

/** Stored before the first run, so that windows are covered from the beginning. */
const HISTORY_MS = 60_000;
/** Between two sends of what came meanwhile. */
const PUMP_MS = 200;
/** A killed member keeps the group waiting for so long. */
const SESSION_MS = 3_000;

/** A project on real Kafka and PostgreSQL with orders that flow in real time and a service that receives its acts. */
export interface LiveStage {
  readonly folder: string;
  readonly prefix: string;
  readonly server: ReceivingServer;
  readonly database: PostgresDatabase;
  readonly orders: RegionOrders;
  /** The topic of the orders. */
  readonly topic: string;
  /** A second pair of eyes on the store: it claims and assigns nothing while runs are alive. */
  readonly store: StateStore & StoreArchive;
  /** Every order that Kafka has acknowledged, in order. */
  readonly sent: readonly RecordedEvent[];
  /** @param env  further environment of the process */
  start(onDecision?: (decision: Decision) => void, env?: Readonly<Record<string, string>>): RunProcess;
  /** Sends what is no order of these, between them. */
  send(records: readonly RecordedEvent[]): Promise<void>;
  /** Orders are made and kept back, until they are let go; then they are sent at once. */
  hold(isHeld: boolean): void;
  /** Waits; a run that ends meanwhile without being killed, and orders that cannot be sent, are failures. */
  until(what: string, holds: () => boolean | Promise<boolean>): Promise<void>;
  /** The incidents of a region, of both playbooks. */
  incidentsOf(region: string): Promise<readonly IncidentRow[]>;
  /** All decisions of the store. */
  decisions(): Promise<readonly Decision[]>;
  /** What was published since this stage began, until now. */
  published(): Promise<readonly string[]>;
  /** Whether the store has everything that is in the topic, as the group was told after the commit. */
  isRead(): Promise<boolean>;
  /** No more orders: what was made is in Kafka. */
  dry(): Promise<void>;
  /** Ends every run that is still alive, and removes the database. */
  close(): Promise<void>;
}

export interface StageOptions {
  /** Of each `until`. */
  readonly patienceMs: number;
  /** Of the topics; 2 unless given. */
  readonly partitions?: number;
  /** A silence of the orders that blinds, as a playbook says it; `5m` unless given. */
  readonly silentAfter?: string;
  /** Further lines of the settings. */
  readonly config?: readonly string[];
}

export async function openLiveStage(
  folder: string,
  prefix: string,
  regions: readonly string[],
  { patienceMs, partitions = 2, silentAfter, config = [] }: StageOptions,
): Promise<LiveStage> {
  const brokers = serviceUrl('kafka');
  const settings = { brokers: brokers.split(','), clientId: 'ordersense-test' };
  const database = await createPostgresDatabase(serviceUrl('postgres'));
  const server = await openReceivingServer();
  const topic = `${prefix}-orders`;
  const admin = (await kafkaClient(settings, 5)).admin();
  await admin.connect();
  await makeTopics(
    admin,
    [topic, ...PUBLISHED_TOPICS].map((name) => ({ topic: name, numPartitions: partitions })),
  );
  const offsets = async (): Promise<Record<string, number>> => {
    const ends: Record<string, number> = {};
    for (const name of PUBLISHED_TOPICS)
      for (const { partition, offset } of await admin.fetchTopicOffsets(name))
        ends[`${name}/${partition}`] = Number(offset);
    return ends;
  };
  const starts: Readonly<Record<string, number>> = await offsets();
  writeShortProject(folder, {
    prefix,
    city: server.url,
    config: [
      `kafka: { brokers: "${brokers}", group: "${prefix}", sessionTimeoutMs: ${SESSION_MS} }`,
      `store: { url: "${database.url}" }`,
      ...config,
    ],
    ...(silentAfter === undefined ? {} : { silentAfter }),
  });
  const store = await openPostgres(database.url);
  await store.open();

  const producer = kafkaProducer(settings);
  const orders = regionOrders(topic, regions, Math.floor(Date.now() / 10_000) * 10_000 - HISTORY_MS);
  const sent: RecordedEvent[] = [];
  let failure: Error | null = null;
  let sending: Promise<void> = Promise.resolve();
  const waiting: RecordedEvent[] = [];
  let isHeld = false;
  const deliver = (records: readonly RecordedEvent[]) =>
    producer.send(
      records.map(({ key, atMs, value }) => ({
        topic,
        key: String(key),
        value: String(value),
        arrivalMs: atMs,
      })),
    );
  const sendWaiting = async (): Promise<void> => {
    const events = waiting.splice(0);
    if (events.length === 0) return;
    try {
      await deliver(events);
      sent.push(...events);
    } catch (error) {
      // Brokers that are away come back. What they did not acknowledge is sent again, and may be there twice.
      if (!(error instanceof OutsideError && error.retryable)) throw error;
      waiting.unshift(...events);
    }
  };
  const pump = (): void => {
    waiting.push(...orders.next(Date.now()));
    if (isHeld) return;
    sending = sending.then(sendWaiting).catch((error: Error) => {
      failure ??= error;
    });
  };
  pump();
  await sending;
  const pumping = setInterval(pump, PUMP_MS);
  const runs: RunProcess[] = [];
  const incidents = async () => (await store.load()).incidents.filter((i) => i.playbook !== '');

  return {
    folder,
    prefix,
    topic,
    server,
    database,
    orders,
    store,
    sent,
    async published() {
      const source = kafkaSource(settings, { topics: PUBLISHED_TOPICS, group: `${prefix}-reader` });
      return readPublished(source, { starts, ends: await offsets(), prefix });
    },
    async send(records) {
      await deliver(records);
    },
    hold(held) {
      isHeld = held;
    },
    start(onDecision, env) {
      const run = startRun(folder, [], onDecision, env);
      runs.push(run);
      return run;
    },
    async until(what, holds) {
      await until(
        what,
        async () => {
          if (failure !== null) throw failure;
          for (const run of runs) if (run.hasEnded()) await mustBeKilled(run);
          return holds();
        },
        patienceMs,
      );
    },
    async incidentsOf(region) {
      const instance = JSON.stringify({ region });
      return (await incidents()).filter((i) => i.instance === instance);
    },
    async decisions() {
      const all: Decision[] = [];
      for (const { id } of await incidents()) all.push(...(await store.decisions(id)));
      return all;
    },
    async isRead() {
      const ends = await admin.fetchTopicOffsets(topic);
      const groups = await admin.fetchOffsets({ groupId: groupId(prefix, [topic]), topics: [topic] });
      const told = new Map(
        groups.flatMap(({ partitions: list }) => list.map((p) => [p.partition, p.offset] as const)),
      );
      return ends.every(
        ({ partition, offset }) => offset === '0' || Number(told.get(partition) ?? -1) >= Number(offset),
      );
    },
    async dry() {
      clearInterval(pumping);
      await sending;
      await sendWaiting();
      if (failure !== null) throw failure;
    },
    async close() {
      clearInterval(pumping);
      for (const run of runs) if (!run.hasEnded()) run.signal('SIGKILL');
      await Promise.all(runs.map((run) => run.end));
      await sending;
      await Promise.all([producer.close(), store.close(), server.close(), admin.disconnect()]);
      await database.drop();
    },
  };
}

/** Exit code 4 is for the test to judge; everything else that ends by itself is a fault. */
async function mustBeKilled(run: RunProcess): Promise<void> {
  const { code, signal } = await run.end;
  if (signal === null && code !== 0 && code !== 4)
    throw new Error(`a run ended by itself with code ${code}:\n${run.words()}`);
}
