import type { Command } from 'commander';

/** Options of commands that may stand before the command's name too, and whether a value follows. */
const EARLY: ReadonlyMap<string, boolean> = new Map([
  ['--json', false],
  ['--format', true],
]);

/**
 * A call in which `--json` and `--format …` stand behind the command that they are for, wherever they were written:
 * `--json lint` is `lint --json`. Whether the command has them is for it to say.
 *
 * @param args  behind the program's own name
 */
export function argumentsInOrder(args: readonly string[], program: Command): readonly string[] {
  const early: string[] = [];
  const kept: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const written = args[index] as string;
    if (!written.startsWith('-') || written === '--')
      return written === '--' ? args : [...kept, written, ...early, ...args.slice(index + 1)];
    const [flag = '', value] = written.split('=');
    const isEarly = EARLY.has(flag);
    const takesNext = value === undefined && (isEarly ? EARLY.get(flag) === true : takesValue(flag, program));
    const own = takesNext ? args.slice(index, index + 2) : [written];
    (isEarly ? early : kept).push(...own);
    if (takesNext) index++;
  }
  // There is no command: what is wrong with the call is told of it as it was written.
  return args;
}

function takesValue(flag: string, { options }: Command): boolean {
  return options.some((option) => (option.long === flag || option.short === flag) && option.required);
}
