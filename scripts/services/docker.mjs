/** Services as containers of deploy/compose.yaml, where a Docker engine answers. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { freePort } from './port.mjs';
import { execute } from './process.mjs';

const file = fileURLToPath(new URL('../../deploy/compose.yaml', import.meta.url));

/** Whether an engine and its compose plug-in answer; a client alone is not enough. */
export async function hasDocker() {
  const answers = await Promise.all([execute('docker', ['info']), execute('docker', ['compose', 'version'])]);
  return answers.every(({ code }) => code === 0);
}

/**
 * @param {string} scratch     names the compose project, so that two checkouts do not meet
 * @param {() => void} changed
 * @returns {import('./local.mjs').Backend}
 */
export function dockerBackend(scratch, changed) {
  const project = `ordersense-${createHash('sha256').update(scratch).digest('hex').slice(0, 8)}`;
  const ports = new Map();
  const states = new Map();

  async function compose(...args) {
    const env = { ...process.env };
    for (const [name, { port }] of ports) env[`${name.toUpperCase()}_PORT`] = String(port);
    const { code, output } = await execute('docker', ['compose', '-p', project, '-f', file, ...args], {
      env,
    });
    if (code !== 0) throw new Error(`docker compose ${args[0]} failed:\n${output}`);
  }
  async function set(name, state, ...args) {
    if (!ports.has(name)) throw new Error(`\`${name}\` was not started: services up --only ${name}`);
    await compose(...args, name);
    states.set(name, state);
    changed();
  }

  return {
    async start(service, say) {
      if (states.get(service.name) === 'running') return;
      if (!ports.has(service.name)) {
        const taken = new Set([...ports.values()].map(({ port }) => port));
        ports.set(service.name, { port: await freePort(taken), service });
        say(`${service.name} in a container (the first time fetches its image)`);
      }
      await set(service.name, 'running', 'up', '-d', '--wait', '--no-deps', '--no-recreate');
    },
    stop: (name) => set(name, 'stopped', 'stop'),
    kill: (name) => set(name, 'stopped', 'kill', '-s', 'SIGKILL'),
    end: () => compose('down', '--volumes', '--timeout', '1'),
    list: () =>
      Object.fromEntries(
        [...ports].map(([name, { port, service }]) => [
          name,
          { url: service.url(port), state: states.get(name) ?? 'starting', pid: 0, started: '', folder: '' },
        ]),
      ),
  };
}
