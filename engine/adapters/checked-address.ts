import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { HttpFault } from '../../connectors/connector.ts';

/** All addresses of a host name. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, order: 'ipv4first' })).map(({ address }) => address);

/**
 * The address to connect to. A name is resolved once and every address is asked of `mayConnect`: a second look-up could
 * answer otherwise.
 *
 * @param host  a name or an address, without brackets
 * @throws HttpFault  with nothing sent
 */
export async function checkedAddress(
  host: string,
  mayConnect: (address: string) => boolean,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<string> {
  if (signal.aborted) throw new HttpFault('no answer in time', { sent: false });
  const addresses = isIP(host) === 0 ? await Promise.race([resolve(host), aborted(signal)]) : [host];
  const first = addresses[0];
  if (first === undefined) throw new HttpFault('the name has no address', { sent: false });
  if (!addresses.every((address) => mayConnect(address))) {
    const message = 'the name leads to an address that may not be called; `allowPrivate` opens ranges';
    throw new HttpFault(message, { sent: false, refused: true });
  }
  return first;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => reject(new HttpFault('no answer in time', { sent: false }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
