/** A wrong call: a flag, a path, a setting, or nothing matched. Told as two lines, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly help: string;

  constructor(message: string, help: string) {
    super(message);
    this.help = help;
  }
}

/** What was asked to be checked failed; everything is said already. Exit code 1. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}
