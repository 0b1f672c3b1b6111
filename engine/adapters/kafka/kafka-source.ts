import type { Admin, Consumer, ConsumerGroupJoinEvent, EachBatchPayload } from 'kafkajs';
import { OutsideError } from '../../outside-error.ts';
import { type Partition, partitionName } from '../../partition.ts';
import type { EventSource, Lag, SourceHandler } from '../../ports.ts';
import { groupId, type KafkaSettings, kafkaClient, offsetNumber } from './kafka-client.ts';
import { kafkaError } from './kafka-error.ts';
import { afterLook, createLane, type Lane, logRecord, placeOf } from './kafka-lane.ts';
import { requireListening } from './listening-broker.ts';
import { type TopicIds, topicIds } from './topic-ids.ts';
import { requireInside, requireTopics, startOffset, topicOffsets } from './topic-offsets.ts';
import { createWatchdog } from './watchdog.ts';

/** Records of one batch at most; between two, pauses and rebalances are looked at. */
const CHUNK = 500;
/** How long leaving the group may take before it is left by time-out. */
const LEAVE_MS = 5_000;
/** A consumer that crashed for good is made anew so many times without a record in between. */
const REBUILDS = 5;
/** Records wait, and nothing is fetched for so long: the consumer is made anew, then we give up. */
const STANDSTILL_MS = 60_000;
/** A partition that was added is noticed within it. */
const METADATA_MS = 30_000;

export interface KafkaSourceOptions {
  readonly topics: readonly string[];
  /** Members of one group share the partitions; the set of topics becomes part of its name. */
  readonly group: string;
  /**
   * After this long without a sign of life a member's partitions are given to others, so a successor of a killed
   * process waits for it. The brokers' `group.min.session.timeout.ms` (6 s unless set) is the least. 10 s unless given.
   */
  readonly sessionTimeoutMs?: number;
}

/**
 * Reads topics of Kafka as a member of a consumer group. Where to read is ours to say: at each joining the
 * partitions are paused in the same turn, and only after the start offsets are known they are sought and resumed;
 * what the group has committed is never gone by. A member that keeps its name through a rebalance keeps its
 * partitions where they were; everything else is revoked and assigned anew. `stop` must not be awaited from
 * inside `batch`.
 */
export function kafkaSource(
  settings: KafkaSettings,
  { topics, group, sessionTimeoutMs = 10_000 }: KafkaSourceOptions,
): EventSource {
  // Three of them may be lost before the session ends.
  const heartbeatMs = Math.min(2_000, Math.floor(sessionTimeoutMs / 4));
  const lanes = new Map<string, Lane>();
  const paused = new Set<string>();
  let handler: SourceHandler;
  let admin: Admin;
  let ids: TopicIds;
  const watchdog = createWatchdog(STANDSTILL_MS);
  let consumer: Consumer | null = null;
  /** Our name in the group; another one means that others may have had our partitions meanwhile. */
  let member = '';
  /** Joinings are settled one after the other. */
  let joins: Promise<void> = Promise.resolve();
  let rebuilds = 0;
  let stopped = false;
  /** Newest offset per partition that was not told to the group yet. */
  const commits = new Map<string, { topic: string; partition: number; offset: string }>();
  let committing = false;

  /** Partitions as kafkajs wants them. */
  const listOf = (of: Iterable<Lane>) =>
    [...of].map(({ partition: { topic, partition } }) => ({ topic, partitions: [partition] }));

  /** Tells the handler once and reads nothing more. */
  const fail = (error: unknown): void => {
    if (stopped) return;
    stopped = true;
    try {
      if (lanes.size > 0) consumer?.pause(listOf(lanes.values()));
    } catch {
      // A consumer that has crashed reads nothing anyway.
    }
    handler.fatal(
      error instanceof Error && !error.name.startsWith('KafkaJS')
        ? error
        : kafkaError(error, settings.brokers),
    );
  };

  /** Runs in the turn of the event, before anything can be fetched. */
  const joined = (of: Consumer, { payload }: ConsumerGroupJoinEvent): void => {
    if (stopped || of !== consumer) return;
    const isSame = payload.memberId === member;
    member = payload.memberId;
    const before = [...lanes.values()];
    const now = Object.entries(payload.memberAssignment).flatMap(([topic, list]) =>
      list.map((partition): Partition => ({ topic, partition })),
    );
    lanes.clear();
    for (const partition of now) {
      const kept = isSame
        ? before.find((l) => partitionName(l.partition) === partitionName(partition))
        : undefined;
      lanes.set(partitionName(partition), createLane(partition, kept?.next ?? null));
    }
    const current = [...lanes.values()];
    of.pause(listOf(current));
    joins = joins.then(() => settle(of, before, current)).catch(fail);
  };

  /** Ends what is being worked on, says what is gone and what is new, then opens the partitions. */
  const settle = async (of: Consumer, before: readonly Lane[], current: readonly Lane[]): Promise<void> => {
    await Promise.all(before.map((lane) => lane.busy));
    const isCurrent = (lane: Lane) => lanes.get(partitionName(lane.partition)) === lane;
    const kept = new Set(current.filter((l) => l.next !== null).map((l) => partitionName(l.partition)));
    // The batch that was in work when the group changed has moved its lane on.
    for (const lane of current) {
      const was = before.find((l) => partitionName(l.partition) === partitionName(lane.partition));
      if (lane.next !== null && was !== undefined) lane.next = was.next;
    }
    const gone = before.filter((l) => l.next !== null && !kept.has(partitionName(l.partition)));
    if (gone.length > 0) await handler.revoked(gone.map((l) => l.partition));
    const fresh = current.filter((l) => l.next === null && isCurrent(l));
    if (fresh.length > 0) {
      const starts = await handler.assigned(fresh.map((l) => l.partition));
      const ranges = await topicOffsets(admin, [...new Set(fresh.map((l) => l.partition.topic))]);
      for (const lane of fresh) {
        const name = partitionName(lane.partition);
        lane.next = startOffset(lane.partition, starts.get(name), ranges.get(name) ?? { low: 0, end: 0 });
      }
    }
    if (stopped || of !== consumer) return;
    for (const lane of current.filter(isCurrent)) {
      of.seek({ ...lane.partition, offset: String(lane.next) });
      lane.isOpen = true;
      if (!paused.has(partitionName(lane.partition))) of.resume(listOf([lane]));
    }
  };

  /** A batch that does not begin where we are: says why, or seeks again. */
  const look = async (of: Consumer, lane: Lane, fetchedFrom: number): Promise<boolean> => {
    const name = partitionName(lane.partition);
    const range = (await topicOffsets(admin, [lane.partition.topic])).get(name) ?? { low: 0, end: 0 };
    const next = lane.next ?? 0;
    requireInside(lane.partition, next, range);
    if (afterLook(lane, fetchedFrom) === 'deliver') return true;
    of.seek({ ...lane.partition, offset: String(next) });
    return false;
  };

  /** Delivers what comes next in chunks; returning early leaves the rest to be fetched again. */
  const eachBatch = async (of: Consumer, payload: EachBatchPayload): Promise<void> => {
    const { batch, resolveOffset, heartbeat, isStale } = payload;
    const name = partitionName({ topic: batch.topic, partition: batch.partition });
    const lane = lanes.get(name);
    const mayGoOn = () =>
      !stopped && of === consumer && !paused.has(name) && lanes.get(name) === lane && !isStale();
    if (lane === undefined || !lane.isOpen || !mayGoOn()) return;
    // kafkajs has it and does not declare it.
    const fetchedFrom = offsetNumber(
      (batch as typeof batch & { readonly fetchedOffset: string }).fetchedOffset,
    );
    if (placeOf(lane, fetchedFrom) === 'look') {
      try {
        if (!(await look(of, lane, fetchedFrom)) || !mayGoOn()) return;
      } catch (error) {
        if (error instanceof OutsideError) return fail(error);
        throw error;
      }
    }
    for (let from = 0; from < batch.messages.length && mayGoOn(); from += CHUNK) {
      const chunk = batch.messages.slice(from, from + CHUNK);
      const isLast = from + CHUNK >= batch.messages.length;
      const last = isLast ? batch.lastOffset() : (chunk.at(-1)?.offset ?? '0');
      if (!(await deliver(lane, chunk, offsetNumber(last) + 1, heartbeat))) return;
      rebuilds = 0;
      watchdog.moved();
      // A lane that was replaced meanwhile has another position; resolving would move that one.
      if (lanes.get(name) === lane) resolveOffset(chunk.at(-1)?.offset ?? last);
      await heartbeat();
    }
  };

  /** False when the handler failed. The group hears from us while it works. */
  const deliver = async (
    lane: Lane,
    messages: EachBatchPayload['batch']['messages'],
    next: number,
    heartbeat: () => Promise<void>,
  ): Promise<boolean> => {
    const beat = setInterval(() => void heartbeat().catch(() => undefined), heartbeatMs);
    const work = handler.batch(lane.partition, messages.map(logRecord)).then(() => {
      lane.next = next;
    });
    lane.busy = work.catch(() => undefined);
    try {
      await work;
      return true;
    } catch (error) {
      fail(error);
      return false;
    } finally {
      clearInterval(beat);
      lane.busy = null;
    }
  };

  /** Makes a consumer and joins the group; a crash for good makes the next one. */
  const join = async (): Promise<void> => {
    const client = await kafkaClient(settings, 8);
    const made = client.consumer({
      groupId: groupId(group, topics),
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: heartbeatMs,
      rebalanceTimeout: 30_000,
      maxWaitTimeInMs: 500,
      metadataMaxAge: METADATA_MS,
      maxBytesPerPartition: 4 * 2 ** 20,
      allowAutoTopicCreation: false,
    });
    consumer = made;
    made.on(made.events.GROUP_JOIN, (event) => joined(made, event));
    made.on(made.events.FETCH, () => {
      if (made === consumer) watchdog.moved();
    });
    made.on(made.events.CRASH, ({ payload }) => {
      if (stopped || made !== consumer || payload.restart) return;
      const error = kafkaError(payload.error, settings.brokers);
      rebuilds += 1;
      if (!error.retryable || rebuilds > REBUILDS) fail(error);
      else rebuild(made);
    });
    await made.connect();
    await made.subscribe({ topics: [...topics], fromBeginning: true });
    await made.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => eachBatch(made, payload),
    });
  };

  const rebuild = (old: Consumer): void => {
    void old
      .disconnect()
      .catch(() => undefined)
      .then(join)
      .catch(fail);
  };

  /** Partitions that are read stand still for long: a new consumer, then the end. */
  const guard = (lags: readonly Lag[]): void => {
    if (stopped || consumer === null) return;
    const waiting = lags.filter((lag) => {
      const lane = lanes.get(partitionName(lag));
      return lane?.isOpen === true && lane.busy === null && !paused.has(partitionName(lag));
    });
    switch (watchdog.look(performance.now(), waiting)) {
      case 'well':
        return;
      case 'rebuild':
        rebuild(consumer);
        return;
      case 'give-up': {
        const names = waiting.filter(({ next, end }) => next < end).map(partitionName);
        fail(
          new OutsideError(
            `Kafka at \`${settings.brokers.join(',')}\`: records wait on \`${names.join(', ')}\`, and nothing was fetched for ${(2 * STANDSTILL_MS) / 1_000} s, not by a new consumer either`,
            "see the brokers' logs, then start again: nothing was lost",
          ),
        );
      }
    }
  };

  /** One request at a time; what came meanwhile goes with the next. */
  const commit = async (): Promise<void> => {
    if (committing) return;
    committing = true;
    while (commits.size > 0 && !stopped) {
      const offsets = [...commits.values()];
      commits.clear();
      // Advisory: a lost commit is made up for by the next one, and nothing reads it but lag tools.
      await consumer?.commitOffsets(offsets).catch(() => undefined);
    }
    committing = false;
  };

  return {
    kind: 'live',
    async start(given) {
      handler = given;
      try {
        await requireListening(settings.brokers);
        const client = await kafkaClient(settings, 3);
        admin = client.admin();
        ids = topicIds(client);
        await admin.connect();
        await requireTopics(admin, topics);
        await join();
      } catch (error) {
        throw kafkaError(error, settings.brokers);
      }
    },
    pause(partitions) {
      const held = partitions.filter((p) => !paused.has(partitionName(p)));
      for (const p of held) paused.add(partitionName(p));
      const known = held.flatMap((p) => lanes.get(partitionName(p)) ?? []);
      if (known.length > 0) consumer?.pause(listOf(known));
    },
    resume(partitions) {
      const freed = partitions.filter((p) => paused.delete(partitionName(p)));
      // One that is still being joined is opened when its start offset is known.
      const open = freed.flatMap((p) => lanes.get(partitionName(p)) ?? []).filter((l) => l.isOpen);
      if (open.length > 0) consumer?.resume(listOf(open));
    },
    async lag() {
      const open = [...lanes.values()].filter((lane) => lane.next !== null);
      if (open.length === 0) return [];
      try {
        const ranges = await topicOffsets(admin, [...new Set(open.map((l) => l.partition.topic))]);
        const lags = open.map(({ partition, next }) => ({
          ...partition,
          next: next ?? 0,
          end: ranges.get(partitionName(partition))?.end ?? next ?? 0,
        }));
        guard(lags);
        return lags;
      } catch (error) {
        watchdog.excuse();
        throw kafkaError(error, settings.brokers);
      }
    },
    async identities() {
      try {
        return await ids.of(topics);
      } catch (error) {
        watchdog.excuse();
        throw kafkaError(error, settings.brokers);
      }
    },
    async committed({ topic, partition }, next) {
      commits.set(partitionName({ topic, partition }), { topic, partition, offset: String(next) });
      void commit();
    },
    async stop() {
      stopped = true;
      const left = Promise.all([consumer?.disconnect(), admin?.disconnect(), ids?.close()]).catch(
        () => undefined,
      );
      const patience = new Promise<void>((resolve) => setTimeout(resolve, LEAVE_MS).unref());
      await Promise.all([...lanes.values()].map((lane) => lane.busy));
      await Promise.race([left, patience]);
    },
  };
}
