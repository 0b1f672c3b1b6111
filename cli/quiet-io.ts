import type { Io } from './io.ts';

/** So many messages are kept; a command that never ends must not grow by them. */
const KEPT = 200;

/** `-q`: results as ever, and what else was to be said only where the command fails. */
export interface QuietIo extends Io {
  /** Says what was held back, the newest of it. */
  flush(): void;
}

export function quietIo(io: Io): QuietIo {
  const held: string[] = [];
  return {
    ...io,
    progress: false,
    err(text) {
      held.push(text);
      if (held.length > KEPT) held.shift();
    },
    flush() {
      for (const text of held.splice(0)) io.err(text);
    },
  };
}
