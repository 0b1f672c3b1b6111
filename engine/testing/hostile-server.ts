import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';

/** One request as it came over the wire. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** A loopback server that does to its callers what the world does. Paths say what: see `behaviours`. */
export interface HostileServer {
  readonly origin: string;
  /** Resets every connection at its first byte: no request is ever read. */
  readonly resetting: string;
  /** Nobody listens there. */
  readonly closed: string;
  /** Every request that was read to its end, in order. */
  readonly seen: readonly Seen[];
  /** Resolves when the next request was read to its end: a gate for tests that end a call which never ends itself. */
  next(): Promise<Seen>;
  close(): Promise<void>;
}

type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** First segment of the path → what happens. */
const behaviours: Readonly<Record<string, Behaviour>> = {
  ok: (response) => json(response, 200, { ok: true, region: { name: '강남구', open: 3 } }),
  status: (response, request) => {
    const status = Number(request.url?.split('/')[2]);
    json(response, status, {}, { 'retry-after': '7' });
  },
  'error-body': (response) => json(response, 200, { ok: false, error: 'planted-in-the-body' }),
  html: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
  redirect: (response) => response.writeHead(302, { location: '/ok' }).end(),
  metadata: (response) =>
    response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  // Half open: the request is taken, nothing ever comes back.
  silent: () => {},
  'half-headers': (response) =>
    response.socket?.write('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nx-slow: '),
  'half-body': (response) => response.writeHead(200, { 'content-length': '100' }).write('{"ok":'),
  drip: (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(timer));
  },
  huge: (response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  },
  'huge-headers': (response) => response.writeHead(200, { 'x-huge': 'x'.repeat(200_000) }).end(),
  garbage: (response) => response.socket?.end('this is not HTTP\r\n\r\n'),
  reset: (response) => response.socket?.resetAndDestroy(),
  hangup: (response) => response.socket?.end(),
};

/** Starts it on free ports of 127.0.0.1. */
export async function hostileServer(): Promise<HostileServer> {
  const seen: Seen[] = [];
  const waiting: ((seen: Seen) => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      const headers = request.headers as Readonly<Record<string, string | undefined>>;
      const one = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') };
      seen.push(one);
      const name = url.split(/[/?]/)[1] ?? '';
      (behaviours[name] ?? ((other) => json(other, 404, {})))(response, request);
      for (const resolve of waiting.splice(0)) resolve(one);
    });
  });
  const resetting = createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const spare = createTcpServer();
  const [origin, resettingAt, closed] = await Promise.all([listen(server), listen(resetting), listen(spare)]);
  await stop(spare);
  return {
    origin,
    resetting: resettingAt,
    closed,
    seen,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    async close() {
      server.closeAllConnections();
      await Promise.all([stop(server), stop(resetting)]);
    },
  };
}

function json(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
