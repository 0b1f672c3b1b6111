/** Kafka: one node that is broker and controller. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jarFolder, kafkaJars } from './jars.mjs';
import { ask } from './port.mjs';
import { execute, findBinary } from './process.mjs';

const java = () =>
  findBinary('java', process.env['JAVA_HOME'] ? [join(process.env['JAVA_HOME'], 'bin')] : []);
const quick = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.showDateTime=true'];

/** @type {import('./service.mjs').Service} */
export const kafka = {
  name: 'kafka',
  variable: 'KAFKA_BROKERS',
  url: (port) => `127.0.0.1:${port}`,
  // Its data goes with it; a controlled shutdown would only cost time.
  endSignal: 'SIGKILL',
  stopSignal: 'SIGTERM',
  onOrphaned: 'KILL',

  lack(scratch) {
    if (java() === null)
      return 'Kafka needs Java 17 or newer (Debian: `apt-get install default-jre-headless`)';
    if (findBinary('mvn') === null && !existsSync(jarFolder(scratch)))
      return 'Kafka comes from Maven Central (Debian: `apt-get install maven`)';
    return null;
  },

  async prepare({ folder, port, spare, scratch, say }) {
    const jars = await kafkaJars(scratch, say);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'server.properties');
    writeFileSync(file, properties(folder, port, await spare()));
    const tool = ['kafka.tools.StorageTool', 'format', '-t', 'b3JkZXJzZW5zZS10ZXN0cw', '-c', file];
    const { code, output } = await execute(java(), [...quick, '-cp', join(jars, '*'), ...tool], {
      cwd: folder,
    });
    if (code !== 0) throw new Error(`Kafka could not format its folder:\n${output}`);
  },

  program({ folder, scratch }) {
    const args = ['-Xms128m', '-Xmx384m', ...quick, '-cp', join(jarFolder(scratch), '*')];
    return {
      command: java(),
      args: [...args, 'kafka.Kafka', join(folder, 'server.properties')],
      options: { cwd: folder },
    };
  },

  /** Its port opens before it takes part; it is listed in its own metadata only from then on, and can hold topics. */
  async isReady(port) {
    const answer = await ask(port, metadataRequest(), isWhole);
    return answer !== null && answer.readInt32BE(8) === 1;
  },
};

/** Metadata, version 1, of no topic: `size | key 3 | version | correlation | client (null) | 0 topics`. */
function metadataRequest() {
  const bytes = Buffer.alloc(18);
  bytes.writeInt32BE(14, 0);
  bytes.writeInt16BE(3, 4);
  bytes.writeInt16BE(1, 6);
  bytes.writeInt32BE(1, 8);
  bytes.writeInt16BE(-1, 12);
  bytes.writeInt32BE(0, 14);
  return bytes;
}

/** `size | correlation | number of brokers | …` */
function isWhole(answer) {
  return answer.length >= 12 && answer.length >= answer.readInt32BE(0) + 4;
}

/**
 * @param {string} folder
 * @param {number} port        of clients
 * @param {number} controller  port of the quorum
 */
export function properties(folder, port, controller) {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'log.dirs': join(folder, 'log'),
    // A topic that nobody made is a mistake in a playbook, and must be seen as one.
    'auto.create.topics.enable': false,
    'message.max.bytes': 2 * 1024 * 1024,
    'replica.fetch.max.bytes': 2 * 1024 * 1024,
    // Recorded events are weeks old; retention goes by their time.
    'log.retention.ms': -1,
    // A restart after kill -9 waits for the old session's end.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    'group.initial.rebalance.delay.ms': 0,
    // Tests that kill a member wait for its session's end.
    'group.min.session.timeout.ms': 1000,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'num.network.threads': 2,
    'num.io.threads': 2,
    'background.threads': 2,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
