/**
 * Runs a connector's code until it ends or its signal does, whether or not it listens to the signal. Never rejects.
 *
 * @param late    the result when the signal comes first; what the task does later is dropped
 * @param broken  the result when it throws, at once or later, given the error's name only: a message may quote a
 *                header or a body
 */
export async function within<T>(
  signal: AbortSignal,
  task: () => Promise<T>,
  late: T,
  broken: (errorName: string) => T,
): Promise<T> {
  let listener = () => {};
  const ended = new Promise<T>((resolve) => {
    listener = () => resolve(late);
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener, { once: true });
  });
  // `async` turns a synchronous throw into a rejection.
  const running = (async () => task())();
  try {
    return await Promise.race([running, ended]);
  } catch (error) {
    return broken(nameOf(error));
  } finally {
    signal.removeEventListener('abort', listener);
    running.catch(() => undefined);
  }
}

function nameOf(error: unknown): string {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : typeof error;
  return /^\w{1,80}$/.test(String(name)) ? String(name) : 'an error';
}
