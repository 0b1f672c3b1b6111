/**
 * A signal that ends after `ms` of the machine's clock. It keeps no process alive. A timer holds its controller,
 * where `AbortSignal.timeout` may be collected before it fires (Node 20).
 */
export function deadline(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms).unref();
  return controller.signal;
}
