/** TCP ports of loopback. */
import { connect, createServer } from 'node:net';
import { pause } from './process.mjs';

/**
 * A free port below the range that the system gives to outgoing connections: while a service is down on purpose, a client's
 * own retry could otherwise be given the service's port and keep it from coming back.
 *
 * @param {ReadonlySet<number>} [taken]
 * @returns {Promise<number>}
 */
export async function freePort(taken = new Set()) {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (!taken.has(port) && (await canListen(port))) return port;
  }
  throw new Error('no free port between 20000 and 29999');
}

/**
 * Sends bytes and gives back the first answer that `isWhole` accepts, or null when nobody answers well.
 *
 * @param {number} port
 * @param {Buffer | string} request
 * @param {(answer: Buffer) => boolean} isWhole
 * @param {number} [patienceMs]
 * @returns {Promise<Buffer | null>}
 */
export function ask(port, request, isWhole, patienceMs = 1000) {
  return new Promise((resolve) => {
    let answer = Buffer.alloc(0);
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(patienceMs, () => end(null));
    socket.on('error', () => end(null));
    socket.on('close', () => end(null));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (isWhole(answer)) end(answer);
    });
  });
}

/**
 * Asks again until the check holds.
 *
 * @param {() => Promise<boolean>} check
 * @param {() => boolean} isHopeless  ends the waiting early
 * @param {number} patienceMs
 * @returns {Promise<boolean>}
 */
export async function waitUntil(check, isHopeless, patienceMs) {
  const end = performance.now() + patienceMs;
  while (performance.now() < end && !isHopeless()) {
    if (await check()) return true;
    await pause(30);
  }
  return false;
}

function canListen(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
