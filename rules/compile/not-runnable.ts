/** A bug of ours: something reached the compiler that `notYet` should have named. */
export function notRunnable(what: string): never {
  throw new Error(`compiled without asking notYet: ${what}`);
}
