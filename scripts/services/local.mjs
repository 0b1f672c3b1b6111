/** Services as local processes: each has a folder, a port and a log of its own, kept while it is stopped and started again. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, waitUntil } from './port.mjs';
import { endProcess, identityOf, isAlive, pause, spawnBound } from './process.mjs';

/**
 * @typedef {object} Backend  how services are run
 * @property {(service: import('./service.mjs').Service, say: (line: string) => void) => Promise<void>} start
 *   does nothing when it runs already; a stopped one comes back on its port and data
 * @property {(name: string) => Promise<void>} stop   a clean end, data kept
 * @property {(name: string) => Promise<void>} kill   SIGKILL, data kept
 * @property {() => Promise<void>} end                everything ends, data goes
 * @property {() => Record<string, { url: string, state: string, pid: number, started: string, folder: string }>} list
 *
 * @param {string} scratch
 * @param {() => void} changed  called when the list is another
 * @returns {Backend}
 */
export function localBackend(scratch, changed) {
  /** @type {Map<string, { service: import('./service.mjs').Service, place: import('./service.mjs').Place, id: { pid: number, started: string } | null, state: string, halting: boolean }>} */
  const known = new Map();
  const ports = new Set();
  const port = async () => {
    const found = await freePort(ports);
    ports.add(found);
    return found;
  };
  const at = (name) => {
    const entry = known.get(name);
    if (entry === undefined) throw new Error(`\`${name}\` was not started: services up --only ${name}`);
    return entry;
  };
  const runs = (entry) => entry.id !== null && isAlive(entry.id);

  async function start(service, say) {
    const entry = known.get(service.name);
    if (entry !== undefined) {
      // What a killed one held (shared memory, a port) may need a moment.
      for (let tries = 0; !runs(entry); tries += 1) {
        if (await launch(entry)) return;
        if (tries === 20) throw new Error(failure(entry));
        await pause(250);
      }
      return;
    }
    const usual = join(scratch, 'data', service.name);
    const place = { folder: service.home?.(usual) ?? usual, port: await port(), scratch };
    const fresh = { service, place, id: null, state: 'starting', halting: false };
    known.set(service.name, fresh);
    rmSync(logFile(scratch, service.name), { force: true });
    try {
      await service.prepare({ ...place, spare: port, say });
      if (!(await launch(fresh))) throw new Error(failure(fresh));
      await service.complete?.(place);
    } catch (error) {
      if (fresh.id !== null) await endProcess(fresh.id, 'SIGKILL', 0);
      rmSync(place.folder, { recursive: true, force: true });
      known.delete(service.name);
      changed();
      throw error;
    }
  }

  async function launch(entry) {
    const { service, place } = entry;
    const { command, args, options } = service.program(place);
    const out = openLog(scratch, service.name);
    const stdio = ['ignore', out, out];
    const child = spawnBound({
      command,
      args,
      options: { ...options, stdio },
      onOrphaned: service.onOrphaned,
    });
    closeSync(out);
    let ended = false;
    child.on('error', () => {
      ended = true;
    });
    child.on('exit', (code, signal) => {
      ended = true;
      entry.id = null;
      entry.state = entry.halting ? 'stopped' : `ended (${signal ?? `exit code ${code}`})`;
      changed();
    });
    if (child.pid === undefined) return false;
    entry.id = { pid: child.pid, started: identityOf(child.pid)?.started ?? '' };
    entry.state = 'starting';
    changed();
    const ready = await waitUntil(
      () => service.isReady(place.port),
      () => ended,
      90_000,
    );
    if (!ready) return false;
    entry.state = 'running';
    changed();
    return true;
  }

  async function halt(name, signal, patienceMs) {
    const entry = at(name);
    entry.halting = true;
    if (entry.id !== null) await endProcess(entry.id, signal, patienceMs);
    entry.halting = false;
    entry.state = 'stopped';
    changed();
  }

  return {
    start,
    stop: (name) => halt(name, at(name).service.stopSignal, 15_000),
    kill: (name) => halt(name, 'SIGKILL', 2000),
    async end() {
      await Promise.all(
        [...known.values()].map(async ({ service, place, id }) => {
          if (id !== null) await endProcess(id, service.endSignal, 3000);
          rmSync(place.folder, { recursive: true, force: true });
        }),
      );
      known.clear();
    },
    list: () =>
      Object.fromEntries(
        [...known.values()].map(({ service, place, id, state }) => [
          service.name,
          {
            url: service.url(place.port),
            state,
            pid: id?.pid ?? 0,
            started: id?.started ?? '',
            folder: place.folder,
          },
        ]),
      ),
  };

  function failure({ service }) {
    if (!existsSync(logFile(scratch, service.name))) return `${service.name} could not be started`;
    const log = readFileSync(logFile(scratch, service.name), 'utf8');
    return `${service.name} did not come up; the end of its log:\n${log.trim().split('\n').slice(-15).join('\n')}`;
  }
}

function openLog(scratch, name) {
  mkdirSync(join(scratch, 'logs'), { recursive: true });
  return openSync(logFile(scratch, name), 'a');
}

function logFile(scratch, name) {
  return join(scratch, 'logs', `${name}.log`);
}
