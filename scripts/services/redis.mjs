/** Redis, with an append-only file so that a killed one comes back with its data. */
import { mkdirSync } from 'node:fs';
import { ask } from './port.mjs';
import { findBinary } from './process.mjs';

/** @type {import('./service.mjs').Service} */
export const redis = {
  name: 'redis',
  variable: 'REDIS_URL',
  url: (port) => `redis://127.0.0.1:${port}`,
  endSignal: 'SIGKILL',
  stopSignal: 'SIGTERM',
  onOrphaned: 'KILL',

  lack() {
    if (findBinary('redis-server') !== null) return null;
    return 'Redis is not installed (Debian: `apt-get install redis-server`)';
  },

  async prepare({ folder }) {
    mkdirSync(folder, { recursive: true });
  },

  program({ folder, port }) {
    const settings = {
      port,
      bind: '127.0.0.1',
      dir: folder,
      save: '',
      appendonly: 'yes',
      maxmemory: '256mb',
    };
    return {
      command: findBinary('redis-server'),
      args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
      options: { cwd: folder },
    };
  },

  async isReady(port) {
    const answer = await ask(port, 'PING\r\n', (bytes) => bytes.includes('\r\n'));
    return answer?.toString('latin1').startsWith('+PONG') === true;
  },
};
