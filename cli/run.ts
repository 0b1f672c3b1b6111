import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { told } from '../dsl/messages/in-language.ts';
import { say } from '../dsl/say.ts';
import { deadline } from '../engine/adapters/deadline.ts';
import { lockFolder } from '../engine/adapters/folder-lock.ts';
import { hostOrders, ordersFolder } from '../engine/adapters/host-orders.ts';
import { httpClient } from '../engine/adapters/http-client.ts';
import { hostKills, killFile } from '../engine/adapters/kill-file.ts';
import { liveClock } from '../engine/adapters/live-clock.ts';
import { LocalLog } from '../engine/adapters/local-log/local-log.ts';
import { manualClock } from '../engine/adapters/manual-clock.ts';
import { openMemoryKv } from '../engine/adapters/memory-kv.ts';
import { eventTimes } from '../engine/adapters/replay/event-time.ts';
import { logRecording } from '../engine/adapters/replay/log-recording.ts';
import { replaySource } from '../engine/adapters/replay/replay-source.ts';
import { smtpClient } from '../engine/adapters/smtp-client.ts';
import { killsOnWire } from '../engine/control/kill-words.ts';
import { recordedOrders } from '../engine/control/order-box.ts';
import type { Decision } from '../engine/decision.ts';
import { createDispatcher } from '../engine/dispatch/dispatcher.ts';
import type { Clock, EventSource, Kv, Producer } from '../engine/ports.ts';
import { createProbeReader } from '../engine/probes/probe-reader.ts';
import { createReadReader } from '../engine/probes/read-reader.ts';
import { createShell } from '../engine/shell.ts';
import type { StateStore } from '../engine/store.ts';
import type { StoreArchive } from '../engine/store-archive.ts';
import type { Bundle } from '../rules/bundle.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { answersAt } from './answers/answers-at.ts';
import { authorsOf } from './approvals/author.ts';
import { startBeside } from './beside/beside.ts';
import { type Config, lookUpAddress } from './config.ts';
import { verbFacts } from './connectors.ts';
import { type Feed, startFeed } from './feed.ts';
import { feedClock } from './feed-clock.ts';
import type { Io } from './io.ts';
import { kafkaSettings } from './kafka-settings.ts';
import { loadBundle } from './load-project.ts';
import { breathe, every, pause } from './machine.ts';
import { createCounters } from './metrics/counters.ts';
import { telemetryOf } from './metrics/telemetry.ts';
import { openReporter } from './open-reporter.ts';
import { inputMessages } from './recording.ts';
import { liveReport } from './report/live.ts';
import { storeAgreement } from './store-agreement.ts';
import { UsageError } from './usage-error.ts';

export interface RunOptions {
  readonly directory: string;
  readonly feed: string | null;
  readonly data: string | null;
  readonly fresh: boolean;
  readonly once: boolean;
  /** The events' time is the effect clock: acts of the past are performed as if it were then. With `once` only. */
  readonly eventClock: boolean;
  /** A file of what people answered, with `eventClock` only; absent or null: they answer for themselves. */
  readonly answers?: string | null;
  readonly json: boolean;
}

/** How long a graceful stop may take before the process ends all the same (ENGINE §10, fault 20). */
const STOP_MS = 20_000;

/**
 * Watches and acts. Ends when its feed does, with `--once` when everything there is was decided, else on a signal.
 *
 * @throws UsageError    for a wrong setting
 * @throws OutsideError  when Kafka, the store or a file fails for good
 */
export async function runProject(options: RunOptions, io: Io): Promise<void> {
  if (options.eventClock && !options.once)
    throw new UsageError(
      say`\`--event-clock\` is for reading what is there`,
      say`add \`--once\`, or leave it out`,
    );
  if (options.answers != null && !options.eventClock)
    throw new UsageError(
      say`\`--answers\` is for a trial on recorded events: people answer a run themselves`,
      say`add \`--once --event-clock\`, or leave it out`,
    );
  const { bundle, project } = await loadBundle(options.directory, io, [], true);
  const { config, connectors } = project;
  if (options.feed !== null && config.kafka !== undefined)
    throw new UsageError(
      say`a feed writes to the in-process log, and this project reads Kafka`,
      say`leave \`--feed\` or \`kafka\` out`,
    );
  const data = options.data ?? join(options.directory, '.ordersense');
  if (options.fresh) forget(data);
  mkdirSync(data, { recursive: true });

  const feed = options.feed === null ? null : await startFeed(options.feed, io.interactive);
  try {
    await runParts(options, io, { bundle, config, connectors, data, feed });
  } finally {
    feed?.stop();
  }
}

/** Removes what embedded parts kept, and nothing else that may lie in the folder; never under a running process. */
function forget(data: string): void {
  const parts = ['log', 'state'].map((part) => join(data, part)).filter((part) => existsSync(part));
  const unlocks = parts.map((part) => lockFolder(part));
  for (const part of parts) rmSync(part, { recursive: true, force: true });
  for (const unlock of unlocks) unlock();
}

async function runParts(
  options: RunOptions,
  io: Io,
  {
    bundle,
    config,
    connectors,
    data,
    feed,
  }: Pick<Awaited<ReturnType<typeof loadBundle>>['project'], 'config' | 'connectors'> & {
    readonly bundle: Awaited<ReturnType<typeof loadBundle>>['bundle'];
    readonly data: string;
    readonly feed: Feed | null;
  },
): Promise<void> {
  // While parts are being opened nothing is decided yet, and every part can be left as it is.
  let onSignal = (name: NodeJS.Signals): void => {
    feed?.stop();
    process.exit(exitCodeAt(name));
  };
  process.once('SIGINT', (name) => onSignal(name));
  process.once('SIGTERM', (name) => onSignal(name));
  const registry = await connectors.resolve(feed?.env ?? {});
  await requireKafka(config);
  const manual = options.eventClock ? manualClock() : null;
  const live = liveClock();
  const held = feedClock(live);
  const clock: Clock = manual ?? held;
  const { reporter, end: endReporter } = await openReporter(config, io);
  const report = liveReport(bundle, io);
  const log =
    config.kafka === undefined
      ? await LocalLog.open(join(data, 'log'), { partitions: config.partitions, now: () => clock.now() })
      : null;
  const topics = [...new Set(bundle.sources.map((s) => s.topic))];

  let pace = 1;
  if (feed !== null && log !== null) {
    report.note(told(say`feed: ${feed.about}`, io.lang));
    const began = performance.now();
    const history = await feed.history((messages) => log.send(messages));
    const [records, seconds] = [
      history.records.toLocaleString('en-US'),
      ((performance.now() - began) / 1000).toFixed(1),
    ];
    report.note(told(say`stored history: ${records} records in ${seconds} s`, io.lang));
    if (history.pace !== null) {
      pace = history.pace.speed;
      // The clock stands at the story's beginning until everything before it is read.
      live.set({ ...history.pace, speed: 1 });
      report.note(told(say`time runs ${pace} times as fast as the clock`, io.lang));
    }
  }
  // A paced or manual clock is the effect clock too, or caps and claims would be of another time (R2).
  const storeClock = manual ?? (pace === 1 ? null : held);
  const store = await openStore(config, data, storeClock);
  // What lies in the log is replayed with its own ticks, as `simulate` does: a silence in it is seen (E10).
  const source =
    options.once && log !== null && feed === null
      ? await recordedLog(log, bundle, topics)
      : await openSource(config, log, topics);
  const producer: Producer = log ?? (await openProducer(config));
  const kv = await openKv(config, clock);
  const ports = {
    http: httpClient(),
    produce: (message: { readonly topic: string; readonly key: string; readonly value: string }) =>
      producer.send([message]),
    note: (line: string) => report.note(line),
    mail: smtpClient(),
    now: () => Date.now(),
  };
  const nowMs = () => performance.now();
  const here = () => hostKills(killFile(data));
  const counters = createCounters(nowMs);
  const dispatcher = createDispatcher({
    store: counters.counting(store),
    registry,
    ports,
    random: Math.random,
    deadline,
    reporter,
    concurrency: 16,
    hostKills: () => killsOnWire(here(), bundle.words),
    claimMs: 30_000 * pace,
  });
  const probes = createProbeReader({ registry, ports, kv, deadline, reporter });
  const reads = createReadReader({ registry, ports, deadline });
  const places = new Map(bundle.playbooks.map(({ name, place }) => [name, place]));
  const authors = await authorsOf(options.directory, places, config);
  const tell = (made: readonly Decision[]) => {
    counters.decided(made);
    for (const decision of made) {
      if (options.json) io.out(canonicalJson(decision));
      else report.decision(decision);
    }
  };
  const said = options.answers == null ? null : await answersAt(options.answers);
  const shell = createShell(
    bundle,
    {
      source,
      store,
      producer,
      dispatcher,
      clock,
      // Embedded parts and a story's time have no other clock than this one.
      ...(config.store === undefined || storeClock !== null ? {} : { agree: storeAgreement(live, reporter) }),
      reporter,
      verbs: verbFacts(registry.values()),
      askProbe: (request, probe, nowMs) => probes.read(request, probe, nowMs),
      askRead: (request) => reads.read(request),
      authorOf: (name) => authors.get(name) ?? null,
      breathe,
      ...(said === null
        ? { orders: hostOrders(ordersFolder(data), reporter) }
        : { people: said.people, orders: recordedOrders(said.orders) }),
    },
    {
      effects: options.once
        ? { kind: 'settle', setClock: (nowMs) => manual?.set(nowMs) }
        : { kind: 'follow' },
      onDecisions: tell,
      onSignals: async (signals) =>
        log === null ? undefined : log.send(inputMessages(signals, clock.now())),
      onProgress: (pipeline) => {
        counters.evaluated();
        report.progress(pipeline);
      },
    },
  );
  // A trial leaves nothing outside but what it does.
  const beside = options.once
    ? null
    : await startBeside({
        ...{ config, store, producer, reporter, every, http: ports.http, note: ports.note, hostKills: here },
        evaluatedAgoMs: counters.evaluatedAgoMs,
      });

  let isServed = true;
  const api =
    config.api === undefined
      ? null
      : await (await import('./api/serve-api.ts')).serveApi(
          {
            ...{ store, bundle, config, nowMs, pause, hostKills: here },
            isReady: () => isServed && shell.pipeline() !== null,
            telemetry: telemetryOf(counters, source, shell.pipeline),
          },
          (message) => reporter.warn(message, {}),
        );
  if (api !== null) report.note(told(say`the API listens at ${api.address}`, io.lang));

  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    isServed = false;
    // The API goes first: what it would say or take needs the store, which the shell closes.
    stopped ??= Promise.all([api?.close(), beside?.stop()])
      .then(() => shell.stop())
      .then(() => kv.close());
    return stopped;
  };
  onSignal = (name) => {
    process.exitCode = exitCodeAt(name);
    setTimeout(() => process.exit(130), STOP_MS).unref();
    report.note(told(say`stopping: what is decided is kept`, io.lang));
    void stop();
  };
  const running = shell.start();
  const story = tellStory();
  await Promise.race([running, story.then(() => running)]).catch(async (error) => {
    // What was begun when the stop was asked for finds its parts closed.
    if (stopped !== null) return;
    await stop().catch(() => undefined);
    await endReporter(error);
    throw error;
  });
  await stop();
  await endReporter();
  report.end(shell.pipeline()?.counts() ?? null);

  /** With a feed: catch up, say `go`, follow it to its end. With `--once`: read to the end. */
  async function tellStory(): Promise<void> {
    if (feed !== null && log !== null) {
      await shell.caughtUp();
      if (pace !== 1) live.set({ startMs: live.now(), speed: pace });
      report.caughtUp(shell.pipeline()?.counts() ?? null);
      await feed.live(async (messages) => {
        await log.send(messages);
        if (pace !== 1) held.heard(Math.max(...messages.map((m) => m.arrivalMs ?? 0)));
      });
    } else if (source.kind === 'replay' || !options.once) return;
    await shell.drain();
  }
}

/** A person who stops it is told so by the code; a service manager's stop is a good end. */
function exitCodeAt(signal: NodeJS.Signals): number {
  return signal === 'SIGINT' ? 130 : 0;
}

async function openStore(
  config: Config,
  data: string,
  clock: Clock | null,
): Promise<StateStore & StoreArchive> {
  const given = clock === null ? {} : { clock };
  if (config.store === undefined) {
    const { openPglite } = await import('../engine/adapters/pglite-store.ts');
    return openPglite(join(data, 'state'), given);
  }
  const { openPostgres } = await import('../engine/adapters/postgres-store.ts');
  return openPostgres(
    await lookUpAddress(
      config.store.url,
      'store.url',
      ['postgres:', 'postgresql:'],
      'postgres://user:password@host:5432/database',
    ),
    given,
  );
}

async function recordedLog(log: LocalLog, bundle: Bundle, topics: readonly string[]): Promise<EventSource> {
  const partitions = (await Promise.all(topics.map((name) => log.topic(name)))).flat();
  return replaySource(
    partitions.map(({ partition }) => logRecording(log.folder, partition)),
    { topics: new Set(topics), eventTime: eventTimes(bundle.sources) },
  );
}

/** Brokers that nobody listens at are told before the store is opened, which takes seconds where it is embedded. */
async function requireKafka(config: Config): Promise<void> {
  if (config.kafka === undefined) return;
  const { requireListening } = await import('../engine/adapters/kafka/listening-broker.ts');
  await requireListening((await kafkaSettings({ ...config, kafka: config.kafka })).brokers);
}

async function openSource(
  config: Config,
  log: LocalLog | null,
  topics: readonly string[],
): Promise<EventSource> {
  if (log !== null) return log.source(topics);
  const { kafkaSource } = await import('../engine/adapters/kafka/kafka-source.ts');
  const kafka = config.kafka as NonNullable<Config['kafka']>;
  const { group, sessionTimeoutMs } = kafka;
  return kafkaSource(await kafkaSettings({ ...config, kafka }), { topics, group, sessionTimeoutMs });
}

async function openProducer(config: Config): Promise<Producer> {
  const { kafkaProducer } = await import('../engine/adapters/kafka/kafka-producer.ts');
  const kafka = config.kafka as NonNullable<Config['kafka']>;
  return kafkaProducer(await kafkaSettings({ ...config, kafka }));
}

async function openKv(config: Config, clock: Clock): Promise<Kv> {
  if (config.redis === undefined) return openMemoryKv({ clock });
  const { openRedisKv } = await import('../engine/adapters/redis-kv.ts');
  return openRedisKv(
    await lookUpAddress(
      config.redis.url,
      'redis.url',
      ['redis:', 'rediss:'],
      'redis://:password@host:6379/0',
    ),
  );
}
