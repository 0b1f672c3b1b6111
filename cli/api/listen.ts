/** Where the API listens. */
export interface Listen {
  readonly host: string;
  readonly port: number;
}

/** `127.0.0.1:8790`, `[::1]:8790`; null: it is no such thing. */
export function readListen(written: string): Listen | null {
  const [, six, four, port] = /^(?:\[([0-9a-fA-F:]+)\]|([^:\s[\]]+)):(\d{1,5})$/.exec(written) ?? [];
  const number = Number(port);
  return port === undefined || number > 65_535 ? null : { host: six ?? four ?? '', port: number };
}

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
