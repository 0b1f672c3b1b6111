import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  /** Its `Idempotency-Key`, '' where it has none. */
  readonly key: string;
}

/** A service on a loopback port that says yes to everything and remembers who asked. */
export interface ReceivingServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** Requests by key, of one method. */
  keys(method: string): ReadonlyMap<string, number>;
  /** Called with each request before it is answered; false: it never is. */
  onRequest: (request: Received) => boolean;
  /** Called with each request right after its answer has left. */
  onAnswered: (request: Received) => void;
  close(): Promise<void>;
}

/** Begins to listen on a free port. */
export async function openReceivingServer(): Promise<ReceivingServer> {
  const received: Received[] = [];
  const server = createServer((incoming, response) => {
    const request: Received = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      key: String(incoming.headers['idempotency-key'] ?? ''),
    };
    incoming.resume();
    incoming.on('end', () => {
      received.push(request);
      if (!self.onRequest(request)) return void response.destroy();
      response.on('finish', () => self.onAnswered(request));
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: ReceivingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    keys(method) {
      const counts = new Map<string, number>();
      for (const request of received)
        if (request.method === method) counts.set(request.key, (counts.get(request.key) ?? 0) + 1);
      return counts;
    },
    onRequest: () => true,
    onAnswered: () => {},
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return self;
}
