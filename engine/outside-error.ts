/** Something outside failed (a broker, a database, a file): told to people as it is, exit code 4, never a stack trace. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';
  /** What to do about it, one line. */
  readonly help: string;
  readonly retryable: boolean;

  constructor(
    message: string,
    help: string,
    options: { readonly retryable?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.help = help;
    this.retryable = options.retryable ?? false;
  }
}

/** The store refused a write because somebody newer owns what we thought was ours (E1, E2). Never retried. */
export class Fenced extends Error {
  override readonly name = 'Fenced';
}
