/**
 * Kafka, PostgreSQL and Redis for tests, as local processes (or containers) that end with whoever called for them.
 * stdout carries `export …` lines only, so that `eval "$(npm run --silent services -- up)"` works; messages go to stderr.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureSupervisor, request } from './services/client.mjs';
import { hasDocker } from './services/docker.mjs';
import { ownerOf } from './services/owner.mjs';
import { commandOf, identityOf, isAlive, pause } from './services/process.mjs';
import { exportsOf, pick, services } from './services/service.mjs';
import { clearLeft, liveState } from './services/state.mjs';

const usage = `usage: npm run services -- <command>
  up [--only kafka,postgres,redis] [--foreground | --detach | --owner PID] [--docker]
           starts what does not run yet and prints its addresses as shell lines;
           it ends with the shell that called, with PID, or with \`down\` only (--detach)
  down     ends everything and removes its data
  status   what runs where; exit code 3 when nothing does
  stop | kill | start NAME
           for fault tests: a clean end, kill -9, and back again on the same port and data
  --dir FOLDER  where data and logs are kept (default: .services in the checkout, or ORDERSENSE_SERVICES_DIR)`;

const say = (line) => console.error(`services: ${line}`);

const commands = {
  async up({ only, foreground, detach, owner, docker }, scratch) {
    const start = performance.now();
    const names = pick(only).map((service) => service.name);
    const asked = foreground ? identityOf(process.pid) : owner ? identityOf(Number(owner)) : null;
    const mine = asked ?? (owner ? null : ownerOf(process.env, process.ppid));
    if (mine === null && !detach) throw new Error(`no process ${owner ?? process.ppid} to own the services`);
    const state = await ensureSupervisor(scratch, () => kindFor(names, scratch, docker));
    const running = await request(state, { do: 'up', names: names.join(','), owner: mine, detach }, say);
    for (const line of exportsOf(running)) console.log(line);
    const until = detach
      ? 'until `down`'
      : `as long as ${mine.pid} (${commandOf(mine.pid).slice(0, 40)}) lives`;
    say(
      `${Object.keys(running).join(', ')} up after ${((performance.now() - start) / 1000).toFixed(1)} s, ${until}`,
    );
    if (foreground) await hold(state, mine);
  },

  async down(_flags, scratch) {
    const state = liveState(scratch);
    if (state === null) {
      await clearLeft(scratch);
      return say('nothing runs');
    }
    if (state.control) await request(state, { do: 'down' });
    else process.kill(state.supervisor.pid, 'SIGTERM');
    await gone(state);
    say('down');
  },

  async status(_flags, scratch) {
    const state = liveState(scratch);
    if (!state?.control) {
      console.log('nothing runs');
      process.exitCode = 3;
      return;
    }
    const { kind, owners, detached, services: list } = await request(state, { do: 'status' });
    for (const [name, { url, state: phase, pid }] of Object.entries(list))
      console.log(`${name.padEnd(9)} ${phase.padEnd(8)} ${url}${pid ? `  pid ${pid}` : ''}`);
    const until = owners.map((pid) => `${pid} (${commandOf(pid).slice(0, 40)})`).join(', ');
    console.log(
      `${kind}, supervisor ${state.supervisor.pid}, until ${detached ? '`down`' : `the end of ${until}`}`,
    );
  },

  start: (flags, scratch) => single('start', flags, scratch),
  stop: (flags, scratch) => single('stop', flags, scratch),
  kill: (flags, scratch) => single('kill', flags, scratch),
};

async function single(command, { names }, scratch) {
  if (names.length !== 1) throw new Error(`\`${command}\` wants one name:\n${usage}`);
  const state = liveState(scratch);
  if (!state?.control) throw new Error('nothing runs');
  const start = performance.now();
  const list = await request(state, { do: command, names: names[0] }, say);
  say(`${names[0]} ${list[names[0]].state} after ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** Local binaries where they are all there, else containers where an engine answers, else what to install. */
async function kindFor(names, scratch, docker) {
  if (docker) {
    if (await hasDocker()) return 'docker';
    throw new Error('`--docker`: no Docker engine with the compose plug-in answers');
  }
  const wanted = services.filter((service) => names.includes(service.name));
  const lacks = wanted.map((service) => service.lack(scratch)).filter((lack) => lack !== null);
  if (lacks.length === 0) return 'local';
  if (await hasDocker()) return 'docker';
  throw new Error(`not everything is here, and no Docker engine answers:\n  ${lacks.join('\n  ')}`);
}

/** Stays until a signal, or until the services are taken down by someone else. */
async function hold(state, owner) {
  let signalled = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      signalled = true;
    });
  while (!signalled && isAlive(state.supervisor)) await pause(200);
  if (!isAlive(state.supervisor)) return say('the services ended');
  const { owners, detached } = await request(state, { do: 'status' });
  await request(state, { do: 'release', owner });
  if (!detached && owners.length === 1) await gone(state);
  say('released');
}

async function gone({ supervisor }) {
  for (let waited = 0; waited < 20_000; waited += 20) {
    if (!isAlive(supervisor)) return;
    await pause(20);
  }
  throw new Error(`the supervisor (${supervisor.pid}) does not end`);
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      foreground: { type: 'boolean', default: false },
      detach: { type: 'boolean', default: false },
      docker: { type: 'boolean', default: false },
      owner: { type: 'string' },
      dir: { type: 'string' },
    },
  });
  const [command = '', ...names] = positionals;
  if (!Object.hasOwn(commands, command)) throw new Error(usage);
  const here = fileURLToPath(new URL('..', import.meta.url));
  const scratch = values.dir ?? process.env['ORDERSENSE_SERVICES_DIR'] ?? resolve(here, '.services');
  await commands[command]({ ...values, names }, resolve(scratch));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
