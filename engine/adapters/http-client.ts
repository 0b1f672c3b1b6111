import { isIP } from 'node:net';
import { buildConnector, Client, type Dispatcher } from 'undici';
import {
  type ConnectorPorts,
  HttpFault,
  type HttpRequest,
  type HttpResponse,
} from '../../connectors/connector.ts';
import { checkedAddress, type Resolve, systemResolve } from './checked-address.ts';

/**
 * How long a name and a connection may take, ms: whoever stops us must not see a first byte two seconds later, and the
 * last look at the kill switches is before the dialling (R29).
 */
const CONNECT_MS = 1_500;

/** A dialled exchange knows whether its connection stood, and with it whether bytes may have left. */
interface Exchange {
  connected: boolean;
}

/**
 * The `http` port over undici. A name is resolved once, every address is asked of `mayConnect`, and the connection
 * goes to the address that was checked (a second look-up could answer otherwise); TLS still verifies the name. Each
 * exchange has a connection of its own: acts are rare, and a kept one that just closed would make "did it arrive?"
 * unanswerable. No redirects, no proxies, no decompression.
 *
 * @returns rejects with `HttpFault` only; its messages name neither URL nor headers
 */
export function httpClient(resolve: Resolve = systemResolve): ConnectorPorts['http'] {
  return async (request) => {
    const within = new AbortController();
    const exchange: Exchange = { connected: false };
    const end = () => within.abort();
    const timer = setTimeout(end, request.timeoutMs);
    const dialled = setTimeout(() => {
      if (!exchange.connected) end();
    }, CONNECT_MS);
    if (request.signal.aborted) end();
    request.signal.addEventListener('abort', end, { once: true });
    try {
      return await perform(request, resolve, within.signal, exchange);
    } catch (error) {
      throw error instanceof HttpFault ? error : faultOf(error, within.signal, exchange.connected);
    } finally {
      clearTimeout(timer);
      clearTimeout(dialled);
      request.signal.removeEventListener('abort', end);
    }
  };
}

async function perform(
  request: HttpRequest,
  resolve: Resolve,
  signal: AbortSignal,
  exchange: Exchange,
): Promise<HttpResponse> {
  const { url } = request;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const address = await checkedAddress(host, request.mayConnect, resolve, signal);
  const client = new Client(url.origin, {
    connect: pinned(address, host, request.timeoutMs, signal, exchange),
    // The one timer above is the only one: it covers slow headers, slow bodies and silence alike.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const { method, headers, body } = request;
    const answer = await client.request({
      method,
      path: `${url.pathname}${url.search}`,
      headers,
      body,
      signal,
    });
    return {
      status: answer.statusCode,
      headers: flat(answer.headers),
      body: await read(answer.body, request.maxBytes),
    };
  } finally {
    await client.destroy();
  }
}

/** undici's own connector, told the address instead of the name. */
function pinned(
  address: string,
  host: string,
  timeoutMs: number,
  signal: AbortSignal,
  exchange: Exchange,
): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs });
  return (options, callback) => {
    const servername = isIP(host) === 0 ? host.replace(/\.$/, '') : undefined;
    const target = {
      ...options,
      hostname: address,
      host: address,
      ...(servername === undefined ? {} : { servername }),
    };
    connect(target, (...result) => {
      const [error, socket] = result;
      // Ended while connecting: the connection is dropped before a byte is written, so nothing left.
      if (error === null && signal.aborted) {
        socket.destroy();
        callback(new Error('ended while connecting'), null);
        return;
      }
      exchange.connected ||= error === null;
      callback(...result);
    });
  };
}

async function read(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new HttpFault(`the answer is longer than ${maxBytes} bytes`, { sent: true });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Headers with one text each, as a list is written in one line (RFC 9110 §5.3). */
function flat(headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  return Object.fromEntries(entries);
}

/** What people read for a code of Node, of the resolver or of undici. Other errors are named by their code. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  ENOTFOUND: 'the name has no address',
  EAI_AGAIN: 'the name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  UND_ERR_INVALID_ARG: 'the request cannot be written as HTTP',
};

function faultOf(error: unknown, signal: AbortSignal, sent: boolean): HttpFault {
  if (signal.aborted) return new HttpFault('no answer in time', { sent });
  const code = codeOf(error);
  return new HttpFault(REASONS[code] ?? `the exchange broke (${code})`, {
    sent,
    refused: code === 'UND_ERR_INVALID_ARG',
  });
}

/** The parser's errors have a name and no code. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'no error';
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
