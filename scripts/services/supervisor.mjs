/**
 * The supervisor: a process of its own that has the services as children and ends with the last process that called for them.
 * Commands reach it over loopback with a token that only the same user can read: one JSON request, lines of answer.
 *
 *   node supervisor.mjs <scratch folder> local|docker
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { dockerBackend } from './docker.mjs';
import { localBackend } from './local.mjs';
import { identityOf, isAlive } from './process.mjs';
import { pick } from './service.mjs';
import { stateFile, writeState } from './state.mjs';

const [, , scratch, kind] = process.argv;
const token = randomBytes(24).toString('hex');
const supervisor = { pid: process.pid, started: identityOf(process.pid)?.started ?? '' };
const backend = (kind === 'docker' ? dockerBackend : localBackend)(scratch, () => save(false));
let control = null;
/** @type {{ pid: number, started: string }[]} */
let owners = [];
let detached = false;
let pending = 0;
let ending = null;
let queue = Promise.resolve();

const requests = {
  async up({ names, owner, detach }, say) {
    const wanted = pick(names);
    const results = await Promise.allSettled(wanted.map((service) => backend.start(service, say)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    if (detach) detached = true;
    else if (!owners.some((o) => o.pid === owner.pid && o.started === owner.started)) owners.push(owner);
    return backend.list();
  },
  async status() {
    return { kind, detached, owners: owners.map((owner) => owner.pid), services: backend.list() };
  },
  async start({ names }, say) {
    for (const service of pick(names)) await backend.start(service, say);
    return backend.list();
  },
  async stop({ names }) {
    for (const service of pick(names)) await backend.stop(service.name);
    return backend.list();
  },
  async kill({ names }) {
    for (const service of pick(names)) await backend.kill(service.name);
    return backend.list();
  },
  /** One owner's end; the services go with the last one. */
  async release({ owner }) {
    owners = owners.filter((o) => o.pid !== owner.pid);
    return {};
  },
  async down() {
    await end();
    return {};
  },
};

save(true);
const server = createServer(serve).listen(0, '127.0.0.1', () => {
  control = { port: server.address().port, token };
  save(false);
  process.send?.('listening', () => process.disconnect());
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
  process.on(signal, () => end().then(() => process.exit(0)));
setInterval(async () => {
  owners = owners.filter(isAlive);
  if (pending === 0 && owners.length === 0 && !detached && control !== null) {
    await end();
    process.exit(0);
  }
}, 300);

/** @param {import('node:net').Socket} socket */
function serve(socket) {
  let text = '';
  let asked = false;
  pending += 1;
  socket.on('close', () => {
    pending -= 1;
  });
  socket.on('error', () => socket.destroy());
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
    if (asked || !text.includes('\n')) {
      if (text.length > 100_000) socket.destroy();
      return;
    }
    asked = true;
    const tell = (line) => socket.write(`${JSON.stringify(line)}\n`);
    // One after the other: two callers must not start the same service twice.
    queue = queue.then(() => answer(text, tell)).then(() => void socket.end());
  });
}

async function answer(text, tell) {
  try {
    const request = JSON.parse(text);
    const given = Buffer.from(String(request.token));
    if (given.length !== token.length || !timingSafeEqual(given, Buffer.from(token)))
      throw new Error('this supervisor has another token');
    if (!Object.hasOwn(requests, request.do)) throw new Error(`unknown request \`${request.do}\``);
    tell({ done: await requests[request.do](request, (line) => tell({ say: line })) });
  } catch (error) {
    tell({ error: error.message });
  }
}

function end() {
  ending ??= (async () => {
    await backend.end();
    rmSync(join(scratch, 'data'), { recursive: true, force: true });
    rmSync(stateFile(scratch), { force: true });
    // The last answer may still be on its way.
    setTimeout(() => process.exit(0), 200);
  })();
  return ending;
}

function save(first) {
  if (ending !== null) return;
  const processes = Object.fromEntries(
    Object.entries(backend.list()).map(([name, { pid, started, folder }]) => [
      name,
      { pid, started, folder },
    ]),
  );
  writeState(scratch, { supervisor, control, processes }, { first });
}
