import { type ConnectorPorts, HttpFault } from '../../connectors/connector.ts';

/** From the name's look-up to the answer's last byte, ms. */
const POST_MS = 5_000;
/** Of an answer nobody reads. */
const ANSWER_BYTES = 64 * 1024;

/**
 * Tells a service of the settings something. Whoever writes the settings may name any address of his network.
 *
 * @throws HttpFault  without the address, which may hold a secret
 */
export async function postJson(http: ConnectorPorts['http'], address: string, value: unknown): Promise<void> {
  const { status } = await http({
    method: 'POST',
    url: new URL(address),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
    signal: AbortSignal.timeout(POST_MS),
    maxBytes: ANSWER_BYTES,
    timeoutMs: POST_MS,
    mayConnect: () => true,
  });
  if (status < 200 || status > 299) throw new HttpFault(`the answer was ${status}`, { sent: true });
}
