import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { say, verbatim } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';
import { knowsTokens } from './access.ts';
import { apiApp } from './api-app.ts';
import { isLoopback, readListen } from './listen.ts';
import type { ApiPorts } from './route.ts';

/** How long a request may take to arrive, ms. */
const REQUEST_MS = 10_000;

/**
 * Serves the API until `close`.
 *
 * @returns null where the settings have no `api`
 * @throws UsageError  off loopback without a token of anybody, and where the port cannot be had
 */
export async function serveApi(
  ports: ApiPorts,
  onFault: (message: string) => void,
): Promise<{ readonly address: string; close(): Promise<void> } | null> {
  const { api } = ports.config;
  const listen = api === undefined ? null : readListen(api.listen);
  if (listen === null) return null;
  if (!isLoopback(listen.host) && !knowsTokens(ports.config))
    throw new UsageError(
      say`\`api.listen\` is reached from other machines, and nobody has a token`,
      say`give people a \`token\` under \`people:\`, or listen at 127.0.0.1:${listen.port}`,
    );
  const closing = new AbortController();
  const app = apiApp(ports, onFault, closing.signal);
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: listen.host, port: listen.port },
      ({ address, family, port }) => {
        server.on('error', (error) => onFault(error.message));
        resolve({
          address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
          close: () =>
            new Promise((closed) => {
              closing.abort();
              server.close(() => closed());
              server.closeAllConnections();
            }),
        });
      },
    ) as Server;
    server.requestTimeout = REQUEST_MS;
    server.headersTimeout = REQUEST_MS;
    server.once('error', (error) =>
      reject(
        new UsageError(
          say`nothing can listen at \`${api?.listen ?? ''}\`: ${verbatim(error.message)}`,
          say`end what listens there, or name another port in \`api.listen\``,
        ),
      ),
    );
  });
}
