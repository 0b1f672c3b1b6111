import { english, type Text } from '../dsl/say.ts';

/** A wrong call: a flag, a path, a setting, or nothing matched. Told as two lines, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** In English, as `message` is. */
  readonly help: string;
  /** Both, for other languages. */
  readonly said: { readonly message: Text; readonly help: Text };

  constructor(message: Text, help: Text) {
    super(english(message));
    this.help = english(help);
    this.said = { message, help };
  }
}

/** What the rules of the project do not allow this person, or now. Told as two lines, exit code 5. */
export class Refused extends UsageError {}

/** What was asked to be checked failed; everything is said already. Exit code 1. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}
