/** PostgreSQL: a cluster of its own. It refuses to run as root, so root hands it to the `postgres` user. */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ask } from './port.mjs';
import { execute, findBinary, versionFolders } from './process.mjs';

const folders = () => [
  ...versionFolders('/usr/lib/postgresql', 'bin'),
  ...['/opt/homebrew/opt/postgresql/bin', '/usr/local/opt/postgresql/bin'],
];
const user = 'postgres';
const database = 'ordersense';

/** @type {import('./service.mjs').Service} */
export const postgres = {
  name: 'postgres',
  variable: 'DATABASE_URL',
  url: (port) => `postgresql://${user}@127.0.0.1:${port}/${database}`,
  endSignal: 'SIGINT',
  stopSignal: 'SIGINT',
  onOrphaned: 'QUIT',

  lack() {
    if (findBinary('initdb', folders()) === null)
      return 'PostgreSQL is not installed (Debian: `apt-get install postgresql`)';
    if (isRoot() && serverUser() === null)
      return 'PostgreSQL refuses to run as root, and there is no user `postgres` to run it';
    return null;
  },

  home(folder) {
    if (!isRoot() || isReachable(dirname(resolve(folder)))) return folder;
    const scratch = [tmpdir(), '/tmp', '/var/tmp'].find(isReachable) ?? '/tmp';
    return mkdtempSync(join(scratch, 'ordersense-postgres-'));
  },

  async prepare({ folder }) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    const ids = serverIds();
    if (ids.uid !== undefined) chownSync(folder, ids.uid, ids.gid);
    const settings = ['-U', user, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
    await run('initdb', ['-D', join(folder, 'data'), ...settings], folder);
  },

  program({ folder, port }) {
    const settings = {
      listen_addresses: '127.0.0.1',
      port,
      unix_socket_directories: '',
      // A killed server keeps what the system has; only a power cut would lose it.
      fsync: 'off',
      full_page_writes: 'off',
      shared_buffers: '64MB',
      max_connections: 200,
      timezone: 'UTC',
      log_timezone: 'UTC',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return {
      command: findBinary('postgres', folders()),
      args: ['-D', join(folder, 'data'), ...args],
      options: { cwd: folder, ...serverIds() },
    };
  },

  /** The start of a session with `trust`: it answers `R` (authentication) once it takes connections, an error before. */
  async isReady(port) {
    const answer = await ask(port, startupMessage(), (bytes) => bytes.length > 0);
    return answer !== null && answer[0] === 'R'.charCodeAt(0);
  },

  async complete({ folder, port }) {
    await run('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', user, database], folder);
  },
};

/**
 * Whether another user can get to a folder: every folder on the way lets others through.
 *
 * @param {string} folder
 */
export function isReachable(folder) {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const mode = statSync(at, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined && (mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * A user's numbers in the text of a passwd file.
 *
 * @param {string} passwd
 * @param {string} name
 * @returns {{ uid: number, gid: number } | null}
 */
export function idsOf(passwd, name) {
  const line = passwd.split('\n').find((l) => l.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

function isRoot() {
  return process.getuid?.() === 0;
}

function serverUser() {
  return idsOf(readFileSync('/etc/passwd', 'utf8'), 'postgres');
}

function serverIds() {
  return isRoot() ? (serverUser() ?? {}) : {};
}

async function run(name, args, folder) {
  const options = { cwd: folder, ...serverIds() };
  const { code, output } = await execute(findBinary(name, folders()), args, options);
  if (code !== 0) throw new Error(`${name} failed: ${output}`);
}

/** `size | protocol 3.0 | name value pairs | 0` */
function startupMessage() {
  const pairs = Buffer.from(`user\0${user}\0database\0postgres\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + pairs.length, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, pairs]);
}
